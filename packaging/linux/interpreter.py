"""Link the interpreter of the package for older systems: ``python packaging/linux/interpreter.py`` (0057 says why).

Debian 12's own Python 3.11, linked anew so that it needs no more than the C library 2.28. Its sources and static
libraries come from Debian by apt, compiler and linker from the locked wheel of zig, which knows the symbols of every C
library. The outcome is a prefix in ``build/older/python``: ``bin/python3.11``, and the library of Python in ``lib``.
"""

import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bare import ROOT, apt, bare_root

OLDER = ROOT / "build" / "older"
PREFIX = OLDER / "python"
LOCKED = ROOT / "requirements" / "older.txt"
RELEASE = "bookworm"
VERSION = "3.11"
GLIBC = "2.28"

_OWN = Path(__file__).resolve().parent / "older"
_PYTHON = tuple(f"libpython{VERSION}-{part}" for part in ("minimal", "stdlib", "dev"))
_LIBRARIES = ("libexpat1-dev", "libffi-dev", "libsqlite3-dev", "libssl-dev", "zlib1g-dev")
_STATIC = ("libz", "libexpat", "libffi", "libcrypto", "libsqlite3")
_MODULES = {
    "_ctypes": ("_ctypes.c", "callbacks.c", "callproc.c", "cfield.c", "stgdict.c"),
    ".": ("_hashopenssl.c",),
    "_multiprocessing": ("multiprocessing.c", "semaphore.c", "posixshmem.c"),
    "_sqlite": (
        "blob.c", "connection.c", "cursor.c", "microprotocols.c", "module.c", "prepare_protocol.c", "row.c",
        "statement.c", "util.c",
    ),
}  # fmt: skip
"""What is built in, in the folder ``Modules`` of Python's source."""

_BUILT_IN = ("_ctypes.", "_hashlib.", "_multiprocessing.", "_posixshmem.", "_sqlite3.")
_FLAGS = (
    "-O2", "-g0", "-DNDEBUG", "-fwrapv", "-fno-strict-aliasing", "-fno-sanitize=undefined", "-fvisibility=hidden",
    "-DPy_BUILD_CORE_MODULE",
    # What Python's configure finds out of libffi 3.4.
    "-DHAVE_FFI_PREP_CIF_VAR", "-DHAVE_FFI_PREP_CLOSURE_LOC", "-DHAVE_FFI_CLOSURE_ALLOC",
)  # fmt: skip
_SHOWN = ("Py*", "_Py*", "main", "environ", "__environ", "_environ")
"""The names that stay visible. With libcrypto's or SQLite's too, plug-ins of VLC and Qt would take ours for theirs."""


def link_interpreter() -> Path:
    """Return the prefix, made when it is not there yet or this has changed."""
    stamp, recipe = OLDER / "recipe", _recipe()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == recipe:
        return PREFIX
    shutil.rmtree(OLDER, ignore_errors=True)
    OLDER.mkdir(parents=True)
    system, modules = _fetch()
    compiler = _compiler()
    _link(_compile(compiler, system, modules), compiler, system)
    library = PREFIX / "lib" / f"python{VERSION}"
    shutil.copytree(system / "lib" / f"python{VERSION}", library, ignore=shutil.ignore_patterns("sitecustomize.py"))
    for file in (library / "lib-dynload").iterdir():
        if file.name.startswith(_BUILT_IN):
            file.unlink()
    stamp.write_text(recipe, encoding="utf-8")
    return PREFIX


def _recipe() -> str:
    texts = [path.read_text(encoding="utf-8") for path in (Path(__file__), LOCKED, *sorted(_OWN.iterdir()))]
    return "\n".join(texts)


def _fetch() -> tuple[Path, Path]:
    """Return Debian's files for developing, as they would lie in /usr, and ``Modules`` of Python's source."""
    fetched, root = OLDER / "fetched", bare_root(RELEASE)
    fetched.mkdir()
    where = _fetch_source(root, fetched)
    apt(root, "download", *(f"{name}{where}" for name in _PYTHON), *_LIBRARIES, into=fetched)
    for package in fetched.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, OLDER / "system"], check=True)
    described = next(fetched.glob("*.dsc"))
    source = OLDER / "source"
    subprocess.run(["dpkg-source", "--no-check", "-x", described, source], check=True, stdout=subprocess.DEVNULL)
    return OLDER / "system" / "usr", source / "Modules"


def _fetch_source(root: Path, fetched: Path) -> str:
    """Fetch Python's source, the newest or else the release's own; return what names the same of its libraries.

    Not every mirror has the sources of what came out for security's sake.
    """
    for where in ("", f"/{RELEASE}"):
        with contextlib.suppress(subprocess.CalledProcessError):
            apt(root, "source", "--download-only", f"python{VERSION}{where}", into=fetched)
            return where
    raise SystemExit(f"The source of Python {VERSION} of Debian {RELEASE} cannot be fetched.")


def _compiler() -> tuple[str | Path, ...]:
    """Install the locked zig into a folder of its own; return the words that compile for the older C library."""
    locked = re.split(r"^(?=\S)", LOCKED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    wanted = OLDER / "zig.txt"
    wanted.write_text(next(block for block in locked if block.startswith("ziglang==")), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    subprocess.run([*pip, "--target", OLDER / "zig", "--require-hashes", "-r", wanted], check=True)
    here = (f"ZIG_GLOBAL_CACHE_DIR={OLDER / 'cache'}", f"ZIG_LOCAL_CACHE_DIR={OLDER / 'cache'}")
    return ("env", *here, OLDER / "zig" / "ziglang" / "zig", "cc", "-target", f"x86_64-linux-gnu.{GLIBC}")


def _compile(compiler: Sequence[str | Path], system: Path, modules: Path) -> list[Path]:
    """Compile what is built in, and return the objects."""
    python = system / "include" / f"python{VERSION}"
    folders = (python, python / "internal", system / "include", system / "include/x86_64-linux-gnu", modules)
    sources = [modules / folder / name for folder, names in _MODULES.items() for name in names]
    sources += sorted(_OWN.glob("*.c"))
    (OLDER / "objects").mkdir()
    objects = [OLDER / "objects" / f"{source.parent.name}-{source.stem}.o" for source in sources]

    def compiled(source: Path, made: Path) -> None:
        subprocess.run([*compiler, *_FLAGS, *(f"-I{one}" for one in folders), "-c", source, "-o", made], check=True)

    with ThreadPoolExecutor() as pool:
        list(pool.map(compiled, sources, objects))
    return objects


def _link(objects: Sequence[Path], compiler: Sequence[str | Path], system: Path) -> None:
    """Link ``PREFIX/bin/python3.11``: everything into one object first, in which names can be hidden."""
    whole = system / "lib" / f"python{VERSION}" / f"config-{VERSION}-x86_64-linux-gnu" / f"libpython{VERSION}.a"
    static = [system / "lib/x86_64-linux-gnu" / f"{name}.a" for name in _STATIC]
    one = OLDER / "python.o"
    archives = ["--whole-archive", whole, "--no-whole-archive", "--start-group", *static, "--end-group"]
    subprocess.run(["ld", "-r", "-o", one, *objects, *archives], check=True)
    # zig knows neither --exclude-libs nor --dynamic-list.
    subprocess.run(["objcopy", "--wildcard", *(f"--keep-global-symbol={name}" for name in _SHOWN), one], check=True)
    python = PREFIX / "bin" / f"python{VERSION}"
    python.parent.mkdir(parents=True)
    libraries = ("-lm", "-ldl", "-lutil", "-lpthread", "-lrt")
    subprocess.run([*compiler, "-o", python, one, *libraries, "-rdynamic", "-no-pie"], check=True)


if __name__ == "__main__":
    sys.stdout.write(f"{link_interpreter()}\n")

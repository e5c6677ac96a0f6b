"""Lay out the private tree of the installed program: an interpreter, the locked wheels, and ours.

    python packaging/linux/tree.py FOLDER [older]

Run it with the interpreter that goes in (docs/decisions/0040); for older systems one is linked (0057). FOLDER becomes
what is /opt/skylesson on a school's computer: ``bin/python3`` with its library in ``lib/``, and everything else in its
``site-packages``.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from bare import ROOT
from editions import EDITIONS, MANY, Edition, plain
from packaging.requirements import Requirement
from qt_parts import keep_what_is_used

_NOT_OF_USE = {
    "test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "venv", "pydoc_data", "distutils",
    "site-packages", "dist-packages", "__pycache__", "__phello__", "turtle.py", "pydoc.py",
}  # fmt: skip
"""Of Python's own library: what no program of ours imports. (``config-3.11-…`` is for embedding it.)"""

_MODULES_NOT_OF_USE = (
    "_tkinter", "_curses", "_curses_panel", "readline", "nis", "_dbm", "_gdbm", "_ssl", "_crypt", "_uuid",
    "_test", "_xxtest", "xx",
)  # fmt: skip
"""Compiled modules that would want libraries of the system for nothing: no socket is ever opened, so no TLS either."""

_CLUTTER = ("*.pyi", "*.h", "*.pxd", "*.pyx", "*.c", "*.a", "py.typed")
_FOLDERS_OF_CLUTTER = ("tests", "test", "SelfTest", "testing", "include", "__pycache__")


def lay_out(folder: Path, edition: Edition = MANY) -> None:
    """Fill ``folder``, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    python = _copy_interpreter(folder, edition)
    said = subprocess.run(
        [python, "-I", "-c", "import site; print(site.getsitepackages()[-1])"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    packages = Path(said.stdout.strip())
    if not packages.is_relative_to(folder):
        raise SystemExit(f"The copied interpreter looks outside of its tree: {packages}")
    _install(packages, edition)
    keep_what_is_used(packages, [ROOT / room for room in ("catalogue", "desktop", "player", "sync")])
    _sweep(packages)
    # Without looking at the sources ever again: they do not change, and an old PC's disk is slow.
    subprocess.run(
        [python, "-I", "-m", "compileall", "-q", "-j0", "--invalidation-mode", "unchecked-hash", folder / "lib"],
        check=True,
    )


def needed() -> frozenset[str]:
    """Return the names of the distributions that the program needs, of all that are locked (some build it)."""
    found: set[str] = set()
    waiting = ["skylesson"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            wanted = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        found.add(name)
        asked = (Requirement(text) for text in wanted)
        waiting += [plain(one.name) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    return frozenset(found - {"skylesson"})


def _copy_interpreter(folder: Path, edition: Edition) -> Path:
    """Copy the interpreter that goes in, with its library, and have it find both wherever it lies."""
    source = edition.interpreter()
    library = folder / "lib" / source.library.name
    shutil.copytree(source.library, library, ignore=_ignored, symlinks=False)
    python = folder / "bin" / "python3"
    python.parent.mkdir()
    shutil.copy(source.program, python)
    compiled = list((library / "lib-dynload").glob("*.so"))
    if source.shared:
        compiled.append(Path(shutil.copy(source.shared, folder / "lib")))
        subprocess.run(["patchelf", "--set-rpath", "$ORIGIN/../lib", python], check=True)
    subprocess.run(["strip", "--strip-unneeded", *compiled, python], check=True)
    (library / "site-packages").mkdir(exist_ok=True)
    return python


def _ignored(_folder: str, names: Iterable[str]) -> set[str]:
    unwanted = _NOT_OF_USE | {name for name in names if name.startswith(("config-", *_MODULES_NOT_OF_USE))}
    return unwanted & set(names)


def _install(packages: Path, edition: Edition) -> None:
    """Install the needed ones of the locked wheels, checked by their hashes, and the program itself."""
    wanted = needed()
    wanted_list = ROOT / "build" / edition.name / "locked.txt"
    wanted_list.parent.mkdir(parents=True, exist_ok=True)
    wanted_list.write_text("".join(text for name, text in edition.locked().items() if name in wanted), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    into = ["--no-deps", "--target", str(packages)]
    wheels = ["--only-binary=:all:", *edition.pip, "--require-hashes", "-r", str(wanted_list)]
    subprocess.run([*pip, *into, *wheels], check=True)
    subprocess.run([*pip, *into, "--no-build-isolation", str(ROOT)], check=True)


def _sweep(packages: Path) -> None:
    """Take out tests, headers and stubs of libraries, and what pip leaves."""
    for name in _FOLDERS_OF_CLUTTER:
        for found in sorted(packages.rglob(name)):
            if found.is_dir() and not found.is_relative_to(packages / "desktop"):
                shutil.rmtree(found)
    for pattern in _CLUTTER:
        for found in packages.rglob(pattern):
            found.unlink()
    shutil.rmtree(packages / "bin", ignore_errors=True)


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]).absolute(), EDITIONS[sys.argv[2] if len(sys.argv) > 2 else "many"])

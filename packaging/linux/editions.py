"""The packages that are built: one for the many, one for systems with an older C library (docs/decisions/0057)."""

import re
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bare import OLDER_RELEASE, RELEASE, ROOT
from interpreter import GLIBC, PREFIX, VERSION, link_interpreter
from symbols import Version

from sync.program_manifest import OLDER as OLDER_PLATFORM
from sync.program_manifest import this_platform

_LOCKS = ROOT / "requirements"


@dataclass(frozen=True, slots=True)
class Interpreter:
    """What of a Python goes in: its program, its library, and where the program is only a part, the rest of it."""

    program: Path
    library: Path
    shared: Path | None


@dataclass(frozen=True, slots=True)
class Edition:
    """What one package has of its own.

    ``name`` is that of its folder in ``build``, ``suffix`` goes after the version, later ``locks`` come before earlier
    ones, ``pip`` says for which machine, and ``platform`` is what updates of it are for. ``release`` is the Debian
    whose packages go beside it, in ``folder``. ``symbols`` are the newest that it may want of the system's libraries,
    and ``least`` the versions of Debian's packages that have these; of the package for the many dpkg-shlibdeps says it.
    """

    name: str
    suffix: str
    locks: Sequence[Path]
    pip: Sequence[str]
    platform: str
    release: str
    folder: str
    symbols: Mapping[str, Version] = field(default_factory=dict)
    least: Mapping[str, str] = field(default_factory=dict)

    def interpreter(self) -> Interpreter:
        """Return the interpreter that goes in, linked first where none is there yet."""
        if not self.suffix:
            return _running()
        link_interpreter()
        version = f"python{VERSION}"
        return Interpreter(PREFIX / "bin" / version, PREFIX / "lib" / version, None)

    def locked(self) -> dict[str, str]:
        """Return the text of each locked package by its name, as pip reads it."""
        found: dict[str, str] = {}
        for lock in self.locks:
            blocks = re.split(r"^(?=\S)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
            found |= {plain(block.split("==")[0]): block for block in blocks if "==" in block}
        return found


def plain(name: str) -> str:
    """Return the name of a distribution as it is compared (Python's packaging specifications, "Names")."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _running() -> Interpreter:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    shared = None
    if sysconfig.get_config_var("Py_ENABLE_SHARED"):
        shared = Path(sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME"))
    return Interpreter(Path(sys.base_prefix, "bin", version), Path(sysconfig.get_path("stdlib")), shared)


def _up_to(glibc: str) -> list[str]:
    """Return pip's words for what runs with that C library at the newest (PEP 600; aliases: PEP 513, 571, 599)."""
    most = int(glibc.partition(".")[2])
    names = [f"manylinux_2_{minor}" for minor in range(most, 4, -1)] + ["manylinux2014", "manylinux2010", "manylinux1"]
    machines = [word for name in names for word in ("--platform", f"{name}_x86_64")]
    return [*machines, "--python-version", VERSION, "--implementation", "cp"]


MANY = Edition("deb", "", [_LOCKS / "runtime.txt"], [], this_platform(), RELEASE, "debs")
OLDER = Edition(
    "deb-older",
    f"~glibc{GLIBC}",
    [_LOCKS / "runtime.txt", _LOCKS / "older.txt"],
    _up_to(GLIBC),
    f"linux-x86_64{OLDER_PLATFORM}",
    OLDER_RELEASE,
    "debs-older",
    {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11)},  # of Debian 10
    {"libc6": GLIBC, "libstdc++6": "8"},
)
EDITIONS = {"many": MANY, "older": OLDER}

"""The newest symbols that compiled files want of the C and C++ libraries: what decides where they run."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

Version = tuple[int, ...]

_WANTED = re.compile(r"\b(GLIBC|GLIBCXX|CXXABI)_(\d+(?:\.\d+)+)")


def newest_wanted(files: Iterable[Path]) -> dict[str, Version]:
    """Return the newest version of each kind of symbol that ``files`` (ELF) do not bring themselves."""
    said = subprocess.run(["objdump", "-T", *files], check=True, capture_output=True, text=True).stdout
    found: dict[str, Version] = {}
    for line in said.splitlines():
        if "*UND*" in line:
            for kind, version in _WANTED.findall(line):
                found[kind] = max(found.get(kind, ()), tuple(map(int, version.split("."))))
    return found


def hold_to(limits: Mapping[str, Version], files: Iterable[Path]) -> None:
    """End the build where ``files`` want newer symbols than ``limits`` allow."""
    for kind, version in newest_wanted(files).items():
        if version > limits.get(kind, version):
            most, wanted = (".".join(map(str, one)) for one in (limits[kind], version))
            raise SystemExit(f"It would want {kind}_{wanted} of the system, and {kind}_{most} is the newest it may.")

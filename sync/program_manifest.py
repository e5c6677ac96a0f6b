"""The manifest of a version of the program, parsed strictly. Source: docs/package-format.md, "skylesson-program/1".

It lies beside its archive as that of a curriculum package does. Pure: bytes in, frozen values out.
"""

import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.errors import ManifestError
from sync.json_fields import FieldProblem, Fields
from sync.manifest import ArchiveFacts, archive_facts, decoded, side_manifest_path
from sync.names import twins
from sync.version_number import PATTERN, version_key

FORMAT = "skylesson-program/1"
PLATFORM = r"(linux|windows|macos)-[a-z0-9_]{1,32}"
MOST_FILES = 100_000

_NAMED = re.compile(rb'\s*\{\s*"format"\s*:\s*"skylesson-program/')
_HEAD = 200
_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
_MOST_READS = 10
_GLIBC_OF_THE_MANY = (2, 35)
OLDER = "_glibc228"
"""What a platform is called beside its machine where the C library is older than what the many have (0057)."""
_SHA256 = r"[0-9a-f]{64}"


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """A file of the program: its place in the version's folder, bytes, hash, and whether it is carried out."""

    path: str
    size: int
    sha256: str
    runs: bool


@dataclass(frozen=True, slots=True)
class ProgramManifest:
    """What a version says of itself. ``reads`` are the schemas that it knows, by the name of the database."""

    version: str
    platform: str
    issuer: str
    created: str
    executable: str
    reads: dict[str, int]
    files: tuple[ProgramFile, ...]
    archive: ArchiveFacts | None

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def is_program(archive: Path) -> bool:
    """Tell by what lies beside an archive whether it is a version of the program: ``format`` comes first there."""
    try:
        with side_manifest_path(archive).open("rb") as file:
            return _NAMED.match(file.read(_HEAD)) is not None
    except OSError:
        return False


def this_platform() -> str:
    """Return the platform that this program runs on, as manifests name it, such as ``linux-x86_64``.

    A Linux whose C library is too old for what is built for the many is a platform of its own.
    """
    machine = platform.machine().lower()
    name = f"{_SYSTEMS.get(sys.platform, sys.platform)}-{_MACHINES.get(machine, machine)}"
    library, version = platform.libc_ver() if sys.platform == "linux" else ("", "")
    return f"{name}{OLDER}" if library == "glibc" and version_key(version) < _GLIBC_OF_THE_MANY else name


def parse_program_manifest(data: bytes, path: Path) -> ProgramManifest:
    """Parse a manifest; ``path`` is only named in errors.

    Raises:
        ManifestError: facts ``where`` (a JSON path) and ``problem`` (a code) say what breaks the format.
    """
    try:
        return _manifest(Fields("", decoded(data, path)))
    except FieldProblem as found:
        raise ManifestError(path, where=found.where, problem=found.problem) from found


def _manifest(top: Fields) -> ProgramManifest:
    if top.text("format") != FORMAT:
        raise FieldProblem("format", "unknown-format")
    files = tuple(_file(fields) for fields in top.objects("files", MOST_FILES))
    executable, archive = top.member_name("executable"), top.optional_object("archive")
    if twins(file.path for file in files):
        raise FieldProblem("files", "duplicate")
    if not any(file.path == executable and file.runs for file in files):
        raise FieldProblem("executable", "absent")
    return ProgramManifest(
        version=top.matching("version", PATTERN),
        platform=top.matching("platform", PLATFORM),
        issuer=top.text("issuer", default=""),
        created=top.moment("created"),
        executable=executable,
        reads=_reads(top),
        files=files,
        archive=None if archive is None else archive_facts(archive),
    )


def _file(fields: Fields) -> ProgramFile:
    return ProgramFile(
        path=fields.member_name("path"),
        size=fields.whole("size", 0),
        sha256=fields.matching("sha256", _SHA256),
        runs=fields.flag("runs"),
    )


def _reads(top: Fields) -> dict[str, int]:
    """Return the schemas by database; what a later program has beside is kept, too."""
    said: Any = top.optional_object("reads")
    names = () if said is None else said.keys()[:_MOST_READS]
    return {name: said.whole(name, 1) for name in names}

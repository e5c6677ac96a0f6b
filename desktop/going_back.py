"""Which versions of the program can be gone back to, and going there: what a version cannot read it is not let near."""

from dataclasses import dataclass
from pathlib import Path

from catalogue.file_version import FileVersion, version_of
from sync.errors import ProgramBackError
from sync.version_number import version_key
from sync.versions import INSTALLED, Versions

_SCHOOL = "school"
"""What a version says under ``reads`` of school.db; resources.db is made again by whichever version needs it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A version that is here. ``before``: it ran before the current one. ``failed``: it did not start twice.

    ``proven`` is false while it has not shown a window yet; ``reads_records``: it knows the school's records as they
    are now.
    """

    version: str
    current: bool
    installed: bool
    before: bool
    proven: bool
    reads_records: bool
    failed: bool = False


def choices(versions: Versions, library: Path) -> list[Choice]:
    """Return the versions that are here, the newest first."""
    now, records = versions.standing(), _records(library)

    def choice(name: str) -> Choice:
        current = name == now.current
        return Choice(
            version=name or versions.installed,
            current=current,
            installed=name == INSTALLED,
            before=name == now.before and not current,
            proven=now.proven or not current,
            reads_records=_reads(versions, name, records),
            failed=name in now.failed,
        )

    here = [choice(name) for name in versions.here()]
    place = next((n for n, one in enumerate(here) if _older(one.version, versions.installed)), len(here))
    return [*here[:place], choice(INSTALLED), *here[place:]]


def go_back(versions: Versions, library: Path, version: str) -> None:
    """Have another version start at the next start, older or newer.

    Raises:
        ProgramBackError: it is not here, or does not know the school's records as they are now.
        OSError: the disk refused; things stand as they did.
    """
    name = INSTALLED if version == versions.installed else version
    if name != INSTALLED and versions.filed(name) is None:
        raise ProgramBackError(versions.folder, program=version, problem="not-here")
    if not _reads(versions, name, _records(library)):
        raise ProgramBackError(versions.folder, program=version, problem="records")
    versions.back_to(name)


def _records(library: Path) -> FileVersion | None:
    return version_of(library / "school.db")


def _reads(versions: Versions, name: str, records: FileVersion | None) -> bool:
    """Tell whether a version knows the records; one that never said what it knows finds out by itself."""
    known = versions.reads(name).get(_SCHOOL)
    return records is None or known is None or records.readers <= known


def _older(version: str, than: str) -> bool:
    return version_key(version) < version_key(than)

"""Where the library is, and opening what lies in it, mending what can be mended."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from catalogue.backups import Backup, Backups
from catalogue.models import RESOURCES_VERSION, SCHOOL_VERSION
from catalogue.school import School
from catalogue.store import Catalogue
from desktop.launching import known_versions
from desktop.mended import BACKUPS, Mended, open_catalogue, open_school
from sync.right_of_way import RightOfWay
from sync.versions import Versions


@dataclass(frozen=True, slots=True)
class Household:
    """What is kept of one library while the program runs.

    ``mended`` says that the index has to be made again; ``told`` what was wrong when it was opened, for people;
    ``right_of_way`` is taken while a lesson plays.
    """

    library: Path
    catalogue: Catalogue
    school: School
    mended: bool = False
    told: tuple[Mended, ...] = ()
    right_of_way: RightOfWay = field(default_factory=RightOfWay)

    def back_up(self, *, always: bool = False) -> Backup | None:
        """Make a backup of the school's own records when one is due, or ``always``; None when there was no need.

        Raises:
            CatalogueError: the disk refused, or what was written is not good; older backups are there.
        """
        backups = Backups(self.library / BACKUPS)
        if always or backups.is_due(self.school.rows(), today()):
            return backups.make(self.school, today())
        return None

    def close(self) -> None:
        """Close both databases."""
        self.catalogue.close()
        self.school.close()


def today() -> date:
    """Return the day as the clock on the wall has it, right or not."""
    return datetime.now(UTC).astimezone().date()


def program_versions() -> Versions:
    """Return the versions of the program that are here; they are told which databases this one knows."""
    return known_versions({"school": SCHOOL_VERSION, "resources": RESOURCES_VERSION})


def open_household(library: Path) -> Household:
    """Open the databases of ``library``, making the library when it is new.

    A catalogue that cannot be read is set aside and replaced by the shipped plan: it is only an index. The school's
    own records are restored from their newest good backup.

    Raises:
        DatabaseDamagedError: one of them cannot be read, and another program is using the library.
        DatabaseTooNewError: a newer version of the program has been used on this library.
        OSError: the folder cannot be made or written.
    """
    library = library.absolute()
    library.mkdir(parents=True, exist_ok=True)
    catalogue, index_told, remake = open_catalogue(library)
    try:
        school, school_told = open_school(library)
    except BaseException:
        catalogue.close()
        raise
    told = tuple(mended for mended in (school_told, index_told) if mended is not None)
    return Household(library, catalogue, school, remake, told)

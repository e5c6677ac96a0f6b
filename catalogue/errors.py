"""What can go wrong with the catalogue. Errors carry facts; ``desktop/messages.py`` has the words."""

from pathlib import Path


class CatalogueError(Exception):
    """Something about the catalogue that its user has to know; never a programming mistake."""


class DatabaseDamagedError(CatalogueError):
    """A database failed its integrity check or cannot be read at all."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path.name}: {detail}")
        self.path, self.detail = path, detail


class DatabaseOldError(DatabaseDamagedError):
    """A database was written by an older version of the program, in tables that are not used any more."""


class DatabaseWriteError(CatalogueError):
    """A change could not be written; nothing was changed. ``full`` says that the disk has no room."""

    def __init__(self, path: Path, detail: str, *, full: bool) -> None:
        super().__init__(f"{path.name}: {detail}")
        self.path, self.detail, self.full = path, detail, full


class DatabaseTooNewError(CatalogueError):
    """A database was written by a newer version of the program, and is not for this one; it is left alone.

    ``found`` and ``known`` are schemas; ``program`` the first version that knows the one found, '' if nobody said.
    """

    def __init__(self, path: Path, found: int, known: int, program: str = "") -> None:
        super().__init__(f"{path.name}: schema {found}, this program knows {known}")
        self.path, self.found, self.known, self.program = path, found, known, program


class SeedError(CatalogueError):
    """A row of the plan cannot be used; ``row`` counts from 1 below the heading line."""

    def __init__(self, path: Path, row: int, problem: str) -> None:
        super().__init__(f"{path.name}, row {row}: {problem}")
        self.path, self.row, self.problem = path, row, problem


class UnknownLessonError(CatalogueError):
    """A lesson was asked for that neither the plan nor a package knows. Facts: ``name``."""

    reason = "unknown-lesson"

    def __init__(self, lesson_id: str) -> None:
        super().__init__(f"no lesson {lesson_id!r}")
        self.lesson_id = lesson_id
        self.facts: dict[str, object] = {"name": lesson_id}


class CountyError(CatalogueError):
    """The database of a county is not there, or refuses. Facts: ``host``, ``detail``."""

    reason = "county-database"

    def __init__(self, host: str, detail: str) -> None:
        super().__init__(f"{host}: {detail}")
        self.facts = {"host": host, "detail": detail}


class ScheduleWishError(CatalogueError):
    """What somebody wants of the schedule cannot be; ``reason`` is a code of desktop/messages.py, ``name`` of whom."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(f"{reason}: {name}")
        self.reason, self.facts = reason, {"name": name}


class FileRefusedError(CatalogueError):
    """A timetable or calendar cannot be read. ``problem`` is a code, ``where`` the place in the file, '' for all of it.

    ``reason`` and ``facts`` are what desktop/messages.py words it by.
    """

    reason = "bad-timetable"

    def __init__(self, path: Path, problem: str, where: str = "") -> None:
        super().__init__(f"{path.name}: {problem} {where}".rstrip())
        self.path, self.problem, self.where = path, problem, where
        self.facts = {"name": path.name, "problem": problem, "where": where}

"""What takes room in a library, how long the rest will do, and what could go. Nothing here removes anything."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from catalogue.records import Lesson, LocalText, Package
from catalogue.schedule import terms_over
from catalogue.store import Catalogue
from sync.errors import PackageError
from sync.ledger import Room, taken_by
from sync.side import read_side
from sync.storage import PART_ENDING, Library, reason_path, side_paths

_PACKAGE = re.compile(r"(?P<stem>.+)-v(?P<version>\d+)")


class Rule(StrEnum):
    """Why something could go (command line contract, field ``rule``); CHOICE: only because somebody wants it gone."""

    SUPERSEDED = "superseded"
    ABANDONED = "abandoned"
    REFUSED = "refused"
    TERM_OVER = "term-over"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Removable:
    """Something that could go. ``name`` is the id of a package, else where it lies in the library; ``bytes`` on disk.

    ``lends_to`` are the packages that use bytes of it, and ``lends_lessons`` how many lessons these would be short of.
    """

    name: str
    rule: Rule
    title: LocalText
    version: int
    bytes: int
    lends_to: tuple[str, ...] = ()
    lends_lessons: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """The disk, the bytes of the packages, and for how many more teaching weeks there is room, None if unknown."""

    room: Room
    packages: int
    weeks: int | None


def outlook(library: Library, catalogue: Catalogue) -> Outlook:
    """Return how things stand. A week takes what those weeks of the plan take that are here; no clock is asked.

    Raises:
        OSError: the disk does not say.
    """
    # Those that are not whole take all their room already.
    here = [*catalogue.packages(), *catalogue.incomplete_packages()]
    room, packages = library.ledger.room(), sum(package.size for package in here)
    weeks = catalogue.weeks_here()
    return Outlook(room, packages, room.left * weeks // packages if weeks and packages else None)


def removable(library: Library, catalogue: Catalogue, taught: Collection[str]) -> list[Removable]:
    """Return what could go: first what a rule names, then every other package; the largest first."""
    packages = catalogue.packages()
    listed = [*packages, *catalogue.incomplete_packages()]
    found = [
        *_superseded(library, catalogue, {package.file for package in listed}),
        *_abandoned(library, catalogue, listed),
        *_refused(library),
        *_packages(library, catalogue, listed, taught),
    ]
    order = list(Rule)
    return sorted(found, key=lambda each: (order.index(each.rule), -each.bytes, each.name))


@dataclass(frozen=True, slots=True)
class Place:
    """A file that could go, and what of it is in the cache: None where that belongs to another file of its package."""

    file: Path
    cache: Path | None
    root: Path

    @property
    def name(self) -> str:
        """The file as the catalogue names it."""
        return self.file.relative_to(self.root).as_posix()

    @property
    def unpacked(self) -> str:
        """The folder in the cache as the catalogue names it, with a slash at its end; '' for none."""
        return "" if self.cache is None else self.cache.relative_to(self.root).as_posix() + "/"


def place_of(library: Library, catalogue: Catalogue, file: Path) -> Place:
    """Return what goes with a file. A part shares the cache with the package that it belongs to."""
    home = library.home_of(file)
    listed = {package.file for package in (*catalogue.packages(), *catalogue.incomplete_packages())}
    own = file == home or file.relative_to(library.root).as_posix() in listed
    return Place(file, library.cache_folder(home) if own else None, library.root)


def _superseded(library: Library, catalogue: Catalogue, listed: Collection[str]) -> Iterator[Removable]:
    """Older versions, which are kept only while others use bytes of theirs."""
    for path in library.packages_here():
        name = path.relative_to(library.root).as_posix()
        if name not in listed:
            parts = _PACKAGE.fullmatch(path.stem)
            version = int(parts["version"]) if parts else 0
            yield _lending(library, catalogue, path, Removable(name, Rule.SUPERSEDED, _title(path), version, 0))


def _abandoned(library: Library, catalogue: Catalogue, packages: Collection[Package]) -> Iterator[Removable]:
    """Parts of versions that nobody waits for: a newer one, or the very same, is here or has begun to come."""
    listed = {package.file for package in packages}
    newest = {library.home_of(library.root / p.file).stem.rpartition("-v")[0]: p for p in packages}
    for path in library.incoming.glob(f"*{PART_ENDING}"):
        name, parts = path.relative_to(library.root).as_posix(), _PACKAGE.fullmatch(library.home_of(path).stem)
        known = newest.get(parts["stem"]) if parts else None
        if parts and known is not None and name not in listed and int(parts["version"]) <= known.version:
            said = Removable(name, Rule.ABANDONED, known.title, int(parts["version"]), 0)
            yield _lending(library, catalogue, path, said)


def _refused(library: Library) -> Iterator[Removable]:
    for path in library.quarantine.glob("*.reason.json"):
        file = path.with_name(path.name.removesuffix(".reason.json"))
        if reason_path(file) == path and file.exists():
            name = file.relative_to(library.root).as_posix()
            yield Removable(name, Rule.REFUSED, LocalText(file.name), 0, _with_sides(file))


def _packages(
    library: Library, catalogue: Catalogue, packages: Collection[Package], taught: Collection[str]
) -> Iterator[Removable]:
    lessons = {lesson.id: lesson for lesson in catalogue.lessons()}
    over, of_package = terms_over(lessons.values(), taught), catalogue.lessons_of_packages()
    for package in packages:
        if package.own:
            continue  # it goes only where it was added
        mine = [lessons[lesson_id] for lesson_id in of_package.get(package.id, ()) if lesson_id in lessons]
        rule = Rule.TERM_OVER if mine and all(_is_over(lesson, over) for lesson in mine) else Rule.CHOICE
        said = Removable(package.id, rule, package.title, package.version, 0)
        yield _lending(library, catalogue, library.root / package.file, said)


def _is_over(lesson: Lesson, over: Collection[tuple[int, int]]) -> bool:
    return (lesson.grade, lesson.term) in over


def _lending(library: Library, catalogue: Catalogue, file: Path, said: Removable) -> Removable:
    place = place_of(library, catalogue, file)
    borrowers = catalogue.borrowers(place.name, place.unpacked)
    lessons = {lesson for theirs in borrowers.values() for lesson in theirs}
    size = _with_sides(file) + (0 if place.cache is None else taken_by(place.cache))
    return Removable(said.name, said.rule, said.title, said.version, size, tuple(sorted(borrowers)), len(lessons))


def _with_sides(file: Path) -> int:
    return sum(map(taken_by, (file, *side_paths(file))))


def _title(path: Path) -> LocalText:
    try:
        side = read_side(path)
    except PackageError:
        side = None
    return LocalText(path.name) if side is None else side.manifest.title

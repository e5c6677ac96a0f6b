"""What must hold on every disk that a power cut leaves: nothing promised is wrong, and nothing that arrived is lost."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.records import LessonState, Trust
from sync.importer import Origin
from tests.powercut.workload import (
    DAMAGED,
    DAMAGED_ID,
    HEALED,
    LESSONS,
    LISTED,
    SIGNED,
    Opened,
    opened,
    put_in_order,
    take_all,
)


@dataclass(frozen=True)
class Sent:
    """The files that were sent. ``safe`` says that they were on the disk, whole, before the import began."""

    drop: Path
    files: Mapping[str, bytes]
    safe: bool
    origin: Origin = Origin.DROP

    @property
    def wanted(self) -> Mapping[str, tuple[str, int]]:
        """Id and version of the good packages by the beginning of their files' names."""
        return {name: wanted for name, wanted in LISTED.items() if any(file.startswith(name) for file in self.files)}

    @property
    def lessons(self) -> Iterator[str]:
        """The lessons that are ready in the end."""
        for name, lesson in zip("abcd", LESSONS, strict=True):
            if any(wanted.startswith(name) for wanted in self.wanted):
                yield lesson

    def is_here(self, name: str) -> bool:
        """Tell whether a package and what lies beside it are still as they were sent."""
        return all(_holds(self.drop / file, data) for file, data in self.files.items() if file.startswith(name))

    def send_again(self) -> None:
        """Do what the next round of the sending does: each file arrives anew."""
        self.drop.mkdir(exist_ok=True)
        for name, data in self.files.items():
            (self.drop / name).write_bytes(data)


def start_again(root: Path, sent: Sent) -> list[str]:
    """Do what the next start does, and return what is wrong then; [] when all is well."""
    with opened(root) as program:
        return list(_looked_at(program, sent))


def _looked_at(program: Opened, sent: Sent) -> Iterator[str]:
    yield from _database(program)
    # What was unpacked may be torn until the library was put in order; a package that is listed never is.
    yield from _promises(program, "as found", program.library.packages)
    put_in_order(program)
    yield from _promises(program, "in order", program.library.root)
    yield from _lessons(program)
    if sent.safe:
        yield from _nothing_lost(program, sent)
    else:
        sent.send_again()
    take_all(program, sent.drop, sent.origin)
    yield from _promises(program, "taken again", program.library.root)
    yield from _all_taken(program, sent)
    yield from _as_sent(program, sent)
    yield from _tidy(program, sent)


def _database(program: Opened) -> Iterator[str]:
    with program.catalogue._database.reading() as database:
        said = database.pragma("integrity_check")
    if said != "ok":
        yield f"the database: {said}"


def _promises(program: Opened, when: str, folder: Path) -> Iterator[str]:
    """Yield each resource that is said to lie under ``folder`` and whose bytes there are not what they should be."""
    for lesson in LESSONS:
        for resource in program.catalogue.resources(lesson):
            extent = resource.extent
            if extent is None or not extent.path.is_relative_to(folder):
                continue
            try:
                with extent.path.open("rb") as file:
                    file.seek(extent.offset)
                    found = hashlib.sha256(file.read(extent.size)).hexdigest()
            except OSError as error:
                found = str(error)
            if found != resource.sha256:
                yield f"{when}: {resource.member} of {lesson} is not what it should be: {found}"


def _lessons(program: Opened) -> Iterator[str]:
    """A lesson is here or not: half of one would be found out in the classroom. What was ready before stays so."""
    states = [program.catalogue.lesson(lesson).state for lesson in LESSONS]
    if states[0] is not LessonState.READY:
        yield f"the lesson that was ready is {states[0]}"
    if states[1] is LessonState.PARTIAL:  # of the others some pieces may be here, and what is whole of them shows
        yield "half a lesson shows"


def _nothing_lost(program: Opened, sent: Sent) -> Iterator[str]:
    for name, wanted in sent.wanted.items():
        # Good pieces of the copies that heal may be in the library already: they are taken again, and must add up.
        if not name.endswith(".7z"):
            continue
        if not _is_listed(program, wanted) and not sent.is_here(name):
            yield f"{name} is neither listed nor where it came from"
    if not _damaged_is_kept(program, sent):
        yield f"{DAMAGED} is neither kept nor where it came from"


def _all_taken(program: Opened, sent: Sent) -> Iterator[str]:
    """In the end every good package is in, and the damaged one is kept."""
    for name, wanted in sent.wanted.items():
        if not _is_listed(program, wanted):
            yield f"{name} cannot be taken in again"
    for name in (*LISTED, *HEALED):
        if sent.origin is Origin.DROP and (sent.drop / name).exists():
            yield f"{name} was taken in and is still in the drop folder"
    if not _damaged_is_kept(program, sent):
        yield f"{DAMAGED} was lost while it was judged again"
    for lesson in sent.lessons:
        if program.catalogue.lesson(lesson).state is not LessonState.READY:
            yield f"{lesson} is not ready in the end"


def _as_sent(program: Opened, sent: Sent) -> Iterator[str]:
    """Who signed is remembered, and a stick is only read."""
    signed = program.catalogue.package(LISTED[SIGNED][0])
    if SIGNED in sent.wanted and (signed is None or signed.trust is not Trust.SIGNED):
        yield f"{SIGNED} is listed without its signer"
    if sent.origin is Origin.STICK and not sent.is_here(""):
        yield "the stick is not as it was"


def _tidy(program: Opened, sent: Sent) -> Iterator[str]:
    """In the end each package is there once, and nothing half done lies about."""
    files = sorted(path.name for path in program.library.packages.glob("*.7z"))
    if len(files) != len({LISTED[SIGNED], *sent.wanted.values()}):  # of the signed one the first version is here
        yield f"other packages than those that are listed: {files}"
    left = [path.name for path in program.library.incoming.iterdir() if not _is_of_damaged(path)]
    if left:
        yield f"left over: {left}"


def _is_listed(program: Opened, wanted: tuple[str, int]) -> bool:
    package = program.catalogue.package(wanted[0])
    return package is not None and package.version == wanted[1]


def _damaged_is_kept(program: Opened, sent: Sent) -> bool:
    """Tell whether a damaged package is whole somewhere, or its good parts wait in the library for the rest."""
    if any(part.stat().st_size for part in program.library.incoming.iterdir() if _is_of_damaged(part)):
        return True
    # By its bytes: quarantine numbers what has the name of another.
    kept = [path.read_bytes() for folder in (sent.drop, program.library.quarantine) for path in folder.iterdir()]
    return all(data in kept for name, data in sent.files.items() if name.startswith(DAMAGED))


def _is_of_damaged(path: Path) -> bool:
    return path.name.startswith(DAMAGED_ID)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data

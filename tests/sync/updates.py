"""An update of the program from a drop folder, to be broken off at any moment, and what has to hold then.

``python -m tests.sync.updates FOLDER [WRONG]`` carries it out in a process of its own.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.program_pack import SAID
from sync.storage import Library
from sync.versions import STANDING, Versions
from tests.sync.programs import files_in, program, program_folder, trusted_for_programs

RUNNING, OLD, NEW = "0.1.0", "0.2.0", "0.3.0"
Whole = Mapping[str, Mapping[str, bytes]]
"""The files of each version, by its number."""


@dataclass(frozen=True)
class Update:
    """A library, the versions, and a drop folder with the next one; ``OLD`` is the one that runs."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> "Update":
        """Lay everything out, to be copied for each kill."""
        before = cls(folder / "before")
        with before.opened() as importer:
            key = trusted_for_programs(before.library / "trusted", folder)
            importer.take(program(folder / "old", OLD, key), origin=Origin.DROP)
        before.versions.choose(window=True)
        before.versions.stood(OLD)
        program(before.drop, NEW, key)
        shutil.rmtree(before.drop / f"tree-{NEW}")
        return before

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def drop(self) -> Path:
        return self.folder / "drop"

    @property
    def versions(self) -> Versions:
        return Versions(self.folder / "versions", RUNNING, {"school": 4})

    @contextlib.contextmanager
    def opened(self) -> Iterator[Importer]:
        """Open what takes updates in, as a running program has it."""
        with (
            Library(self.library, space_floor=0) as library,
            contextlib.closing(Catalogue.open(self.library)) as catalogue,
            Importer(library, catalogue) as importer,
        ):
            importer.take_programs(self.versions)
            yield importer

    def take_all(self) -> None:
        """Take in what is in the drop folder, try it, have it stand, and go back once and on again."""
        with self.opened() as importer:
            for archive in sorted(self.drop.glob("*.7z")):
                importer.take(archive, origin=Origin.DROP)
        chosen = self.versions.choose(window=True)
        if chosen is not None:
            self.versions.stood(chosen.version)

    def wrong_start(self, whole: Whole) -> list[str]:
        """Say what is wrong with what starts now: it has to be a version, every byte of it."""
        standing = self.folder / "versions" / STANDING
        before = standing.read_bytes()
        chosen = self.versions.choose(window=True)
        standing.write_bytes(before)  # looking is no try
        if chosen is None:
            return [f"the installed version starts, though {OLD} had stood"]
        here = files_in(self.folder / "versions" / chosen.version)
        return [] if whole[chosen.version].items() <= here.items() else [f"{chosen.version} is not whole"]


def whole_versions(folder: Path) -> Whole:
    """Return what the versions hold."""
    return {version: _whole(folder / f"whole-{version}", version) for version in (OLD, NEW)}


def next_start(now: Update, whole: Whole) -> Iterator[str]:
    """Look what starts; then take in again, after which the new one has to be there. Yield what is wrong."""
    yield from now.wrong_start(whole)
    now.take_all()
    yield from now.wrong_start(whole)
    if now.versions.standing().current != NEW or list(now.drop.glob("*.7z")):
        yield f"the update did not go on: {now.versions.standing()}"
    left = sorted(path.name for path in now.versions.folder.iterdir() if path.is_dir())
    if left != [OLD, NEW]:
        yield f"remains: {left}"


def _whole(folder: Path, version: str) -> dict[str, bytes]:
    files = files_in(program_folder(folder, version))
    return {name: data for name, data in files.items() if name != SAID}


def _name_before_unpacking() -> None:
    """Name a version as the next one before its files are there."""
    from sync import program_intake  # noqa: PLC0415  # only where it is to be done wrong

    file = program_intake.ProgramIntake._file

    def wrong(self: program_intake.ProgramIntake, path: Path, signed: program_intake._Signed) -> None:
        folder = self.versions.folder / signed.manifest.version
        for name in ("bin/skylesson", "version.json"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text('{"executable": "bin/skylesson", "reads": {}}')
        self.versions.arrived(signed.manifest.version)
        file(self, path, signed)

    program_intake.ProgramIntake._file = wrong  # type: ignore[method-assign]


def _let_go_first() -> None:
    """Let go of what arrived before it is filed."""
    from sync.storage import remove_with_sides  # noqa: PLC0415

    arrived = Versions.arrived

    def wrong(self: Versions, version: str) -> None:
        for archive in (self.folder.parent / "drop").glob("*.7z"):
            remove_with_sides(archive)
        shutil.rmtree(self.folder / version)
        shutil.rmtree(self.folder / OLD)
        arrived(self, version)

    Versions.arrived = wrong  # type: ignore[method-assign]


def _flush_nothing() -> None:
    """Take the system's word for the disk's."""
    os.fsync = lambda _descriptor: None  # type: ignore[assignment]


WRONG: dict[str, Callable[[], None]] = {
    "name before": _name_before_unpacking,
    "let go first": _let_go_first,
    "flush nothing": _flush_nothing,
}
"""Ways of doing it wrong, which a sweep has to find out."""


def main() -> None:
    """Carry the update out."""
    if wrong := "".join(sys.argv[2:]):
        WRONG[wrong]()
    Update(Path(sys.argv[1])).take_all()


if __name__ == "__main__":
    main()

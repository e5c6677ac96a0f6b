"""The library's folders, and moves between them that a power cut cannot leave half done."""

import contextlib
import itertools
import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import filelock

from catalogue.durable import clear_halves, put_whole
from catalogue.records import Package
from sync.copying import disk_error
from sync.errors import FlushFailedError, LibraryInUseError, SourceUnreadableError
from sync.ledger import Ledger
from sync.manifest import SIDE_SUFFIX
from sync.page_cache import forget

log = logging.getLogger(__name__)

_SIDE_SUFFIXES = (SIDE_SUFFIX, SIDE_SUFFIX + ".minisig")
ENDINGS = (".7z", ".zip")
"""Of archives that can be packages."""

PART_ENDING, COPY_ENDING = ".part", ".copy"
"""Of packages in ``incoming/`` that are not whole: with a piece map, and without."""

_PART_NAME = re.compile(rf"(?P<stem>.+)-[0-9a-f]{{12}}(?P<ending>\.7z|\.zip){re.escape(PART_ENDING)}")

STILLS = "stills"
"""Of the cache, where thumbnails lie; no package has such a name."""

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
SPACE_FLOOR = 2**30
"""Bytes that stay free whatever arrives, or 5 % of the disk where that is more."""


class Library:
    """The folder that holds everything. Use it in a ``with``: one program at a time may change it."""

    def __init__(self, root: Path, *, space_floor: int = SPACE_FLOOR) -> None:
        self.root = root.absolute()
        self.packages = self.root / "packages"
        self.incoming = self.root / "incoming"
        self.quarantine = self.root / "quarantine"
        self.cache = self.root / "cache"
        self.trusted = self.root / "trusted"
        self.ledger = Ledger(self.root, space_floor)
        self._lock = filelock.FileLock(self.root / ".lock", thread_local=False)

    def __enter__(self) -> Self:
        """Make the folders and lock the library.

        Raises:
            LibraryInUseError: another program has locked it. The lock ends with its process, however that ends.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        for folder in (self.packages, self.incoming, self.quarantine, self.cache, self.trusted):
            folder.mkdir(exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise LibraryInUseError(self.root) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._lock.release()

    def holds(self, path: Path) -> bool:
        """Tell whether a file is on the library's volume, so that it can be taken in by a rename.

        A symbolic link never is: a rename would bring in the link and leave the bytes where they are.
        """
        return not path.is_symlink() and path.stat().st_dev == self.root.stat().st_dev

    def has(self, package: Package) -> bool:
        """Tell whether the file of an admitted package is still here, whole."""
        try:
            return (self.root / package.file).stat().st_size == package.size
        except OSError:
            return False

    def package_path(self, package_id: str, version: int, like: Path) -> Path:
        """Return where a package lies: a name of our making, sound on every system, with the ending of ``like``."""
        stem = f"package-{package_id}" if package_id.split(".", maxsplit=1)[0] in _RESERVED else package_id
        return self.packages / f"{stem}-v{version}{archive_ending(like)}"

    def packages_here(self) -> list[Path]:
        """Return the archives in ``packages/`` by name."""
        return sorted(path for ending in ENDINGS for path in self.packages.glob(f"*{ending}"))

    def copy_path(self, package: Path) -> Path:
        """Return where a package without a side manifest is copied to."""
        return self.incoming / f"{package.name}{COPY_ENDING}"

    def home_of(self, file: Path) -> Path:
        """Return where the package of a file lies once it is whole: for a part in ``incoming/`` its place to be."""
        part = _PART_NAME.fullmatch(file.name)
        return self.packages / (part["stem"] + part["ending"]) if part is not None else file

    def cache_folder(self, package: Path) -> Path:
        """Return where the unpacked members of a package lie."""
        return self.cache / package.name

    def admit(self, verified: Path, side_source: Path, package: Path) -> None:
        """Put a verified file, on this volume, at ``package`` with the side files of ``side_source`` beside it.

        Order: file to the disk, side files, rename, folder to the disk. After a crash the package is there or not.

        Raises:
            AcrossVolumesError: the file is on another mount of the volume, from where only a copy gets here.
            SourceUnreadableError: a side file cannot be read.
            FlushFailedError, NoSpaceError, DiskTroubleError: the disk refused.
        """
        keep_in_place(verified)
        sides = {package.with_name(package.name + end): _read_small(side_source, end) for end in _SIDE_SUFFIXES}
        try:
            for target, data in sides.items():
                if data is None:
                    target.unlink(missing_ok=True)
                else:
                    put_whole(target, data, lasting=False)  # with the package, below
            verified.replace(package)
            sync_folder(self.packages)
        except OSError as error:
            raise disk_error(verified, error) from error

    def take_back(self, package: Path, verified: Path) -> None:
        """Undo ``admit``, as far as the disk lets it: what cannot be indexed is to be tried again."""
        with contextlib.suppress(OSError):
            package.replace(verified)
            remove_with_sides(package)
        self.drop_cache(package)

    def quarantine_file(self, path: Path, reason: str, facts: Mapping[str, object]) -> Path | None:
        """Move a refused file aside with its reason; None when it has to stay where it is.

        It stays on another volume, and where the disk refuses: setting aside must not hide why it was refused.
        The side files go last: an archive without them would be judged by other rules at the next look.
        """
        target = free_name(self.quarantine / path.name)
        said = {"name": path.name, "reason": reason, "facts": {key: str(value) for key, value in facts.items()}}
        try:
            if not self.holds(path):
                return None
            reason_path(target).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
            path.replace(target)
            for suffix in _SIDE_SUFFIXES:
                with contextlib.suppress(FileNotFoundError):
                    path.with_name(path.name + suffix).replace(target.with_name(target.name + suffix))
        except OSError as error:
            log.info("%s cannot be set aside: %s", path, error)
            if not target.exists():
                with contextlib.suppress(OSError):
                    reason_path(target).unlink(missing_ok=True)
                return None
        return target

    def remove_package(self, package: Path) -> None:
        """Remove a package that nothing refers to any more, its side files and its cache.

        What the disk does not let go now is removed at a later start.
        """
        try:
            remove_with_sides(package)
        except OSError as error:
            log.info("%s cannot be removed yet: %s", package, error)
            return
        self.drop_cache(package)

    def drop_cache(self, package: Path) -> None:
        """Remove the unpacked members of a package."""
        shutil.rmtree(self.cache_folder(package), ignore_errors=True)

    def clear_remains(self) -> None:
        """Remove what a crash left half done: copies that were growing, and the cache of packages that are not here.

        Parts, with the pieces that are known to be good, stay.
        """
        begun = {path.name for path in self.incoming.glob(f"*{PART_ENDING}")}
        kept = (self.home_of(self.incoming / name) for name in begun)
        here = {self.cache_folder(package) for package in (*self.packages_here(), *kept)}
        for folder in set(self.cache.glob("*")) - here - {self.cache / STILLS}:
            shutil.rmtree(folder, ignore_errors=True)
        orphans = [
            path for path in self.incoming.iterdir() if path.name.split(PART_ENDING)[0] + PART_ENDING not in begun
        ]
        beside = {path for package in self.packages_here() for path in side_paths(package)}
        orphans += {path for suffix in _SIDE_SUFFIXES for path in self.packages.glob(f"*{suffix}")} - beside
        clear_halves(self.root)
        for path in (*orphans, *self.incoming.glob("*.tmp"), *self.packages.glob("*.tmp")):
            with contextlib.suppress(OSError):
                path.unlink()


def side_paths(archive: Path) -> tuple[Path, ...]:
    """Return where the side manifest of an archive, and its signature, lie."""
    return tuple(archive.with_name(archive.name + suffix) for suffix in _SIDE_SUFFIXES)


def numbered(path: Path) -> Iterator[Path]:
    """Give a path, then others beside it that say the same with a number: ``name (2).7z``."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def free_name(path: Path) -> Path:
    """Return the first name at which neither a file nor one of its side files lies."""
    return next(free for free in numbered(path) if not any(map(Path.exists, (free, *side_paths(free)))))


def reason_path(refused: Path) -> Path:
    """Return where the reason of a refused file in quarantine lies."""
    return refused.with_name(refused.name + ".reason.json")


def remove_with_sides(archive: Path) -> None:
    """Remove an archive, then its side files; what is gone already does not matter."""
    archive.unlink(missing_ok=True)
    remove_sides(archive)


def remove_sides(archive: Path) -> None:
    """Remove what lies beside an archive that is not there any more."""
    for path in side_paths(archive):
        path.unlink(missing_ok=True)


def archive_ending(path: Path) -> str:
    """Return the ending of an archive's name, ``.7z`` where it says nothing."""
    name = path.name.lower().removesuffix(PART_ENDING).removesuffix(COPY_ENDING)
    return ".zip" if name.endswith(".zip") else ".7z"


def sync_file(path: Path) -> None:
    """Have a file's bytes on the disk before going on.

    Opened for reading where that is enough: what another user's receiver wrote may not be writable. Windows flushes
    only what is open for writing.
    """
    with path.open("rb+" if os.name == "nt" else "rb") as file:
        try:
            os.fsync(file.fileno())
        except OSError:
            # What follows is to be read from the disk: the system shows bytes that may not be on it.
            forget(file.fileno())
            raise


def keep_in_place(path: Path) -> None:
    """Have the bytes of a package that lies on the library's disk already really be there.

    Raises:
        FlushFailedError: they are not.
        SourceUnreadableError: it may not be opened.
    """
    try:
        sync_file(path)
    except (PermissionError, FileNotFoundError) as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
    except OSError as error:
        raise FlushFailedError(path, detail=error.strerror or str(error)) from error


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk before going on. Windows writes them itself and opens no folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Have the names in a folder, and in those in it, on the disk; the files themselves are there already."""
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        sync_folder(inner)
    sync_folder(folder)


def _read_small(archive: Path, suffix: str) -> bytes | None:
    path = archive.with_name(archive.name + suffix)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error

"""Recordings of imports, and power cuts at any moment of them."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sync.importer import Origin
from sync.signature import make_key
from tests.conftest import ROOT
from tests.powercut.disk import format_disk, mounted, recorded, write_all
from tests.powercut.invariants import Sent, start_again
from tests.powercut.record import Event, read_record
from tests.powercut.states import DiskBefore, Moment, draw_moment, seeded, surviving
from tests.powercut.workload import lay_out_library, lay_out_packages

_NEIGHBOUR_SECONDS = 0.01
"""Between two flushes of the other program on a busy disk."""


class Way(StrEnum):
    """How packages get from the drop folder into the library.

    RENAMED: both are on one disk. COPIED: on one disk that is mounted twice, so that only a copy gets across, and the
    power cut hits both ends of it. RECEIVED: as RENAMED, of packages that had just arrived and were not flushed yet.
    UNPACKED: as RENAMED, of a package that has a compressed member. HEALED: as RENAMED, and two damaged copies that add
    up to a whole. STICK: as HEALED, of a stick, which is only read, and of which everything is copied.
    """

    RENAMED = "renamed"
    COPIED = "copied"
    RECEIVED = "received"
    UNPACKED = "unpacked"
    HEALED = "healed"
    STICK = "stick"

    @property
    def origin(self) -> Origin:
        """What the program is told of where the packages come from."""
        return Origin.STICK if self is Way.STICK else Origin.DROP


class Disk(StrEnum):
    """How ext4 is mounted, and whether another program is at work on the same disk.

    KIND: as it comes; ext4 then makes up for some flushes that a program forgot. STRICT: it makes up for none. BUSY: as
    STRICT, and another program flushes all the time, by which names get to the disk long before the bytes under them.
    """

    KIND = "kind"
    STRICT = "strict"
    BUSY = "busy"

    @property
    def options(self) -> str:
        """The mount options."""
        return "data=ordered" if self is Disk.KIND else "data=writeback,noauto_da_alloc"


@dataclass(frozen=True)
class Recorded:
    """What happened to a disk: how it was before, and the events between ``first`` and ``last``.

    These leave out the mount and the unmount: the disk of a running program is what a power cut hits.
    """

    disk: Disk
    before: DiskBefore
    events: list[Event]
    first: int
    last: int


@dataclass(frozen=True)
class Recording(Recorded):
    """One import on a disk."""

    way: Way
    files: Mapping[str, bytes]


def record_import(folder: Path, way: Way, disk: Disk, wrong: str = "") -> Recording:
    """Record the import of all packages by a process of its own, which may do it ``wrong``."""
    folder.mkdir()
    base, record, mount = folder / "base", folder / "record", folder / "mount"
    format_disk(base)
    with mounted(base, mount, "loop"):
        files = _lay_out(mount, folder, way)
    with recorded(base, record, folder / "recorded") as device, mounted(device, mount, disk.options):
        first = len(read_record(record))
        with _drop_folder(mount, way, folder) as drop, neighbour(mount, disk):
            _import(mount / "library", mount / "sent", drop, way.origin, wrong)
        write_all(mount)
        last = len(read_record(record))
    return Recording(disk, DiskBefore(base), read_record(record), first, last, way, files)


def cut(recording: Recording, folder: Path, seed: str) -> list[str]:
    """Cut the current at a moment that ``seed`` decides, start again, and return what is wrong; [] when all is well."""
    received = recording.way is Way.RECEIVED

    def look(mount: Path, _moment: Moment) -> list[str]:
        sent = Sent(mount / ("drop" if received else "sent"), recording.files, not received, recording.way.origin)
        return start_again(mount / "library", sent)

    return [f"{recording.way}, {violation}" for violation in after_cut(recording, folder, seed, look)]


def after_cut(recording: Recorded, folder: Path, seed: str, look: Callable[[Path, Moment], list[str]]) -> list[str]:
    """Cut the current at a moment that ``seed`` decides, and return what ``look`` finds wrong on the mounted disk."""
    chance = seeded(seed)
    moment = draw_moment(recording.events, recording.first, recording.last, chance)
    folder.mkdir(exist_ok=True)
    image = folder / "image"
    image.unlink(missing_ok=True)  # never the file of a disk that something may still hold
    recording.before.with_writes(image, surviving(recording.events, moment, chance))
    with mounted(image, folder / "mount", f"loop,{recording.disk.options}") as mount:
        try:
            found = look(mount, moment)
        except Exception as error:  # whatever the program raises at its start is what is looked for
            found = [f"{type(error).__name__}: {error}"]
    return [f"{recording.disk} disk, {moment}, seed {seed}: {violation}" for violation in found]


def _lay_out(mount: Path, folder: Path, way: Way) -> Mapping[str, bytes]:
    work, sent = folder / "work", mount / "sent"
    work.mkdir()
    key, healed = make_key(), way in (Way.HEALED, Way.STICK)
    lay_out_library(mount / "library", work, key)
    files = lay_out_packages(work, key, unpacked=way is Way.UNPACKED, healed=healed)
    sent.mkdir()
    for name, data in files.items():
        (sent / name).write_bytes(data)
    shutil.rmtree(work)
    return files


@contextlib.contextmanager
def _drop_folder(mount: Path, way: Way, folder: Path) -> Iterator[Path]:
    """Yield where the packages are taken from; as yet there is nothing, where they have to arrive first."""
    if way is Way.COPIED:
        with mounted(mount / "sent", folder / "second-mount", "bind") as drop:
            yield drop
    else:
        yield mount / ("drop" if way is Way.RECEIVED else "sent")


@contextlib.contextmanager
def neighbour(mount: Path, disk: Disk) -> Iterator[None]:
    """On a busy disk, have another program write and flush a small file again and again."""
    ended = threading.Event()

    def work() -> None:
        with (mount / "neighbour").open("wb", buffering=0) as file:
            while not ended.wait(_NEIGHBOUR_SECONDS):
                file.write(b"busy")
                os.fsync(file.fileno())

    thread = threading.Thread(target=work, daemon=True)
    if disk is Disk.BUSY:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        if thread.is_alive():
            thread.join()


def _import(library: Path, sent: Path, drop: Path, origin: Origin, wrong: str) -> None:
    words = [sys.executable, "-B", "-m", "tests.powercut.workload", str(library), str(sent), str(drop), origin.value]
    subprocess.run([*words, wrong] if wrong else words, cwd=ROOT, check=True)

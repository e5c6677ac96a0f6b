"""Tests of watching drop folders: real folders, a real observer, and a clock that is handed in where time matters."""

import errno
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.outcome import Outcome, Progress, Stage, State
from sync.watch import DropFolders
from tests.sync.folders import document, packed
from tests.sync.mounts import small_disk


class Taker:
    """Takes packages by removing them, and remembers their names."""

    def __init__(self, state: State = State.ADMITTED, reason: str = "") -> None:
        self.taken: list[str] = []
        self._state, self._reason = state, reason

    def __call__(self, path: Path) -> Outcome:
        self.taken.append(path.name)
        if self._state is State.ADMITTED:
            path.unlink()
        return Outcome(path, self._state, self._reason)


@pytest.fixture
def archive(tmp_path: Path, media: Path) -> bytes:
    return packed(tmp_path, media, document())[0].read_bytes()


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def until(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Wait for something that another thread does."""
    ends = time.monotonic() + seconds
    while not true() and time.monotonic() < ends:
        threading.Event().wait(0.02)
    return true()


@pytest.fixture
def running() -> Iterator[Callable[[DropFolders, Taker], None]]:
    stops: list[tuple[DropFolders, threading.Event, threading.Thread]] = []

    def start(folders: DropFolders, taker: Taker) -> None:
        stop = threading.Event()
        thread = threading.Thread(target=folders.run, args=(taker, stop))
        thread.start()
        stops.append((folders, stop, thread))

    yield start
    for folders, stop, thread in stops:
        stop.set()
        folders.scan_now()
        thread.join(10)
        assert not thread.is_alive()


def test_what_grows_is_reported_and_taken_only_when_whole_and_settled(drop: Path, archive: bytes) -> None:
    now, heard, taker, stop = [0.0], list[Progress](), Taker(), threading.Event()
    folders = DropFolders([drop], on_progress=heard.append, clock=lambda: now[0])
    path = drop / "a.7z"
    for share in (2, 1):
        path.write_bytes(archive[: len(archive) // share - 1])
        now[0] += 3
        assert folders.scan(taker, stop)
    assert heard[-1] == Progress(path, Stage.ARRIVING, len(archive) - 1, len(archive))
    path.write_bytes(archive)
    folders.scan(taker, stop)
    assert taker.taken == []
    assert heard[-1].stage is Stage.WAITING
    now[0] += 5
    assert not folders.scan(taker, stop)
    assert taker.taken == ["a.7z"]


def test_a_file_that_stays_is_not_tried_again_until_it_changes(drop: Path, archive: bytes) -> None:
    taker, stop = Taker(State.REFUSED, "damaged"), threading.Event()
    folders = DropFolders([drop], settle_seconds=0)
    (drop / "a.7z").write_bytes(archive)
    for _ in range(3):
        folders.scan(taker, stop)
    assert taker.taken == ["a.7z"]
    (drop / "a.7z").write_bytes(archive + b"more")
    folders.scan(taker, stop)
    assert taker.taken == ["a.7z", "a.7z"]


@pytest.mark.parametrize("reason", ["arriving", "incomplete"])
def test_what_nothing_more_comes_to_is_handed_over_once_more_and_again_when_it_has_grown(
    drop: Path, archive: bytes, reason: str
) -> None:
    now, heard, taker, stop = [0.0], list[Progress](), Taker(State.INCOMPLETE, reason), threading.Event()
    folders = DropFolders([drop], on_progress=heard.append, clock=lambda: now[0])
    path = drop / "a.7z"
    still = []
    for length in (500, 900):
        path.write_bytes(archive[:length])
        for _ in range(10):
            folders.scan(taker, stop)
            still.append(folders.is_still(path))
            now[0] += 20
    assert still == [*[False] * 6, *[True] * 4] * 2
    assert taker.taken == ["a.7z"] * 4, "once it has settled, once more when it is still, for each length"
    told = [(each.done, each.total, each.idle) for each in heard if each.stage is Stage.STILL]
    expected = [(length, len(archive), idle) for length in (500, 900) for idle in (120.0, 140.0, 160.0, 180.0)]
    assert told == (expected if reason == "arriving" else [])
    path.unlink()
    heard.clear()
    for _ in range(2):
        folders.scan(taker, stop)
    assert len(heard) == (reason == "arriving"), "that it is gone is told once"


def test_without_room_it_is_tried_again(drop: Path, archive: bytes) -> None:
    taker, stop = Taker(State.INCOMPLETE, "no-space"), threading.Event()
    folders = DropFolders([drop], settle_seconds=0)
    (drop / "a.7z").write_bytes(archive)
    for _ in range(2):
        folders.scan(taker, stop)
    assert taker.taken == ["a.7z", "a.7z"]


def test_folders_within_are_searched_and_foreign_files_left_alone(drop: Path, archive: bytes) -> None:
    taker, stop = Taker(), threading.Event()
    for name in ("b.7z", "week 1/a.7z", "c.7z.part", ".hidden.7z", "photo.jpg", "1/2/3/4/5/deep.7z"):
        (drop / name).parent.mkdir(parents=True, exist_ok=True)
        (drop / name).write_bytes(archive)
    (drop / "link.7z").symlink_to(drop / "b.7z")
    DropFolders([drop, drop / "missing"], settle_seconds=0).scan(taker, stop)
    assert sorted(taker.taken) == ["a.7z", "b.7z"]


def test_what_was_there_before_and_what_comes_later_is_found(
    drop: Path, archive: bytes, running: Callable[[DropFolders, Taker], None]
) -> None:
    taker = Taker()
    (drop / "before.7z").write_bytes(archive)
    running(DropFolders([drop], settle_seconds=0, scan_every=600), taker)
    assert until(lambda: taker.taken == ["before.7z"])
    (drop / "later.7z").write_bytes(archive)
    assert until(lambda: taker.taken == ["before.7z", "later.7z"])


def test_a_folder_that_is_deleted_and_made_again_is_still_watched(
    drop: Path, archive: bytes, running: Callable[[DropFolders, Taker], None]
) -> None:
    taker = Taker()
    folders = DropFolders([drop], settle_seconds=0, scan_every=0.2)
    running(folders, taker)
    shutil.rmtree(drop)
    drop.mkdir()
    (drop / "a.7z").write_bytes(archive)
    assert until(lambda: taker.taken == ["a.7z"])


def test_once_takes_what_is_there_and_ends(drop: Path, archive: bytes) -> None:
    taker, stop = Taker(), threading.Event()
    (drop / "a.7z").write_bytes(archive)
    (drop / "short.7z").write_bytes(archive[:1000])
    DropFolders([drop], settle_seconds=0.2).run_once(taker, stop)
    assert taker.taken[0] == "a.7z"


def test_a_file_that_is_being_written_does_not_keep_the_scanner_busy(
    drop: Path, archive: bytes, running: Callable[[DropFolders, Taker], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    scans: list[float] = []
    real = DropFolders.scan

    def counted(folders: DropFolders, taker: Taker, stop: threading.Event) -> bool:
        scans.append(time.monotonic())
        return real(folders, taker, stop)

    monkeypatch.setattr(DropFolders, "scan", counted)
    running(DropFolders([drop]), Taker())
    ends = time.monotonic() + 2
    with (drop / "a.7z").open("wb", buffering=0) as growing:
        while time.monotonic() < ends:
            growing.seek(0)
            growing.write(archive[:1000])
    assert 2 <= len(scans) <= 6


def test_a_folder_that_something_is_mounted_over_and_off_again_is_still_watched(
    drop: Path, archive: bytes, running: Callable[[DropFolders, Taker], None]
) -> None:
    taker = Taker()
    running(DropFolders([drop], settle_seconds=0, scan_every=0.2), taker)
    with small_disk(drop, "20m"):
        (drop / "over.7z").write_bytes(archive)
        assert until(lambda: taker.taken == ["over.7z"])
    (drop / "off.7z").write_bytes(archive)
    assert until(lambda: taker.taken == ["over.7z", "off.7z"])


def test_without_a_watcher_folders_are_scanned(
    drop: Path, archive: bytes, running: Callable[[DropFolders, Taker], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left() -> None:
        raise OSError(errno.EMFILE, "inotify instance limit reached")

    monkeypatch.setattr("sync.watch.Observer", none_left)
    taker = Taker()
    running(DropFolders([drop], settle_seconds=0, scan_every=0.2), taker)
    (drop / "a.7z").write_bytes(archive)
    assert until(lambda: taker.taken == ["a.7z"])


def test_a_folder_that_cannot_be_watched_is_scanned(
    drop: Path, archive: bytes, running: Callable[[DropFolders, Taker], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
    taker = Taker()
    running(DropFolders([drop], settle_seconds=0, scan_every=0.2), taker)
    (drop / "a.7z").write_bytes(archive)
    assert until(lambda: taker.taken == ["a.7z"])

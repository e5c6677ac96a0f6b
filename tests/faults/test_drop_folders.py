"""Drop folders under faults: a flood while the program is stopped, folders that change, watchers that die, clocks."""

import itertools
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from sync.outcome import Outcome, State
from sync.watch import DropFolders
from tests.conftest import ROOT
from tests.sync.folders import document, packed
from tests.sync.mounts import small_disk

FLOOD = 20_000
PACKAGES = 20
WITHIN = 60.0
"""Seconds in which everything has to be found."""


@pytest.fixture
def archive(tmp_path: Path, media: Path) -> bytes:
    return packed(tmp_path, media, document())[0].read_bytes()


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


class Watching:
    """A process that watches a drop folder."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line.strip())

    def send(self, number: signal.Signals) -> None:
        """Stop it, or have it go on."""
        self._process.send_signal(number)

    def finds(self, *names: str) -> bool:
        """Tell whether it takes all of these, and nothing else, in time."""
        wanted, ends = set(names), time.monotonic() + WITHIN
        while wanted:
            try:
                wanted.remove(self._said.get(timeout=max(0.0, ends - time.monotonic())))
            except (queue.Empty, KeyError):
                return False
        return True


@pytest.fixture
def watching(drop: Path) -> Iterator[Watching]:
    """The program as it is, but for a shorter wait for files to settle."""
    words = [sys.executable, "-B", "-m", "tests.faults.watching", str(drop), "0.5", "30"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield Watching(process)
        process.kill()


def test_what_was_thrown_in_while_the_program_was_stopped_is_found(
    drop: Path, archive: bytes, watching: Watching
) -> None:
    (drop / "first.7z").write_bytes(archive)
    assert watching.finds("first.7z")
    watching.send(signal.SIGSTOP)
    names = [f"{number:02}.7z" for number in range(PACKAGES)]
    for number in range(FLOOD):
        (drop / f"{number:05}.txt").touch()
    for number, name in enumerate(names):
        folder = drop / f"week {number % 3}"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(archive)
    watching.send(signal.SIGCONT)
    assert watching.finds(*names)


def test_a_folder_that_is_made_again_or_mounted_over_is_still_found_in(
    drop: Path, archive: bytes, watching: Watching
) -> None:
    (drop / "first.7z").write_bytes(archive)
    assert watching.finds("first.7z")
    watching.send(signal.SIGSTOP)  # so that it sees only what is there in the end
    shutil.rmtree(drop)
    drop.mkdir()
    with small_disk(drop, "20m"):
        (drop / "mounted over.7z").write_bytes(archive)
        watching.send(signal.SIGCONT)
        assert watching.finds("mounted over.7z")
    (drop / "off again.7z").write_bytes(archive)
    assert watching.finds("off again.7z")


class Scanned:
    """A drop folder that is watched in this process, with what was taken from it."""

    def __init__(self, drop: Path, scan_every: float) -> None:
        self.taken: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._folders = DropFolders([drop], settle_seconds=0, scan_every=scan_every)
        self._thread = threading.Thread(target=self._folders.run, args=(self._take, self._stop))
        self._thread.start()

    def _take(self, path: Path) -> Outcome:
        path.unlink()
        self.taken.put(path.name)
        return Outcome(path, State.ADMITTED)

    def end(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._folders.scan_now()
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def observers(monkeypatch: pytest.MonkeyPatch) -> list[BaseObserver]:
    """The observers that were begun, in order."""
    begun: list[BaseObserver] = []
    start = BaseObserver.start

    def noted(observer: BaseObserver) -> None:
        begun.append(observer)
        start(observer)

    monkeypatch.setattr(BaseObserver, "start", noted)
    return begun


@pytest.mark.parametrize("dies", ["the observer", "its emitter"])
def test_a_watcher_that_dies_is_begun_again(
    drop: Path, archive: bytes, observers: list[BaseObserver], dies: str
) -> None:
    scanned = Scanned(drop, scan_every=1.0)
    try:
        (drop / "first.7z").write_bytes(archive)
        assert scanned.taken.get(timeout=WITHIN) == "first.7z"
        [observer] = observers
        for thread in [observer] if dies == "the observer" else list(observer.emitters):
            thread.stop()
            thread.join(10)
        (drop / "unheard.7z").write_bytes(archive)  # found by the scan, which also sees that nobody listens
        assert scanned.taken.get(timeout=WITHIN) == "unheard.7z"
        deadline = time.monotonic() + WITHIN
        while not any(emitter.is_alive() for emitter in observers[-1].emitters):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert len(observers) == (2 if dies == "the observer" else 1)
    finally:
        scanned.end()


def test_a_clock_that_is_set_back_changes_nothing(drop: Path, archive: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    backwards = itertools.count(1_800_000_000, -3600)
    monkeypatch.setattr(time, "time", lambda: float(next(backwards)))
    scanned = Scanned(drop, scan_every=1.0)
    try:
        for number, mtime in enumerate((1_800_000_000, 1_000_000_000, 0)):
            path = drop / f"{number}.7z"
            path.write_bytes(archive[:1000])
            os.utime(path, (mtime, mtime))
            with path.open("wb") as file:  # by its descriptor: whole, it may be taken away at once
                file.write(archive)
                file.flush()
                os.utime(file.fileno(), (mtime - 10, mtime - 10))
            # One that was whole before its time was set has changed by that, and may be taken twice.
            while scanned.taken.get(timeout=WITHIN) != path.name:
                pass
    finally:
        scanned.end()

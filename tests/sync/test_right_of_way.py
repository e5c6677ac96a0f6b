"""Tests of giving way to a lesson, with real hashing of a real file."""

import threading
import time
from pathlib import Path

import pytest

from sync.errors import ReceivingCancelledError
from sync.pieces import Hasher, Run, never
from sync.right_of_way import RightOfWay

SIZE = 24 * 2**20


@pytest.fixture
def big(tmp_path: Path) -> Path:
    path = tmp_path / "package.7z"
    path.write_bytes(bytes(SIZE))
    return path


class Import:
    """A thread that hashes a file, and how far it is."""

    def __init__(self, path: Path, hasher: Hasher) -> None:
        self.ended: list[object] = []
        self._path, self._hasher = path, hasher
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            self.ended.append(self._hasher.digests(self._path, [Run(0, SIZE)]))
        except ReceivingCancelledError as error:
            self.ended.append(error)


def test_an_import_stands_still_while_a_lesson_plays_and_goes_on_after(big: Path) -> None:
    way, done = RightOfWay(), [0]

    def note(count: int) -> None:
        done[0] += count
        if done[0] >= 4 * 2**20:
            way.set_taken(taken=not way.taken and not resumed.is_set())

    resumed = threading.Event()
    going = Import(big, Hasher(note, way.giving(never)))
    time.sleep(0.5)
    assert way.taken
    stood = done[0]
    assert 4 * 2**20 <= stood < SIZE
    time.sleep(0.3)
    assert done[0] == stood
    resumed.set()
    way.set_taken(taken=False)
    going.thread.join(5)
    assert done[0] == SIZE
    assert len(going.ended) == 1
    assert not isinstance(going.ended[0], Exception)


def test_an_import_that_waits_can_be_ended(big: Path) -> None:
    way, stop = RightOfWay(), threading.Event()
    way.set_taken(taken=True)
    going = Import(big, Hasher(cancelled=way.giving(stop.is_set)))
    time.sleep(0.3)
    assert going.ended == []
    stop.set()
    going.thread.join(2)
    assert isinstance(going.ended[0], ReceivingCancelledError)


def test_nobody_waits_when_no_lesson_plays() -> None:
    way = RightOfWay()
    started = time.monotonic()
    assert not way.giving(never)()
    assert way.giving(lambda: True)()
    assert time.monotonic() - started < 0.1

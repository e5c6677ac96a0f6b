"""Tests of disks that fail while a lesson plays: said within seconds, never a hang, and the next one plays."""

import ctypes
import mmap
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.engine import EngineState, Failure, Source
from player.media_input import MediaInput
from tests.player.listening import RED, Listening

PAGE = mmap.PAGESIZE


class BadSectors:
    """A file whose later part gives EIO: memory of this process, of which the later part was taken away."""

    def __init__(self, data: bytes, good: int) -> None:
        self._length = -(-len(data) // PAGE) * PAGE
        self._good = good // PAGE * PAGE
        library = ctypes.CDLL(None, use_errno=True)
        library.mmap.restype, library.mmap.argtypes = ctypes.c_void_p, [
            ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long,
        ]  # fmt: skip
        library.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
        self._unmap = library.munmap
        self._address: int = library.mmap(None, self._length, mmap.PROT_READ | mmap.PROT_WRITE, 0x22, -1, 0)
        ctypes.memmove(self._address, data, len(data))
        self.source = Source(Path("/proc/self/mem"), self._address, len(data))

    def go_bad(self) -> None:
        """From now on the later part cannot be read."""
        self._unmap(self._address + self._good, self._length - self._good)


@pytest.fixture
def silent_disk(tmp_path: Path) -> Iterator[Source]:
    """A file that does not answer when it is opened, until the test is over."""
    path = tmp_path / "silent"
    os.mkfifo(path)
    yield Source(path, 0, 100_000)
    # Whoever waits for it is let go.
    writer = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    time.sleep(0.1)
    os.close(writer)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc/self/mem")
def test_bad_sectors_are_said_within_two_seconds_and_the_next_one_plays(
    listening: Listening, media: Path, inside: Source
) -> None:
    film = (media / "bigbuckbunny-720p.mp4").read_bytes()
    disk = BadSectors(film, len(film) // 2)
    disk.go_bad()
    started = time.monotonic()
    listening.play(disk.source)
    assert listening.until_state(EngineState.FAILED, 8)
    assert listening.own()[-1].failure is Failure.UNREADABLE
    assert time.monotonic() - started < 6, "half of five seconds of film, and two"
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_disk_that_does_not_answer_is_given_up_and_the_next_one_plays(
    listening: Listening, silent_disk: Source, inside: Source
) -> None:
    listening.play(silent_disk)
    assert listening.until_state(EngineState.FAILED, 8)
    assert listening.own()[-1].failure is Failure.UNREADABLE
    started = time.monotonic()
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    assert time.monotonic() - started < 1.5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_leaving_a_disk_that_does_not_answer_does_not_wait_for_it(
    listening: Listening, silent_disk: Source, inside: Source
) -> None:
    listening.play(silent_disk)
    assert listening.until_state(EngineState.OPENING)
    time.sleep(0.3)
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED, 8)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_not_answered_is_known(silent_disk: Source) -> None:
    reading = MediaInput(silent_disk)
    asking = threading.Thread(target=lambda: reading._open(None, [0], [0]), daemon=True)
    asking.start()
    time.sleep(0.2)
    assert reading.waited() >= 0.1
    assert not reading.settle(0.05)
    assert reading._read(1, 0, 10) < 0, "nothing more is asked of it"
    writer = os.open(silent_disk.path, os.O_RDWR | os.O_NONBLOCK)
    assert reading.settle(2.0)
    assert reading.waited() == 0.0
    os.close(writer)


def test_a_package_that_is_removed_in_mid_lesson_plays_on_and_is_missed_the_next_time(
    listening: Listening, inside: Source
) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    if os.name == "posix":
        inside.path.unlink()
        assert listening.until_state(EngineState.ENDED)
        listening.play(inside)
        assert listening.until_state(EngineState.FAILED, 5)
        assert listening.own()[-1].failure is Failure.MISSING


def test_sound_that_nothing_can_be_heard_with_is_said_and_pictures_go_on(inside: Source) -> None:
    deaf = Listening("--aout=none-such")
    deaf.play(inside)
    assert deaf.until(lambda: deaf.colour() == RED)
    assert deaf.until(lambda: any(event.silent for event in deaf.own()), 5)
    assert deaf.own()[-1].state in (EngineState.PLAYING, EngineState.ENDED)
    deaf.engine.shutdown()

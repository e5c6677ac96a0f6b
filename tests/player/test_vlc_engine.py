"""Tests of playing with the real libVLC: pictures are known by their colours."""

import random
import threading
import time
from pathlib import Path

import pytest

from player.engine import EngineState, Failure, Source, TrackKind
from tests.player.listening import GREEN, RED, Listening, plain


def test_an_extent_plays_from_its_start_to_its_end(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    assert listening.until(lambda: listening.colour() == GREEN)
    assert 1.8 < listening.engine.position() < 3.0
    assert listening.until_state(EngineState.ENDED)
    assert listening.engine.position() == pytest.approx(4.0, abs=0.2)
    playing = next(event for event in listening.events if event.state is EngineState.PLAYING)
    assert playing.duration == pytest.approx(4.0, abs=0.1)
    assert {track.kind for track in playing.tracks} == {TrackKind.VIDEO, TrackKind.AUDIO}
    assert listening.colour() == GREEN


def test_seeking_shows_the_picture_of_that_moment(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    for second in (0.5, 1.0, 3.0):
        listening.engine.seek(second)
    assert listening.until(lambda: listening.colour() == GREEN, 2)
    listening.engine.seek(0.5)
    assert listening.until(lambda: listening.colour() == RED, 2)
    assert listening.engine.position() == pytest.approx(0.6, abs=0.3)


def test_it_starts_in_the_middle_and_holds_the_first_picture(listening: Listening, inside: Source) -> None:
    listening.play(inside, start=2.5, paused=True)
    assert listening.until_state(EngineState.PAUSED)
    assert listening.until(lambda: listening.colour() == GREEN)
    held = listening.engine.position()
    time.sleep(0.3)
    assert listening.engine.position() == held == pytest.approx(2.5, abs=0.3)
    listening.engine.resume()
    assert listening.until_state(EngineState.ENDED)


def test_pausing_stops_the_pictures(listening: Listening, media: Path) -> None:
    listening.play(plain(media / "bigbuckbunny-720p.mp4"))
    assert listening.until(lambda: (f := listening.engine.frame()) is not None and f.number > 5)
    listening.engine.pause()
    assert listening.until_state(EngineState.PAUSED)
    time.sleep(0.2)
    first = listening.engine.frame()
    assert first is not None
    held = bytes(first.pixels)
    time.sleep(0.4)
    # libVLC shows the held picture again and again, so it is the picture that counts, not its number.
    second = listening.engine.frame()
    assert second is not None
    assert (bytes(second.pixels), second.width, second.height) == (held, 1280, 720)


def test_after_the_end_it_plays_again(listening: Listening, inside: Source) -> None:
    listening.play(inside, start=3.5)
    assert listening.until_state(EngineState.ENDED)
    listening.engine.resume()
    assert listening.until(lambda: listening.colour() == RED)
    listening.engine.seek(3.7)
    assert listening.until(lambda: listening.state() is EngineState.ENDED)
    listening.engine.seek(0.2)
    assert listening.until(lambda: listening.colour() == RED)


def test_double_speed_takes_half_the_time(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    started = time.monotonic()
    listening.engine.set_rate(2.0)
    assert listening.until_state(EngineState.ENDED)
    assert time.monotonic() - started < 3.0


def test_the_next_source_comes_at_once_and_old_events_are_told_apart(
    listening: Listening, inside: Source, media: Path
) -> None:
    listening.play(plain(media / "bigbuckbunny-720p.mp4"))
    assert listening.until_state(EngineState.PLAYING)
    started = time.monotonic()
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    assert time.monotonic() - started < 0.6
    assert [event.generation for event in listening.events] == sorted(event.generation for event in listening.events)


def test_sound_alone_plays_to_its_end(listening: Listening, media: Path) -> None:
    listening.play(plain(media / "bear.mp3"))
    assert listening.until_state(EngineState.ENDED)
    assert listening.engine.frame() is None


@pytest.mark.parametrize(
    ("content", "failure"),
    [(None, Failure.MISSING), (b"", Failure.UNPLAYABLE), (b"just text\n" * 500, Failure.UNPLAYABLE)],
)
def test_what_cannot_be_played_says_so_within_five_seconds(
    listening: Listening, tmp_path: Path, content: bytes | None, failure: Failure
) -> None:
    path = tmp_path / "broken.mp4"
    if content is not None:
        path.write_bytes(content)
    listening.play(Source(path, 0, 5000))
    assert listening.until_state(EngineState.FAILED, 5)
    assert listening.events[-1].failure is failure


@pytest.mark.parametrize("seed", [0, 6, 11])
def test_noise_that_is_named_like_a_video_says_so_and_the_next_one_plays(
    listening: Listening, tmp_path: Path, inside: Source, seed: int
) -> None:
    (tmp_path / "noise.mp4").write_bytes(random.Random(seed).randbytes(100_000))  # noqa: S311
    listening.play(plain(tmp_path / "noise.mp4"))
    assert listening.until_state(EngineState.FAILED, 5)
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)


def test_stopping_lets_go_of_the_file(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    assert open_files(inside.path) == 1
    listening.engine.stop()
    assert listening.until(lambda: open_files(inside.path) == 0)


def test_thirty_in_a_row_leave_nothing_behind(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    listening.engine.stop()
    assert listening.until(lambda: open_files(inside.path) == 0)
    threads = threading.active_count()
    for _ in range(30):
        listening.play(inside)
        assert listening.until(lambda: listening.colour() == RED)
    listening.engine.stop()
    assert listening.until(lambda: open_files(inside.path) == 0)
    assert listening.until(lambda: threading.active_count() <= threads + 1)


def test_ending_is_quick_and_silent(inside: Source) -> None:
    made = Listening()
    made.play(inside)
    assert made.until(lambda: made.colour() == RED)
    told, started = len(made.events), time.monotonic()
    made.engine.shutdown()
    assert time.monotonic() - started < 2.0
    assert len(made.events) == told


def open_files(path: Path) -> int:
    """Return how often this process has a file open."""
    found = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found += entry.readlink() == path
        except OSError:
            continue
    return found

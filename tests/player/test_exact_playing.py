"""Tests of playing to the picture: a stretch again and again, one picture on, the streams that may be chosen."""

import functools
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.engine import EngineState, Source, Span, TrackKind
from player.loudness import LOUDEST, Loudness
from player.repeat import SHORTEST, Repeat
from tests.player.listening import GREEN, RED, Listening

PICTURE = 0.04
"""Seconds that one picture of the clip lasts."""


def turns(listening: Listening, count: int) -> list[tuple[str, int]]:
    """Return the colours that were seen, one after another, each with how many pictures of it there were."""
    seen: list[tuple[str, int]] = []
    number, colour = 0, ""
    ends = time.monotonic() + 30
    while len(seen) < count and time.monotonic() < ends:
        listening.pictured.wait(0.05)
        listening.pictured.clear()
        frame, now = listening.engine.frame(), listening.colour()
        if frame is not None and now != colour:
            seen.append((colour, frame.number - number))
            number, colour = frame.number, now
    return seen[1:]


def chosen(listening: Listening) -> set[TrackKind]:
    """The kinds of which a stream is seen or heard."""
    events = listening.own()
    return {track.kind for track in events[-1].tracks if track.chosen} if events else set()


def shows_another(listening: Listening, picture: bytes) -> bool:
    return listening.pixels() != picture


def test_a_stretch_is_repeated_to_the_picture_for_twenty_rounds(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: listening.colour() == RED)
    listening.engine.set_repeat(Span(1.76, 2.24))
    listening.engine.seek(1.6)
    # The clip turns green at 2.0 s, so the colours tell both ends, and the pictures how far they are off.
    seen = turns(listening, 43)[2:]
    assert [colour for colour, _pictures in seen] == [RED, GREEN] * (len(seen) // 2)
    assert len(seen) == 40
    off = [abs(pictures * PICTURE - 0.24) for _colour, pictures in seen]
    assert max(off) <= 0.15


def test_a_stretch_that_was_passed_is_gone_back_to_at_once_and_after_the_end(
    listening: Listening, inside: Source
) -> None:
    listening.play(inside, start=2.5)
    assert listening.until(lambda: listening.colour() == GREEN)
    listening.engine.set_repeat(Span(0.2, 2.4))
    assert listening.until(lambda: listening.colour() == RED, 1)
    listening.engine.set_repeat(Span(0.2, 4.0))
    listening.engine.seek(3.7)
    assert listening.until(lambda: listening.colour() == GREEN, 2)
    assert listening.until(lambda: listening.colour() == RED, 2)


def test_without_a_repeat_it_plays_on(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    listening.engine.set_repeat(Span(0.2, 0.6))
    assert listening.until(lambda: listening.colour() == RED)
    time.sleep(0.9)
    assert listening.engine.position() < 0.75
    listening.engine.set_repeat(None)
    assert listening.until(lambda: listening.colour() == GREEN)


def test_each_step_shows_the_next_picture_and_holds_it(listening: Listening, media_clip: Source) -> None:
    listening.play(media_clip)
    assert listening.until(lambda: (f := listening.engine.frame()) is not None and f.number > 3)
    listening.engine.pause()
    assert listening.until_state(EngineState.PAUSED)
    time.sleep(0.2)
    position, before = listening.engine.position(), listening.pixels()
    for _ in range(5):
        listening.engine.step()
        assert listening.until(functools.partial(shows_another, listening, before), 1)
        before = listening.pixels()
        time.sleep(0.1)
        assert listening.pixels() == before, "it holds the picture"
    assert 0.1 < listening.engine.position() - position < 0.3
    listening.engine.resume()
    assert listening.until(lambda: listening.pixels() != before, 1)


def test_the_streams_say_which_of_them_is_chosen(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until(lambda: chosen(listening) == {TrackKind.VIDEO, TrackKind.AUDIO})
    listening.engine.choose_track(TrackKind.AUDIO, -1)
    assert listening.until(lambda: chosen(listening) == {TrackKind.VIDEO})


def test_a_sound_file_is_repeated_too(listening: Listening, recording: Source) -> None:
    listening.play(recording)
    assert listening.until_state(EngineState.PLAYING)
    listening.engine.set_repeat(Span(0.5, 1.0))
    places = []
    for _ in range(60):
        time.sleep(0.05)
        places.append(listening.engine.position())
    assert max(places) < 1.25
    assert sum(later < earlier for earlier, later in itertools.pairwise(places)) >= 3


@given(st.lists(st.floats(0, 1000), max_size=9))
def test_the_key_marks_a_then_b_then_ends(positions: list[float]) -> None:
    repeat = Repeat()
    for position in positions:
        before, repeat = repeat, repeat.marked(position)
        if before.ends is None:
            assert (repeat.ends, repeat.span) == ((position, None), None)
        elif before.span is not None:
            assert repeat == Repeat()
        elif repeat.span is not None:
            assert repeat.span.end - repeat.span.start >= SHORTEST
        else:
            assert repeat.start == position


@pytest.mark.parametrize(("percent", "gain", "told"), [(80, 0, 80), (50, 6, 63), (50, -18, 25), (100, 60, LOUDEST)])
def test_louder_by_decibels_is_a_cube_root_louder_for_libvlc(percent: int, gain: float, told: int) -> None:
    assert Loudness(percent, gain).volume == told


def test_the_clip_is_what_the_tests_think(listening: Listening, inside: Source) -> None:
    listening.play(inside)
    assert listening.until_state(EngineState.PLAYING)
    assert listening.engine._worker._now.session.step == pytest.approx(PICTURE)

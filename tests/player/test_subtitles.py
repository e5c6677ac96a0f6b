"""Tests of subtitle streams: from files beside the source and inside it, chosen, and stopped at once."""

import time
from collections import Counter
from pathlib import Path

import pytest

from player.engine import EngineState, Source, Span, Track, TrackKind
from player.track_choice import speaks, track_in
from tests.player.listening import RED, Listening, plain

_PATIENCE = 30.0
"""Seconds that a machine which has much else to do may take."""

SPOKEN = "1\n00:00:00,000 --> 00:00:30,000\n同学们好\n"


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    path = tmp_path / "课 1 #2.zh.srt"
    path.write_text(SPOKEN, encoding="utf-8")
    return path


def subtitles(listening: Listening) -> list[Track]:
    events = listening.own()
    return [track for track in events[-1].tracks if track.kind is TrackKind.SUBTITLE] if events else []


def shows_letters(listening: Listening) -> bool:
    """Tell whether many pixels of the picture, which is of one colour, are otherwise: letters and their rims."""
    pixels = memoryview(listening.pixels()).cast("I")
    return sum(count for _pixel, count in Counter(pixels).most_common()[1:]) > 150


def until_a_repeat_is_without_letters(listening: Listening) -> bool:
    """Wait until what is repeated went by from its beginning to its end, and no picture of it had letters.

    One picture says nothing: libVLC shows some without them each time that it jumps back.
    """
    without, whole, before = False, False, 0.0

    def went_by() -> bool:
        nonlocal without, whole, before
        position = listening.engine.position()
        jumped, before = position < before - 0.5, position
        whole = whole or (jumped and without)
        without = (without or jumped) and not shows_letters(listening)
        return whole

    return listening.until(went_by, _PATIENCE)


def test_a_subtitle_file_is_shown_hidden_and_says_its_language(
    listening: Listening, inside: Source, spoken: Path
) -> None:
    listening.play(inside)
    listening.engine.set_repeat(Span(0.2, 1.2))  # however slow the machine, the clip is not over
    listening.engine.add_subtitle(spoken, chosen=True)
    assert listening.until(
        lambda: [(t.language, t.chosen) for t in subtitles(listening)] == [("zh", True)] and shows_letters(listening),
        _PATIENCE,
    )
    listening.engine.choose_track(TrackKind.SUBTITLE, -1)
    assert until_a_repeat_is_without_letters(listening)
    assert [track.chosen for track in subtitles(listening)] == [False]
    listening.engine.choose_track(TrackKind.SUBTITLE, subtitles(listening)[0].id)
    assert listening.until(lambda: shows_letters(listening), _PATIENCE)


def test_one_that_is_not_chosen_is_there_and_not_shown(listening: Listening, inside: Source, spoken: Path) -> None:
    listening.play(inside)
    listening.engine.add_subtitle(spoken, chosen=False)
    assert listening.until(lambda: [t.chosen for t in subtitles(listening)] == [False])
    time.sleep(0.5)
    assert not shows_letters(listening)


def test_what_was_added_and_chosen_holds_when_it_is_played_again(
    listening: Listening, inside: Source, spoken: Path
) -> None:
    listening.play(inside, start=3.2)
    listening.engine.add_subtitle(spoken, chosen=True)
    assert listening.until_state(EngineState.ENDED)
    listening.engine.resume()
    assert listening.until(lambda: listening.colour() == RED)
    assert listening.until(lambda: shows_letters(listening))


def test_a_film_with_subtitles_can_be_left_at_once(
    listening: Listening, inside: Source, spoken: Path, media: Path
) -> None:
    for _ in range(3):
        listening.play(inside)
        listening.engine.add_subtitle(spoken, chosen=True)
        assert listening.until(lambda: listening.colour() == RED)
        started = time.monotonic()
        listening.play(plain(media / "bear.mp3"))
        assert listening.until_state(EngineState.PLAYING)
        assert time.monotonic() - started < 3, "libVLC would take six seconds"


@pytest.mark.parametrize(
    ("text", "language", "is_meant"),
    [
        ("zh", "zh_CN", True),
        ("zh-Hans", "zh_CN", True),
        ("chi", "zh_CN", True),
        ("eng", "zh_CN", False),
        ("en_GB", "en", True),
        ("English - Original", "en", True),
        ("French", "en", False),
        ("简体中文", "zh_CN", True),
        ("", "en", False),
        ("und", "zh_CN", False),
    ],
)
def test_languages_are_known_by_the_names_that_files_use(text: str, language: str, is_meant: bool) -> None:
    assert speaks(text, language) is is_meant


def test_a_class_gets_the_stream_in_its_language() -> None:
    tracks = (
        Track(1, TrackKind.AUDIO, "zho"),
        Track(2, TrackKind.SUBTITLE, "eng"),
        Track(3, TrackKind.SUBTITLE, "", "中文字幕"),
        Track(4, TrackKind.SUBTITLE, "fra", "English"),
    )
    assert track_in(tracks, TrackKind.SUBTITLE, "zh_CN") == tracks[2]
    assert track_in(tracks, TrackKind.SUBTITLE, "en") == tracks[1]
    assert track_in(tracks, TrackKind.AUDIO, "en") is None

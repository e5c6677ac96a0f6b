"""Tests of how loud sources are."""

import array
import math
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.engine import Source
from player.loudness import MOST_LOUDER, MOST_SOFTER, TARGET, gain_for
from player.measuring import loudness, measured
from tests.player.listening import plain

RATE = 8000


def tone(seconds: float, loud: float) -> "array.array[int]":
    """A tone whose mean power is ``loud`` decibels below the loudest there can be."""
    peak = 32767 * 10 ** (loud / 20) * math.sqrt(2)
    return array.array("h", (round(peak * math.sin(i * 0.35)) for i in range(round(seconds * RATE))))


def written(path: Path, samples: "array.array[int]") -> Source:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return plain(path)


@pytest.mark.parametrize("loud", [-10.0, -20.0, -35.0])
def test_a_tone_is_as_loud_as_it_is_and_pauses_do_not_count(tmp_path: Path, loud: float) -> None:
    pause = array.array("h", bytes(2 * RATE * 3))
    source = written(tmp_path / "课 '1'.wav", tone(3, loud) + pause + tone(3, loud))
    found = measured(source)
    assert found is not None
    assert found == pytest.approx(loud, abs=1.0)
    assert loud + gain_for(found) == pytest.approx(TARGET, abs=1.5) or gain_for(found) in (MOST_LOUDER, MOST_SOFTER)


def test_sound_inside_a_film_inside_a_package_is_measured(inside: Source, recording: Source) -> None:
    for source in (inside, recording):
        found = measured(source)
        assert found is not None
        assert -50 < found < 0


def test_what_has_no_sound_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(b"just text" * 999)
    for source in (written(tmp_path / "silence.wav", array.array("h", bytes(RATE))), plain(tmp_path / "noise")):
        assert measured(source) is None
    assert measured(Source(tmp_path / "gone", 0, 9)) is None
    assert gain_for(None) == 0.0


def test_it_ends_when_it_is_to_end(tmp_path: Path) -> None:
    assert measured(written(tmp_path / "long.wav", tone(120, -20)), lambda: True) in (None, pytest.approx(-20, abs=1))


@given(st.lists(st.integers(-32768, 32767), max_size=200))
def test_it_is_never_louder_than_the_loudest(samples: list[int]) -> None:
    found = loudness(array.array("h", samples))
    assert found is None or -50 < found <= 0.01

"""The classroom with two screens, one, and three: seen by pixels of the display, steered by its keys and mouse."""

import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.settings import SettingsFile
from tests.conftest import ROOT
from tests.displays import Display
from tests.end_to_end.test_classroom import filled, play

VIDEO, PICTURE = ("red-green.mp4", "video"), ("panda.webp", "picture")


RECORDING = ROOT / "build" / "recording"


@pytest.fixture
def library(tmp_path: Path, media: Path) -> Path:
    return filled(tmp_path, media, VIDEO, PICTURE)


def test_the_class_keeps_a_frozen_picture_while_the_teacher_looks_on(display: Display, library: Path) -> None:
    seen = play(display, "frozen", library)
    assert seen == {"kept": "red", "still kept": "red", "live": True}


def test_pen_spotlight_and_white_board_are_seen_by_the_class(display: Display, library: Path) -> None:
    seen = play(display, "drawn", library)
    assert seen == {"stroke": [False, True, True, True, False], "spotlight": True, "covers": True}


def test_a_timer_is_seen_large_and_in_the_corner_and_rings(display: Display, library: Path) -> None:
    assert play(display, "timed", library) == {"large": True, "corner": True, "gone": True}


def test_mirrored_screens_give_control_back_and_go_on_when_they_are_two_again(display: Display, library: Path) -> None:
    seen = play(display, "mirrored", library)
    assert seen.pop("seconds") < 1.0
    assert seen == {"covered": False, "says": True, "control": True, "paused": True}


def test_another_projector_on_another_plug_shows_the_lesson(display: Display, library: Path) -> None:
    assert play(display, "replaced", library) == {"said": True, "size": [800, 600], "follows": True}


def test_one_key_swaps_the_screens_and_the_choice_is_kept(display: Display, library: Path) -> None:
    assert play(display, "swapped", library) == {"class on": "TEACHER", "kept": "TEACHER", "keys still work": True}


def test_with_three_screens_one_question_is_asked_once(display: Display, library: Path) -> None:
    seen = play(display, "asked", library)
    assert seen == {"numbers": 3, "question gone": True, "kept": True, "asked again": False}


def test_keys_work_whatever_was_clicked_last(display: Display, library: Path) -> None:
    assert play(display, "focused", library) == {"typed": "bn", "black": False, "named": True}


def test_films_have_a_window_of_their_own_in_the_light_mode(display: Display, library: Path) -> None:
    SettingsFile(library).change(light=True)
    seen = play(display, "light", library)
    assert seen == {"own window": True, "still": "red", "goes on": True, "picture": True}


def test_the_light_mode_makes_room_on_an_only_screen(display: Display, library: Path) -> None:
    SettingsFile(library).change(light=True)
    display.unplug_projector()
    seen = play(display, "light_single", library)
    said = ("bar below", "bar not kept", "held by the timer", "timer above", "control", "picture")
    assert seen == dict.fromkeys(said, True)


def test_two_actions_lead_from_the_start_to_the_picture(display: Display, library: Path) -> None:
    # The first action is the start of the program.
    assert play(display, "two_actions", library) == {"actions": 1}


def test_the_bar_of_an_only_screen_comes_and_goes(display: Display, library: Path) -> None:
    display.unplug_projector()
    assert play(display, "single", library) == {"bottom": True, "bar over": True, "pen": True}


def test_each_class_goes_on_where_it_stopped_by_one_key(display: Display, tmp_path: Path, media: Path) -> None:
    seen = play(display, "resumed", filled(tmp_path, media, ("seconds.mp4", "video"), PICTURE))
    assert seen.pop("another class") is False
    assert seen.keys() == {"class 1", "class 2"}
    assert max(seen.values()) <= 1.0


def test_a_stretch_is_repeated_before_the_class_within_150_ms(display: Display, tmp_path: Path, media: Path) -> None:
    seen = play(display, "repeated", filled(tmp_path, media, ("frames.mp4", "video"), PICTURE))
    start, end = seen["marked"]
    assert (start, end) == pytest.approx((1.0, 1.4), abs=0.02)
    assert len(seen["starts"]) == 20
    assert max(abs(moment - start) for moment in seen["starts"]) <= 0.15
    assert max(abs(moment - end) for moment in seen["ends"]) <= 0.15


def test_a_recording_of_both_screens(display: Display, library: Path) -> None:
    seen = play(display, "recorded", library)
    assert seen["pictures"] > 20
    assert seen["differ"]
    if shutil.which("ffmpeg"):
        film = RECORDING.with_suffix(".mp4")
        command = ["ffmpeg", "-y", "-loglevel", "error", "-framerate", "6", "-i", str(RECORDING / "%03d.png")]
        subprocess.run([*command, "-pix_fmt", "yuv420p", "-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2", film], check=True)
        assert film.stat().st_size > 10_000

"""Tests of the pure parts of playing: the clock, what was watched, the order, the sound device."""

import ctypes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.engine import EngineEvent, EngineState, Failure, Source
from player.extent import ExtentReader
from player.no_engine import NoEngine
from player.pictures import Pictures, fitted
from player.playclock import PlayClock, SharedClock
from player.playlist import Playlist
from player.sound import NO_SOUND, sound_arguments
from player.watched import LONGEST_STEP, Watched


def test_the_clock_goes_while_running_at_its_rate() -> None:
    clock = PlayClock(position=10.0).started(100.0)
    assert clock.now(103.0) == 13.0
    faster = clock.at_rate(2.0, 103.0)
    assert faster.now(104.0) == 15.0
    held = faster.stopped(104.0)
    assert held.now(200.0) == 15.0
    assert held.anchored(1.0, 200.0).started(201.0).now(202.0) == 3.0
    assert clock.started(150.0) is clock


def test_a_shared_clock_does_the_same() -> None:
    now = [0.0]
    clock = SharedClock(lambda: now[0])
    clock.reset(5.0)
    clock.run(running=True)
    now[0] = 2.0
    assert clock.position == 7.0
    clock.set_rate(0.5)
    now[0] = 4.0
    assert clock.position == 8.0
    clock.anchor(1.0)
    clock.run(running=False)
    now[0] = 9.0
    assert clock.position == 1.0
    clock.anchor(3.0, at=0.0)
    assert clock.position == 3.0


def test_only_visible_time_counts() -> None:
    watched = Watched()
    watched.show(0.0)
    watched.tick(5.0)
    watched.hide(8.0)
    watched.tick(100.0)
    watched.show(100.0)
    watched.show(104.0)
    assert watched.visible
    watched.hide(105.0)
    assert (watched.seconds, watched.visible) == (13.0, False)


def test_a_jump_of_the_clock_counts_nothing() -> None:
    watched = Watched()
    watched.show(0.0)
    watched.tick(3600.0)
    watched.tick(3590.0)
    watched.hide(3591.0)
    assert watched.seconds == 1.0


@given(st.lists(st.tuples(st.sampled_from(["show", "hide", "tick"]), st.integers(0, 30)), max_size=40))
def test_never_more_is_counted_than_passed(steps: list[tuple[str, int]]) -> None:
    watched, now, visible = Watched(), 0.0, 0.0
    for step, passed in steps:
        now += passed
        visible += passed if watched.visible and passed <= LONGEST_STEP else 0.0
        getattr(watched, step)(now)
        assert watched.seconds == pytest.approx(visible)


def test_a_playlist_steps_and_stays_at_its_ends() -> None:
    playlist = Playlist.of("abc")
    assert (playlist.current, playlist.following, playlist.at_end) == ("a", "b", False)
    assert playlist.previous() == playlist
    last = playlist.next().next()
    assert (last.current, last.following, last.at_end) == ("c", None, True)
    assert last.next() == last
    assert last.jump(-5).current == "a"
    assert last.jump(1).current == "b"
    empty: Playlist[str] = Playlist.of(())
    assert (empty.current, empty.following, empty.at_end) == (None, None, True)
    assert empty.next() == empty.previous() == empty


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1280, 720), (1280, 720)), ((3840, 2160), (1920, 1080)), ((1080, 1920), (606, 1080)), ((177, 145), (176, 144))],
)
def test_pictures_are_no_larger_than_a_projector_shows(size: tuple[int, int], shown: tuple[int, int]) -> None:
    assert fitted(size) == shown


def test_there_is_no_picture_until_one_was_filled_even_when_their_size_changes_in_mid_film() -> None:
    pictures = Pictures()
    told: list[bool] = []
    pictures.listen(lambda: told.append(True))

    def set_up(width: int, height: int) -> None:
        numbers = [(ctypes.c_uint * 1)(value) for value in (width, height, 0, 0)]
        assert pictures._setup(None, ctypes.addressof(ctypes.create_string_buffer(4)), *numbers) == 1

    def show(grey: int) -> None:
        planes = (ctypes.c_void_p * 1)()
        number = pictures._fill(None, planes)
        ctypes.memset(planes[0] or 0, grey, 4)
        pictures._show(None, number)

    pictures.begin(1)
    set_up(320, 240)
    assert pictures.newest() is None
    show(7)
    first = pictures.newest()
    assert first is not None
    assert (first.width, first.pixels[0], told) == (320, 7, [True])
    set_up(640, 480)
    assert pictures.newest() is None, "nothing was written into the new buffers yet"
    assert first.pixels[0] == 7, "whoever still paints the old picture has its pixels"
    show(9)
    second = pictures.newest()
    assert second is not None
    assert (second.width, second.pixels[0]) == (640, 9)


def test_sound_is_looked_for(tmp_path: Path) -> None:
    cards, runtime = tmp_path / "cards", tmp_path / "run"
    assert sound_arguments({}, cards, "posix") == NO_SOUND
    cards.write_text("--- no soundcards ---\n")
    assert sound_arguments({}, cards, "posix") == NO_SOUND
    cards.write_text(" 0 [PCH]: HDA-Intel\n")
    assert sound_arguments({}, cards, "posix") == ()
    cards.write_text("")
    assert sound_arguments({}, cards, "nt") == ()
    assert sound_arguments({"PULSE_SERVER": "tcp:x"}, cards, "posix") == ()
    (runtime / "pulse").mkdir(parents=True)
    (runtime / "pulse" / "native").touch()
    assert sound_arguments({"XDG_RUNTIME_DIR": str(runtime)}, cards, "posix") == ()


@given(st.binary(max_size=200), st.integers(0, 50), st.integers(0, 250), st.lists(st.integers(0, 120), max_size=8))
def test_an_extent_gives_its_bytes_and_no_others(content: bytes, offset: int, size: int, moves: list[int]) -> None:
    path = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path()  # noqa: S108
    path /= f"skylesson-extent-{id(content)}"
    path.write_bytes(b"x" * offset + content + b"y" * 300)
    try:
        reader = ExtentReader(Source(path, offset, min(size, len(content))))
        expected = content[: min(size, len(content))]
        position = 0
        for move in moves:
            buffer = bytearray(move)
            count = reader.read_into(memoryview(buffer))
            assert bytes(buffer[:count]) == expected[position : position + move]
            position = min(move, len(expected))
            reader.seek(move)
        reader.close()
    finally:
        path.unlink()


def test_without_libvlc_every_play_says_so() -> None:
    engine = NoEngine()
    heard: list[EngineEvent] = []
    engine.listen(heard.append, lambda: None)
    generation = engine.play(Source(Path("a"), 0, 1))
    assert (heard[0].state, heard[0].failure, heard[0].generation) == (
        EngineState.FAILED,
        Failure.NO_ENGINE,
        generation,
    )
    assert (engine.frame(), engine.position()) == (None, 0.0)

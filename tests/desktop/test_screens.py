"""Tests of who sees which screen, for any set of screens."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from desktop.screens import Identity, ScreenPlace, arranged, likeness

LAPTOP = ScreenPlace(Identity("eDP-1", "L1", "Panel"), QRect(0, 0, 1366, 768), primary=True)
PROJECTOR = ScreenPlace(Identity("HDMI-1", "P1", "Epson"), QRect(1366, 0, 1920, 1080))
MONITOR = ScreenPlace(Identity("DP-1", "M1", "Dell"), QRect(3286, 0, 1920, 1080))
NOBODY = Identity()


def test_one_screen_is_the_teachers() -> None:
    found = arranged([LAPTOP], NOBODY)
    assert found is not None
    assert (found.control, found.lesson, found.mirrored) == (LAPTOP, None, False)
    assert arranged([], NOBODY) is None


def test_of_two_screens_the_class_sees_the_other_and_nobody_is_asked() -> None:
    for order in ([LAPTOP, PROJECTOR], [PROJECTOR, LAPTOP]):
        found = arranged(order, NOBODY)
        assert found is not None
        assert (found.control, found.lesson, found.doubtful) == (LAPTOP, PROJECTOR, False)


def test_of_three_screens_one_has_to_be_chosen_once() -> None:
    screens = [LAPTOP, PROJECTOR, MONITOR]
    found = arranged(screens, NOBODY)
    assert found is not None
    assert found.doubtful
    again = arranged(screens, MONITOR.identity)
    assert again is not None
    assert (again.lesson, again.doubtful) == (MONITOR, False)


def test_a_screen_is_known_again_on_another_plug_by_its_serial_number() -> None:
    moved = ScreenPlace(Identity("DP-2", "P1", "Epson"), QRect(1366, 0, 1920, 1080))
    found = arranged([LAPTOP, MONITOR, moved], PROJECTOR.identity)
    assert found is not None
    assert found.lesson == moved
    assert likeness(PROJECTOR.identity, Identity("HDMI-1", "P2", "Epson")) == 0
    assert likeness(Identity("HDMI-1", "", "Epson"), Identity("HDMI-1", "", "Epson")) == 1
    assert likeness(NOBODY, PROJECTOR.identity) == 0


def test_swapped_screens_stay_swapped_though_the_class_sees_the_primary_one() -> None:
    found = arranged([LAPTOP, PROJECTOR], LAPTOP.identity)
    assert found is not None
    assert (found.control, found.lesson) == (PROJECTOR, LAPTOP)


def test_mirrored_screens_are_one() -> None:
    for area in (LAPTOP.area, QRect(0, 0, 1024, 768), QRect(0, 0, 1920, 1080)):
        for primary in (True, False):
            mirror = ScreenPlace(PROJECTOR.identity, area, primary=not primary)
            own = ScreenPlace(LAPTOP.identity, LAPTOP.area, primary=primary)
            found = arranged([own, mirror], PROJECTOR.identity)
            assert found is not None
            assert found.lesson is None
            assert found.mirrored


def _place(number: int, area: QRect, primary: bool) -> ScreenPlace:
    return ScreenPlace(Identity(f"S{number}"), area, primary)


areas = st.builds(QRect, st.integers(0, 3000), st.just(0), st.integers(640, 1920), st.integers(480, 1080))
places = st.lists(
    st.builds(_place, st.integers(0, 9), areas, st.booleans()),
    min_size=1,
    max_size=5,
    unique_by=lambda place: place.identity,
)


@given(places, st.builds(lambda n: Identity(f"S{n}"), st.integers(0, 9)))
def test_the_teacher_always_has_a_screen_that_the_class_does_not_see(
    screens: list[ScreenPlace], remembered: Identity
) -> None:
    found = arranged(screens, remembered)
    assert found is not None
    assert found.control in screens
    if found.lesson is not None:
        assert found.lesson in screens
        assert found.lesson.identity != found.control.identity
        assert not found.lesson.area.contains(found.control.area)
        assert not found.control.area.contains(found.lesson.area)

"""Tests of how a picture is looked at: nearer, turned, another part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.models.lens import MOST, Lens

AREA = QRectF(0, 0, 1600, 900)
WIDE = QSizeF(800, 450)
sizes = st.builds(QSizeF, st.floats(10, 4000), st.floats(10, 4000))
lenses = st.builds(
    lambda zoom, x, y, turns: Lens(zoom, turns=turns).centred(x, y),
    st.floats(1, MOST),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(0, 3),
)


def test_a_picture_is_fitted_and_its_shape_kept() -> None:
    assert Lens().box(WIDE, AREA) == AREA
    assert Lens().box(QSizeF(100, 100), AREA) == QRectF(350, 0, 900, 900)
    assert Lens(turns=1).box(WIDE, AREA) == QRectF(800 - 900 * 450 / 800 / 2, 0, 900 * 450 / 800, 900)


@given(lenses, sizes)
def test_no_edge_of_a_larger_picture_is_left_bare(lens: Lens, size: QSizeF) -> None:
    box = lens.box(size, AREA)
    for near, far, start, end in (
        (box.left(), box.right(), AREA.left(), AREA.right()),
        (box.top(), box.bottom(), AREA.top(), AREA.bottom()),
    ):
        if far - near >= end - start:
            assert near <= start + 0.01
            assert far >= end - 0.01
        else:
            assert (near + far) / 2 == pytest.approx((start + end) / 2)


@given(lenses, sizes)
def test_corners_of_the_picture_lie_on_the_corners_of_its_box(lens: Lens, size: QSizeF) -> None:
    box = lens.box(size, AREA)
    way = lens.transform(size, AREA)
    corners = [QPointF(0, 0), QPointF(1, 0), QPointF(1, 1), QPointF(0, 1)]
    on_screen = [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]
    for number, corner in enumerate(corners):
        wanted = on_screen[(number + lens.turns) % 4]
        found = way.map(corner)
        assert (found.x(), found.y()) == pytest.approx((wanted.x(), wanted.y()), abs=0.01)


def test_looking_nearer_keeps_the_point_under_the_mouse() -> None:
    about = QPointF(0.3, 0.6)
    before = Lens(2.0)
    after = before.zoomed(1.5, about)

    def seen_at(lens: Lens) -> tuple[float, float]:
        box = lens.box(WIDE, AREA)
        return box.x() + about.x() * box.width(), box.y() + about.y() * box.height()

    assert after.zoom == pytest.approx(3.0)
    assert seen_at(after) == pytest.approx(seen_at(before), abs=0.5)


def test_it_goes_neither_too_near_nor_too_far() -> None:
    assert Lens().zoomed(0.1).zoom == 1.0
    assert Lens().zoomed(1000).zoom == MOST
    assert Lens(4.0).centred(0.0, 1.0) == Lens(4.0, 0.125, 0.875)


def test_turning_shows_the_whole_picture_again() -> None:
    assert Lens(3.0, 0.2, 0.2, turns=3).turned(1) == Lens()

"""Tests of what scrolls: its bar lies in the margin of the page, and all that stands on the page has the same edges."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.palette import LIGHT
from desktop.theme.style import MARGIN, style_sheet
from desktop.views.parts import Card, Page, label
from desktop.views.scrolling import Reaching, hung

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(params=[LTR, RTL])
def direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Qt.LayoutDirection]:
    qapp.setStyleSheet(style_sheet(LIGHT))
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(LTR)
    qapp.setStyleSheet("")


def page_of(cards: int) -> tuple[Page, list[QWidget]]:
    """A page with a title and so many cards below it that scroll."""
    page, inner, title = Page(), QWidget(), label("title", "Title")
    rows = QVBoxLayout(inner)
    rows.setContentsMargins(0, 0, 0, 0)
    made: list[QWidget] = [Card() for _ in range(cards)]
    for card in made:
        card.setFixedHeight(200)
        rows.addWidget(card)
    rows.addStretch(1)
    page.content.addWidget(title)
    page.content.addLayout(Reaching(hung(inner)), 1)
    return page, [title, *made]


@pytest.mark.parametrize("cards", [1, 9])
def test_cards_end_where_the_title_ends_whether_there_is_a_bar_or_not(
    qtbot: QtBot, direction: Qt.LayoutDirection, cards: int
) -> None:
    page, parts = page_of(cards)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    for part in parts:
        left = part.mapTo(page, QPoint()).x()
        assert (left, left + part.width()) == (MARGIN, 900 - MARGIN)


def test_the_bar_lies_in_the_margin_and_is_seen_only_when_there_is_more(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    seen = []
    for cards in (1, 9):
        page, _ = page_of(cards)
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        image = page.grab().toImage()
        margin = range(900 - MARGIN, 900) if direction is LTR else range(MARGIN)
        colours = {image.pixel(x, 120) for x in margin}
        seen.append(len(colours) > 1)
    assert seen == [False, True]

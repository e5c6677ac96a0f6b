"""A large number on every screen, for the one question that has to be asked: which one does the class see?"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel

from desktop.theme.chosen import dark_colours

_SIDE = 240


class ScreenNumbers:
    """Small windows that take no keyboard and are gone as soon as the question is answered."""

    def __init__(self) -> None:
        self._signs: list[QLabel] = []

    def show(self, areas: Sequence[QRect]) -> None:
        """Put 1, 2, 3 high in the middle of each area."""
        self.hide()
        flags = (
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        for number, area in enumerate(areas, 1):
            sign = QLabel(str(number), None, flags)
            sign.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            # The program's style sheet has the last word on a font, so the size is said in one, too.
            chosen = dark_colours()
            look = f"background: {chosen.accent}; color: {chosen.on_accent}; font-size: {_SIDE * 2 // 3}px;"
            sign.setStyleSheet(look)
            place = QRect(QPoint(0, 0), QSize(_SIDE, _SIDE))
            place.moveCenter(QPoint(area.center().x(), area.top() + area.height() // 3))
            sign.setGeometry(place)
            sign.show()
            self._signs.append(sign)

    def hide(self) -> None:
        """Take them away."""
        for sign in self._signs:
            sign.hide()
            sign.deleteLater()
        self._signs.clear()

    @property
    def shown(self) -> bool:
        """Whether the question stands."""
        return bool(self._signs)

"""A large number on every screen, for the one question that has to be asked: which one does the class see?"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel

from desktop.theme.palette import DARK
from desktop.theme.style import font

_SIDE = 320


class ScreenNumbers:
    """Small windows that take no keyboard and are gone as soon as the question is answered."""

    def __init__(self) -> None:
        self._signs: list[QLabel] = []

    def show(self, areas: Sequence[QRect]) -> None:
        """Put 1, 2, 3 into the middle of each area."""
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
            sign.setStyleSheet(f"background: {DARK.accent}; color: {DARK.on_accent};")
            sign.setFont(font(_SIDE * 2 // 3, bold=True))
            place = QRect(QPoint(0, 0), QSize(_SIDE, _SIDE))
            place.moveCenter(area.center())
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

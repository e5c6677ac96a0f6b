"""A big button with its key written on it, small and below: who has pressed it twice knows the key."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from desktop.shortcuts import Action, key_of
from desktop.theme import icons
from desktop.theme.chosen import dark_colours
from desktop.theme.style import TARGET
from desktop.views.check_button import CheckButton
from desktop.views.mirroring import seen_whole

_ICON, _GAP, _SIDE, _KEY_SIZE = 20, 5, 6, 0.56


class KeyButton(CheckButton):
    """A button for an action. It never keeps the keyboard to itself, so that Space pauses whatever was clicked last."""

    def __init__(self, action: Action, icon: str = "", *, main: bool = False, checkable: bool = False) -> None:
        super().__init__()
        self.action, self._icon = action, icon
        self._drawn: dict[tuple[str, str], QPixmap] = {}
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if main:
            self.setProperty("role", "main")

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the room for the icon and the word, and the key below."""
        word, key = self.fontMetrics(), QFontMetrics(self._key_font())
        icon = _ICON + _GAP if self._icon else 0
        width = max(word.horizontalAdvance(self.text()) + icon, key.horizontalAdvance(key_of(self.action)))
        return QSize(width + 2 * _SIDE, max(word.height() + key.height() + 4, TARGET))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """No word is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the style's button, and in it two lines."""
        del event
        painter = QStylePainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colour = dark_colours().on_accent if self.property("role") == "main" else dark_colours().ink
        if not self.isEnabled():
            colour = dark_colours().quiet
        word, key = self.fontMetrics(), QFontMetrics(self._key_font())
        top = (self.height() - word.height() - key.height()) // 2
        self._paint_word(painter, QRect(0, top, self.width(), word.height()), colour)
        painter.setFont(self._key_font())
        painter.setPen(QColor(colour if self.property("role") == "main" else dark_colours().quiet))
        place = QRect(0, top + word.height(), self.width(), key.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key_of(self.action))

    def _paint_word(self, painter: QPainter, place: QRect, colour: str) -> None:
        icon = _ICON + _GAP if self._icon else 0
        left = (place.width() - self.fontMetrics().horizontalAdvance(self.text()) - icon) // 2
        if self._icon:
            at = QRect(left, place.center().y() - _ICON // 2, _ICON, _ICON)
            painter.drawPixmap(seen_whole(self, at).topLeft(), self._drawing(colour))
        painter.setPen(QColor(colour))
        painter.drawText(
            seen_whole(self, place.adjusted(left + icon, 0, 0, 0)),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )

    def _drawing(self, colour: str) -> QPixmap:
        """Return the icon, drawn once for each colour: it is read from a file."""
        wanted = (self._icon, colour)
        if wanted not in self._drawn:
            ratio = self.devicePixelRatioF()
            made = icons.pixmap(self._icon, colour, round(_ICON * ratio))
            made.setDevicePixelRatio(ratio)
            self._drawn[wanted] = made
        return self._drawn[wanted]

    def _key_font(self) -> QFont:
        face = QFont(self.font())
        face.setBold(False)
        face.setPixelSize(max(round(QFontMetrics(self.font()).height() * _KEY_SIZE), 11))
        return face

"""Rows of further buttons that open above the others: the pen's colours and widths, the timer's minutes."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.models.bar import BarState
from desktop.models.board import COLOURS, WIDTHS, Tool
from desktop.shortcuts import Action, action_text
from desktop.theme.chosen import dark_colours
from desktop.theme.style import SMALL, TARGET
from desktop.views.flow import Flow
from desktop.views.key_button import KeyButton
from desktop.views.parts import button
from desktop.views.speaking import Speaking

_DOTS = (8, 14, 24)
"""Diameters in pixels that stand for WIDTHS."""


class ButtonRow(Speaking, QWidget):
    """Buttons with keys. ``wished`` has the value of an Action."""

    wished = Signal(str)

    def __init__(self, buttons: Sequence[KeyButton]) -> None:
        super().__init__()
        self.flow = Flow(self, spacing=SMALL)
        self.buttons = {made.action: made for made in buttons}
        for made in buttons:
            made.clicked.connect(lambda _checked=False, wish=made.action: self.wished.emit(wish.value))
            self.flow.addWidget(made)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        for action, text in self.texts().items():
            made = self.buttons[action]
            if made.text() != text:
                made.setText(text)
                made.setAccessibleName(text)
                made.setToolTip(action_text(action))

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        raise NotImplementedError


class PenRow(ButtonRow):
    """``colour_chosen`` and ``width_chosen`` have a place in the board's lists."""

    colour_chosen = Signal(int)
    width_chosen = Signal(int)

    def __init__(self) -> None:
        made = (
            KeyButton(Action.ERASER, "eraser", checkable=True), KeyButton(Action.UNDO), KeyButton(Action.WIPE),
            KeyButton(Action.COLOUR), KeyButton(Action.WIDTH),
        )  # fmt: skip
        super().__init__(made)
        self._colours = [_dot(self.flow) for _ in COLOURS]
        self._widths = [_dot(self.flow) for _ in WIDTHS]
        for number, dot in enumerate(self._colours):
            dot.clicked.connect(lambda _checked=False, chosen=number: self.colour_chosen.emit(chosen))
        for number, dot in enumerate(self._widths):
            dot.clicked.connect(lambda _checked=False, chosen=number: self.width_chosen.emit(chosen))
        self.dress()
        self.retranslate()

    def dress(self) -> None:
        """Draw the dots in the colours that are in force."""
        for dot, colour in zip(self._colours, COLOURS, strict=True):
            dot.setIcon(_drawing(colour, 26))
        for dot, size in zip(self._widths, _DOTS, strict=True):
            dot.setIcon(_drawing(dark_colours().ink, size))

    def show_state(self, state: BarState) -> None:
        """Mark what is chosen."""
        pen = state.tool is Tool.PEN
        for number, dot in enumerate(self._colours):
            dot.setChecked(pen and number == state.colour)
        for number, dot in enumerate(self._widths):
            dot.setChecked(pen and number == state.width)
        self.buttons[Action.ERASER].setChecked(state.tool is Tool.ERASER)

    def retranslate(self) -> None:
        """Name the dots, too."""
        super().retranslate()
        self._name_dots()

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        return {
            Action.ERASER: self.tr("Eraser"),
            Action.UNDO: self.tr("Undo"),
            Action.WIPE: self.tr("Wipe away"),
            Action.COLOUR: self.tr("Colour"),
            Action.WIDTH: self.tr("Width"),
        }

    def _name_dots(self) -> None:
        colours = (self.tr("Red"), self.tr("Yellow"), self.tr("Green"), self.tr("Blue"), self.tr("White"),
                   self.tr("Black"))  # fmt: skip
        widths = (self.tr("Thin"), self.tr("Medium"), self.tr("Thick"))
        for dot, name in zip(self._colours + self._widths, colours + widths, strict=True):
            dot.setToolTip(name)
            dot.setAccessibleName(name)


class TimerRow(ButtonRow):
    """Minutes to choose from, and what a running timer may be told."""

    def __init__(self) -> None:
        minutes = (Action.TIMER_1, Action.TIMER_3, Action.TIMER_5, Action.TIMER_10)
        others = (Action.TIMER_HOLD, Action.TIMER_SIZE, Action.TIMER_SOUND, Action.TIMER_OFF)
        super().__init__([KeyButton(action) for action in minutes + others])
        self._runs, self._sounds = False, True
        self.retranslate()

    def show_state(self, state: BarState) -> None:
        """Say what the buttons would do now."""
        self._runs, self._sounds = state.timer_runs, state.timer_sounds
        self.retranslate()

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        return {
            Action.TIMER_1: self.tr("1 min"),
            Action.TIMER_3: self.tr("3 min"),
            Action.TIMER_5: self.tr("5 min"),
            Action.TIMER_10: self.tr("10 min"),
            Action.TIMER_HOLD: self.tr("Hold") if self._runs else self.tr("Go on"),
            Action.TIMER_SIZE: self.tr("Large, small"),
            Action.TIMER_SOUND: self.tr("Without a sound") if self._sounds else self.tr("With a sound"),
            Action.TIMER_OFF: self.tr("Take away"),
        }


def _dot(flow: Flow) -> QPushButton:
    made = button("dot", checkable=True)
    made.setFixedSize(TARGET, TARGET)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIconSize(QSize(32, 32))
    flow.addWidget(made)
    return made


def _drawing(colour: str, size: int) -> QIcon:
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(dark_colours().quiet))
    painter.setBrush(QColor(colour))
    edge = (32 - size) / 2
    painter.drawEllipse(round(edge), round(edge), size, size)
    painter.end()
    return QIcon(picture)

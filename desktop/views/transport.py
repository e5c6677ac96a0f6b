"""The bar of big buttons, each with its key on it: seek, go on, what the class sees, and the tools."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop.formats import clock_text
from desktop.models.bar import BarState, Cover, Drawer
from desktop.models.board import Tool
from desktop.shortcuts import Action
from desktop.theme.style import SMALL
from desktop.views.drawers import ButtonRow, PenRow, TimerRow
from desktop.views.key_button import KeyButton
from desktop.views.parts import label

_STEPS_A_SECOND = 10
_STILL = (Action.LARGER, Action.SMALLER, Action.TURN)


class MainRow(ButtonRow):
    """Going through the lesson, and what the class sees."""

    def __init__(self) -> None:
        super().__init__(
            [
                KeyButton(Action.PREVIOUS, "previous"),
                KeyButton(Action.BACK),
                KeyButton(Action.TOGGLE, "play", main=True),
                KeyButton(Action.ON),
                KeyButton(Action.NEXT, "next"),
                KeyButton(Action.BLACK, "black", checkable=True),
                KeyButton(Action.FREEZE, "freeze", checkable=True),
                KeyButton(Action.END, "end"),
            ]
        )
        self._state = BarState()
        self.retranslate()

    def show_state(self, state: BarState) -> None:
        """Say what the buttons would do now."""
        self._state = state
        for action in (Action.BACK, Action.ON):
            self.buttons[action].setVisible(state.played)
        self.buttons[Action.TOGGLE].setEnabled(state.played or state.still or state.cover is not Cover.NONE)
        self.buttons[Action.TOGGLE].show_icon("pause" if state.playing else "play")
        self.buttons[Action.BLACK].setChecked(state.cover is Cover.BLACK)
        self.buttons[Action.FREEZE].setChecked(state.frozen)
        self.retranslate()

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        state = self._state
        go_on = self.tr("Pause") if state.playing else self.tr("Play")
        if state.cover is not Cover.NONE or (state.still and not state.played):
            go_on = self.tr("Go on")
        return {
            Action.PREVIOUS: self.tr("Previous"),
            Action.BACK: self.tr("−5 s"),
            Action.TOGGLE: go_on,
            Action.ON: self.tr("+5 s"),
            Action.NEXT: self.tr("Next"),
            Action.BLACK: self.tr("Show again") if state.cover is Cover.BLACK else self.tr("Black"),
            Action.FREEZE: self.tr("Live again") if state.frozen else self.tr("Freeze"),
            Action.END: self.tr("End"),
        }


class ToolRow(ButtonRow):
    """Tools over the lesson; of the others only those that what is shown now has a use for."""

    def __init__(self) -> None:
        tools = [KeyButton(Action.PEN, "pen", checkable=True), KeyButton(Action.SPOTLIGHT, "spotlight", checkable=True),
                 KeyButton(Action.POINTER, "pointer", checkable=True), KeyButton(Action.TIMER, "timer", checkable=True),
                 KeyButton(Action.WHITE, "white", checkable=True)]  # fmt: skip
        others = (Action.SLOWER, Action.FASTER, Action.LARGER, Action.SMALLER, Action.TURN, Action.SWAP, Action.HELP)
        super().__init__([*tools, *(KeyButton(action) for action in others)])
        self._rate = 1.0
        self.retranslate()

    def show_state(self, state: BarState) -> None:
        """Show the tools that are of use, and which is in hand."""
        self._rate = state.rate
        for action in (Action.SLOWER, Action.FASTER):
            self.buttons[action].setVisible(state.played)
        for action in _STILL:
            self.buttons[action].setVisible(state.still)
        self.buttons[Action.PEN].setChecked(state.tool in (Tool.PEN, Tool.ERASER))
        self.buttons[Action.SPOTLIGHT].setChecked(state.tool is Tool.SPOTLIGHT)
        self.buttons[Action.POINTER].setChecked(state.tool is Tool.POINTER)
        self.buttons[Action.TIMER].setChecked(state.drawer is Drawer.TIMER)
        self.buttons[Action.WHITE].setChecked(state.cover is Cover.WHITE)
        self.retranslate()

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        rate = f" {self._rate:g}×" if self._rate != 1.0 else ""
        return {
            Action.PEN: self.tr("Pen"),
            Action.SPOTLIGHT: self.tr("Spotlight"),
            Action.POINTER: self.tr("Pointer"),
            Action.TIMER: self.tr("Timer"),
            Action.WHITE: self.tr("White"),
            Action.SLOWER: self.tr("Slower") + (rate if self._rate < 1 else ""),
            Action.FASTER: self.tr("Faster") + (rate if self._rate > 1 else ""),
            Action.LARGER: self.tr("Larger"),
            Action.SMALLER: self.tr("Smaller"),
            Action.TURN: self.tr("Turn"),
            Action.SWAP: self.tr("Swap"),
            Action.HELP: self.tr("Keys"),
        }


class Transport(QWidget):
    """Emits what is wished. The same bar stands on the control screen and comes over an only class screen."""

    wished = Signal(str)
    """The value of an Action."""

    seek_wished = Signal(float)
    colour_wished = Signal(int)
    width_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._position, self._duration = label(text="0:00"), label(text="0:00")
        self.main, self.tools, self.pen, self.timer = MainRow(), ToolRow(), PenRow(), TimerRow()
        self._seek = QWidget()
        self._lay_out()
        for row in (self.main, self.tools, self.pen, self.timer):
            row.wished.connect(self.wished)
        self.pen.colour_chosen.connect(self.colour_wished)
        self.pen.width_chosen.connect(self.width_wished)
        self.slider.sliderMoved.connect(lambda value: self.seek_wished.emit(value / _STEPS_A_SECOND))
        self.slider.actionTriggered.connect(self._clicked)
        self.show_state(BarState())
        self.retranslate()

    def show_position(self, position: float, duration: float) -> None:
        """Show where playing is; a duration of 0 means that there is nothing to seek in."""
        playing = duration > 0
        self.slider.setEnabled(playing)
        if not self.slider.isSliderDown():
            self.slider.setMaximum(int(duration * _STEPS_A_SECOND))
            self.slider.setValue(int(position * _STEPS_A_SECOND))
        self._position.setText(clock_text(position) if playing else "")
        self._duration.setText(clock_text(duration) if playing else "")

    def show_state(self, state: BarState) -> None:
        """Show how the lesson stands."""
        self._seek.setVisible(state.played)
        self.pen.setVisible(state.drawer is Drawer.PEN)
        self.timer.setVisible(state.drawer is Drawer.TIMER)
        for row in (self.main, self.tools, self.pen, self.timer):
            row.show_state(state)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.slider.setAccessibleName(self.tr("Position"))

    def _clicked(self) -> None:
        """A click beside the handle, or a key on the slider, goes there too."""
        if not self.slider.isSliderDown():
            self.seek_wished.emit(self.slider.sliderPosition() / _STEPS_A_SECOND)

    def _lay_out(self) -> None:
        seek = QHBoxLayout(self._seek)
        seek.setContentsMargins(0, 0, 0, 0)
        seek.addWidget(self._position)
        seek.addWidget(self.slider, 1)
        seek.addWidget(self._duration)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, SMALL)
        column.setSpacing(SMALL)
        for part in (self._seek, self.pen, self.timer, self.main, self.tools):
            column.addWidget(part)

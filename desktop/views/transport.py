"""The bar of big buttons, each with its key on it: seek, go on, what the class sees, and the tools."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop.formats import clock_text
from desktop.models.bar import BarState, Drawer
from desktop.theme.style import SMALL
from desktop.views.bar_rows import MainRow, ToolRow
from desktop.views.drawers import PenRow, TimerRow
from desktop.views.mark_row import MarkRow
from desktop.views.parts import label
from desktop.views.speaking import Speaking

_STEPS_A_SECOND = 10


class Transport(Speaking, QWidget):
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
        self.marks = MarkRow()
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
        self.marks.setVisible(state.drawer is Drawer.MARKS)
        for row in (self.main, self.tools, self.pen, self.timer):
            row.show_state(state)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.slider.setAccessibleName(self.tr("Position"))

    def _clicked(self) -> None:
        """A click beside the handle, or a key on the slider, goes there too."""
        if not self.slider.isSliderDown():
            self.seek_wished.emit(self.slider.sliderPosition() / _STEPS_A_SECOND)

    def _lay_out(self) -> None:
        # Time runs from left to right on every player, and so do the keys with arrows.
        for part in (self._seek, self.main):
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        seek = QHBoxLayout(self._seek)
        seek.setContentsMargins(0, 0, 0, 0)
        seek.addWidget(self._position)
        seek.addWidget(self.slider, 1)
        seek.addWidget(self._duration)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, SMALL)
        column.setSpacing(SMALL)
        for part in (self._seek, self.pen, self.timer, self.marks, self.main, self.tools):
            column.addWidget(part)

"""The bar of big buttons: seek, previous, pause, next, black, end; each with its key on it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from desktop.formats import clock_text
from desktop.shortcuts import Action, key_of
from desktop.theme import icons
from desktop.theme.palette import DARK
from desktop.theme.style import SMALL
from desktop.views.parts import button, label

_STEPS_A_SECOND = 10
_BUTTONS = (
    (Action.PREVIOUS, ""),
    (Action.BACK, ""),
    (Action.TOGGLE, "play"),
    (Action.ON, ""),
    (Action.NEXT, ""),
    (Action.SLOWER, ""),
    (Action.FASTER, ""),
    (Action.BLACK, "black"),
    (Action.END, "end"),
)


class Transport(QWidget):
    """Emits what is wished. The same bar stands on the control screen and comes over an only class screen."""

    wished = Signal(str)
    """The value of an Action."""

    seek_wished = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        # Nine buttons with their keys have to fit on a screen of 1024 pixels.
        self.setStyleSheet("QPushButton { padding: 6px 5px; } QPushButton[role='main'] { padding: 8px 8px; }")
        self._playing, self._black, self._rate = False, False, 1.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._position, self._duration = label(text="0:00"), label(text="0:00")
        self._buttons: dict[Action, QPushButton] = {}
        self._lay_out()
        self.slider.sliderMoved.connect(lambda value: self.seek_wished.emit(value / _STEPS_A_SECOND))
        self.slider.actionTriggered.connect(self._clicked)
        self.retranslate()

    def show_position(self, position: float, duration: float) -> None:
        """Show where playing is; a duration of 0 means that there is nothing to seek in."""
        playing = duration > 0
        self.slider.setEnabled(playing)
        for action in (Action.TOGGLE, Action.BACK, Action.ON, Action.SLOWER, Action.FASTER):
            self._buttons[action].setEnabled(playing)
        if not self.slider.isSliderDown():
            self.slider.setMaximum(int(duration * _STEPS_A_SECOND))
            self.slider.setValue(int(position * _STEPS_A_SECOND))
        self._position.setText(clock_text(position) if playing else "")
        self._duration.setText(clock_text(duration) if playing else "")

    def show_state(self, *, playing: bool, black: bool, rate: float) -> None:
        """Show whether it plays, is black, and how fast it goes."""
        self._playing, self._black, self._rate = playing, black, rate
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        texts = {
            Action.PREVIOUS: self.tr("Previous"),
            Action.BACK: self.tr("−5 s"),
            Action.TOGGLE: self.tr("Pause") if self._playing else self.tr("Play"),
            Action.ON: self.tr("+5 s"),
            Action.NEXT: self.tr("Next"),
            Action.SLOWER: self.tr("Slower"),
            Action.FASTER: self.tr("Faster"),
            Action.BLACK: self.tr("Show again") if self._black else self.tr("Black"),
            Action.END: self.tr("End"),
        }
        for action, made in self._buttons.items():
            made.setText(texts[action])
            made.setToolTip(key_of(action))
        rate = f"  {self._rate:g}×" if self._rate != 1.0 else ""
        self._buttons[Action.FASTER].setText(texts[Action.FASTER] + rate)
        for action in (Action.PREVIOUS, Action.NEXT, Action.TOGGLE, Action.BLACK):
            self._buttons[action].setText(f"{texts[action]}  {key_of(action)}")
        self._buttons[Action.TOGGLE].setIcon(icons.icon("pause" if self._playing else "play", DARK.on_accent))
        self.slider.setAccessibleName(self.tr("Position"))

    def _clicked(self) -> None:
        """A click beside the handle, or a key on the slider, goes there too."""
        if not self.slider.isSliderDown():
            self.seek_wished.emit(self.slider.sliderPosition() / _STEPS_A_SECOND)

    def _lay_out(self) -> None:
        seek = QHBoxLayout()
        seek.addWidget(self._position)
        seek.addWidget(self.slider, 1)
        seek.addWidget(self._duration)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for action, icon in _BUTTONS:
            made = button("main" if action is Action.TOGGLE else "")
            made.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            # Space must pause whatever was clicked last, so no button keeps the keyboard to itself.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if icon:
                made.setIcon(icons.icon(icon, DARK.on_accent if action is Action.TOGGLE else DARK.ink))
                made.setIconSize(QSize(20, 20))
            made.clicked.connect(lambda _checked=False, wish=action: self.wished.emit(wish.value))
            self._buttons[action] = made
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        column.addLayout(seek)
        column.addLayout(row)

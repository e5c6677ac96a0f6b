"""The two rows that are always there: going through the lesson, and the tools."""

from desktop.formats import clock_text
from desktop.models.bar import BarState, Cover, Drawer
from desktop.models.board import Tool
from desktop.shortcuts import Action
from desktop.views.drawers import ButtonRow
from desktop.views.key_button import KeyButton

_LONGEST = 9
"""Letters of a stream's name that a button has room for."""

_SKIPS = (Action.BACK_FAR, Action.BACK, Action.ON, Action.ON_FAR)
_STILL = (Action.LARGER, Action.SMALLER, Action.TURN)
_PLAYED = (Action.REPEAT, Action.SLOWER, Action.FASTER, Action.STEP, Action.RESTART, Action.EVEN)


class MainRow(ButtonRow):
    """Going through the lesson, and what the class sees."""

    def __init__(self) -> None:
        super().__init__(
            [
                KeyButton(Action.PREVIOUS, "previous"),
                KeyButton(Action.BACK_FAR),
                KeyButton(Action.BACK),
                KeyButton(Action.TOGGLE, "play", main=True),
                KeyButton(Action.ON),
                KeyButton(Action.ON_FAR),
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
        for action in _SKIPS:
            self.buttons[action].setVisible(state.played)
        self.buttons[Action.TOGGLE].show_icon("pause" if state.playing else "next" if state.still else "play")
        self.buttons[Action.BLACK].setChecked(state.cover is Cover.BLACK)
        self.buttons[Action.FREEZE].setChecked(state.frozen)
        self.retranslate()

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        return {
            Action.PREVIOUS: self.tr("Previous"),
            Action.BACK_FAR: self.tr("−30 s"),
            Action.BACK: self.tr("−5 s"),
            Action.TOGGLE: self._toggle_text(),
            Action.ON: self.tr("+5 s"),
            Action.ON_FAR: self.tr("+30 s"),
            Action.NEXT: self.tr("Next"),
            Action.BLACK: self.tr("Black"),
            Action.FREEZE: self.tr("Freeze"),
            Action.END: self.tr("End"),
        }

    def _toggle_text(self) -> str:
        """Return what the large button does: it plays what plays, turns what stands still, and lifts a cover."""
        state = self._state
        if state.cover is not Cover.NONE:
            return self.tr("Show again")
        if state.played:
            return self.tr("Pause") if state.playing else self.tr("Play")
        return self.tr("Next page") if state.pages_left else self.tr("Next one")


class ToolRow(ButtonRow):
    """Tools over the lesson; of the others only those that what is shown now has a use for."""

    def __init__(self) -> None:
        tools = [KeyButton(Action.PEN, "pen", checkable=True), KeyButton(Action.SPOTLIGHT, "spotlight", checkable=True),
                 KeyButton(Action.POINTER, "pointer", checkable=True), KeyButton(Action.TIMER, "timer", checkable=True),
                 KeyButton(Action.WHITE, "white", checkable=True), KeyButton(Action.MARKS, checkable=True)]  # fmt: skip
        lit = [KeyButton(action, checkable=True) for action in (Action.REPEAT, Action.EVEN)]
        others = (Action.SLOWER, Action.FASTER, Action.STEP, Action.RESTART, Action.SUBTITLES, Action.VOICE, *_STILL)
        super().__init__([*tools, lit[0], *(KeyButton(action) for action in others), lit[1], KeyButton(Action.HELP)])
        self._state = BarState()
        self.retranslate()

    def show_state(self, state: BarState) -> None:
        """Show the tools that are of use, and which is in hand."""
        self._state = state
        for action in _PLAYED:
            self.buttons[action].setVisible(state.played)
        for action in _STILL:
            self.buttons[action].setVisible(state.still)
        self.buttons[Action.SUBTITLES].setVisible(state.played and state.subtitles > 0)
        self.buttons[Action.VOICE].setVisible(state.played and state.voices > 1)
        checked = {
            Action.PEN: state.tool in (Tool.PEN, Tool.ERASER),
            Action.SPOTLIGHT: state.tool is Tool.SPOTLIGHT,
            Action.POINTER: state.tool is Tool.POINTER,
            Action.TIMER: state.drawer is Drawer.TIMER,
            Action.MARKS: state.drawer is Drawer.MARKS,
            Action.WHITE: state.cover is Cover.WHITE,
            Action.REPEAT: state.repeat is not None,
            Action.EVEN: state.even,
        }
        for action, on in checked.items():
            self.buttons[action].setChecked(on)
        self.retranslate()

    def texts(self) -> dict[Action, str]:
        """Return the words of the buttons."""
        rate = self._state.rate
        return {
            Action.PEN: self.tr("Pen"),
            Action.SPOTLIGHT: self.tr("Spotlight"),
            Action.POINTER: self.tr("Pointer"),
            Action.TIMER: self.tr("Timer"),
            Action.WHITE: self.tr("Board"),
            Action.MARKS: self.tr("Bookmarks"),
            Action.REPEAT: self._repeat_text(),
            Action.SLOWER: self.tr("Slower") + (f" {rate:g}×" if rate < 1 else ""),
            Action.FASTER: self.tr("Faster") + (f" {rate:g}×" if rate > 1 else ""),
            Action.STEP: self.tr("Step"),
            Action.RESTART: self.tr("From start"),
            Action.SUBTITLES: _named(self.tr("Subtitles"), self._state.subtitle),
            Action.VOICE: _named(self.tr("Voice"), self._state.voice),
            Action.EVEN: self.tr("Even sound"),
            Action.LARGER: self.tr("Larger"),
            Action.SMALLER: self.tr("Smaller"),
            Action.TURN: self.tr("Turn"),
            Action.HELP: self.tr("Keys"),
        }

    def _repeat_text(self) -> str:
        repeat = self._state.repeat
        if repeat is None:
            return self.tr("A–B")
        start, end = repeat
        return f"{clock_text(start)}–{clock_text(end) if end is not None else self.tr('B?')}"


def _named(word: str, stream: str) -> str:
    return f"{word} {stream[:_LONGEST]}" if stream else word

"""The line of the window for notices: what goes by itself, what stays until it is read, and what asks something."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.theme.style import MARGIN, SMALL
from desktop.views.announcing import announce
from desktop.views.parts import button, label
from desktop.views.speaking import Speaking

_NOTICE_MS = 12_000


class NoticeLine(Speaking, QFrame):
    """``open_wished`` has the file that was just written, to be looked at or printed by the system's own program."""

    open_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.text = label(wraps=True)
        self.answer, self.open, self.dismiss = button(), button(), button()
        self._written = Path()
        self._staying, self._question = "", ""
        self._deed: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._timer.timeout.connect(self._rest)
        self._lay_out()
        self.retranslate()

    @property
    def has_unread(self) -> bool:
        """Whether a notice that stays is still to be read."""
        return bool(self._staying)

    def say(self, text: str, *, stays: bool = False) -> None:
        """Say something. It goes by itself, unless it ``stays``."""
        if stays:
            self._staying = text
        self._show("" if stays else text)
        if stays:
            self._timer.stop()
        else:
            self._timer.start()
        announce(self.text, text)

    def say_written(self, text: str, path: Path) -> None:
        """Say that a file was written, and offer to open it: whoever writes a paper wants to print it."""
        self.say(text)
        self._written = path
        self.open.show()

    def ask(self, text: str, answer: str, deed: Callable[[], None]) -> None:
        """Say something with a button that does ``deed``. It stays until one of the two buttons is pressed."""
        self._question, self._deed = text, deed
        self.answer.setText(answer)
        self.answer.show()
        self._rest()
        announce(self.text, text)

    def ask_no_more(self) -> None:
        """Take a question away that is answered, or that nobody has answered in time."""
        if self._deed is not None:
            self._question, self._deed = "", None
            self.answer.hide()
            self._rest()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.open.setText(self.tr("Open"))
        self.dismiss.setText(self.tr("OK"))

    def _answer(self) -> None:
        deed = self._deed
        self.ask_no_more()
        if deed is not None:
            deed()

    def _rest(self) -> None:
        """Take away what goes by itself; what stays is shown until somebody has read it."""
        self._show("")

    def _dismiss(self) -> None:
        self._staying = ""
        self.ask_no_more()
        self._rest()

    def _show(self, passing: str) -> None:
        said = "\n".join(filter(None, (self._staying, self._question, passing)))
        self.text.setText(said)
        self.open.hide()
        self.setVisible(bool(said))

    def _lay_out(self) -> None:
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, SMALL, MARGIN, SMALL)
        row.addWidget(self.text, 1)
        for part in (self.answer, self.open, self.dismiss):
            row.addWidget(part)
        self.answer.hide()
        self.answer.clicked.connect(self._answer)
        self.open.clicked.connect(lambda: self.open_wished.emit(self._written))
        self.dismiss.clicked.connect(self._dismiss)
        self._show("")

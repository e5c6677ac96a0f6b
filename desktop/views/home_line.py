"""The line that says whether what is written in the library lasts, and offers a better place for it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.views.speaking import Speaking
from desktop.views.trouble_line import TroubleLine


class HomeLine(Speaking, TroubleLine):
    """``answered_with`` has the code of the answer; ``worded_anew`` asks for the words in another language."""

    answered_with = Signal(str)
    worded_anew = Signal()

    def __init__(self, role: str = "") -> None:
        self._codes: Sequence[str] = ()
        super().__init__(role)
        self.answered.connect(lambda number: self.answered_with.emit(self._codes[number]))

    def ask(self, text: str, answers: Sequence[tuple[str, str]]) -> None:
        """Say ``text`` with a button for each answer: its code, and the words on it. '' for nothing."""
        self._codes = [code for code, _words in answers]
        self.say(text, [words for _code, words in answers])

    def retranslate(self) -> None:
        """Have the words said in the language of the window."""
        self.worded_anew.emit()

"""A line that says what the class sees, and where; in another colour when that is not what the teacher sees."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel


class WhereLine(QLabel):
    """``rest`` is what it says while there is nothing to say of the class."""

    def __init__(self, *, wraps: bool) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self._rest, self._said = "", ""
        self.say("")

    def say(self, text: str, *, urgent: bool = False) -> None:
        """Say it; '' for nothing."""
        self._said = text
        self.setProperty("role", "warning" if urgent and text else "quiet")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(self._said or self._rest)

    def set_rest(self, text: str) -> None:
        """Say this whenever nothing else is to be said."""
        self._rest = " · ".join(text.split("\n"))
        self.setText(self._said or self._rest)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """A long title makes no window wider: it is cut off."""
        return QSize(80, super().minimumSizeHint().height())

"""A button that may stay pressed, and obeys a screen reader as it does a finger."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget


class CheckButton(QPushButton):
    """Is ``clicked`` also when it is checked without a click, unless it was the program that showed it so.

    A screen reader checks a button by Qt's ``toggle``, of which ``clicked`` does not hear.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._showing = False
        self._unclicked = QTimer(self, singleShot=True, interval=0)
        self._unclicked.timeout.connect(lambda: self.clicked[bool].emit(self.isChecked()))  # type: ignore[index]  # Qt has two of it
        self.toggled.connect(self._toggled)
        self.clicked.connect(self._unclicked.stop)

    def setChecked(self, checked: bool) -> None:  # noqa: N802  # Qt's name and shape
        """Show whether it is pressed: the program's word, nobody chose it. Qt itself never comes by here."""
        self._showing = True
        super().setChecked(checked)
        self._showing = False

    def _toggled(self) -> None:
        if not self._showing:
            self._unclicked.start()

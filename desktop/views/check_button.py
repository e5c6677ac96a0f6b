"""A button that may stay pressed, and obeys a screen reader as it does a finger."""

from PySide6.QtWidgets import QPushButton, QWidget


class CheckButton(QPushButton):
    """Is ``clicked`` also when it is checked without a click, unless it was the program that showed it so.

    A screen reader checks a button by Qt's ``toggle``, of which ``clicked`` does not hear.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_known = False
        self.toggled.connect(self._toggled)

    def setChecked(self, checked: bool) -> None:  # noqa: N802  # Qt's name and shape
        """Show whether it is pressed: the program's word, nobody chose it. Qt itself never comes by here."""
        self._is_known = True
        super().setChecked(checked)
        self._is_known = False

    def nextCheckState(self) -> None:  # noqa: N802  # Qt's name
        """Change because of a click, which Qt tells of itself."""
        self._is_known = True
        super().nextCheckState()
        self._is_known = False

    def _toggled(self, checked: bool) -> None:  # a signal's shape
        # Of buttons of which one is chosen the others are changed by that one, and their group tells of it.
        if not self._is_known and not self.autoExclusive():
            self.clicked[bool].emit(checked)  # type: ignore[index]  # Qt has two of it

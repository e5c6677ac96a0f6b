"""The lines in place below the lesson, the same on the control screen and on the bar of an only screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.style import SMALL
from desktop.views.trouble_line import TroubleLine


class Lines(QWidget):
    """``trouble``: nothing can be shown. ``notice``: something is amiss. ``offer`` and ``question`` want an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble, self.notice, self.offer, self.question = (
            TroubleLine(role) for role in ("warning", "warning", "", "")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for line in (self.trouble, self.notice, self.offer, self.question):
            column.addWidget(line)

    def clear(self) -> None:
        """Say nothing."""
        for line in (self.trouble, self.notice, self.offer, self.question):
            line.say("")

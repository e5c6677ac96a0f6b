"""Has a screen reader say what appears without the keyboard going there (docs/decisions/0047)."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(view: QWidget, text: str) -> None:
    """Have a text of ``view`` read aloud after what is being read now. What nobody sees is not said either."""
    if text and view.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))

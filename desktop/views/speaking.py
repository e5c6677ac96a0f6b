"""Views that follow the language of the window and its colours whenever these change."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


def wear(view: QWidget, sheet: str) -> None:
    """Give a view a style sheet of its own, unless it has it: each is read anew, and so are all that stand in it."""
    if sheet != view.styleSheet():
        view.setStyleSheet(sheet)


class Dressed:
    """Stands before the Qt class among the bases of a view: ``dress`` is called when the colours are changed."""

    def dress(self) -> None:
        """Draw icons in the colours that are in force; views that have none have nothing to do."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Wear the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.dress()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class's


class Speaking(Dressed):
    """Calls ``retranslate`` when the language is changed, too."""

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

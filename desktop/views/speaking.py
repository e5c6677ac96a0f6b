"""Views that put their texts in the language of the window whenever it changes."""

from PySide6.QtCore import QEvent


class Speaking:
    """Stands before the Qt class among the bases of a view: ``retranslate`` is called when the language is changed."""

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class's

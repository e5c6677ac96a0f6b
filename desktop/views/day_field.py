"""A field for a date, written as the language writes it."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale
from PySide6.QtWidgets import QDateEdit

from desktop.formats import day_format


class DayField(QDateEdit):
    """With a calendar to choose from; it follows the language of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self._write()

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return date(*self.date().getDate())

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Write the date as the new language does."""
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)

    def _write(self) -> None:
        self.setLocale(QLocale())
        self.setDisplayFormat(day_format())

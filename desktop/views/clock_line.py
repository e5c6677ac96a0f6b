"""The line that asks which day it is when the computer's clock cannot be right. It never hides anything."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from catalogue.clock import Doubt
from catalogue.schedule_days import monday_of
from desktop.formats import count_text, day_text, weekday_text
from desktop.theme.style import GAP, SMALL, WIDE
from desktop.today_view import ClockQuestion
from desktop.views.day_field import DayField
from desktop.views.folding import Folding
from desktop.views.parts import button, choice_box, label, row

_ROOM = 12


class ClockLine(QFrame):
    """Suggests a day; one press takes it. ``day_said`` has the day, ``said_right`` that the clock is right."""

    day_said = Signal(object)
    said_right = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._question: ClockQuestion | None = None
        self._words, self._it_is = label(wraps=True), label()
        self._week, self._weekday, self._day = choice_box(), choice_box(), DayField()
        self._yes, self._right = button(), button()
        self._lay_out()
        self._yes.clicked.connect(lambda: self.day_said.emit(self.day()))
        self._right.clicked.connect(self.said_right)
        self.hide()

    def show_question(self, question: ClockQuestion | None) -> None:
        """Ask, or be gone for None. What somebody is choosing stays while the same is asked."""
        same = (
            question is not None
            and self._question is not None
            and (question.suggested, question.doubt) == (self._question.suggested, self._question.doubt)
        )
        self._question = question
        self.setVisible(question is not None)
        if question is not None and not same:
            self._fill(question)

    def day(self) -> date:
        """Return the day that is chosen."""
        question = self._question
        if question is None or question.term is None:
            return self._day.day
        # Weeks that were lost lie between: count from the day that was suggested.
        weeks = self._week.currentIndex() + 1 - question.week
        return monday_of(question.suggested) + timedelta(weeks=weeks, days=self._weekday.currentIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange and self._question is not None:
            self._fill(self._question)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        folding = Folding(_ROOM, GAP)
        folding.put(self._words, grows=True)
        folding.put(row(self._it_is, self._week, self._weekday, self._day))
        folding.put(row(self._yes, self._right))
        box = QVBoxLayout(self)
        box.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        box.addWidget(folding)

    def _fill(self, question: ClockQuestion) -> None:
        self._words.setText(self._reason(question))
        self._it_is.setText(self.tr("It is"))
        by_week = question.term is not None
        for part in (self._week, self._weekday):
            part.setVisible(by_week)
            part.clear()
        self._day.setVisible(not by_week)
        suggested = question.suggested
        self._day.show_day(suggested)
        self._week.addItems(
            [self.tr("week {week}").format(week=count_text(week)) for week in range(1, question.weeks + 1)]
        )
        self._week.setCurrentIndex(question.week - 1)
        self._weekday.addItems([weekday_text(day) for day in range(1, 8)])
        self._weekday.setCurrentIndex(suggested.weekday())
        self._yes.setText(self.tr("Yes"))
        self._right.setText(self.tr("The clock is right"))

    def _reason(self, question: ClockQuestion) -> str:
        shown = day_text(question.shown.date())
        reasons = {
            Doubt.BEFORE_PACKAGE: self.tr("This computer says {day}, but a package is newer than that."),
            Doubt.BEFORE_RECORD: self.tr("This computer says {day}, but a lesson was taught after that."),
            Doubt.WENT_BACK: self.tr("This computer says {day}: its clock has gone back."),
            Doubt.JUMPED_ON: self.tr("This computer says {day}: its clock has jumped far ahead."),
        }
        return reasons[question.doubt].format(day=shown) + " " + self.tr("The order of lessons is not touched.")

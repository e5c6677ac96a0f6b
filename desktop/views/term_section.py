"""When the school teaches: its terms, the public calendar, and what is otherwise for a day or a week."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from catalogue.timetable import NO_CLASS, Change, ChangeKind, Schedule, SpecialDay, Term
from catalogue.usual_terms import usual_term
from desktop.formats import count_text, day_text
from desktop.schedule_view import ScheduleView
from desktop.theme.style import GAP
from desktop.views.day_field import DayField
from desktop.views.flow import flowing
from desktop.views.folding import Folding
from desktop.views.parts import Card, Section, button, choice_box, column, emptied, label, row
from desktop.views.scrolling import hung

_ROOM = 8
_CHANGE_ROOM = 16
_KINDS = (ChangeKind.OFF, ChangeKind.LIKE, ChangeKind.SWAP, ChangeKind.LOST_WEEK)


class TermSection(Section):
    """Emits a term that was set, a change that was added (``add_wished``) or taken back (by its place)."""

    term_wished = Signal(object)
    add_wished = Signal(object)
    take_back_wished = Signal(int)
    calendar_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ScheduleView | None = None
        self._shown_terms: Sequence[Term] | None = None
        self._terms = {number: (label(), DayField(), DayField(), button()) for number in (1, 2)}
        self._states = {number: label("quiet", wraps=True) for number in self._terms}
        self._headings = [label("heading", wraps=True) for _ in range(3)]
        self._day, self._kind, self._class = DayField(), choice_box(), choice_box()
        self._other, self._period, self._other_period = DayField(), choice_box(), choice_box()
        self._and, self._add = label(), button()
        self._changes, self._holidays, self._own = QVBoxLayout(), label("quiet", wraps=True), button()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: ScheduleView) -> None:
        """Show another state; what somebody is choosing stays."""
        first = self._view is None
        self._view = view
        if first:
            for edit in (self._day, self._other):
                edit.show_day(view.today)
        self._show_terms(view)
        self._show_choices(view.schedule)
        self._show_changes(view)
        self._holidays.setText(self._holidays_text(view))

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        texts = (self.tr("Terms"), self.tr("Otherwise than the timetable"), self.tr("Public holidays"))
        for heading, text in zip(self._headings, texts, strict=True):
            heading.setText(text)
        for number, name in ((1, self.tr("First term")), (2, self.tr("Second term"))):
            self._terms[number][0].setText(name)
            self._terms[number][3].setText(self.tr("Set"))
            for part in self._terms[number][1:]:
                part.setAccessibleDescription(name)
            self._terms[number][1].setAccessibleName(self.tr("First day"))
            self._terms[number][2].setAccessibleName(self.tr("Last day"))
        kind = self._kind.currentIndex()
        self._kind.clear()
        self._kind.addItems(
            [
                self.tr("No lessons on this day"),
                self.tr("A day like another one"),
                self.tr("Two periods change places"),
                self.tr("This week is lost: shift the rest"),
            ]
        )
        self._kind.setCurrentIndex(max(kind, 0))
        self._and.setText(self.tr("and"))
        self._add.setText(self.tr("Add"))
        self._own.setText(self.tr("Your own days (holidays.csv)"))
        self._show_states()
        if self._view is not None:
            self.show_view(self._view)
        self._show_fields()

    def _show_terms(self, view: ScheduleView) -> None:
        """Show the terms that are set; dates that somebody has chosen and not set yet stay."""
        if self._shown_terms == view.schedule.terms:
            return
        self._shown_terms = view.schedule.terms
        for number, (_, first, last, _) in self._terms.items():
            mine = [term for term in view.schedule.terms if term.number == number]
            term = mine[-1] if mine else usual_term(number, view.today)
            first.show_day(term.first_day)
            last.show_day(term.last_day)
        self._show_states()

    def _show_states(self) -> None:
        """Say of each term whether the dates beside it hold, or have only been proposed or chosen."""
        for number, (_, first, last, _) in self._terms.items():
            mine = [term for term in self._shown_terms or () if term.number == number]
            if not mine:
                state = self.tr("Proposed, not set yet")
            elif mine[-1] == Term(number, first.day, last.day):
                state = "✓ " + self.tr("These dates are set")
            else:
                state = self.tr("Changed, not set yet")
            self._states[number].setText(state)

    def _show_choices(self, schedule: Schedule) -> None:
        chosen = self._class.currentData()
        self._class.clear()
        self._class.addItem(self.tr("The whole school"), NO_CLASS)
        for found in schedule.classes:
            self._class.addItem(found.name, found.id)
        self._class.setCurrentIndex(max(self._class.findData(chosen), 0))
        for box in (self._period, self._other_period):
            kept = max(box.currentIndex(), 0)
            box.clear()
            for period in schedule.timetable.periods:
                box.addItem(self.tr("period {number}").format(number=count_text(period.number)), period.number)
            box.setCurrentIndex(min(kept, box.count() - 1))

    def _show_changes(self, view: ScheduleView) -> None:
        emptied(self._changes)
        for index, change in enumerate(view.schedule.changes):
            back = button("", self.tr("Take back"))
            back.clicked.connect(lambda _checked=False, index=index: self.take_back_wished.emit(index))
            text = label("", self._change_text(change, view.schedule), wraps=True)
            back.setAccessibleDescription(text.text())
            self._changes.addWidget(row(text, back, grows=text))

    def _change_text(self, change: Change, schedule: Schedule) -> str:
        found = schedule.class_of(change.class_id)
        whose = found.name if found is not None else self.tr("the whole school")
        other = day_text(change.other_day) if change.other_day is not None else ""
        texts = {
            ChangeKind.OFF: self.tr("{day}: no lessons ({whose})"),
            ChangeKind.LIKE: self.tr("{day}: like {other} ({whose})"),
            ChangeKind.SWAP: self.tr(
                "{day}, period {period}, changes places with {other}, period {other_period} ({whose})"
            ),
            ChangeKind.LOST_WEEK: self.tr("The week of {day} was lost, the rest of the plan moves on"),
        }
        return texts[change.kind].format(
            day=day_text(change.day), other=other, whose=whose, period=change.period, other_period=change.other_period
        )

    def _holidays_text(self, view: ScheduleView) -> str:
        coming = [special for day, special in sorted(view.calendar.items()) if day >= view.today]
        soon = [special for special in coming if special.day < view.today + timedelta(days=200)]
        if not soon:
            said = self.tr("No public holiday is known for the coming months.")
            return said + " " + self.tr("A file holidays.csv in the library can name them.")
        return "\n".join(self._spans(soon))

    def _spans(self, days: Sequence[SpecialDay]) -> list[str]:
        """Return the days in words; holidays that follow each other in one line."""
        lines: list[str] = []
        start: SpecialDay | None = None
        last: SpecialDay | None = None
        for special in (*days, None):
            goes_on = special is not None and last is not None and special.free and last.free
            if not goes_on or special is None or last is None or (special.day - last.day).days > 4:
                if start is not None and last is not None:
                    lines.append(self._span_text(start, last))
                start = special
            last = special
        return lines

    def _span_text(self, start: SpecialDay, last: SpecialDay) -> str:
        name = (start if not start.free else last).name.in_language(QLocale().name())
        if not start.free:
            like = self.tr("like {day}").format(day=day_text(start.like)) if start.like else ""
            return self.tr("{day}: {name}").format(day=day_text(start.day), name=f"{name} {like}".rstrip())
        if start == last:
            return self.tr("{day}: {name}").format(day=day_text(start.day), name=name)
        return self.tr("{first} to {last}: {name}").format(
            first=day_text(start.day), last=day_text(last.day), name=name
        )

    def _lay_out(self) -> None:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        cards = [Card() for _ in self._headings]
        for card, heading in zip(cards, self._headings, strict=True):
            card.content.addWidget(heading)
            rows.addWidget(card)
        for number, (name, first, last, press) in self._terms.items():
            line = Folding(_ROOM, GAP)
            line.put(column(name, self._states[number], spacing=2), grows=True)
            line.put(row(first, label("", "–"), last, press))
            cards[0].content.addWidget(line)
        cards[1].content.addWidget(self._change_line())
        cards[1].content.addLayout(self._changes)
        cards[2].content.addWidget(self._holidays)
        cards[2].content.addWidget(row(self._own))
        rows.addStretch(1)
        self.put(grows=hung(inner))

    def _change_line(self) -> QWidget:
        """Return what is said of a change, in one line where there is room, and the button at its end."""
        self._other_line = row(self._and, self._other, self._other_period)
        fields = flowing(self._kind, self._class, self._day, self._period, self._other_line, fills=False)
        line = Folding(_CHANGE_ROOM, GAP)
        line.put(fields, grows=True)
        line.put(self._add)
        return line

    def _connect(self) -> None:
        for number, (_, first, last, press) in self._terms.items():
            for day in (first, last):
                day.dateChanged.connect(self._show_states)
            press.clicked.connect(
                lambda _checked=False, n=number, a=first, b=last: self.term_wished.emit(Term(n, a.day, b.day))
            )
        self._kind.currentIndexChanged.connect(self._show_fields)
        self._add.clicked.connect(lambda: self.add_wished.emit(self._change()))
        self._own.clicked.connect(self.calendar_wished)

    def _show_fields(self) -> None:
        kind = _KINDS[max(self._kind.currentIndex(), 0)]
        self._class.setVisible(kind is not ChangeKind.LOST_WEEK)
        for box in (self._period, self._other_period):
            box.setVisible(kind is ChangeKind.SWAP)
        other_day = kind in (ChangeKind.LIKE, ChangeKind.SWAP)
        self._other_line.setVisible(other_day)

    def _change(self) -> Change:
        kind = _KINDS[max(self._kind.currentIndex(), 0)]
        class_id = int(self._class.currentData() or NO_CLASS)
        day, other = self._day.day, self._other.day
        if kind is ChangeKind.SWAP:
            periods = int(self._period.currentData() or 0), int(self._other_period.currentData() or 0)
            return Change(kind, day, class_id, periods[0], other, periods[1])
        if kind is ChangeKind.LIKE:
            return Change(kind, day, class_id, 0, other)
        return Change(kind, day, NO_CLASS if kind is ChangeKind.LOST_WEEK else class_id)

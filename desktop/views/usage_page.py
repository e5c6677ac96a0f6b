"""The Usage page: hours taught against hours planned, week by week, what was left out, and whether all of it holds."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from catalogue.usage_sums import WeekSum
from desktop.formats import count_text, exact_text, share_text, subject_text
from desktop.models.usage import CoverageTable, LeftOutTable, UnusedTable, WeekTable, group_text
from desktop.register_words import assumed_text, verdict_text, verdict_title
from desktop.theme.chosen import subject_colour
from desktop.theme.style import GAP
from desktop.usage_view import SealView, UsageView
from desktop.views.bar_chart import Bar, BarChart
from desktop.views.chart_card import ChartCard
from desktop.views.figure_card import FigureCard
from desktop.views.list_card import ListCard
from desktop.views.parts import Page, button
from desktop.views.records_card import RecordsCard
from desktop.views.scrolling import Reaching, hung
from desktop.views.trouble_line import TroubleLine
from desktop.views.usage_head import UsageHead
from desktop.views.week_chart import Column, WeekChart

_ROOM = 34
"""Lines of text that the page is wide at least, before the four figures stand in two rows."""


class UsagePage(Page):
    """Shows a ``UsageView``; emits what somebody wants to see, to write out, to mark or to verify."""

    choice_changed = Signal(object)
    export_wished = Signal(str)
    verify_wished = Signal()
    mark_wished = Signal(object, bool, str)
    term_wished = Signal()
    """Somebody wants to set the dates of the term."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._seal = UsageView(), SealView()
        self._checked = datetime.now().astimezone()
        self._built = False

    def build(self) -> None:
        """Make what the page holds, when it is wanted: 6 MB that most starts never need (docs/decisions/0005)."""
        if self._built:
            return
        self._built = True
        self.head, self.term_line = UsageHead(), TroubleLine()
        self.figures = [FigureCard() for _ in range(4)]
        self.verify = button()
        self.bars, self._coverage = BarChart(), CoverageTable(self)
        self.coverage = ChartCard(self.bars, self._coverage, wide_column=0)
        self.weeks, self._weeks = WeekChart(), WeekTable(self)
        self.trend = ChartCard(self.weeks, self._weeks, wide_column=0)
        self._left_out, self._unused = LeftOutTable(self), UnusedTable(self)
        self.left_out = ListCard(self._left_out, wide_column=2)
        self.unused = ListCard(self._unused, wide_column=2)
        self.records = RecordsCard()
        self._grid = QGridLayout()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_usage(self, view: UsageView, language: str) -> None:
        """Show other sums and records."""
        self.build()
        self._view = view
        for table in (self._left_out, self._unused):
            table.language = language
        self.head.show_choice(view.choice, view.classes, view.subjects)
        self._coverage.set_records(view.sums.coverage)
        self._weeks.set_records(_weeks_of(view))
        self._left_out.set_records(view.left_out)
        self._unused.set_records(view.unused)
        self.records.show_lines(view.lines, language)
        self._show()

    def show_seal(self, seal: SealView) -> None:
        """Show what verification says."""
        self._seal, self._checked = seal, datetime.now().astimezone()
        if self._built:
            self._show_seal()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange and self._built:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Be there when it is looked at for the first time."""
        self.build()
        super().showEvent(event)

    def resizeEvent(self, event: object) -> None:  # noqa: N802  # Qt's name
        """Put the figures in one row, or in two where there is no room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._built:
            self._place_figures()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.verify.setText(self.tr("Check again"))
        self.coverage.name(
            self.tr("Each class and subject: lessons taught / planned"),
            self.tr("Nothing is planned in these days. Classes and term dates are set up on the timetable's page."),
        )
        self.trend.name(
            self.tr("Class hours week by week (the line is what was planned)"),
            self.tr("No class hour was held in these days yet. Choose other days above, or teach on the page Today."),
        )
        self.left_out.name(self.tr("Lessons that were skipped"), self.tr("None was skipped."))
        self.unused.name(
            self.tr("Resources of lessons taught that nobody has shown"),
            self.tr("Everything that is here of the lessons taught was shown."),
        )
        for table in (self._coverage, self._weeks, self._left_out, self._unused):
            table.retranslate()
        self._show()

    def _show(self) -> None:
        sums = self._view.sums
        unit = self.tr("{done} / {whole} lessons")
        self.bars.show_bars(
            [
                Bar(group_text(row), subject_text(row.subject), row.taught, row.planned, subject_colour(row.subject))
                for row in sums.coverage
            ],
            unit,
        )
        self.weeks.show_columns([Column(_day(week.monday), week.hours, week.planned) for week in _weeks_of(self._view)])
        for card in (self.coverage, self.trend, self.left_out, self.unused):
            card.refresh()
        self._show_term()
        self._show_figures()
        self._show_seal()

    def _show_term(self) -> None:
        """Say by which dates it is planned, where the school has set none of its own."""
        self.term_line.say(assumed_text(self._view.assumed), [self.tr("Set the dates of the term")])

    def _show_figures(self) -> None:
        sums, left = self._view.sums, self._view.left_out
        share = share_text(sums.share) if sums.planned else "—"
        self.figures[0].show_figure(
            f"{count_text(sums.taught)} / {count_text(sums.planned)}",
            self.tr("lessons taught / planned"),
            self.tr("Coverage {share}").format(share=share),
        )
        self.figures[1].show_figure(
            count_text(sums.hours_this_week),
            self.tr("class hours this week"),
            self.tr("last week {count}").format(count=count_text(sums.hours_last_week)),
        )
        first = left[0] if left else None
        named = "" if first is None else f"{first.class_name} {subject_text(first.subject)}"
        self.figures[2].show_figure(
            count_text(len(left)),
            self.tr("lessons skipped"),
            "" if first is None else f"{named} {count_text(first.sequence)}".strip(),
        )

    def _show_seal(self) -> None:
        verdict, card = self._seal.verdict, self.figures[3]
        if verdict is None:
            card.show_figure("…", self.tr("The register is being checked"), "")
            return
        checked = self.tr("Looked just now, at {time}").format(time=exact_text(self._checked))
        card.show_figure("✓" if verdict.whole else "✗", verdict_title(verdict), f"{verdict_text(verdict)}\n{checked}")
        card.figure.setProperty("role", "big" if verdict.whole else "warning")

    def _open_bar(self, number: int) -> None:
        row = self._view.sums.coverage[number]
        name = f"{group_text(row)} · {subject_text(row.subject)}"
        self.records.show_behind(row.group.name, row.subject, name)

    def _connect(self) -> None:
        self.head.choice_changed.connect(self.choice_changed)
        self.head.export_wished.connect(self.export_wished)
        self.verify.clicked.connect(self.verify_wished)
        self.term_line.answered.connect(lambda _number: self.term_wished.emit())
        self.bars.chosen.connect(self._open_bar)
        self.records.mark_wished.connect(self.mark_wished)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._grid.setSpacing(GAP)
        self.figures[3].content.addWidget(self.verify)
        column.addLayout(self._grid)
        self._place_figures()
        for card in (self.coverage, self.trend, self.records, self.left_out, self.unused):
            column.addWidget(card)
        column.addStretch(1)
        self.content.addWidget(self.head)
        self.content.addWidget(self.term_line)
        self.area = hung(inner)
        self.content.addLayout(Reaching(self.area), 1)

    def _place_figures(self) -> None:
        across = 4 if self.width() >= _ROOM * self.fontMetrics().height() else 2
        for number, card in enumerate(self.figures):
            self._grid.addWidget(card, number // across, number % across)
            self._grid.setColumnStretch(number, int(number < across))


def _weeks_of(view: UsageView) -> Sequence[WeekSum]:
    """Return the weeks to show: before a school has set or taught anything, advice is of more use than empty bars."""
    begun = view.assumed is None or any(week.hours for week in view.sums.weeks)
    return view.sums.weeks if begun else ()


def _day(day: date) -> str:
    return f"{count_text(day.month)}-{count_text(day.day)}"

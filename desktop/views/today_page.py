"""The first page: what do I teach now? The hour that is on or comes next, its lesson, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.formats import count_text, grade_text, hour_text, pace_text, subject_text, weekday_text
from desktop.theme.style import GAP, SMALL
from desktop.today_view import NextUp, TodayView
from desktop.views.clock_line import ClockLine
from desktop.views.folding import Folding
from desktop.views.next_lesson import NextLessonCard
from desktop.views.parts import Card, Page, button, choice_box, label
from desktop.views.scrolling import Reaching, hung
from desktop.views.soon_card import SoonCard
from desktop.views.speaking import Speaking
from desktop.views.subject_card import SubjectCard
from desktop.views.year_grid import YearGrid

_COLUMNS = 3
_HEAD_ROOM = 16
"""Lines of text that the day is wide at least, before the choice of classes goes below it."""

_ROOM = 14
_CARD_ROOM = 10
"""Lines of text that a card is wide at least: with larger text fewer stand side by side."""


class TodayPage(Speaking, Page):
    """Emits wishes: to teach a lesson to a class, to see another class, to set classes up. Shows what it is given."""

    teach_requested = Signal(str, int)
    class_chosen = Signal(int)
    set_up_requested = Signal(str)
    """A section of the Schedule page."""

    day_said = Signal(object)
    clock_said_right = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TodayView | None = None
        self._language, self._screen, self._focused = "zh_CN", "", False
        self._title, self._hour = label("title", wraps=True), label("quiet", wraps=True)
        self._classes, self.clock_line = choice_box(), ClockLine()
        self.cards: list[NextLessonCard] = []
        self._side, self._grid = QBoxLayout(QBoxLayout.Direction.LeftToRight), QGridLayout()
        self._subjects: list[SubjectCard] = []
        self._columns = _COLUMNS
        self._set_up_card, self._set_up_words, self._set_up = Card(), label("quiet", wraps=True), button()
        self.soon = SoonCard()
        self._glance_card, self._glance_title, self.glance = Card(), label("heading"), YearGrid()
        self._lay_out()
        self._add_card()
        self._connect()
        self.retranslate()

    @property
    def first_card(self) -> NextLessonCard:
        """The card with the button that has the keyboard at start."""
        return self.cards[0]

    def show_view(self, view: TodayView) -> None:
        """Show another state of the day; the keyboard stays where it is."""
        self._view = view
        self._show()
        first = self._subjects[0].teach if view.cards else self.first_card.teach
        if first is not None:
            # Coming back to the page means coming back to its one button.
            self.begins = first
            if not self._focused and self.isVisible() and first.isEnabled():
                self._focused = True
                first.setFocus()
        self.shown.emit()

    def use(self, language: str, text_scale: int, screen: str) -> None:
        """Speak a language, paint larger (in percent), and say which screen the class sees."""
        self.set_language(language)
        self.glance.set_text_scale(text_scale)
        self.show_screen(screen)

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        self._language = language
        self._show()

    def show_screen(self, name: str) -> None:
        """Say on which screen the class will see it; '' for the only one."""
        self._screen = name
        for card in self.cards:
            card.show_screen(name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Put cards side by side or below each other, by the room there is."""
        super().resizeEvent(event)
        self._fold()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._glance_title.setText(self.tr("This term at a glance"))
        self._classes.setAccessibleName(self.tr("Class"))
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            self._title.setText(self.tr("Today"))
            return
        self._title.setText(self._title_text(view))
        self.clock_line.show_question(view.question)
        self._show_classes(view)
        self._hour.setText(self._hour_text(view))
        self._hour.setVisible(bool(self._hour.text()))
        self._show_main(view)
        self._show_others(view)
        self._fold()
        self._show_set_up(view)
        self.soon.show_view(view, self._language)
        self._glance_card.setVisible(bool(view.rows))
        self.glance.show_rows(view.rows, (view.term, view.week))

    def _title_text(self, view: TodayView) -> str:
        day = weekday_text(view.day.isoweekday())
        if view.question is not None:
            return self.tr("Today")
        if view.week:
            return self.tr("Today · week {week}, {day}").format(week=count_text(view.week), day=day)
        return self.tr("Today · {day}").format(day=day)

    def _hour_text(self, view: TodayView) -> str:
        """Return whose hour it is and when, and how far they are."""
        parts = [view.chosen.name] if view.chosen is not None else []
        if view.hour is not None:
            parts += [subject_text(view.hour.subject), hour_text(view.hour, view.day, on=view.on)]
        several = len(view.main) > 1
        for up in view.main:
            found = view.paces.get((up.subject, up.grade))
            if found is not None:
                grade = self.tr("{grade}: {pace}").format(grade=grade_text(up.grade), pace=pace_text(found))
                parts.append(grade if several else pace_text(found))
        return " · ".join(parts)

    def _show_classes(self, view: TodayView) -> None:
        self._classes.setVisible(len(view.classes) > 1)
        self._classes.clear()
        by_itself = self.tr("By the timetable") if view.hour or view.by_timetable else self.tr("All classes")
        self._classes.addItem(by_itself, 0)
        for school_class in view.classes:
            self._classes.addItem(school_class.name, school_class.id)
        chosen = view.chosen.id if view.chosen is not None and not view.by_timetable else 0
        self._classes.setCurrentIndex(max(self._classes.findData(chosen), 0))

    def _show_main(self, view: TodayView) -> None:
        ups = view.main or ((None,) if not view.cards else ())
        while len(self.cards) < len(ups):
            self._add_card()
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(ups))
        for card, up in zip(self.cards, ups, strict=False):
            if up is None:
                card.show_lesson(None, (), self._language)
                continue
            card.show_lesson(up.lesson, up.resources, self._language, instead=up.instead)
            card.show_first(up.language)
            card.set_compact(compact=len(ups) > 1)
            card.setProperty("class_id", up.class_id)

    def _show_set_up(self, view: TodayView) -> None:
        """Offer, gently, what would make the page know more."""
        self._set_up_card.setVisible(not view.has_timetable)
        if view.classes:
            self._set_up.setText(self.tr("Enter the timetable"))
            self._set_up_words.setText(self.tr("With a timetable, this page shows the class whose hour it is."))
            return
        self._set_up.setText(self.tr("Set up your classes"))
        self._set_up_words.setText(
            self.tr("Skylesson can keep a place for each of your classes, and follow your timetable.")
        )

    def _show_others(self, view: TodayView) -> None:
        shown: list[tuple[str, tuple[NextUp, ...]]] = [(c.name, (up,)) for c, up in view.cards]
        shown = shown or [("", ups) for ups in view.others]
        while len(self._subjects) < len(shown):
            made = SubjectCard()
            made.teach_requested.connect(self.teach_requested)
            # As wide as its column, whatever its words would like: all columns are alike.
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._subjects.append(made)
            self._place(len(self._subjects) - 1)
        for number, card in enumerate(self._subjects):
            card.setVisible(number < len(shown))
        for card, (heading, ups) in zip(self._subjects, shown, strict=False):
            card.show_next(ups, view.paces, self._language, heading)

    def _fold(self) -> None:
        room = self.width() // (_CARD_ROOM * self.fontMetrics().height())
        shown = sum(not card.isHidden() for card in self.cards)
        downwards = shown > max(room, 1)
        self._side.setDirection(QBoxLayout.Direction.TopToBottom if downwards else QBoxLayout.Direction.LeftToRight)
        columns = min(max(room, 1), _COLUMNS)
        if columns != self._columns:
            self._columns = columns
            for number in range(len(self._subjects)):
                self._place(number)
            for column in range(_COLUMNS):
                self._grid.setColumnStretch(column, int(column < columns))

    def _place(self, number: int) -> None:
        self._grid.addWidget(self._subjects[number], number // self._columns, number % self._columns)

    def _add_card(self) -> None:
        made = NextLessonCard()
        made.show_screen(self._screen)
        made.teach_requested.connect(
            lambda lesson_id: self.teach_requested.emit(lesson_id, int(made.property("class_id") or 0))
        )
        self._side.addWidget(made, 1)
        self.cards.append(made)

    def _lay_out(self) -> None:
        head = Folding(_HEAD_ROOM, GAP)
        head.put(self._title, grows=True)
        head.put(self._classes)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        self._side.setSpacing(GAP)
        self._grid.setSpacing(GAP)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._fill_small_cards()
        rows.addWidget(self.clock_line)
        rows.addWidget(self._hour)
        rows.addLayout(self._side)
        rows.addLayout(self._grid)
        rows.addWidget(self._set_up_card)
        rows.addWidget(self._glance_card)
        rows.addWidget(self.soon)
        rows.addStretch(1)
        self.content.setSpacing(SMALL)  # so that all of a usual day is seen on a small screen
        self.content.addWidget(head)
        self.content.addLayout(Reaching(hung(inner)), 1)

    def _fill_small_cards(self) -> None:
        line = Folding(_ROOM, GAP)
        line.put(self._set_up_words, grows=True)
        line.put(self._set_up)
        self._set_up_card.content.addWidget(line)
        self._set_up_card.hide()
        self._glance_card.content.addWidget(self._glance_title)
        self._glance_card.content.addWidget(self.glance)
        self._glance_card.hide()

    def _connect(self) -> None:
        self._classes.activated.connect(lambda index: self.class_chosen.emit(int(self._classes.itemData(index))))
        self._set_up.clicked.connect(self._wish_set_up)
        self.clock_line.day_said.connect(self.day_said)
        self.clock_line.said_right.connect(self.clock_said_right)

    def _wish_set_up(self) -> None:
        self.set_up_requested.emit("timetable" if self._view is not None and self._view.classes else "classes")

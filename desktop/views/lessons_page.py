"""The Lessons page: what is next, and all lessons week by week in teaching order."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from catalogue.records import SUBJECTS, Lesson, LessonFilter, LessonState, Resource
from desktop.formats import grade_text, subject_text
from desktop.models.lessons import LessonListModel
from desktop.theme.style import GAP, SMALL, WIDE
from desktop.views.chip_group import ChipGroup
from desktop.views.flow import flowing
from desktop.views.folding import Folding
from desktop.views.lesson_delegate import LessonDelegate
from desktop.views.next_lesson import NextLessonCard
from desktop.views.parts import Page, button, label
from desktop.views.resource_strip import ResourceStrip
from desktop.views.scrolling import Reaching, hung
from desktop.views.search_field import SearchField
from desktop.views.search_panel import SearchPanel
from desktop.views.speaking import Speaking

GRADES = (4, 5, 6)
_MARK_KEY = "Ctrl+M"
_SEARCH_ROOM, _DETAIL_ROOM = 5, 9
"""Lines of text that the search field and the detail are wide at least, before their rows fold."""

_ROWS_IN_SIGHT = 3


class LessonsPage(Speaking, Page):
    """Emits wishes: to teach a lesson, to see others, to mark one. Shows what it is given."""

    teach_requested = Signal(str)
    filter_changed = Signal(object)
    mark_requested = Signal(str, bool)
    lesson_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LessonListModel(self)
        self.next_card = NextLessonCard()
        self.next_card.teach_requested.connect(self.teach_requested)
        self._following = ""
        self.list, self._delegate = QListView(), LessonDelegate(self)
        self._grades, self._subjects = ChipGroup(self), ChipGroup(self)
        self._field = SearchField()
        self.search, self.narrow = self._field.line, self._field.narrow
        self.finder = SearchPanel(self.search)
        self.finder.hide()
        self.strip = ResourceStrip()
        self._detail, self._mark, self._teach = label("quiet", wraps=True), button(), button()
        self._set_up_list()
        self.begins = self.list
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_lessons(self, lessons: Sequence[Lesson], taught: Collection[str], following: str) -> None:
        """Show other lessons; the next one is brought into sight unless somebody chose another."""
        chosen = self._chosen()
        stays = chosen is not None and chosen.id != self._following
        self._following = following
        self.model.set_lessons(lessons, taught, following)
        index = self.model.index_of(chosen.id if chosen is not None and stays else following)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._show_detail()

    def show_next(self, lesson: Lesson | None, resources: Sequence[Resource]) -> None:
        """Show the next lesson in its card."""
        self.next_card.show_lesson(lesson, resources, self._delegate.language)

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        self._delegate.language = language
        self.model.set_language(language)
        self.finder.set_language(language)
        self.strip.set_language(language)
        self._show_detail()

    def set_text_scale(self, scale: int) -> None:
        """Paint the list larger; ``scale`` in percent."""
        self._delegate.scale = scale
        self.finder.set_text_scale(scale)
        self.strip.set_text_scale(scale)
        self._fit_list()

    def set_grade(self, grade: int) -> None:
        """Choose a grade without telling anybody; 0 for all."""
        if self._grades.button(grade) is not None:
            self._grades.show_chosen(grade)

    def wanted(self) -> LessonFilter:
        """Return what the chips say."""
        subject = self._subjects.checkedId()
        return LessonFilter(
            grade=self._grades.checkedId() or None, subject=SUBJECTS[subject - 1] if subject > 0 else None
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Let the rows of the list have two lines where one is too short."""
        super().resizeEvent(event)
        self._fit_list()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._grades.button(0).setAccessibleName(self.tr("All grades"))
        self._subjects.button(0).setAccessibleName(self.tr("All subjects"))
        self.list.setAccessibleName(self.tr("Lessons in teaching order"))
        self._grades.button(0).setText(self.tr("All"))
        for grade in GRADES:
            self._grades.button(grade).setText(grade_text(grade))
        self._subjects.button(0).setText(self.tr("All"))
        for number, subject in enumerate(SUBJECTS, start=1):
            self._subjects.button(number).setText(subject_text(subject))
        self._teach.setText(self.tr("Teach this lesson"))
        self._show_detail()
        self._fit_list()

    def _set_up_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)

    def _lay_out(self) -> None:
        choosing = Folding(_SEARCH_ROOM, WIDE)
        choosing.put(_chips(self._grades, (0, *GRADES)))
        choosing.put(_chips(self._subjects, range(len(SUBJECTS) + 1)))
        choosing.put(self._field, grows=True)
        below = Folding(_DETAIL_ROOM, SMALL)
        below.put(self._detail, grows=True)
        below.put(flowing(self._mark, self._teach))
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for part in (self.next_card, choosing):
            rows.addWidget(part)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.finder, 1)
        rows.addWidget(self.strip)
        rows.addWidget(below)
        self._beside_search = (self.next_card, self.list, self.strip, below)
        # On a small screen with large text the whole page scrolls; else the list takes the room there is.
        self.content.addLayout(Reaching(hung(inner)))

    def _connect(self) -> None:
        for group in (self._grades, self._subjects):
            group.chosen.connect(self._filter)
        self.search.textChanged.connect(self._show_found_or_all)
        self.narrow.clicked.connect(self._open_or_leave_filters)
        self.finder.left.connect(self._leave_search)
        self.list.activated.connect(self._activate)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self.list.selectionModel().currentChanged.connect(self.tell_chosen)
        self._mark.clicked.connect(self._toggle_mark)
        self._teach.clicked.connect(self._teach_chosen)
        QShortcut(QKeySequence(_MARK_KEY), self, self._mark.click)

    def _fit_list(self) -> None:
        changed = self._delegate.fit(self.width())
        self.list.setMinimumHeight(_ROWS_IN_SIGHT * self._delegate.row_height)
        if changed:
            self.list.doItemsLayout()

    def _filter(self) -> None:
        self.finder.clear()
        self.filter_changed.emit(self.wanted())

    def tell_chosen(self) -> None:
        """Say again which lesson is chosen."""
        self.lesson_chosen.emit(self._chosen())

    def begin_search(self) -> None:
        """Put the keyboard into the search field; what stands there is written over."""
        self.search.setFocus()
        self.search.selectAll()

    def _open_or_leave_filters(self) -> None:
        """Let filters be chosen without a word, from the keyboard too; a second press goes back to all lessons."""
        if self.narrow.isChecked():
            self._show_found_or_all()
            self.finder.setFocus()
        else:
            self.finder.clear()

    def _leave_search(self) -> None:
        if self.finder.isAncestorOf(self.focusWidget() or self):
            self.search.setFocus()  # what had the keyboard is about to be hidden
        self.narrow.setChecked(False)
        self._show_found_or_all()

    def _show_found_or_all(self) -> None:
        """Results take the room of everything else while somebody looks for something."""
        finding = self.narrow.isChecked() or self.finder.query().asks
        self.finder.setVisible(finding)
        for part in self._beside_search:
            part.setVisible(not finding)

    def _activate(self, index: QModelIndex) -> None:
        lesson = self.model.lesson_at(index)
        if lesson is not None and lesson.state is not LessonState.MISSING:
            self.teach_requested.emit(lesson.id)

    def _chosen(self) -> Lesson | None:
        return self.model.lesson_at(self.list.currentIndex())

    def _teach_chosen(self) -> None:
        self._activate(self.list.currentIndex())

    def _toggle_mark(self) -> None:
        lesson = self._chosen()
        if lesson is not None:
            self.mark_requested.emit(lesson.id, not self.model.is_taught(lesson.id))

    def _show_detail(self) -> None:
        lesson = self._chosen()
        self._mark.setEnabled(lesson is not None)
        self._teach.setEnabled(lesson is not None and lesson.state is not LessonState.MISSING)
        taught = lesson is not None and self.model.is_taught(lesson.id)
        self._mark.setText(self.tr("Mark as not taught") if taught else self.tr("Mark as taught"))
        self._mark.setToolTip(QKeySequence(_MARK_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        self._detail.setText(self._detail_text(lesson))

    def _detail_text(self, lesson: Lesson | None) -> str:
        if lesson is None:
            if self.model.rowCount():
                return self.tr("Choose a lesson from the list.")
            return self.tr("There is no such lesson. Choose “All” above.")
        title = lesson.title.in_language(self._delegate.language)
        if lesson.damaged:
            return self.tr("The disk has lost part of “{title}”. Any copy of its package brings it back.").format(
                title=title
            )
        if lesson.state is LessonState.MISSING:
            return self.tr("“{title}” has not arrived yet. It comes by satellite or on a stick.").format(title=title)
        return title


def _chips(group: ChipGroup, numbers: Iterable[int]) -> QWidget:
    """Return a row of chips of which one is chosen, the first at the beginning."""
    chips = [group.add_chip(number) for number in numbers]
    group.show_chosen(0)
    return flowing(*chips, fills=False)

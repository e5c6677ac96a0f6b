"""One of the class's other subjects: its next lesson, in a combined room one for each grade."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from catalogue.records import Lesson, LessonState
from catalogue.schedule_progress import Progress
from desktop.formats import class_hour_text, count_text, grade_text, pace_text
from desktop.theme.style import SMALL
from desktop.today_view import NextUp
from desktop.views.folding import Folding
from desktop.views.marks import StateMark
from desktop.views.parts import Card, Pill, PlayButton, column, emptied, label, row

Paces = Mapping[tuple[str, int], Progress]
"""How far the class is, by subject and grade."""


class SubjectCard(Card):
    """``teach_requested`` has a lesson's id and a class."""

    teach_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sequence[NextUp], Paces, str, str] | None = None
        self.teach: QPushButton | None = None
        """The first button, None when nothing of it can be taught."""

        self.content.setSpacing(SMALL // 2)

    def show_next(self, ups: Sequence[NextUp], paces: Paces, language: str, heading: str = "") -> None:
        """Show the next lessons of one subject; ``heading`` is put above them, such as the name of a class."""
        if self._shown == (ups, paces, language, heading):
            return
        self._shown = (ups, paces, language, heading)
        emptied(self.content)
        self.teach = None
        if heading:
            self.content.addWidget(label("heading", heading, wraps=True))
        self.content.addWidget(self._head(ups))
        for up in ups:
            found = paces.get((up.subject, up.grade))
            pace = pace_text(found) if found is not None else ""
            for part in self._line(up, language, pace, several=len(ups) > 1):
                self.content.addWidget(part)
        # The buttons of cards side by side stand in one line, however long the titles above them are.
        self.content.insertStretch(self.content.count() - 1 if len(ups) == 1 else -1, 1)

    def _head(self, ups: Sequence[NextUp]) -> QWidget:
        """Return the subject and, of a single lesson, its state: below it where there is no room beside it."""
        pill, head = Pill(), Folding(0, SMALL)
        pill.show_subject(ups[0].subject)
        head.put(row(pill), grows=True)
        one = ups[0].lesson if len(ups) == 1 else None
        if one is not None:
            head.put(StateMark(one.state))
        return head

    def _line(self, up: NextUp, language: str, pace: str, *, several: bool) -> Sequence[QWidget]:
        lesson = up.lesson
        grade = grade_text(up.grade) if several else ""
        if lesson is None:
            taught = self.tr("Every lesson of this subject is taught")
            return [label("quiet", f"{grade} {taught}".strip(), wraps=True)]
        title = label("", f"{grade} {lesson.title.in_language(language)}".strip(), wraps=True)
        mark = StateMark(lesson.state, worded=False)
        press = self._button(up, lesson, language)
        if several and lesson.state is LessonState.MISSING:
            pace = ""  # the button beside it says which lesson it teaches, and needs the room
        where = mark.text() if several else class_hour_text(lesson)
        # Below each other: in one line they would be broken in the middle of a word.
        place = column(*(label("quiet", text, wraps=True) for text in (where, pace) if text), spacing=0)
        parts = [place] if press is None else [place, press]
        below = row(*([mark] if several else []), *parts, grows=place)
        return [column(title, below, spacing=2)] if several else [title, below]

    def _button(self, up: NextUp, lesson: Lesson, language: str) -> QPushButton | None:
        arrived = lesson.state is not LessonState.MISSING
        taught = lesson if arrived else up.instead
        if taught is None:
            return None
        # A button never teaches another lesson than the one beside it without saying so.
        words = (
            self.tr("Teach") if arrived else self.tr("Teach lesson {number}").format(number=count_text(taught.sequence))
        )
        press = PlayButton("", "accent")
        press.setText(words)
        press.setAccessibleName(self.tr("Teach {title}").format(title=taught.title.in_language(language)))
        press.clicked.connect(lambda: self.teach_requested.emit(taught.id, up.class_id))
        self.teach = self.teach or press
        return press

"""One of the class's other subjects: its next lesson, in a combined room one for each grade."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from catalogue.records import LessonState
from desktop.formats import grade_text, place_text
from desktop.theme import icons
from desktop.theme.palette import LIGHT
from desktop.today_view import NextUp
from desktop.views.folding import Folding
from desktop.views.marks import StateMark
from desktop.views.parts import Card, Pill, button, column, emptied, label, row

_ROOM = 5


class SubjectCard(Card):
    """``teach_requested`` has a lesson's id and a class."""

    teach_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sequence[NextUp], str, str] | None = None

    def show_next(self, ups: Sequence[NextUp], language: str, heading: str = "") -> None:
        """Show the next lessons of one subject; ``heading`` is put above them, such as the name of a class."""
        if self._shown == (ups, language, heading):
            return
        self._shown = (ups, language, heading)
        emptied(self.content)
        if heading:
            self.content.addWidget(label("heading", heading, wraps=True))
        pill = Pill()
        pill.show_subject(ups[0].subject)
        one = ups[0].lesson if len(ups) == 1 else None
        mark = [StateMark(one.state)] if one is not None else []
        self.content.addWidget(row(pill, *mark))
        for up in ups:
            self.content.addWidget(self._line(up, language, several=len(ups) > 1))
        self.content.addStretch(1)

    def _line(self, up: NextUp, language: str, *, several: bool) -> QWidget:
        lesson = up.lesson
        if lesson is None:
            whose = f"{grade_text(up.grade)}: " if several else ""
            return label("quiet", whose + self.tr("Every lesson of this subject is taught"), wraps=True)
        title = label("", lesson.title.in_language(language), wraps=True)
        words: list[QWidget] = [title, label("quiet", place_text(lesson), wraps=True)]
        if several:
            words = [row(label("quiet", grade_text(up.grade)), StateMark(lesson.state)), title]
        taught = lesson if lesson.state is not LessonState.MISSING else up.instead
        line = Folding(_ROOM, 8)
        line.put(column(*words, spacing=2), grows=True)
        if taught is not None:
            press = button("", self.tr("Teach"))
            press.setIcon(icons.icon("play", LIGHT.accent))
            press.setAccessibleName(self.tr("Teach {title}").format(title=taught.title.in_language(language)))
            press.clicked.connect(
                lambda _checked=False, lesson_id=taught.id, class_id=up.class_id: self.teach_requested.emit(
                    lesson_id, class_id
                )
            )
            line.put(press)
        return line

"""One of the class's other subjects: its next lesson, in a combined room one for each grade."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from catalogue.records import LessonState
from catalogue.schedule_progress import Progress
from desktop.formats import grade_text, pace_text, short_place_text
from desktop.theme import icons
from desktop.theme.palette import LIGHT
from desktop.today_view import NextUp
from desktop.views.folding import Folding
from desktop.views.marks import StateMark
from desktop.views.parts import Card, Pill, button, column, emptied, label, row

_ROOM = 5

Paces = Mapping[tuple[str, int], Progress]
"""How far the class is, by subject and grade."""


class SubjectCard(Card):
    """``teach_requested`` has a lesson's id and a class."""

    teach_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sequence[NextUp], Paces, str, str] | None = None

    def show_next(self, ups: Sequence[NextUp], paces: Paces, language: str, heading: str = "") -> None:
        """Show the next lessons of one subject; ``heading`` is put above them, such as the name of a class."""
        if self._shown == (ups, paces, language, heading):
            return
        self._shown = (ups, paces, language, heading)
        emptied(self.content)
        if heading:
            self.content.addWidget(label("heading", heading, wraps=True))
        pill = Pill()
        pill.show_subject(ups[0].subject)
        one = ups[0].lesson if len(ups) == 1 else None
        mark = [StateMark(one.state)] if one is not None else []
        space = label()
        self.content.addWidget(row(pill, space, *mark, grows=space))
        for up in ups:
            found = paces.get((up.subject, up.grade))
            pace = pace_text(found) if found is not None else ""
            self.content.addWidget(self._line(up, language, pace, several=len(ups) > 1))
        self.content.addStretch(1)

    def _line(self, up: NextUp, language: str, pace: str, *, several: bool) -> QWidget:
        lesson = up.lesson
        if lesson is None:
            whose = f"{grade_text(up.grade)}: " if several else ""
            return label("quiet", whose + self.tr("Every lesson of this subject is taught"), wraps=True)
        title = label("", lesson.title.in_language(language), wraps=True)
        place = " · ".join(filter(None, (short_place_text(lesson), pace)))
        words: list[QWidget] = [title, label("quiet", place, wraps=True)]
        if several:
            whose = " · ".join(filter(None, (grade_text(up.grade), pace)))
            words = [row(label("quiet", whose), StateMark(lesson.state)), title]
        arrived = lesson.state is not LessonState.MISSING
        taught = lesson if arrived else up.instead
        line = Folding(_ROOM, 8)
        line.put(column(*words, spacing=2), grows=True)
        if taught is not None:
            # A button never teaches another lesson than the one beside it without saying so.
            words_on = self.tr("Teach") if arrived else self.tr("Teach {number}").format(number=taught.sequence)
            press = button("", words_on)
            press.setIcon(icons.icon("play", LIGHT.accent))
            press.setAccessibleName(self.tr("Teach {title}").format(title=taught.title.in_language(language)))
            press.clicked.connect(
                lambda _checked=False, lesson_id=taught.id, class_id=up.class_id: self.teach_requested.emit(
                    lesson_id, class_id
                )
            )
            line.put(press)
        return line

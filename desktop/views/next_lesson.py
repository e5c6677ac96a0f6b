"""The card at the top of the Lessons page: the next lesson, and one button to teach it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from catalogue.languages import heard, languages_of
from catalogue.records import Lesson, LessonState, Resource, Role
from desktop.formats import grade_text, minutes_text, place_text, short_place_text
from desktop.language_names import language_text
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, Pill, PlayButton, button, column, label, row

_ROOM = 22
"""Lines of text that the words are wide at least, before the button goes below them."""

_BUTTON_WIDTH = 220


class NextLessonCard(Card):
    """Says what comes next and how much of it is here. ``teach_requested`` has the lesson's id."""

    teach_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._told = False
        self._resources: Sequence[Resource] = ()
        self._screen = ""
        self._language = "zh_CN"
        self._pill, self._place = Pill(), label("quiet", wraps=True)
        self._title, self._holds = label("big", wraps=True), label("quiet", wraps=True)
        self._where = label("quiet", wraps=True)
        self.teach = PlayButton("main", "on_accent")
        self.teach.setIconSize(QSize(28, 28))
        self.teach.clicked.connect(self._teach)
        self._first = ""
        self._other: Lesson | None = None
        self._compact = False
        self.instead = button()
        self.instead.clicked.connect(self._teach_instead)
        self._lay_out()
        self._show()

    def show_lesson(
        self, lesson: Lesson | None, resources: Sequence[Resource], language: str, *, instead: Lesson | None = None
    ) -> None:
        """Show another lesson, None when nothing can be taught now; ``instead`` is here while it is not."""
        self._told = True
        self._lesson, self._resources, self._language, self._other = lesson, resources, language, instead
        self._show()

    def set_compact(self, *, compact: bool) -> None:
        """Take less room, for several cards side by side: each is of a grade, and says so."""
        self._compact = compact
        # Side by side, the words of all cards begin at the same height.
        words = self._words.layout()
        assert isinstance(words, QVBoxLayout)  # noqa: S101  # nosec B101  # made by column()
        words.setStretch(words.count() - 1, int(compact))
        for part in (self.teach, self._where):
            part.setMinimumWidth(0 if compact else _BUTTON_WIDTH)
        self._show()

    def show_first(self, language: str) -> None:
        """Count what the class hears first, in a language of its own; '' for everything that the lesson has."""
        self._first = language
        self._show()

    def show_screen(self, name: str) -> None:
        """Say on which screen the class will see it; '' for the only one."""
        self._screen = name
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._where.setMinimumWidth(_BUTTON_WIDTH)
        self.teach.setMinimumWidth(_BUTTON_WIDTH)
        # One widget, so that it can be hidden whole: an empty row would narrow the words below it to nothing.
        self._head = row(self._pill, self._place, grows=self._place, spacing=GAP)
        self._words = column(self._head, self._title, self._holds, self.instead)
        self.pressing = column(self.teach, self._where)
        whole = Folding(_ROOM, GAP)
        whole.put(self._words, grows=True)
        whole.put(self.pressing)
        self.content.addWidget(whole)

    def _show(self) -> None:
        lesson = self._lesson
        self.teach.setText(self.tr("Teach"))
        self.teach.setEnabled(lesson is not None and lesson.state is not LessonState.MISSING)
        self._head.setVisible(lesson is not None)
        self.pressing.setVisible(lesson is not None or not self._told)
        self._where.setText(self._where_text())
        self._where.setVisible(not self._compact)
        self._pill.setVisible(not self._compact)
        self.instead.setVisible(self._other is not None)
        if self._other is not None:
            title = self._other.title.in_language(self._language)
            self.instead.setText(self.tr("Meanwhile: {title}").format(title=title))
        if lesson is None:
            self._show_none()
            return
        self._pill.show_subject(lesson.subject)
        short = f"{grade_text(lesson.grade)} · {short_place_text(lesson)}"
        self._place.setText(short if self._compact else place_text(lesson))
        self._title.setText(lesson.title.in_language(self._language))
        self._holds.setText(self._holds_text(lesson))

    def _show_none(self) -> None:
        """Say that there is no next lesson, once that is known: until then the card is calm."""
        self._title.setText(self.tr("Every lesson of this list is taught") if self._told else "")
        advice = self.tr("Choose another grade or subject, or pick a lesson from the list.")
        self._holds.setText(advice if self._told else "")

    def _where_text(self) -> str:
        if self._screen:
            return self.tr("Shown on: {screen}").format(screen=self._screen)
        return self.tr("Shown on this screen")

    def _holds_text(self, lesson: Lesson) -> str:
        if lesson.state is LessonState.MISSING and lesson.damaged:
            return self.tr("The disk has lost part of it. It is ready again as soon as any copy of its package comes.")
        if lesson.state is LessonState.MISSING:
            return self.tr("It has not arrived yet. Put in a stick that has it, or see on Receiving what comes in.")
        first = heard(self._resources, self._first)
        parts = [self._count_text(role, count) for role, count in Counter(r.role for r in first).items()]
        parts.append(self._languages_text())
        if lesson.issuer and not self._compact:
            parts.append(self.tr("from {issuer}").format(issuer=lesson.issuer))
            parts.append(self.tr("signed") if lesson.signer else self.tr("not signed"))
        return " · ".join(filter(None, parts))

    def _languages_text(self) -> str:
        """Name the language that comes first for the class, and those there are beside it."""
        languages = languages_of(self._resources)
        if self._first not in languages or len(languages) < 2:
            return ""
        others = self.tr(", ").join(language_text(code) for code in languages if code != self._first)
        return self.tr("in {language}, also {others}").format(language=language_text(self._first), others=others)

    def _count_text(self, role: Role, count: int) -> str:
        seconds = sum(r.duration or 0.0 for r in heard(self._resources, self._first) if r.role is role)
        length = f" {minutes_text(seconds)}" if seconds else ""
        texts = {
            Role.VIDEO: self.tr("%n video(s)", "", count),
            Role.AUDIO: self.tr("%n recording(s)", "", count),
            Role.PICTURE: self.tr("%n picture(s)", "", count),
            Role.SLIDES: self.tr("%n slide set(s)", "", count),
            Role.WORKSHEET: self.tr("%n worksheet(s)", "", count),
        }
        return texts[role] + length if role in texts else ""

    def _teach_instead(self) -> None:
        if self._other is not None:
            self.teach_requested.emit(self._other.id)

    def _teach(self) -> None:
        if self._lesson is not None:
            self.teach_requested.emit(self._lesson.id)

"""Ahead or behind, and what has not arrived for the next three weeks: to be asked for in time."""

from PySide6.QtWidgets import QWidget

from catalogue.schedule_progress import SOON_WEEKS, Progress
from desktop.formats import grade_text, subject_text
from desktop.today_view import TodayView
from desktop.views.parts import Card, label


class SoonCard(Card):
    """Two sentences; gone when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._pace = label("heading"), label(wraps=True)
        self._missing, self._which = label(wraps=True), label("quiet", wraps=True)
        for part in (self._heading, self._pace, self._missing, self._which):
            self.content.addWidget(part)
        self.hide()

    def show_view(self, view: TodayView, language: str) -> None:
        """Show how far a class is and what it will lack."""
        chosen = view.chosen
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        self._heading.setText(self.tr("Where {name} is").format(name=chosen.name))
        several = len(chosen.grades) > 1
        self._pace.setText(" · ".join(self._text(found, several=several) for found in view.progress))
        self._pace.setVisible(bool(view.progress))
        self._missing.setText(self._missing_text(view.missing_count))
        titles = [lesson.title.in_language(language) for lesson in view.missing]
        more = ["…"] if view.missing_count > len(titles) else []
        self._which.setText(" · ".join(titles + more))
        self._which.setVisible(bool(titles))

    def _text(self, found: Progress, *, several: bool) -> str:
        name = subject_text(found.subject)
        if several:
            name = f"{grade_text(found.grade)} {name}"
        counts = self.tr("{name} {taught}/{total}").format(name=name, taught=found.taught, total=found.total)
        if found.ahead > 0:
            return counts + " (" + self.tr("%n ahead", "", found.ahead) + ")"
        if found.ahead < 0:
            return counts + " (" + self.tr("%n behind", "", -found.ahead) + ")"
        return counts + " (" + self.tr("on time") + ")"

    def _missing_text(self, count: int) -> str:
        if not count:
            return self.tr("All that is needed for the next {weeks} weeks is here.").format(weeks=SOON_WEEKS)
        lessons = self.tr("%n lesson(s)", "", count)
        return self.tr("Not all here yet for the next {weeks} weeks: {lessons}. Ask for them in time.").format(
            weeks=SOON_WEEKS, lessons=lessons
        )

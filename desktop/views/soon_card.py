"""What has not arrived for the next three weeks: to be asked for in time."""

from PySide6.QtWidgets import QWidget

from catalogue.schedule_progress import SOON_WEEKS
from desktop.formats import count_text
from desktop.today_view import TodayView
from desktop.views.parts import Card, label


class SoonCard(Card):
    """One sentence, and which lessons they are; only about a class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing, self._which = label(wraps=True), label("quiet", wraps=True)
        for part in (self._missing, self._which):
            self.content.addWidget(part)
        self.hide()

    def show_view(self, view: TodayView, language: str) -> None:
        """Show what a class will lack."""
        self.setVisible(view.chosen is not None)
        self._missing.setText(self._missing_text(view.missing_count))
        titles = [lesson.title.in_language(language) for lesson in view.missing]
        more = ["…"] if view.missing_count > len(titles) else []
        self._which.setText(" · ".join(titles + more))
        self._which.setVisible(bool(titles))

    def _missing_text(self, count: int) -> str:
        if not count:
            return self.tr("All that is needed for the next {weeks} weeks is here.").format(
                weeks=count_text(SOON_WEEKS)
            )
        lessons = self.tr("%n lesson(s)", "", count)
        return self.tr("Not all here yet for the next {weeks} weeks: {lessons}. Ask for them in time.").format(
            weeks=count_text(SOON_WEEKS), lessons=lessons
        )

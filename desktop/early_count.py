"""Asks whether a lesson was taught that counts though hardly anything of it was shown. Nobody has to answer."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from catalogue.records import LocalText
from desktop.formats import minutes_text
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.usage import Usage
from desktop.views.main_window import MainWindow


class EarlyCount(QObject):
    """Somebody who only looks through a lesson reaches its last resource, too, and that is where it counts.

    The rule stays as the school has chosen it; the answer is a mark with a reason, as by hand on the Usage page.
    """

    def __init__(
        self, usage: Usage, window: MainWindow, household: Household, jobs: Jobs, language: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._usage, self._window, self._household, self._jobs = usage, window, household, jobs
        self._language = language
        usage.doubtful.connect(self._doubt)
        window.teaching_shown.connect(window.notice.ask_no_more)

    def _doubt(self, lesson_id: str, class_id: int, seconds: float) -> None:
        """Ask, unless the class had the lesson before: to take that back is not what somebody means here."""
        school, catalogue = self._household.school, self._household.catalogue

        def read() -> tuple[bool, LocalText]:
            had_before = school.log.taught_before(school.register.machine, lesson_id, class_id)
            return had_before, catalogue.lesson(lesson_id).title

        def show(found: tuple[bool, LocalText]) -> None:
            had_before, title = found
            if not had_before:
                self._ask((lesson_id, title.in_language(self._language())), class_id, seconds)

        self._jobs.ask(read, show, self._usage.failed.emit)

    def _ask(self, lesson: tuple[str, str], class_id: int, seconds: float) -> None:
        (lesson_id, title), time = lesson, minutes_text(max(seconds, 1))
        said = self.tr("“{title}” counted as taught after {time}: its last resource was shown.")
        said = said.format(title=title, time=time)

        def take_back() -> None:
            reason = self.tr("Shown for {time} only").format(time=time)
            self._usage.desk.mark(lesson_id, class_id, taught=False, reason=reason)
            self._window.notify(self.tr("Written down: not taught. The lesson is the next one again."))

        self._window.notice.ask(said, self.tr("Not taught"), take_back)

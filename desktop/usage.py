"""The usage log and its page: what is taught is written into the register, and the page sums it up."""

from PySide6.QtCore import QObject, Signal

from catalogue.taught_rule import TaughtRule
from catalogue.timetable import NO_CLASS
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.recording import Recording
from desktop.register_lock import RegisterLock
from desktop.teaching import Teaching
from desktop.usage_desk import UsageDesk
from desktop.views.usage_page import UsagePage


class Usage(QObject):
    """Owns the recording of lessons and the desk behind the page. ``changed`` once a class hour is in."""

    changed = Signal()
    doubtful = Signal(str, int, float)
    """As the recording says it."""

    failed = Signal(object)

    def __init__(self, page: UsagePage, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._household, self._jobs = household, jobs
        self._lock = RegisterLock(household.library)
        self.recording = Recording(household, jobs, parent=self)
        self.desk = UsageDesk(page, household, jobs, self)
        self.recording.changed.connect(self.changed)
        self.recording.doubtful.connect(self.doubtful)
        for part in (self.recording, self.desk):
            part.failed.connect(self.failed)
        self.desk.marked.connect(self.changed)

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.desk.language

    @language.setter
    def language(self, language: str) -> None:
        self.desk.language = language

    def start(self) -> None:
        """Make good what the last run left, if this is the program that teaches on this library."""
        if self._lock.take():
            self._jobs.ask(self._household.school.register.recover, self._recovered, self.failed.emit)

    def _recovered(self, anything: bool) -> None:  # what a job hands back
        # Pages that are just being filled are read again only where there is a reason.
        if anything:
            self.changed.emit()

    def follow(self, session: Teaching) -> None:
        """Write down what this session shows."""
        self.recording.follow(session)

    def use(self, rule: TaughtRule, teacher: str) -> None:
        """Count by this rule, and write down who teaches."""
        self.recording.use(rule, teacher)

    def begin(self, lesson_id: str, class_id: int = NO_CLASS) -> None:
        """Open a class hour: the lesson begins now."""
        self.recording.begin(lesson_id, class_id)

    def reload(self) -> None:
        """Read again what the page shows."""
        self.desk.reload()

    def shutdown(self) -> None:
        """Let another program teach on this library."""
        self.desk.shutdown()
        self._lock.let_go()

"""Writing the register out from the window: where to is asked, the rest goes on beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.jobs import Jobs
from desktop.places import Household
from desktop.reports.material import Wanted
from desktop.reports.writing import file_name, write_report
from desktop.settings import SettingsFile
from desktop.usage_desk import today_of
from desktop.usage_view import UsageChoice


class Exporting(QObject):
    """``said`` has a line for the window: that it is being written. ``written``: a line, and the file that is there."""

    said = Signal(str)
    written = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self, household: Household, jobs: Jobs, ask_path: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        """``ask_path`` gets a name that would fit, and returns a path, '' for none."""
        super().__init__(parent)
        self._household, self._jobs, self._ask_path = household, jobs, ask_path

    def write(self, form: str, choice: UsageChoice, language: str) -> None:
        """Write what the page shows, in a format of reports/writing.py."""
        household = self._household

        def find() -> Wanted:
            days = choice.day_range(household.school.schedule(), today_of(household))
            school = SettingsFile(household.library).read().school
            return Wanted(days, choice.class_name, choice.subject, school, language)

        self._jobs.ask(find, lambda wanted: self._ask(form, wanted), self.failed.emit)

    def _ask(self, form: str, wanted: Wanted) -> None:
        chosen = self._ask_path(file_name(wanted, form))
        if not chosen:
            return
        self.said.emit(self.tr("The register is being written …"))
        path = Path(chosen)

        def write() -> int:
            return write_report(self._household, wanted, form, path).count

        is_nameless = form == "pdf" and not wanted.school
        self._jobs.ask(write, lambda count: self._tell(path, count, nameless=is_nameless), self.failed.emit)

    def _tell(self, path: Path, count: int, *, nameless: bool) -> None:
        said = self.tr("%n record(s) written to {path}", "", count).format(path=path)
        if nameless:
            said += "\n" + self.tr("It has a line to write the school's name on. Settings, Register prints the name.")
        self.written.emit(said, path)

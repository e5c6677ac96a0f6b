"""The tables of the Usage page: each chart as a table, and what was shown, skipped and never used."""

from collections.abc import Callable, Sequence

from catalogue.usage_sums import Coverage, WeekSum
from desktop.formats import count_text, date_text, grade_text, minutes_text, moment_text, share_text, subject_text
from desktop.models.tables import RecordTable
from desktop.register_words import outcome_text, role_text
from desktop.usage_view import LeftOut, Unused, UsageLine


def group_text(row: Coverage) -> str:
    """Return whose hours a row sums up."""
    return row.group.name or grade_text(row.group.grades[0])


class UsageTable(RecordTable[UsageLine]):
    """What was shown, newest first."""

    language = "zh_CN"

    def columns(self) -> Sequence[tuple[str, Callable[[UsageLine], str]]]:
        """Return when, to whom, what, how long, and how it ended."""
        return (
            (self.tr("Date and time"), self._moment),
            (self.tr("Class"), lambda line: line.class_name or "—"),
            (self.tr("Subject"), lambda line: subject_text(line.subject)),
            (self.tr("Lesson"), self._lesson),
            (self.tr("Shown"), lambda line: "—" if line.marked else minutes_text(line.shown_seconds)),
            (self.tr("How it ended"), self._outcome),
        )

    def _moment(self, line: UsageLine) -> str:
        return moment_text(line.started.replace(tzinfo=None)) + ("" if line.trusted else " ?")

    def _lesson(self, line: UsageLine) -> str:
        title = line.title.in_language(self.language)
        return f"{line.sequence}  {title}" if line.sequence else title

    def _outcome(self, line: UsageLine) -> str:
        said = outcome_text(taught=line.taught, marked=line.marked, ending=line.ending)
        return f"{said}: {line.reason}" if line.reason else said


class CoverageTable(RecordTable[Coverage]):
    """Hours taught against hours planned, as the chart shows them."""

    def columns(self) -> Sequence[tuple[str, Callable[[Coverage], str]]]:
        """Return class, subject, taught, planned, share and class hours held."""
        return (
            (self.tr("Class"), group_text),
            (self.tr("Subject"), lambda row: subject_text(row.subject)),
            (self.tr("Taught"), lambda row: count_text(row.taught)),
            (self.tr("Planned"), lambda row: count_text(row.planned)),
            (self.tr("Coverage"), lambda row: share_text(row.share)),
            (self.tr("Class hours held"), lambda row: count_text(row.hours)),
        )


class WeekTable(RecordTable[WeekSum]):
    """Class hours week by week, as the chart shows them."""

    def columns(self) -> Sequence[tuple[str, Callable[[WeekSum], str]]]:
        """Return week, held, planned."""
        return (
            (self.tr("Week from"), lambda week: date_text(week.monday)),
            (self.tr("Class hours held"), lambda week: count_text(week.hours)),
            (self.tr("Planned"), lambda week: count_text(week.planned)),
        )


class LeftOutTable(RecordTable[LeftOut]):
    """Lessons that were skipped."""

    language = "zh_CN"

    def columns(self) -> Sequence[tuple[str, Callable[[LeftOut], str]]]:
        """Return class, subject, lesson."""
        return (
            (self.tr("Class"), lambda left: left.class_name or "—"),
            (self.tr("Subject"), lambda left: subject_text(left.subject)),
            (self.tr("Lesson"), lambda left: f"{left.sequence}  {left.title.in_language(self.language)}"),
        )


class UnusedTable(RecordTable[Unused]):
    """Resources that nobody has shown."""

    language = "zh_CN"

    def columns(self) -> Sequence[tuple[str, Callable[[Unused], str]]]:
        """Return subject, lesson, resource and what it is for."""
        return (
            (self.tr("Subject"), lambda unused: subject_text(unused.subject)),
            (self.tr("Lesson"), lambda unused: unused.lesson.in_language(self.language)),
            (self.tr("Resource"), lambda unused: unused.title.in_language(self.language) or role_text(unused.role)),
            (self.tr("Kind"), lambda unused: role_text(unused.role)),
        )

"""Which days a report is of: this week, this month, this term, or from one day to another. Pure; today is handed in."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalogue.schedule_days import monday_of, term_on
from catalogue.timetable import Schedule


class Preset(StrEnum):
    """Ranges that need no dates."""

    WEEK = "week"
    MONTH = "month"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class DayRange:
    """From ``first`` to ``last``, both counted in; None leaves that side open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    @property
    def start_text(self) -> str:
        """What the ``started`` of its first record cannot be less than."""
        return "" if self.first is None else self.first.isoformat()

    @property
    def end_text(self) -> str:
        """What the ``started`` of its records is less than."""
        return "9999" if self.last is None else (self.last + timedelta(days=1)).isoformat()


ALL_DAYS = DayRange()


def preset_range(preset: Preset, schedule: Schedule, today: date) -> DayRange:
    """Return the days of a preset. Without a term that is set up, a term is the half year of the school year."""
    if preset is Preset.WEEK:
        return DayRange(monday_of(today), monday_of(today) + timedelta(days=6))
    if preset is Preset.MONTH:
        following = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return DayRange(today.replace(day=1), following - timedelta(days=1))
    term = term_on(schedule, today)
    if term is None:
        begun = [found for found in schedule.terms if found.first_day <= today]
        term = max(begun, key=lambda found: found.first_day, default=None)
    if term is not None:
        return DayRange(term.first_day, term.last_day)
    return _half_year(today)


def _half_year(today: date) -> DayRange:
    """Autumn is from September to January, spring from February to August."""
    if 2 <= today.month <= 8:
        return DayRange(date(today.year, 2, 1), date(today.year, 8, 31))
    start = today.year if today.month >= 9 else today.year - 1
    return DayRange(date(start, 9, 1), date(start + 1, 1, 31))

"""What the Schedule page shows, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalogue.schedule_progress import Progress, YearRow
from catalogue.timetable import Schedule, SchoolClass, SpecialDay


@dataclass(frozen=True)
class ScheduleView:
    """All of the page. ``rows``, ``progress`` and the editor are of the class ``class_id``; 0 while there is none."""

    schedule: Schedule
    today: date
    now: tuple[int, int] = (0, 0)
    """The term of the plan and the teaching week."""

    class_id: int = 0
    rows: tuple[YearRow, ...] = ()
    progress: tuple[Progress, ...] = ()
    calendar: Mapping[date, SpecialDay] = field(default_factory=dict)

    @property
    def school_class(self) -> SchoolClass | None:
        """The class that is chosen."""
        return self.schedule.class_of(self.class_id)

"""A school with two classes and most of a term, for the tests of the Usage page and the reports."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from catalogue.entries import Ending, Entry, Kind
from catalogue.records import SUBJECTS, LocalText
from catalogue.timetable import Schedule, SchoolClass, Term
from catalogue.usage_range import DayRange
from catalogue.usage_sums import Coverage, Group, Sums, WeekSum
from desktop.places import Household, open_household
from desktop.usage_view import LeftOut, Unused, UsageLine, UsageView

TERM = Term(1, date(2026, 9, 1), date(2027, 1, 22))
TODAY = date(2026, 11, 24)
CLASSES = (SchoolClass(1, "四(1)班", (4,)), SchoolClass(2, "四五复式班", (4, 5)))


def entries(weeks: int = 11) -> list[Entry]:
    """What two classes were taught: each subject once a week, with gaps, a power cut and a mark."""
    found: list[Entry] = []
    for week in range(weeks):
        for place, subject in enumerate(SUBJECTS):
            for school_class in CLASSES:
                if school_class.id == 2 and subject == "art" and week % 3 == 1:
                    continue
                day = TERM.first_day + timedelta(days=7 * week + place)
                found += hour(school_class, f"{subject}-4-1-{week + 1:02}", day)
    return found


def hour(school_class: SchoolClass, lesson: str, day: date, *, ending: str = Ending.ENDED) -> list[Entry]:
    """A class hour and the two resources shown in it."""
    subject, taught = lesson.split("-", 1)[0], ending == Ending.ENDED
    started = f"{day.isoformat()}T08:30:00.000+08:00"
    base = Entry(
        Kind.HOUR, lesson, subject, school_class.id, school_class.name, ",".join(map(str, school_class.grades)),
        "王老师", started, 1000, 1_920_000, 0, ending, taught, rule="20min|last", hour=f"{lesson}{school_class.id}",
    )  # fmt: skip
    showing = Entry(
        Kind.SHOWING, lesson, subject, school_class.id, school_class.name, base.grades, "王老师", started, 1000,
        1_200_000, 870, Ending.PLAYED_OUT, package="cn.demo.w1", version=2, resource="a" * 64, role="video",
        hour=base.hour,
    )  # fmt: skip
    return [showing, base]


def filled(library: Path, weeks: int = 11) -> Household:
    """Open a library with that school in it."""
    household = open_household(library)
    household.school.keep_schedule(Schedule(CLASSES, (TERM,), next_class_id=3))
    household.school.register.add(entries(weeks))
    household.school.register.add(hour(CLASSES[0], "music-4-1-09", date(2026, 11, 20), ending=Ending.CUT))
    household.school.mark(
        "english-4-1-12", taught=True, reason="停电后用录音机上的", at=datetime(2026, 11, 23, 3, tzinfo=UTC), class_id=1
    )
    return household


def sample_view() -> UsageView:
    """A page with something in every part, and long names."""
    group = Group(1, "四年级(1)班 勤学楼二层", (4,))
    when = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    long = LocalText("大家一起来认识我们的校园和校园里的每一间教室", "Getting to know every single room of our school")
    line = UsageLine(when, group.name, "english", long, 33, 1900.0, taught=True, ending=Ending.ENDED, marked=False)
    return UsageView(
        days=DayRange(TERM.first_day, TERM.last_day),
        sums=Sums(
            tuple(Coverage(group, subject, 7 + n, 12, 8) for n, subject in enumerate(SUBJECTS)),
            tuple(WeekSum(TERM.first_day + timedelta(days=7 * n), n + 3, 8) for n in range(12)),
            hours_this_week=4,
            hours_last_week=9,
        ),
        lines=[line] * 30,
        left_out=[LeftOut(group.name, "art", long, 12)] * 3,
        unused=[Unused("science", long, long, "worksheet")] * 2,
        classes=[group.name],
        subjects=SUBJECTS,
    )

"""Schedules for the tests of this room: one by hand, and any there may be."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st

from catalogue.records import SUBJECTS, LessonState, PlanLine
from catalogue.schedule_edit import ordered
from catalogue.timetable import (
    Change,
    ChangeKind,
    Period,
    Schedule,
    SchoolClass,
    Slot,
    SubjectNote,
    Term,
    Timetable,
    usual_periods,
)

AUTUMN = Term(1, date(2026, 9, 1), date(2027, 1, 15))
"""The 1st of September 2026 is a Tuesday."""

FOUR = SchoolClass(1, "四（1）班", (4,))
ROOM = SchoolClass(2, "四五六年级复式班", (4, 5, 6))
MONDAY = date(2026, 9, 7)


def simple() -> Schedule:
    """One class: English on Monday and Wednesday, science on Tuesday, art and music in turns on Thursday."""
    return Schedule(
        classes=(FOUR,),
        terms=(AUTUMN,),
        timetable=Timetable(
            rotation=2,
            periods=usual_periods(),
            slots=(
                Slot(1, 1, 1, "english"),
                Slot(1, 1, 2, "语文"),
                Slot(1, 2, 3, "science"),
                Slot(1, 3, 1, "english"),
                Slot(1, 4, 5, "art", (1,)),
                Slot(1, 4, 5, "music", (2,)),
            ),
        ),
        next_class_id=2,
    )


def book(subject: str, grade: int, term: int, weeks: int, first: int = 1) -> list[PlanLine]:
    """A lesson a week."""
    return [
        PlanLine(f"{subject}-{grade}-{term}-{n:02}", subject, grade, term, n, first + n - 1, LessonState.READY)
        for n in range(1, weeks + 1)
    ]


names = st.text("甲乙丙丁ABC12", min_size=1, max_size=6)
subjects = st.sampled_from((*SUBJECTS, "语文", "数学", "体育"))


@st.composite
def timetables(draw: st.DrawFn, class_ids: tuple[int, ...] = (1, 2)) -> Timetable:
    """Any timetable in which nothing clashes."""
    rotation = draw(st.integers(1, 4))
    count = draw(st.integers(1, 5))
    periods = tuple(Period(n, time(7 + n, 5 * draw(st.integers(0, 3))), time(7 + n, 50)) for n in range(1, count + 1))
    slots = []
    for class_id in class_ids:
        for weekday in draw(st.sets(st.integers(1, 7), max_size=5)):
            for period in draw(st.sets(st.integers(1, count))):
                weeks = draw(st.sets(st.integers(1, rotation), min_size=1))
                slots.append(Slot(class_id, weekday, period, draw(subjects), tuple(sorted(weeks))))
    return Timetable(rotation, periods, ordered(slots, rotation))


days = st.dates(date(2026, 8, 20), date(2027, 1, 25))


@st.composite
def swaps(draw: st.DrawFn, class_id: int = 1) -> Change:
    """Two periods that change places once, inside the term."""
    inside = st.dates(AUTUMN.first_day, AUTUMN.last_day)
    period = st.integers(1, 5)
    return Change(ChangeKind.SWAP, draw(inside), class_id, draw(period), draw(inside), draw(period))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Anything that may be otherwise."""
    kind, day, class_id = draw(st.sampled_from(ChangeKind)), draw(days), draw(st.integers(0, 2))
    if kind is ChangeKind.SWAP:
        return draw(swaps(max(class_id, 1)))
    if kind is ChangeKind.LIKE:
        return Change(kind, day, class_id, 0, day + timedelta(days=draw(st.integers(-10, 10))))
    return Change(kind, day, 0 if kind is ChangeKind.LOST_WEEK else class_id)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any schedule of two classes."""
    return Schedule(
        classes=(replace(FOUR, name=draw(names), language=draw(st.sampled_from(["", "bo"]))), ROOM),
        terms=draw(st.sampled_from([(), (AUTUMN,), (AUTUMN, Term(2, date(2027, 3, 1), date(2027, 7, 2)))])),
        timetable=draw(timetables()),
        changes=tuple(draw(st.lists(changes(), max_size=5))),
        next_class_id=draw(st.integers(3, 9)),
        notes=draw(st.sampled_from([(), (SubjectNote(1, "english", "英语", "英", "张老师", "101"),)])),
    )

"""What commands of the schedule share: classes by name, what they were taught, and a change that is kept."""

from collections.abc import Callable, Collection

from catalogue.errors import ScheduleWishError
from catalogue.timetable import NO_CLASS, Schedule, SchoolClass
from desktop.places import Household
from sync.storage import Library


def change_schedule(household: Household, verb: Callable[[Schedule], Schedule]) -> None:
    """Change the schedule while nobody else changes the library.

    Raises:
        LibraryInUseError: another program may be changing it.
    """
    with Library(household.library):
        household.school.keep_schedule(verb(household.school.schedule()))


def class_named(schedule: Schedule, name: str) -> SchoolClass:
    """Return a class by its name.

    Raises:
        ScheduleWishError: there is none.
    """
    found = schedule.class_named(name)
    if found is None:
        raise ScheduleWishError("unknown-class", name)
    return found


def wanted_classes(household: Household, schedule: Schedule, name: str) -> tuple[SchoolClass, ...]:
    """Return the class of a name, without one all of them, and without classes one that stands for the whole plan.

    Raises:
        ScheduleWishError: there is none of that name.
    """
    if name:
        return (class_named(schedule, name),)
    if schedule.classes:
        return schedule.classes
    grades = {line.grade for line in household.catalogue.plan_lines()}
    return (SchoolClass(NO_CLASS, "", tuple(sorted(grades))),)


def taught_to(household: Household, school_class: SchoolClass) -> Collection[str]:
    """Return what a class was taught; for the one that stands for the whole plan, what anybody was."""
    taught = household.school.taught_by_class()
    return taught.by_anybody() if school_class.id == NO_CLASS else taught.by(school_class.id)

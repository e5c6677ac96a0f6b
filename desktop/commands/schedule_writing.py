"""What the commands of the teaching schedule share: a class by its name, and a change that is kept."""

from collections.abc import Callable

from catalogue.errors import ScheduleWishError
from catalogue.timetable import Schedule, SchoolClass
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

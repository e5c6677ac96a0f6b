"""The terms of a usual school year, to go by until a school has set the dates of its own. Pure; today is handed in."""

from dataclasses import replace
from datetime import date

from catalogue.timetable import Schedule, Term

_USUAL = {1: ((9, 1), (1, 15)), 2: ((3, 1), (7, 5))}
"""First and last day, as month and day; both terms end in the calendar year after the one the school year begins in."""

_PROPOSED_FROM, _BEGINS = 8, 9
"""The month from which the next school year is what one wants to set, and that in which it begins."""


def usual_term(number: int, today: date) -> Term:
    """Return what to propose for a term: that of the school year to come from August on, else of the one that is on."""
    return _term(number, today.year if today.month >= _PROPOSED_FROM else today.year - 1)


def gone_by(schedule: Schedule, today: date) -> Schedule:
    """Return the schedule to reckon with: its own where it has terms, else with those of the usual school year."""
    if schedule.terms:
        return schedule
    year = _year(today)
    return replace(schedule, terms=(_term(1, year), _term(2, year)))


def assumed_term(schedule: Schedule, today: date) -> Term | None:
    """Return the usual term that is reckoned with today, None where the school has set its own."""
    if schedule.terms:
        return None
    return _term(2 if 2 <= today.month < _BEGINS else 1, _year(today))


def _year(today: date) -> int:
    return today.year if today.month >= _BEGINS else today.year - 1


def _term(number: int, year: int) -> Term:
    (month, day), (last_month, last_day) = _USUAL[number]
    return Term(number, date(year if number == 1 else year + 1, month, day), date(year + 1, last_month, last_day))

"""Tests of the lying clock: noticed, asked about once, corrected, and let go once somebody has set it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clock import LONGEST_PAUSE, Correction, Doubt, Known, correct_to, likely_day, read

TODAY = datetime.fromisoformat("2026-11-18T09:00")
FLAT = datetime.fromisoformat("2000-01-01T00:05")
NOTHING = Correction()


def test_a_clock_that_goes_on_is_believed() -> None:
    known = Known(package=TODAY - timedelta(days=3), record=TODAY - timedelta(hours=1), seen=TODAY)
    reading = read(TODAY + timedelta(hours=20), known, NOTHING)
    assert (reading.doubt, reading.now) == (None, TODAY + timedelta(hours=20))
    assert read(TODAY, Known(), NOTHING).doubt is None
    assert read(FLAT, Known(), NOTHING).doubt is None


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (Known(package=TODAY), Doubt.BEFORE_PACKAGE),
        (Known(record=TODAY), Doubt.BEFORE_RECORD),
        (Known(seen=TODAY), Doubt.WENT_BACK),
    ],
)
def test_a_date_before_what_is_known_is_noticed(known: Known, why: Doubt) -> None:
    assert read(FLAT, known, NOTHING).doubt is why
    assert read(TODAY - timedelta(hours=20), known, NOTHING).doubt is None
    assert likely_day(FLAT, known) == date(2026, 11, 19)


def test_a_jump_over_more_than_the_summer_is_noticed() -> None:
    known = Known(seen=TODAY)
    assert read(TODAY + LONGEST_PAUSE, known, NOTHING).doubt is None
    assert read(TODAY + timedelta(days=400), known, NOTHING).doubt is Doubt.JUMPED_ON
    # A library that was just copied from elsewhere has old packages, and was never seen.
    assert read(TODAY + timedelta(days=400), Known(package=TODAY), NOTHING).doubt is None


def test_the_day_to_suggest_is_a_school_day() -> None:
    friday = TODAY + timedelta(days=2)
    assert likely_day(FLAT, Known(record=friday)) == date(2026, 11, 23)
    assert likely_day(TODAY, Known()) == TODAY.date()


def test_what_was_said_holds_while_the_clock_goes_on() -> None:
    known = Known(seen=TODAY)
    correction = correct_to(FLAT, date(2026, 11, 19))
    reading = read(FLAT + timedelta(minutes=30), known, correction)
    assert (reading.doubt, reading.now) == (None, datetime.fromisoformat("2026-11-19T00:35"))
    next_day = read(FLAT + timedelta(days=1), Known(seen=reading.now), reading.correction)
    assert (next_day.doubt, next_day.now.date()) == (None, date(2026, 11, 20))


def test_a_battery_that_is_flat_every_morning_is_asked_about_every_morning() -> None:
    correction = correct_to(FLAT, date(2026, 11, 19))
    evening = read(FLAT + timedelta(hours=9), Known(seen=TODAY), correction)
    morning = read(FLAT, Known(seen=evening.now), evening.correction)
    assert morning.doubt is Doubt.WENT_BACK
    assert likely_day(FLAT, Known(seen=evening.now)) == date(2026, 11, 20)


def test_once_somebody_has_set_the_clock_the_correction_is_let_go() -> None:
    wrong = TODAY - timedelta(days=100)
    correction = correct_to(wrong, TODAY.date())
    assert read(TODAY + timedelta(days=1), Known(seen=TODAY), correction) == read(
        TODAY + timedelta(days=1), Known(seen=TODAY), NOTHING
    )
    far = correct_to(FLAT, TODAY.date())
    assert read(TODAY, Known(seen=TODAY), far).correction == NOTHING


def test_what_was_said_before_anything_was_known_holds_too() -> None:
    reading = read(FLAT + timedelta(minutes=1), Known(package=TODAY), correct_to(FLAT, TODAY.date()))
    assert (reading.doubt, reading.now.date()) == (None, TODAY.date())


def test_who_says_that_the_clock_is_right_is_not_asked_again() -> None:
    """A record of the future, left by a clock that was wrong once, must not be held against the right one."""
    known = Known(record=datetime.fromisoformat("2031-01-01T08:00"))
    assert read(TODAY, known, NOTHING).doubt is Doubt.BEFORE_RECORD
    right = correct_to(TODAY, TODAY.date())
    reading = read(TODAY + timedelta(days=60), Known(record=known.record, seen=TODAY), right)
    assert (reading.doubt, reading.now) == (None, TODAY + timedelta(days=60))


moments = st.datetimes(datetime.fromisoformat("1999-01-01"), datetime.fromisoformat("2040-01-01"))
maybe = st.none() | moments


@given(moments, st.builds(Known, maybe, maybe, maybe), st.dates(date(2000, 1, 1), date(2039, 1, 1)))
def test_what_was_just_said_is_never_doubted(clock: datetime, known: Known, day: date) -> None:
    correction = correct_to(clock, day)
    settled = Known(known.package, known.record, clock + timedelta(days=correction.days))
    reading = read(clock + timedelta(minutes=1), settled, correction)
    assert reading.doubt is None
    assert reading.now == settled.seen + timedelta(minutes=1) if settled.seen else False
    assert likely_day(clock, known).weekday() < 5 or known == Known()

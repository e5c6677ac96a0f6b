"""Tests of what marks say of a volume, start by start as a school lives through them. No disk is needed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sync.lasting import RECENT, Boot, Mark, Place, Standing, Verdict, better_place, judge

DAY = timedelta(days=1)
FIRST = datetime.fromisoformat("2026-09-01T08:00")


class School:
    """A computer whose library lies on C, with a witness on D; each volume may be put back before a start."""

    def __init__(self, *, witness: bool = True, named: bool = True) -> None:
        self.here: Mark | None = None
        self.there: list[Mark] = []
        self._witness, self._named = witness, named
        self._boot, self._day, self._made = 0, FIRST, 0

    def start(self, *, boots: int = 1, days: float = 1.0, up: float = 60.0) -> Standing:
        self._boot += boots
        self._day += days * DAY
        self._made += 1
        boot = Boot(f"boot-{self._boot}" if self._named else "", up)
        found = judge(self.here, self.there, Mark(f"library-{self._made}", "C:/lib", 1, boot, self._day))
        self.here = found.mark
        if self._witness:
            others = [mark for mark in self.there if found.mark.library != mark.library]
            self.there = [*(mark for mark in others if mark.place != found.mark.place), found.mark]
        return found

    def put_back(self, to: Mark | None) -> None:
        self.here = to


@pytest.mark.parametrize("witness", [True, False])
def test_a_sound_volume_is_proven_by_its_first_restart(witness: bool) -> None:
    school = School(witness=witness)
    assert school.start().verdict is Verdict.UNPROVEN
    assert school.start(boots=0, days=0.1).verdict is Verdict.UNPROVEN
    found = school.start()
    assert (found.verdict, found.mark.survived, found.mark.starts) == (Verdict.LASTS, 1, 3)
    assert school.start(boots=0, days=0.1).verdict is Verdict.LASTS
    assert school.start().mark.survived == 2


def test_a_library_that_was_never_there_when_the_drive_was_frozen_is_gone_at_each_start() -> None:
    school = School()
    seen = school.start().mark.seen
    for _ in range(3):
        school.put_back(None)
        found = school.start()
        assert (found.verdict, found.kept, found.lost) == (Verdict.GONE, None, seen)
        seen = found.mark.seen


def test_a_library_that_was_frozen_goes_back_at_each_start() -> None:
    school = School()
    school.start()
    frozen = school.start().mark
    last = school.start().mark
    for number in range(1, 4):
        school.put_back(frozen)
        found = school.start()
        assert (found.verdict, found.kept, found.lost) == (Verdict.WENT_BACK, frozen.seen, last.seen)
        assert (found.mark.starts, found.mark.survived) == (3 + number, 0)
        last = found.mark


def test_what_went_back_is_said_until_a_restart_is_lived_through() -> None:
    school = School()
    frozen = school.start().mark
    school.start()
    school.put_back(frozen)
    school.start()
    again = school.start(boots=0, days=0.1)
    assert (again.verdict, again.kept, again.lost) == (Verdict.WENT_BACK, None, None)
    found = school.start()
    assert (found.verdict, found.mark.went_back) == (Verdict.LASTS, None)


def test_a_frozen_mark_alone_is_not_believed_for_long() -> None:
    school = School(witness=False)
    frozen = school.start().mark
    verdicts = []
    for _ in range(RECENT.days + 2):
        school.put_back(frozen)
        verdicts.append(school.start().verdict)
    assert verdicts[:14] == [Verdict.LASTS] * 14
    assert set(verdicts[14:]) == {Verdict.LONG_AGO}


def test_after_a_summer_a_witness_is_enough_and_without_one_people_are_asked() -> None:
    for witness, verdict in ((True, Verdict.LASTS), (False, Verdict.LONG_AGO)):
        school = School(witness=witness)
        seen = school.start().mark.seen
        found = school.start(days=60)
        assert found.verdict is verdict
        if not witness:
            assert (found.kept, found.mark.survived) == (seen, 0)


def test_a_clock_that_went_back_proves_nothing() -> None:
    school = School(witness=False)
    school.start()
    assert school.start(days=-9000).verdict is Verdict.UNPROVEN


def test_a_witness_that_was_put_back_itself_or_came_late_says_nothing() -> None:
    school = School()
    school.start()
    old = school.there
    school.start()
    school.there = old
    assert school.start().verdict is Verdict.LASTS
    school.there = []
    assert school.start().verdict is Verdict.LASTS


def test_another_library_in_the_place_is_told_from_an_older_one() -> None:
    school = School()
    frozen = school.start().mark
    school.put_back(None)
    school.there = []
    newer = school.start(days=3).mark
    school.put_back(frozen)
    found = school.start()
    assert (found.verdict, found.lost) == (Verdict.GONE, newer.seen)
    assert found.mark.library == frozen.library


def test_a_library_that_was_moved_is_not_taken_for_another() -> None:
    school = School()
    mark = school.start().mark
    school.here = replace(mark, place="D:/lib", library="moved")
    assert school.start().verdict is Verdict.LASTS


def test_without_a_name_only_less_time_since_the_start_is_another_run() -> None:
    school = School(named=False)
    school.start(up=500.0)
    assert school.start(up=600.0).verdict is Verdict.UNPROVEN
    assert school.start(up=40.0).verdict is Verdict.LASTS
    assert Boot("a", 5.0).is_other_than(Boot("b", 1.0))
    assert not Boot("a", 1.0).is_other_than(Boot("a", 5.0))


C, D, E = Place("C:", "C:/", 50, system=True), Place("D:", "D:/", 70), Place("E:", "E:/", 90)


@pytest.mark.parametrize(
    ("own", "others", "needed", "offered"),
    [
        (C, [D, E], 10, E), (C, [D], 10, D), (C, [], 10, None), (D, [E], 10, None), (C, [D], 40, None),
        (C, [Place("D:", "D:/", 49)], 1, None), (C, [replace(D, system=True)], 1, None),
    ],
)  # fmt: skip
def test_a_volume_with_more_room_is_offered_instead_of_the_systems(
    own: Place, others: list[Place], needed: int, offered: Place | None
) -> None:
    assert better_place(own, others, needed) == offered

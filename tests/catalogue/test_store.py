"""Tests of the catalogue: what is asked and what changes, each in one transaction."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.errors import DatabaseDamagedError, DatabaseTooNewError, DatabaseWriteError, UnknownLessonError
from catalogue.models import RESOURCES_VERSION, LessonRow
from catalogue.records import Extent, LessonFilter, LessonState, LocalText, Resource
from catalogue.schedule import standings
from catalogue.store import Catalogue
from catalogue.timetable import NO_CLASS, SchoolClass
from tests.catalogue.samples import entry, package, plan, resource


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(tmp_path)
    plan(catalogue, "english-4-1-01", "english-4-1-02", "science-5-2-01")
    yield catalogue
    catalogue.close()


def test_lessons_come_in_teaching_order_and_by_filter(catalogue: Catalogue) -> None:
    assert [lesson.sequence for lesson in catalogue.lessons()] == [1, 2, 3]
    assert [lesson.id for lesson in catalogue.lessons(LessonFilter(grade=5))] == ["science-5-2-01"]
    assert [lesson.id for lesson in catalogue.lessons(LessonFilter(subject="english", week=2))] == ["english-4-1-02"]
    assert [lesson.id for lesson in catalogue.lessons(LessonFilter(offset=1, limit=1))] == ["english-4-1-02"]
    assert catalogue.count(LessonFilter(term=1)) == 2


def test_a_lesson_that_nobody_knows_is_said_so(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownLessonError) as caught:
        catalogue.lesson("english-9-9-99")
    assert caught.value.lesson_id == "english-9-9-99"


def test_admitting_makes_lessons_ready_or_partly_here(catalogue: Catalogue, tmp_path: Path) -> None:
    here = resource(tmp_path, "english-4-1-01", "p")
    absent = resource(tmp_path, "english-4-1-02", "p", sha="b", file=None)
    also_here = resource(tmp_path, "english-4-1-02", "p", sha="c")
    catalogue.admit(package("p"), [entry("english-4-1-01", here), entry("english-4-1-02", absent, also_here)])
    states = [lesson.state for lesson in catalogue.lessons()]
    assert states == [LessonState.READY, LessonState.PARTIAL, LessonState.MISSING]
    assert catalogue.resources("english-4-1-01") == (here,)
    assert catalogue.resources("english-4-1-02") == (absent, also_here)
    assert catalogue.package("p") == package("p")
    assert catalogue.packages() == [package("p")]


def test_weeks_that_are_here_are_those_of_the_plan_shared_by_grades_and_subjects(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path)
    plan(catalogue, "english-4-1-01", "science-4-1-01", "art-4-1-01")
    with catalogue._database.writing() as database:
        LessonRow.update(week=1).where(LessonRow.subject != "art").execute(database)
    assert catalogue.weeks_here() == 0
    said = [entry(each, resource(tmp_path, each, "p")) for each in ("english-4-1-01", "science-4-1-01", "song")]
    catalogue.admit(package("p"), said)
    assert catalogue.weeks_here() == 1
    catalogue.admit(
        package("q", file="q.7z"), [entry("art-4-1-01", resource(tmp_path, "art-4-1-01", "q", file="q.7z"))]
    )
    assert catalogue.weeks_here() == 2
    catalogue.close()


def test_the_plans_own_title_stays_and_the_rest_is_taken_from_the_package(catalogue: Catalogue, tmp_path: Path) -> None:
    found = entry("english-4-1-01", resource(tmp_path, "english-4-1-01", "p"), objectives=("听懂", "会说"))
    catalogue.admit(package("p"), [found])
    lesson = catalogue.lesson("english-4-1-01")
    assert lesson.title == LocalText("第1课 声音", "Lesson 1 Sound")
    assert (lesson.objectives, lesson.teacher, lesson.issuer) == (("听懂", "会说"), "王老师", "教育局")


def test_an_unknown_lesson_is_kept_as_an_extra_one_after_its_term(catalogue: Catalogue, tmp_path: Path) -> None:
    extra = entry("english-4-1-99", resource(tmp_path, "english-4-1-99", "p"))
    odd = entry("festival", resource(tmp_path, "festival", "p", sha="d"))
    catalogue.admit(package("p"), [extra, odd])
    assert [lesson.id for lesson in catalogue.lessons()] == [
        "english-4-1-01",
        "english-4-1-02",
        "english-4-1-99",
        "science-5-2-01",
        "festival",
    ]
    lesson = catalogue.lesson("english-4-1-99")
    assert not lesson.planned
    assert lesson.title == LocalText("包里的题目", "Title in the package")
    catalogue.forget_package("p")
    assert catalogue.count() == 3


def test_a_higher_version_replaces_the_lower_and_names_the_file_that_may_go(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue.admit(package("p", 1, "old.7z"), [entry("english-4-1-01", resource(tmp_path, "english-4-1-01", "p"))])
    newer = resource(tmp_path, "english-4-1-01", "p", sha="e", file="new.7z")
    gone = catalogue.admit(package("p", 2, "new.7z"), [entry("english-4-1-01", newer)])
    assert gone == ("packages/old.7z", "packages/p.7z")
    assert catalogue.resources("english-4-1-01") == (newer,)


def test_an_old_file_stays_while_the_update_still_reads_from_it(catalogue: Catalogue, tmp_path: Path) -> None:
    first = resource(tmp_path, "english-4-1-01", "p", file="old.7z")
    catalogue.admit(package("p", 1, "old.7z"), [entry("english-4-1-01", first)])
    gone = catalogue.admit(package("p", 2, "new.7z"), [entry("english-4-1-01", first)])
    assert gone == ()
    assert catalogue.is_referenced("packages/old.7z")


def test_what_two_packages_repeat_counts_and_shows_once(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.admit(package("a", 1, "a.7z"), [entry("english-4-1-01", resource(tmp_path, "english-4-1-01", "a"))])
    absent = resource(tmp_path, "english-4-1-01", "b", file=None)
    catalogue.admit(package("b", 1, "b.7z"), [entry("english-4-1-01", absent)])
    lesson = catalogue.lesson("english-4-1-01")
    assert (lesson.resources_total, lesson.resources_here) == (1, 1)
    [shown] = catalogue.resources("english-4-1-01")
    assert shown.extent is not None


def test_forgetting_a_package_takes_its_bytes_from_the_others(catalogue: Catalogue, tmp_path: Path) -> None:
    lent = resource(tmp_path, "english-4-1-01", "a", file="a.7z")
    catalogue.admit(package("a", 1, "a.7z"), [entry("english-4-1-01", lent)])
    borrowed = resource(tmp_path, "english-4-1-02", "b", file="a.7z")
    catalogue.admit(package("b", 1, "b.7z"), [entry("english-4-1-02", borrowed)])
    catalogue.forget_package("a")
    assert {lesson.state for lesson in catalogue.lessons()} == {LessonState.MISSING}
    assert catalogue.waiting_for(["a" * 64, "z" * 64]) == {"a" * 64}


def test_bytes_that_arrive_later_are_linked_to_whoever_waits(catalogue: Catalogue, tmp_path: Path) -> None:
    waiting = resource(tmp_path, "english-4-1-01", "a", file=None)
    catalogue.admit(package("a", 1, "a.7z"), [entry("english-4-1-01", waiting)])
    extent = Extent(tmp_path / "packages" / "b.7z", 64, 100)
    catalogue.link("a" * 64, extent)
    assert catalogue.lesson("english-4-1-01").state is LessonState.READY
    [found] = catalogue.resources("english-4-1-01")
    assert found.extent == extent
    assert catalogue.find_extents("a" * 64) == [extent]


def test_an_extent_outside_the_library_is_never_indexed(catalogue: Catalogue, tmp_path: Path) -> None:
    outside = resource(tmp_path.parent / "elsewhere", "english-4-1-01", "p")
    with pytest.raises(ValueError, match="subpath"):
        catalogue.admit(package("p"), [entry("english-4-1-01", outside)])
    assert catalogue.package("p") is None
    assert catalogue.lesson("english-4-1-01").issuer == ""


def test_clearing_keeps_the_plan(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.admit(package("p"), [entry("art-1-1-01", resource(tmp_path, "art-1-1-01", "p"))])
    catalogue.clear_packages()
    assert [lesson.resources_total for lesson in catalogue.lessons()] == [0, 0, 0]
    assert catalogue.packages() == []


def test_a_package_with_thousands_of_resources_goes_in_at_once(catalogue: Catalogue, tmp_path: Path) -> None:
    many: list[Resource] = []
    for number in range(3000):
        sample = resource(tmp_path, "english-4-1-01", "p", sha="f")
        many.append(
            Resource(
                lesson_id=sample.lesson_id,
                package_id="p",
                role=sample.role,
                title=sample.title,
                language="",
                media_type=sample.media_type,
                member=f"{number}.mp4",
                sha256=f"{number:064x}",
                size=100,
                extent=sample.extent,
            )
        )
    catalogue.admit(package("p"), [entry("english-4-1-01", *many)])
    assert catalogue.lesson("english-4-1-01").resources_here == 3000
    assert len(catalogue.resources("english-4-1-01")) == 3000


def test_reading_goes_on_while_somebody_writes(catalogue: Catalogue) -> None:
    with catalogue._database.writing():
        seen: list[int] = []
        reader = threading.Thread(target=lambda: seen.append(catalogue.count()))
        reader.start()
        reader.join(timeout=5)
    assert seen == [3]


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "resources.db").write_bytes(b"not a database, but long enough to be looked at" * 100)
    with pytest.raises(DatabaseDamagedError):
        Catalogue.open(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "resources.db") as other:
        other.execute("PRAGMA user_version = 1")
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(DatabaseDamagedError):
        Catalogue.open(tmp_path)


def test_a_newer_database_is_refused_plainly(tmp_path: Path) -> None:
    Catalogue.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "resources.db") as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(DatabaseTooNewError) as caught:
        Catalogue.open(tmp_path)
    assert (caught.value.found, caught.value.known) == (99, RESOURCES_VERSION)


def test_a_full_disk_is_told_though_sqlite_takes_back_by_itself(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path)
    plan(catalogue, "english-4-1-01")
    with catalogue._database.reading() as database:
        pages = database.pragma("page_count")

    def write_too_much() -> None:
        with catalogue._database.writing() as database:
            database.pragma("max_page_count", pages)
            LessonRow.update(title_en="x" * 10_000_000).execute(database)

    with pytest.raises(DatabaseWriteError) as found:
        write_too_much()
    assert found.value.full
    assert "full" in found.value.detail
    catalogue.close()


def test_a_file_that_another_program_writes_to_is_not_taken_for_a_broken_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.database._BUSY_SECONDS", 0.1)
    with contextlib.closing(Catalogue.open(tmp_path)) as catalogue:
        plan(catalogue, "english-4-1-01")
        with contextlib.closing(sqlite3.connect(tmp_path / "resources.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            catalogue.check()
            with pytest.raises(DatabaseWriteError):
                plan(catalogue, "english-4-1-02")
        plan(catalogue, "english-4-1-02")


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_lines_that_tell_what_is_next_tell_the_same_as_all(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    ids = [f"{subject}-{grade}-1-{n:02}" for n in range(1, 5) for subject in ("english", "art") for grade in (4, 5)]
    root = tmp_path_factory.mktemp("plan")
    catalogue = Catalogue.open(root)
    try:
        plan(catalogue, *ids)
        here = data.draw(st.sets(st.sampled_from(ids)))
        entries = [entry(lesson_id, resource(root, lesson_id, "org.a")) for lesson_id in sorted(here)]
        catalogue.admit(package("org.a"), entries)
        taught = data.draw(st.sets(st.sampled_from(ids)))
        wanted = data.draw(st.sampled_from([0, 4, 5]))
        lines = catalogue.coming_lines(wanted, taught)
        left = [line for line in catalogue.plan_lines() if line.id not in taught]
        grade = wanted or (left[0].grade if left else 0)
        school_class = SchoolClass(NO_CLASS, "", (grade,))
        assert standings(school_class, lines, taught) == standings(school_class, catalogue.plan_lines([grade]), taught)
    finally:
        catalogue.close()

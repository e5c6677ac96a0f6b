"""Thumbnails and lengths are made of all that is here, in time that nobody uses."""

import contextlib
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Resource, Role
from desktop import chores
from desktop.ahead import REST_SECONDS, Ahead
from desktop.chores import Thumbnails
from desktop.jobs import Jobs
from desktop.media import load_engine
from desktop.places import Household, open_household
from desktop.still_cache import Known, StillCache
from desktop.stills import known_of
from player.engine import Engine
from sync.importer import Origin
from sync.storage import Library
from tests.catalogue.samples import entry, package
from tests.desktop.programs import started
from tests.desktop.samples import resource
from tests.sync.folders import LESSON, document, packed, trusting
from tests.sync.mounts import make_read_only, small_disk

pytestmark = pytest.mark.usefixtures("qapp")
FILES = ("red-green.mp4", "bear.mp3", "fruit.jpg", "lesson.pdf", "panda.webp")


def copied(file: Path, library: Path) -> Path:
    """Put a file into the library, where resources lie."""
    return Path(shutil.copy(file, library))


class School:
    """A library with a resource in each of five lessons, a teacher and a clock that obey the test."""

    def __init__(self, library: Path, media: Path) -> None:
        self.household: Household = open_household(library)
        self.cache = StillCache(library / "cache" / "stills")
        self.jobs, self.now, self.teaching = Jobs(), 0.0, threading.Event()
        self.shown = [self._resource(copied(media / name, library), number) for number, name in enumerate(FILES, 1)]
        self.household.catalogue.admit(package("p"), [entry(one.lesson_id, one) for one in self.shown])
        chore = Thumbnails(self.household, self.cache, load_engine)
        self.ahead = Ahead([chore], self.jobs, lambda: self.now)
        self.ahead.begin(self.teaching.is_set)

    def close(self) -> None:
        """End it. What Qt holds goes now: left to Python it may go on another thread, in a later test."""
        self.ahead.end()
        self.jobs.shutdown()
        self.household.close()
        for held in (self.ahead, self.jobs):
            shiboken6.delete(held)

    @staticmethod
    def _resource(path: Path, number: int) -> Resource:
        made = resource(path, "", Role.VIDEO)
        return replace(made, lesson_id=f"english-4-1-{number:02}", sha256=f"{number:064x}")

    def rest(self) -> None:
        self.now += REST_SECONDS
        self.ahead.look()

    @property
    def working(self) -> bool:
        return self.ahead._working

    @property
    def made(self) -> list[int]:
        return sorted(number for number in range(1, len(FILES) + 1) if self.cache.has(f"{number:064x}"))


@pytest.fixture
def school(tmp_path: Path, media: Path) -> Iterator[School]:
    school = School(tmp_path, media)
    yield school
    school.close()


def test_all_that_is_here_is_looked_at_a_few_at_a_time(
    school: School, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chores, "AT_ONCE", 2)
    for made in ([1, 2], [1, 2, 3, 4], [1, 2, 3, 4, 5]):
        school.rest()
        assert school.working
        qtbot.waitUntil(lambda: not school.working, timeout=15_000)
        assert school.made == made, "what is taught next comes first"
    school.rest()
    assert not school.working, "nothing is left"
    film, sound = (school.cache.read(one.sha256) for one in school.shown[:2])
    assert film is not None
    assert film.image is not None
    assert film.duration
    assert sound is not None
    assert sound.duration


def test_it_gives_way_to_a_teacher_at_once_and_goes_on_after(school: School, qtbot: QtBot) -> None:
    school.rest()
    qtbot.waitUntil(lambda: bool(school.made), timeout=15_000)
    school.teaching.set()
    began = time.monotonic()
    qtbot.waitUntil(lambda: not school.working)
    assert time.monotonic() - began < 1.0
    count = len(school.made)
    school.rest()
    assert not school.working
    assert len(school.made) == count
    school.teaching.clear()
    school.rest()
    qtbot.waitUntil(lambda: len(school.made) == len(FILES), timeout=20_000)


def test_the_last_quarter_of_the_cache_is_left_to_what_somebody_looks_at(
    school: School, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.cache._most_bytes = 4 * (chores._BYTES_EACH + 1) // 3
    school.rest()
    qtbot.waitUntil(lambda: not school.working, timeout=15_000)
    assert school.made == [1]
    school.cache._most_bytes = 2**20
    monkeypatch.setattr(chores, "FREE", 2**60)
    school.ahead.look_again()
    school.rest()
    qtbot.waitUntil(lambda: not school.working, timeout=15_000)
    assert school.made == [1], "the disk is full of other things"
    monkeypatch.setattr(chores, "FREE", 0)
    school.ahead.look_again()
    school.rest()
    qtbot.waitUntil(lambda: len(school.made) == len(FILES), timeout=20_000)


def test_neither_the_folder_nor_the_table_is_read_through_to_know_what_is_next(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    chore, asked = Thumbnails(school.household, school.cache, load_engine), list[tuple[int, int]]()
    lessons = [one.lesson_id for one in school.shown]
    more = [replace(school.shown[0], package_id="q", sha256=f"{n:064x}", member=f"{n}") for n in range(10, 300)]
    school.household.catalogue.admit(replace(package("q"), file="q.7z"), [entry(lessons[0], *more)])
    monkeypatch.setattr("desktop.still_cache.os.scandir", lambda _folder: pytest.fail("the folder is read through"))
    catalogue, pictured = school.household.catalogue, school.household.catalogue.pictured

    def ask(lesson_id: str, start: int, most: int) -> list[Resource]:
        asked.append((start, most))
        return pictured(lesson_id, start, most)

    monkeypatch.setattr(catalogue, "pictured", ask)
    found = [chore.coming(anew=place == 0) for place in range(4)]
    assert [len(some) for some in found] == [100, 100, 95, 0]
    assert sorted(one.sha256 for some in found for one in some) == sorted(one.sha256 for one in (*school.shown, *more))
    assert asked[:3] == [(0, 100), (100, 100), (200, 100)]
    assert not chore.has_more()
    assert len(chore.coming(anew=True)) == 100


@pytest.mark.parametrize("refusing", ["full", "only to be read"])
def test_what_the_disk_does_not_take_is_made_once_in_a_run(
    tmp_path: Path, media: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refusing: str
) -> None:
    (tmp_path / "cache").mkdir()
    looked_at: list[int] = []
    monkeypatch.setattr(chores, "AT_ONCE", 2)

    def look_at(one: Resource, make_engine: Callable[[], Engine], given_up: Callable[[], bool]) -> Known | None:
        looked_at.append(int(one.sha256, 16))
        return known_of(one, make_engine, given_up)

    monkeypatch.setattr(chores, "known_of", look_at)
    with small_disk(tmp_path / "cache" / "stills", "1m") as disk:
        if refusing == "full":
            fill(disk)
        else:
            make_read_only(disk)
        school = School(tmp_path, media)
        try:
            for _ in range(len(FILES) + 2):
                for _ in range(4):
                    school.rest()
                    qtbot.waitUntil(lambda: not school.working, timeout=15_000)
                school.ahead.look_again()
            assert looked_at == [1, 2, 3, 4, 5], "one a time that something came in, and none twice"
            kept = school.cache.read(school.shown[0].sha256)
            assert kept is not None
            assert kept.image is not None
            assert not kept.image.isNull()
            assert kept.duration
            assert school.cache.read("0" * 64) is None
            assert [path.name for path in disk.iterdir() if path.name != "filled"] == []
        finally:
            school.close()


def fill(disk: Path) -> None:
    """Leave no byte on a disk."""
    with contextlib.suppress(OSError), (disk / "filled").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_only_the_last_of_what_cannot_be_kept_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.still_cache._MOST_UNKEPT", 2)
    (tmp_path / "stills").touch()  # a folder cannot be made in its place
    cache = StillCache(tmp_path / "stills")
    assert [cache.write(name, Known(None, 1.0)) for name in "abc"] == [False] * 3
    assert [cache.read(name) for name in "abc"] == [None, Known(None, 1.0), Known(None, 1.0)]
    assert [cache.has(name) for name in "abcd"] == [True, True, True, False]
    (tmp_path / "stills").unlink()
    assert cache.write("d", Known(None, 2.0))
    assert cache.read("d") == Known(None, 2.0)


def test_the_program_makes_them_beside_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ahead.REST_SECONDS", 0.0)
    monkeypatch.setattr("desktop.ahead._LOOK_MS", 50)
    folder, household = tmp_path / "media", open_household(tmp_path / "library")
    folder.mkdir()
    copied(media / "fruit.jpg", folder)
    picture = {"path": "media/fruit.jpg", "role": "picture"}
    said = document("org.test.fruit", lessons=[{"id": LESSON, "title": {"zh": "课"}, "resources": [picture]}])
    archive, _ = packed(tmp_path, folder, said, "fruit.7z")
    with Library(household.library, space_floor=0) as folders, trusting(folders, household.catalogue) as importer:
        assert importer.take(archive, origin=Origin.DROP).reason == ""
    with started(qapp, household) as app:
        qtbot.waitUntil(lambda: any(app.desk.stills.cache._folder.glob("*.json")), timeout=20_000)

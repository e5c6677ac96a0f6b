"""Slides are made into pages in time that nobody uses: after a rest, giving way at once, in bounded room."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import prepared as preparing
from desktop.ahead import REST_SECONDS, Ahead
from desktop.chores import Pages
from desktop.documents import open_document
from desktop.jobs import Jobs
from desktop.places import Household, open_household
from desktop.prepared import FOLDER, Prepared
from sync.importer import Origin
from sync.storage import Library
from tests.desktop import offices
from tests.desktop.programs import started
from tests.sync.folders import LESSON, document, packed, trusting

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(os.name != "posix", reason="needs Windows not to be: the stand-in is a shell script"),
]


class School:
    """A library, a teacher and a clock that obey the test."""

    def __init__(self, library: Path, sources: Path) -> None:
        self.household = open_household(library)
        self.prepared, self.jobs = Prepared(library / FOLDER), Jobs()
        self.teaching, self.now, self._sources = threading.Event(), 0.0, sources
        self.ahead = Ahead([Pages(self.household, self.prepared)], self.jobs, lambda: self.now)

    def receive(self, name: str, *contents: str) -> None:
        """Take in a package whose lesson has slides with these contents."""
        media = self._sources / name
        media.mkdir(parents=True)
        resources = []
        for number, content in enumerate(contents):
            (media / f"{name}-{number}.pptx").write_text(content)
            resources.append({"path": f"media/{name}-{number}.pptx", "role": "slides"})
        said = document(f"org.test.{name}", lessons=[{"id": LESSON, "title": {"zh": "课"}, "resources": resources}])
        archive, _ = packed(self._sources, media, said, f"{name}.7z")
        with (
            Library(self.household.library, space_floor=0) as folders,
            trusting(folders, self.household.catalogue) as importer,
        ):
            assert importer.take(archive, origin=Origin.DROP).reason == ""
        self.ahead.look_again()

    def close(self) -> None:
        """End it. What Qt holds goes now: left to Python it may go on another thread, in a later test."""
        self.ahead.end()
        self.jobs.shutdown()
        self.household.close()
        for held in (self.ahead, self.jobs):
            shiboken6.delete(held)

    def rest(self) -> None:
        """Let nobody do anything for a while."""
        self.now += REST_SECONDS
        self.ahead.look()

    @property
    def pages(self) -> int:
        return len(list((self.household.library / FOLDER).glob("*.pdf")))

    @property
    def working(self) -> bool:
        return self.ahead._working


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, media: Path) -> Path:
    """The file in which each PDF that the stand-in made has a line."""
    monkeypatch.setattr(preparing, "FREE", 0)
    return offices.install(tmp_path, media / "lesson.pdf", monkeypatch)


@pytest.fixture
def school(tmp_path: Path, made: Path) -> Iterator[School]:
    del made
    school = School(tmp_path / "library", tmp_path / "sources")
    school.ahead.begin(school.teaching.is_set)
    yield school
    school.prepared.end()
    school.close()


def worked(school: School, qtbot: QtBot) -> None:
    """Rest, and wait until what is to be made then is made."""
    school.rest()
    assert school.working
    qtbot.waitUntil(lambda: not school.working, timeout=10_000)


def test_what_came_in_is_made_after_a_rest_and_opens_at_once(school: School, made: Path, qtbot: QtBot) -> None:
    school.receive("a", "slow one", "slow two")
    school.ahead.look()
    assert not school.working, "somebody was here just now"
    worked(school, qtbot)
    assert school.pages == 2
    assert made.read_text().split() == ["19", "19"], "at the lowest priority"
    for slides in school.household.catalogue.resources(LESSON):
        assert slides.extent is not None
        started = time.monotonic()
        open_document(slides, slides.extent, school.prepared).close()
        assert time.monotonic() - started < 0.5
    school.rest()
    assert not school.working, "nothing is left to be made"
    school.receive("b", "three")
    worked(school, qtbot)
    assert school.pages == 3
    assert len(made.read_text().split()) == 3


def test_it_ends_at_once_when_somebody_teaches_and_goes_on_after(
    school: School, made: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    school.receive("a", "slow one", "slow two")
    school.rest()
    qtbot.waitUntil((tmp_path / "begun").exists)
    school.teaching.set()
    began = time.monotonic()
    qtbot.waitUntil(lambda: not school.working)
    assert time.monotonic() - began < 0.5
    school.rest()
    assert not school.working
    assert not made.exists()
    school.teaching.clear()
    school.ahead.look()
    assert not school.working, "the teacher may not have gone yet"
    worked(school, qtbot)
    assert school.pages == 2
    assert list((school.household.library / FOLDER).glob("document-*")) == []


def test_what_cannot_be_made_is_tried_once_and_keeps_nobody_waiting(
    school: School, qtbot: QtBot, tmp_path: Path
) -> None:
    school.receive("a", "fail", "good")
    for _ in range(2):
        school.ahead.look_again()
        worked(school, qtbot)
    assert school.pages == 1
    assert (tmp_path / "begun").read_text().split() == ["begun"] * 2


def test_the_room_it_may_take_is_bounded(
    school: School, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, media: Path
) -> None:
    monkeypatch.setattr(preparing, "MOST", 2 * 3 * (media / "lesson.pdf").stat().st_size)
    school.receive("a", *(f"{number}" for number in range(6)))
    worked(school, qtbot)
    assert school.pages == 3, "half of the room is left to what is made when it is opened"
    monkeypatch.setattr(preparing, "MOST", 2**30)
    monkeypatch.setattr(preparing, "FREE", 2**60)
    school.ahead.look_again()
    worked(school, qtbot)
    assert school.pages == 3, "the disk is full of other things"


def test_what_is_kept_is_counted_once_while_nothing_is_made_and_never_on_the_databases_thread(
    school: School, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    kept = Prepared.kept

    def counting(self: Prepared) -> int:
        counted.append(threading.current_thread().name)
        return kept(self)

    monkeypatch.setattr(Prepared, "kept", counting)
    school.receive("a", *(f"{number}" for number in range(4)))
    worked(school, qtbot)
    assert school.pages == 4
    assert counted == ["ahead"] * 4, "before each that is made"
    counted.clear()
    school.ahead.look_again()
    worked(school, qtbot)
    assert counted == ["ahead"]


def test_the_end_of_the_program_ends_it(school: School, qtbot: QtBot, tmp_path: Path) -> None:
    school.receive("a", "wait")
    school.rest()
    qtbot.waitUntil((tmp_path / "begun").exists)
    began = time.monotonic()
    school.ahead.end()
    assert time.monotonic() - began < 1.0
    assert school.ahead._thread is not None
    assert not school.ahead._thread.is_alive()


def test_the_program_makes_what_it_received(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ahead.REST_SECONDS", 0.0)
    monkeypatch.setattr("desktop.ahead._LOOK_MS", 50)
    filled = School(tmp_path / "library", tmp_path / "sources")
    filled.receive("a", "one")
    filled.close()
    household: Household = open_household(tmp_path / "library")
    with started(qapp, household):
        qtbot.waitUntil(made.exists, timeout=10_000)
    assert len(list((household.library / FOLDER).glob("*.pages"))) <= 1

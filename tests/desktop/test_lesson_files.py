"""Tests of what a lesson has: thumbnails and lengths, a teacher's own files, sharing; through the real program."""

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Role
from catalogue.schedule_edit import add_class
from catalogue.timetable import Schedule
from desktop.app import App
from desktop.jobs import Jobs
from desktop.media import load_engine
from desktop.models.resources import RESOURCE_ROLE
from desktop.places import open_household
from desktop.still_cache import Known, StillCache
from desktop.stills import Stills, known_of
from desktop.theme import icons
from desktop.theme.palette import HIGH, LIGHT
from desktop.views import resource_delegate
from desktop.views.arrival_card import ArrivalCard
from desktop.views.resource_strip import ResourceStrip
from tests.desktop.programs import started
from tests.desktop.samples import StillEngine, resource

MEDIA = Path(__file__).resolve().parents[1] / "data" / "media"
_LESSON = "english-4-1-01"


def never() -> bool:
    return False


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    """The program over a new library, with the room that receives."""
    with started(qapp, open_household(tmp_path / "library")) as app:
        qtbot.waitUntil(lambda: app.receiving is not None, timeout=10_000)
        qtbot.waitUntil(lambda: app.pages.lessons.model.rowCount() > 0)
        yield app


def dropped(strip: ResourceStrip, *files: Path) -> None:
    """Drop files on the strip."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    strip.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, held))


def facts(strip: ResourceStrip) -> list[str]:
    model = strip.model
    return [model.data(model.index(n), RESOURCE_ROLE).facts for n in range(model.rowCount())]


def test_a_file_dropped_on_a_lesson_is_there_marked_removed_and_brought_back(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    strip = app.pages.lessons.strip
    song = tmp_path / "our song.txt"
    song.write_text("la la")
    dropped(strip, song)
    qtbot.waitUntil(lambda: [r.own for r in strip.model.resources] == [True], timeout=15_000)
    assert app.household.catalogue.resources(_LESSON)[0].title.zh == "our song"
    assert len(facts(strip)[0].split(" · ")) == 2
    strip.list.setCurrentIndex(strip.model.index(0))
    assert not strip._remove.isHidden()
    strip._remove.click()
    qtbot.waitUntil(lambda: strip.model.rowCount() == 0, timeout=10_000)
    qtbot.waitUntil(lambda: not strip._undo.isHidden())
    strip._undo.click()
    qtbot.waitUntil(lambda: strip.model.rowCount() == 1, timeout=10_000)
    assert strip._undo.isHidden()
    receiving = app.receiving
    assert receiving is not None
    qtbot.waitUntil(lambda: not receiving.is_busy)  # or no thumbnail would be made until the next start
    assert app.pages.receiving.findChildren(ArrivalCard) == []


def test_a_lesson_is_shared_as_a_package(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    strip = app.pages.lessons.strip
    dropped(strip, MEDIA / "fruit.jpg")
    qtbot.waitUntil(lambda: strip.model.rowCount() == 1, timeout=15_000)
    assert strip._share.isEnabled()
    with qtbot.waitSignal(app.desk.files.said):
        app.desk.files.share(tmp_path / "best.7z")
    qtbot.waitUntil((tmp_path / "best.7z").exists, timeout=10_000)


def test_what_cannot_be_added_is_said(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    with qtbot.waitSignal(app.desk.failed, timeout=10_000):
        dropped(app.pages.lessons.strip, tmp_path / "gone.mp4")
    assert app.household.catalogue.own_resources() == []


def test_a_language_that_is_chosen_is_kept_and_taught_first(qtbot: QtBot, app: App) -> None:
    app.desk.files._prefer("bo")
    assert app._settings_file.read().lesson_language == "bo"
    zh, bo = resource(MEDIA / "fruit.jpg", "image/jpeg"), resource(MEDIA / "panda.webp", "image/webp")
    both = (zh, replace(bo, language="bo"))
    assert [r.language for r in app.desk.in_order(both)] == ["bo", "zh"]


def test_a_class_with_a_language_of_its_own_is_taught_in_it(qtbot: QtBot, app: App) -> None:
    app.desk.files._prefer("zh")
    school, today = app.household.school, app.plan.today
    four = add_class(add_class(Schedule(), "四（1）班", (4,), "bo"), "五（1）班", (5,))
    school.keep_schedule(four)
    with qtbot.waitSignal(app.pages.today.shown):
        today.reload()
    zh, bo = resource(MEDIA / "fruit.jpg", "image/jpeg"), resource(MEDIA / "panda.webp", "image/webp")
    both = (replace(zh, language="zh", sha256="1" * 64), replace(bo, language="bo", sha256="2" * 64))
    for lesson, first in ((_LESSON, "bo"), ("english-5-1-01", "zh")):
        app._teach_from(app.household.catalogue.lesson(lesson), both, both[0].sha256)
        assert app.room.session.resources[0].language == first
        assert app.room.session.current == both[0]
        app.room.end()


@pytest.mark.parametrize(
    ("name", "media_type", "seconds"),
    [("red-green.mp4", "video/mp4", True), ("bear.mp3", "audio/mpeg", True), ("lesson.pdf", "application/pdf", False),
     ("fruit.jpg", "image/jpeg", False), ("bear-cover.flac", "audio/flac", True)],
)  # fmt: skip
def test_what_is_known_of_real_media(name: str, media_type: str, seconds: bool) -> None:
    known = known_of(resource(MEDIA / name, media_type, Role.VIDEO), load_engine, never)
    assert known is not None
    assert (known.duration is not None) is seconds
    assert known.image is not None
    assert max(known.image.width() - 160, known.image.height() - 90) <= 0


def test_what_is_no_media_at_all_has_neither(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(b"no picture")
    assert known_of(resource(path, "image/jpeg"), load_engine, never) == Known()
    assert known_of(resource(path, "image/jpeg", here=False), load_engine, never) == Known()


def test_making_stops_at_once_when_somebody_teaches() -> None:
    began = time.monotonic()
    assert known_of(resource(MEDIA / "red-green.mp4", "video/mp4"), load_engine, lambda: True) is None
    assert time.monotonic() - began < 5


def test_what_was_made_is_kept_and_not_made_again(qtbot: QtBot, tmp_path: Path) -> None:
    jobs, made = Jobs(), []
    cache = StillCache(tmp_path / "stills")
    stills = Stills(cache, jobs, lambda: made.append(1) or StillEngine())  # type: ignore[func-returns-value]
    picture = resource(MEDIA / "fruit.jpg", "image/jpeg")
    with contextlib.closing(_Ending(stills, jobs)):
        for _ in range(2):
            with qtbot.waitSignal(stills.made, timeout=10_000) as known:
                stills.want([picture])
            assert known.args is not None
            assert isinstance(known.args[1].image, QImage)
    assert (made, len(list((tmp_path / "stills").glob("*.jpg")))) == ([], 1)


def test_nothing_is_made_while_somebody_teaches(qtbot: QtBot, tmp_path: Path) -> None:
    jobs, teaching = Jobs(), [True]
    stills = Stills(StillCache(tmp_path), jobs, load_engine)
    stills.wait_while(lambda: teaching[0])
    with contextlib.closing(_Ending(stills, jobs)):
        with qtbot.assertNotEmitted(stills.made, wait=1500):
            stills.want([resource(MEDIA / "fruit.jpg", "image/jpeg")])
        with qtbot.waitSignal(stills.made, timeout=5000):
            teaching[0] = False


class _Ending:
    """Ends what a test began, whatever became of it."""

    def __init__(self, stills: Stills, jobs: Jobs) -> None:
        self._stills, self._jobs = stills, jobs

    def close(self) -> None:
        self._stills.end()
        self._jobs.shutdown()


def test_the_cache_is_bounded_and_its_loss_is_no_matter(tmp_path: Path) -> None:
    cache = StillCache(tmp_path / "stills", most_bytes=20_000)
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    for number in range(120):
        image.fill(number * 1000)
        cache.write(f"{number:064x}", Known(image, float(number)))
    assert sum(path.stat().st_size for path in (tmp_path / "stills").iterdir()) < 120_000
    assert cache.read(f"{119:064x}") is not None
    assert cache.read(f"{0:064x}") is None
    (tmp_path / "stills" / f"{119:064x}.json").write_text("broken")
    assert cache.read(f"{119:064x}") is None


def test_the_folder_is_not_read_through_for_each_thumbnail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = StillCache(tmp_path / "stills", most_bytes=10_000)
    read = Mock(wraps=os.scandir)
    monkeypatch.setattr("desktop.still_cache.os.scandir", read)
    for number in range(300):
        assert cache.write(f"{number:064x}", Known(None, 1.0))
    opened = read.call_count
    kept = sum(path.stat().st_size for path in (tmp_path / "stills").iterdir())
    assert opened <= 1 + 300 * 36 // (10_000 // 8), "at first, and each time that it was full"
    assert 10_000 * 7 // 8 <= kept <= 10_000
    assert cache.room() == 7_500 - kept


def test_the_drawing_of_a_kind_is_made_once_however_often_it_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, str]] = []
    draw = icons.pixmap

    def counted(name: str, colour: str, size: int) -> QPixmap:
        made.append((name, colour))
        return draw(name, colour, size)

    monkeypatch.setattr(icons, "pixmap", counted)
    strip = ResourceStrip()
    qtbot.addWidget(strip)
    sounds = [resource(MEDIA / "song.mp3", "audio/mpeg", Role.AUDIO) for _ in range(3)]
    strip.show_lesson(_LESSON, [*sounds, resource(MEDIA / "fruit.jpg", "image/jpeg", Role.PICTURE)], "")
    strip.resize(1000, 300)
    strip.show()
    first = strip.list.grab().toImage()
    assert sorted(made) == [("audio", LIGHT.quiet), ("picture", LIGHT.quiet)]
    assert strip.list.grab().toImage() == first
    assert len(made) == 2
    monkeypatch.setattr(resource_delegate, "colours", lambda: HIGH)
    strip.list.grab()
    assert len(made) == 4, "in the new colours"


def test_what_was_chosen_stays_so_when_the_lesson_is_shown_anew(qtbot: QtBot) -> None:
    strip = ResourceStrip()
    qtbot.addWidget(strip)
    issued = resource(MEDIA / "fruit.jpg", "image/jpeg", Role.PICTURE)
    own = replace(issued, package_id=f"own.{_LESSON}.1")
    strip.show_lesson(_LESSON, [own], "")
    strip.list.setCurrentIndex(strip.model.index(0))
    strip.show_lesson(_LESSON, [issued, own], "")
    assert strip.list.currentIndex().row() == 1
    assert not strip._remove.isHidden()
    strip.show_lesson("english-4-1-02", [issued, own], "")
    assert strip._remove.isHidden()


def test_an_own_resource_says_whose_it_is(qtbot: QtBot) -> None:
    strip = ResourceStrip()
    qtbot.addWidget(strip)
    mine = resource(MEDIA / "fruit.jpg", "image/jpeg", Role.PICTURE)
    own = replace(mine, package_id=f"own.{_LESSON}.1")
    strip.show_lesson(_LESSON, [mine, own], "")
    strip.show_known("0" * 64, None, 61.0)
    assert [text.count(" · ") for text in facts(strip)] == [2, 3]
    assert "1:01" in facts(strip)[0]

"""Tests of which subtitles a film gets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Extent, Resource, Role
from desktop.jobs import Jobs
from desktop.playback import Playback
from desktop.prepared import Prepared
from desktop.subtitling import files_of, language_of
from desktop.teaching import Teaching
from player.engine import EngineState, Track, TrackKind
from tests.desktop.samples import StillEngine, lesson, resource


class Film:
    """A lesson with one film and subtitle files."""

    def __init__(self, folder: Path, media: Path, jobs: Jobs) -> None:
        self.folder = folder
        self.engine, self.playback = StillEngine(), Playback()
        self.playback.set_engine(self.engine)
        self.session = Teaching(self.playback, jobs)
        self.session.keep_in(Prepared(folder / "prepared"))
        self.film = replace(resource(media / "red-green.mp4", "video/mp4"), member="lessons/1/lesson.mp4")
        self.noticed: list[str] = []
        self.session.noticed.connect(self.noticed.append)

    def file(self, member: str, language: str = "", content: str = "字幕") -> Resource:
        path = self.folder / member
        path.write_text(content, encoding="gbk")
        made = resource(path, "application/x-subrip", Role.SUBTITLE)
        return replace(made, member=f"lessons/1/{member}", language=language)

    def play(self, qtbot: QtBot, language: str, *files: Resource) -> None:
        self.session.start(lesson(1), (self.film, *files), language)
        qtbot.waitUntil(lambda: self.playback.state is EngineState.PLAYING)

    def added(self) -> list[tuple[str, str]]:
        """The language of each file that was added, and whether it is shown."""
        calls = [call.split() for call in self.engine.calls if call.startswith("subtitle")]
        return [(name.split(".")[1], chosen) for _verb, name, chosen in calls]


@pytest.fixture
def film(qapp: QApplication, tmp_path: Path, media: Path) -> Iterator[Film]:
    jobs = Jobs()
    made = Film(tmp_path, media, jobs)
    yield made
    made.session.end()
    jobs.shutdown()
    qapp.processEvents()


@pytest.mark.parametrize(("language", "shown"), [("zh_CN", ["False", "True"]), ("en", ["True", "False"])])
def test_the_file_in_the_class_s_language_is_shown_and_the_others_are_there(
    film: Film, qtbot: QtBot, language: str, shown: list[str]
) -> None:
    film.play(qtbot, language, film.file("lesson.en.srt"), film.file("lesson.srt", "zh"))
    qtbot.waitUntil(lambda: film.added() == [("en", shown[0]), ("zh", shown[1])])
    film.engine.tracks = (Track(7, TrackKind.SUBTITLE, language[:2]),)
    film.engine.tell(EngineState.PLAYING)
    qtbot.waitUntil(lambda: len(film.session.tracks) == 1)
    assert not any(call.startswith("track") for call in film.engine.calls), "a file was chosen already"


def test_the_only_file_is_shown_whatever_its_language(film: Film, qtbot: QtBot) -> None:
    film.play(qtbot, "zh_CN", film.file("words.srt"))
    qtbot.waitUntil(lambda: film.added() == [("und", "True")])


def test_subtitles_inside_the_film_are_shown_in_the_class_s_language(film: Film, qtbot: QtBot) -> None:
    film.engine.tracks = (Track(2, TrackKind.SUBTITLE, "eng"), Track(3, TrackKind.SUBTITLE, "chi"))
    film.play(qtbot, "zh_CN")
    qtbot.waitUntil(lambda: film.engine.calls[-1] == "track subtitle 3")
    film.session.choose_track(TrackKind.SUBTITLE, -1)
    film.engine.tell(EngineState.PLAYING)
    qtbot.wait(50)
    assert film.engine.calls[-1] == "track subtitle -1", "what the teacher chose stays"


def test_a_file_that_cannot_be_read_is_said_and_the_film_goes_on(film: Film, qtbot: QtBot, tmp_path: Path) -> None:
    gone = replace(film.file("lesson.zh.srt"), extent=Extent(tmp_path / "gone", 0, 9))
    film.play(qtbot, "zh_CN", gone)
    qtbot.waitUntil(lambda: film.noticed == ["subtitles-unreadable"])
    assert film.session.playing


def test_each_of_several_films_gets_its_own(film: Film) -> None:
    other = replace(film.film, member="lessons/1/song.mp4")
    own, another, stray = film.file("lesson.zh.srt"), film.file("song.zh.srt"), film.file("text.srt")
    assert files_of(film.film, (film.film, other, own, another, stray)) == [own]
    assert files_of(other, (film.film, other, own, another, stray)) == [another]
    assert files_of(other, (film.film, other, stray)) == []
    assert files_of(film.film, (film.film, stray)) == [stray]
    assert [language_of(one) for one in (own, stray, replace(stray, language="en"))] == ["zh", "", "en"]

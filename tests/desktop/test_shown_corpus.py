"""Every medium and document of the corpus, made by others, is shown or says why not within seconds.

``shown_corpus.json`` keeps how each ends, by its path in the corpus: what the class gets (picture, sound, page), or the
code of the reason. Where LibreOffice is installed slides are shown, elsewhere they say what is missing. Of a film of
two pictures, which libVLC by itself shows not at all, the class may see them or not.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Role
from desktop import office
from desktop.jobs import Jobs
from desktop.kinds import Kind, kind_of
from desktop.playback import Playback
from desktop.prepared import Prepared
from desktop.teaching import Teaching
from player.engine import EngineState, TrackKind
from player.vlc_engine import VlcEngine
from tests.desktop.samples import lesson, resource

TABLE = Path(__file__).with_name("shown_corpus.json")
FOLDERS = ("video", "audio", "mpegts", "media-damaged", "subtitles", "documents", "pictures", "chinese-text")
SECONDS = 5.0
OFFICE_SECONDS = 60.0
HEARD = 0.25
"""Seconds that a recording has to go on before it counts as heard."""

TOO_SHORT = "video/picard-test.ogv"

ROLES = {"video": Role.VIDEO, "audio": Role.AUDIO, "mpegts": Role.VIDEO, "media-damaged": Role.VIDEO}


class Class:
    """A session with the real engine, and what the class gets."""

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        self.playback = Playback()
        self.engine = VlcEngine()
        self.playback.set_engine(self.engine)
        self.session = Teaching(self.playback, jobs)
        self.session.keep_in(Prepared(folder))
        self.got = ""
        self.session.moving.connect(self._moving)
        self.session.still.connect(self._still)
        self.session.failed.connect(self._failed)

    def result(self) -> str:
        if not self.got and self.playback.state in (EngineState.PLAYING, EngineState.ENDED):
            over = self.playback.state is EngineState.ENDED
            if over or (self.playback.position() > HEARD and self._is_sound()):
                return "sound"
        return self.got

    def _is_sound(self) -> bool:
        return {track.kind for track in self.playback.tracks} == {TrackKind.AUDIO}

    def _moving(self, _image: QImage) -> None:
        self.got = self.got or "picture"

    def _still(self, _image: QImage) -> None:
        self.got = self.got or "page"

    def _failed(self, reason: str) -> None:
        self.got = self.got or reason


@pytest.fixture
def group(qapp: QApplication, tmp_path: Path) -> Iterator[Class]:
    jobs = Jobs()
    made = Class(jobs, tmp_path / "prepared")
    yield made
    made.session.end()
    made.playback.shutdown()
    jobs.shutdown()
    qapp.processEvents()


def show(group: Class, qtbot: QtBot, path: Path) -> str:
    one = resource(path, "", ROLES.get(path.parent.name, Role.WORKSHEET))
    group.got = ""
    started = time.monotonic()
    group.session.start(lesson(1), (one,), "zh_CN")
    limit = OFFICE_SECONDS if kind_of(one) is Kind.SLIDES else SECONDS
    qtbot.waitUntil(lambda: bool(group.result()), timeout=round((limit + 10) * 1000))
    assert time.monotonic() - started < limit, path
    return group.result()


def without_an_office(results: dict[str, str]) -> dict[str, str]:
    """What the table says where slides cannot be made into pages."""
    reason = {e: "open-outside" if office.opens_outside(e) else "no-office" for e in (".ppt", ".pptx", ".odp")}
    return {path: reason.get(Path(path).suffix, result) for path, result in results.items()}


@pytest.mark.corpus
@pytest.mark.timeout(400)
@pytest.mark.qt_log_ignore("Corrupt JPEG data", extend=True)  # some pictures are, on purpose
def test_every_file_is_shown_or_says_why_not(group: Class, qtbot: QtBot, corpus: Path) -> None:
    found = {}
    for folder in FOLDERS:
        for path in sorted((corpus / folder).iterdir()):
            found[f"{folder}/{path.name}"] = show(group, qtbot, path)
    expected = json.loads(TABLE.read_text(encoding="utf-8"))
    assert found[TOO_SHORT] in ("picture", "sound", "unplayable")
    found[TOO_SHORT] = expected[TOO_SHORT]
    expected = expected if office.converter() else without_an_office(expected)
    assert found.keys() == expected.keys()
    assert {path: (result, expected[path]) for path, result in found.items() if result != expected[path]} == {}


def with_a_picture(corpus: Path) -> list[str]:
    """The films of FACTS.tsv in which ffprobe finds a video stream that has a size."""
    facts = (line.split("\t") for line in (corpus / "FACTS.tsv").read_text(encoding="utf-8").splitlines())
    return [
        row[0]
        for row in facts
        if row[0].startswith(("video/", "mpegts/")) and "|video|" in row[2] and "|video|0|0" not in row[2]
    ]


@pytest.mark.corpus
def test_every_film_that_others_can_decode_shows_a_picture(corpus: Path) -> None:
    results = json.loads(TABLE.read_text(encoding="utf-8"))
    films = with_a_picture(corpus)
    assert len(films) > 30
    assert {path: results[path] for path in films if results[path] != "picture" and path != TOO_SHORT} == {}

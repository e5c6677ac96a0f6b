"""Tests of evening out how loud resources are, with real sound."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Role
from desktop.evening import Evening
from desktop.jobs import Jobs
from desktop.playback import Playback
from desktop.prepared import Prepared
from desktop.teaching import Teaching
from tests.desktop.samples import StillEngine, lesson, resource


def test_resources_are_measured_once_when_it_is_switched_on(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, media: Path
) -> None:
    jobs, playback, engine = Jobs(), Playback(), StillEngine()
    playback.set_engine(engine)
    session = Teaching(playback, jobs)
    evening = Evening(Prepared(tmp_path / "prepared"), jobs)
    evening.follow(session)
    soft = replace(resource(media / "bear.mp3", "audio/mpeg", Role.AUDIO), sha256="a" * 64)
    film = replace(resource(media / "bigbuckbunny-720p.mp4", "video/mp4"), sha256="b" * 64)
    page = resource(media / "lesson.pdf", "application/pdf", Role.WORKSHEET)
    session.start(lesson(1), (soft, film, page), "zh_CN")
    assert evening._asked == set()
    session.set_even_loudness(True)
    qtbot.waitUntil(lambda: len(evening._gains) == 2)
    gain = evening._gains["a" * 64]
    assert 0 < gain <= 12, "it is a soft recording"
    qtbot.waitUntil(lambda: f"gain {gain}" in engine.calls)
    session.next()
    assert f"gain {evening._gains['b' * 64]}" in engine.calls[-2:]
    assert len(list((tmp_path / "prepared").glob("*.loudness"))) == 2
    session.set_even_loudness(False)
    assert engine.calls[-1] == "gain 0.0"
    session.end()
    jobs.shutdown()
    qapp.processEvents()

"""Tests of documents that are opened outside, of the bell, and of what a school chooses for its classroom."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from catalogue.records import Extent, Role
from desktop import office
from desktop.jobs import Jobs
from desktop.kinds import DocumentError
from desktop.outside import Outside, copied_out
from desktop.prepared import Prepared
from desktop.settings import HOUR_MINUTES, SettingsFile
from desktop.views.classroom_card import ClassroomCard
from player.chime import ring
from tests.desktop.samples import resource

SLIDES = "application/vnd.ms-powerpoint"


def test_a_document_is_copied_out_of_its_package_whole_and_by_a_name_of_ours(tmp_path: Path) -> None:
    package = tmp_path / "a.7z"
    package.write_bytes(b"xxxslidesyyy")
    whole = resource(package, SLIDES, Role.SLIDES)
    slides = replace(whole, member="../../Evil name.PPT", extent=Extent(package, 3, 6), sha256="ab" * 32)
    copy = copied_out(slides, tmp_path / "copies")
    assert copy == tmp_path / "copies" / f"{'ab' * 16}.ppt"
    assert copy.read_bytes() == b"slides"
    assert copied_out(slides, tmp_path / "copies") == copy
    assert [path.name for path in (tmp_path / "copies").iterdir()] == [copy.name]


@pytest.mark.parametrize(
    ("member", "media_type", "here", "reason"),
    [
        ("setup.exe", SLIDES, True, "cannot-show"),
        ("setup.ppt", "application/x-msdownload", True, "cannot-show"),
        ("slides.ppt", SLIDES, False, "not-arrived"),
    ],
)
def test_nothing_else_is_ever_handed_to_the_system(
    qtbot: QtBot, tmp_path: Path, member: str, media_type: str, here: bool, reason: str
) -> None:
    wanted = replace(resource(tmp_path / "a.7z", media_type, Role.SLIDES, here=here), member=member)
    jobs = Jobs()
    outside = Outside(jobs)
    outside.folder = tmp_path / "copies"
    with qtbot.waitSignal(outside.failed) as failed:
        outside.open(wanted)
    assert failed.args is not None
    (error,) = failed.args
    assert isinstance(error, DocumentError)
    assert error.reason == reason
    jobs.shutdown()


@pytest.mark.skipif(os.name != "posix", reason="needs Windows not to be: the stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("member", "program"),
    [("课件.PPTX", "wpp"), ("课件.dps", "wpp"), ("成绩.xls", "et"), ("教案.doc", "wps"), ("教案.wps", "wps")],
)
def test_without_libreoffice_wps_opens_its_own_kinds_of_documents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, member: str, program: str
) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("wps", "wpp", "et", "onlyoffice-desktopeditors"):
        script = tmp_path / "bin" / name
        script.write_text(f'#!/bin/sh\necho "{name} $1" > "{tmp_path}/new"; mv "{tmp_path}/new" "{tmp_path}/said"\n')
        script.chmod(0o755)
    monkeypatch.setattr(office, "converter", lambda: None)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "a.7z").write_bytes(b"document")
    one = replace(resource(tmp_path / "a.7z", SLIDES, Role.SLIDES), member=member)
    assert one.extent is not None
    with pytest.raises(DocumentError, match="open-outside"):
        Prepared(tmp_path / "prepared").pdf(one, one.extent)
    jobs = Jobs()
    outside = Outside(jobs)
    outside.folder = tmp_path / "copies"
    with qtbot.waitSignal(outside.opened):
        outside.open(one)
    qtbot.waitUntil((tmp_path / "said").exists)
    opened, path = (tmp_path / "said").read_text().split()
    assert opened == program
    assert Path(path).read_bytes() == b"document"
    jobs.shutdown()


def test_where_nothing_opens_it_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert office.converter() is None
    assert office.program_for(".pptx") is None
    assert not office.opens_outside(".pptx")
    monkeypatch.setattr(sys, "platform", "win32")
    assert office.opens_outside(".pptx"), "Windows says itself when it knows no program"


def test_the_bell_sounds_to_its_end() -> None:
    assert ring()


def test_the_length_of_a_class_hour_and_the_class_screen_are_kept(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    assert file.read().hour_minutes == 40
    file.change(hour_minutes=45, class_screen=("HDMI-1", "", ""))
    assert SettingsFile(tmp_path).read().hour_minutes == 45
    assert SettingsFile(tmp_path).read().class_screen == ("HDMI-1", "", "")
    file.change(hour_minutes=7)
    assert file.read().hour_minutes == 40
    file.change(light=True)
    assert file.change(volume=30).light  # written and read again in the same process
    assert SettingsFile(tmp_path).read().light


def test_the_card_of_the_classroom_asks_and_is_answered(qtbot: QtBot) -> None:
    card = ClassroomCard()
    qtbot.addWidget(card)
    card.show()
    card.show_minutes(45)
    assert card._minutes.checkedId() == 45
    with qtbot.waitSignal(card.minutes_chosen) as chosen:
        card._minutes.button(HOUR_MINUTES[0]).click()
    assert chosen.args == [HOUR_MINUTES[0]]
    card.ask(3)
    with qtbot.waitSignal(card.screen_chosen) as answered:
        card._question._buttons[1].click()
    assert answered.args == [2]
    card.ask(0)
    assert not card._question.shown

"""Tests of documents that are opened outside, of the bell, and of what a school chooses for its classroom."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from catalogue.records import Extent, Role
from desktop.jobs import Jobs
from desktop.kinds import DocumentError
from desktop.outside import Outside, copied_out
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

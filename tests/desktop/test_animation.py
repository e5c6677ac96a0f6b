"""Tests of pictures that move by themselves."""

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Role
from desktop.documents import load_frames, load_picture
from desktop.jobs import Jobs
from desktop.showing import Showing
from tests.desktop.samples import resource

RED, GREEN = (255, 0, 0), (0, 255, 0)


def gif(*frames: tuple[tuple[int, int, int], int]) -> bytes:
    """A GIF of 2x2 pixels by its specification (GIF89a): each frame one colour, for so many hundredths of a second."""
    made = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + bytes((*RED, *GREEN))
    made += b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    for colour, hundredths in frames:
        index = (RED, GREEN).index(colour)
        made += b"\x21\xf9\x04\x00" + struct.pack("<H", hundredths) + b"\x00\x00"
        made += b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0)
        # LZW, codes of 3 bits: clear, four pixels (a clear after two keeps the codes short), end.
        codes, bits = [4, index, index, 4, index, index, 5], 0
        for place, code in enumerate(codes):
            bits |= code << (3 * place)
        made += b"\x02\x03" + bits.to_bytes(3, "little") + b"\x00"
    return made + b";"


def colour(image: QImage) -> tuple[int, ...]:
    pixel = QColor(image.pixel(1, 1))
    return pixel.red(), pixel.green(), pixel.blue()


def test_frames_come_in_turn_again_and_again_until_it_is_left(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    path.write_bytes(gif((RED, 3), (GREEN, 3)))
    one = resource(path, "image/gif", Role.PICTURE)
    assert one.extent is not None
    jobs, seen = Jobs(), []
    showing = Showing(jobs)
    showing.still.connect(lambda image: seen.append(colour(image)))
    showing.moving.connect(lambda image: seen.append(colour(image)))
    showing.open(one, one.extent)
    qtbot.waitUntil(lambda: len(seen) >= 5)
    assert seen[:5] == [RED, GREEN, RED, GREEN, RED]
    showing.leave()
    count = len(seen)
    qtbot.wait(150)
    assert len(seen) == count
    jobs.shutdown()
    qapp.processEvents()


@pytest.mark.usefixtures("qapp")
def test_what_is_transparent_is_white_so_that_black_lines_are_seen(tmp_path: Path) -> None:
    drawing = QImage(4, 4, QImage.Format.Format_ARGB32)
    drawing.fill(Qt.GlobalColor.transparent)
    drawing.setPixelColor(0, 0, Qt.GlobalColor.black)
    drawing.save(str(tmp_path / "drawing.png"))
    one = resource(tmp_path / "drawing.png", "image/png", Role.PICTURE)
    assert one.extent is not None
    shown = load_picture(one.extent)
    assert (colour(shown), QColor(shown.pixel(0, 0)).lightness()) == ((255, 255, 255), 0)


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_does_not_move_is_one_frame(media: Path, tmp_path: Path) -> None:
    (tmp_path / "still.gif").write_bytes(gif((GREEN, 0)))
    for path in (media / "fruit.jpg", media / "panda.webp", tmp_path / "still.gif"):
        one = resource(path, "image/x", Role.PICTURE)
        assert one.extent is not None
        frames = load_frames(one.extent)
        assert len(frames) == 1
        assert frames[0].image == load_picture(one.extent)

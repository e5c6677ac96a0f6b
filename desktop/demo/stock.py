"""What the sheets need beside the demo's packages: a lesson plan, a film that nothing can play, a version to come.

All of it arrives in the drop folder, as it does in a school.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

from catalogue.models import RESOURCES_VERSION, SCHOOL_VERSION
from catalogue.records import Lesson
from desktop import __version__
from desktop.demo.content import CREATED, ISSUER, MEDIA
from desktop.demo.key import demo_key, public_key
from desktop.launching import versions_folder
from sync.pack import pack
from sync.program_keys import program_keys
from sync.program_manifest import this_platform
from sync.program_pack import SAID, pack_program
from sync.secret_key import parse_secret_key
from sync.signature import SecretKey

FURTHER = "org.skylesson.demo.further"
"""The package with a lesson plan, a film that cannot be shown, and a recording."""

_PLAN, _FILM, _SOUND = "media/plan.pdf", "media/garbled.mp4", "media/sound.flac"
_DOTS, _EDGE, _LINE = 150, 120, 90
"""Dots per inch of the plan's page; dots of its edge and of a line on it."""

_LINES = (
    (22, "教学设计"),
    (15, "一、导入（5 分钟）"), (12, "看图片，说一说：你看到了什么？"),
    (15, "二、新课（15 分钟）"), (12, "看视频两遍。第二遍停下来，请学生跟读、回答。"),
    (15, "三、练习（15 分钟）"), (12, "完成练习单，同桌互相检查。"),
    (15, "四、小结（5 分钟）"), (12, "今天学会了什么？下节课带一片树叶来。"),
)  # fmt: skip
"""Of the plan: their size in points, and what they say."""


def broken_package(drop: Path) -> None:
    """Put a file into the drop folder that is no package, whatever it is called."""
    (drop / "broken.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(200))


def further_package(lessons: Iterable[Lesson], drop: Path, library: Path) -> None:
    """Put a package into the drop folder that gives ``lessons`` a plan, a film that nothing plays and a sound."""
    plan = {"path": _PLAN, "role": "lesson-plan", "title": {"zh": "教案", "en": "Lesson plan"}}
    film = {"path": _FILM, "role": "video", "title": {"zh": "视频：课堂实录", "en": "Video: a lesson filmed"}}
    sound = {"path": _SOUND, "role": "audio", "title": {"zh": "听一听", "en": "Listen"}, "duration": 2.7}
    said = {
        "format": "skylesson-package/1", "id": FURTHER, "version": 1, "issuer": ISSUER, "created": CREATED,
        "title": {"zh": "教案和课堂实录", "en": "Lesson plans, lessons filmed"},
        "lessons": [
            {"id": one.id, "title": {"zh": one.title.zh, "en": one.title.en}, "resources": [plan, film, sound]}
            for one in lessons
        ],
    }  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="skylesson-demo-") as scratch:
        folder = Path(scratch)
        (folder / "media").mkdir()
        _draw_plan(folder / _PLAN)
        (folder / _FILM).write_bytes(b"no film at all\n" * 4000)
        shutil.copyfile(MEDIA / "sound-with-cover.flac", folder / _SOUND)
        (folder / "manifest.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        pack(folder, drop / "lesson-plans.7z", key=_key(library))


def keeps_versions(library: Path) -> bool:
    """Tell whether versions of the program are kept in the library of the demo, so that one may be left there.

    Elsewhere they are the school's, and what a demo has made must never start in their place.
    """
    return versions_folder().absolute().is_relative_to(library.absolute())


def next_version() -> str:
    """Return the number of the version that is left."""
    major, minor, _patch = __version__.split(".")
    return f"{major}.{int(minor) + 1}.0"


def next_program(drop: Path, library: Path) -> None:
    """Put a version of the program into the drop folder, signed by a key that may."""
    key = _key(library)
    program_keys(library / "trusted").add(public_key(library))
    with tempfile.TemporaryDirectory(prefix="skylesson-demo-") as scratch:
        folder = Path(scratch)
        executable = folder / "bin" / "skylesson"
        executable.parent.mkdir()
        executable.write_text("#!/bin/sh\n", encoding="utf-8")
        executable.chmod(0o755)
        said = {
            "version": next_version(), "platform": this_platform(), "executable": "bin/skylesson", "created": CREATED,
            "reads": {"school": SCHOOL_VERSION, "resources": RESOURCES_VERSION},
        }  # fmt: skip
        (folder / SAID).write_text(json.dumps(said), encoding="utf-8")
        pack_program(folder, drop / "skylesson-next.7z", key)


def _key(library: Path) -> SecretKey:
    return parse_secret_key(demo_key(library).read_text(encoding="utf-8"))


def _draw_plan(path: Path) -> None:
    """Write a lesson plan of one page as PDF."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS)
    painter, font = QPainter(writer), QFont()
    room = QRectF(_EDGE, _EDGE, writer.width() - 2 * _EDGE, _LINE)
    for size, text in _LINES:
        font.setPointSize(size)
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        room.translate(0, _LINE)
    painter.end()

"""Both screens in each mode, in both languages, on two screens and on one: pictures to be looked at in build/modes."""

import shutil
from pathlib import Path

import pytest

from catalogue.records import Role
from desktop.settings import SettingsFile
from tests.displays import Display
from tests.end_to_end.modes import FOLDER
from tests.end_to_end.test_classroom import filled, play

SHOWN = (
    ("red-green.mp4", Role.VIDEO), ("panda.webp", Role.PICTURE), ("lesson.pdf", Role.WORKSHEET),
    ("静夜思.txt", Role.WORKSHEET), ("bear-cover.flac", Role.AUDIO), ("broken.mp4", Role.VIDEO),
    ("bigbuckbunny-720p.mp4", Role.VIDEO), ("plan.pdf", Role.LESSON_PLAN),
)  # fmt: skip


@pytest.fixture
def library(tmp_path: Path, media: Path) -> Path:
    files = tmp_path / "media"
    files.mkdir()
    for name, _role in SHOWN:
        if (media / name).exists():
            shutil.copyfile(media / name, files / name)
    (files / "静夜思.txt").write_text(
        "静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n", encoding="gb18030"
    )
    (files / "broken.mp4").write_bytes(bytes(range(256)) * 400)
    shutil.copyfile(media / "lesson.pdf", files / "plan.pdf")
    return filled(tmp_path, files, *SHOWN)


@pytest.mark.parametrize(("language", "screens"), [("zh_CN", 2), ("en", 1)])
def test_every_mode_is_left_as_a_picture(display: Display, library: Path, language: str, screens: int) -> None:
    SettingsFile(library).change(language=language)
    if screens == 1:
        display.unplug_projector()
    seen = play(display, "modes", library)
    assert seen["pictures"] >= 20
    pictures = list((FOLDER / f"{language}-{screens}").glob("*.png"))
    assert len({path.read_bytes() for path in pictures}) >= 18

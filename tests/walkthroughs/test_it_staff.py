"""IT staff load a stick, see that a package on it is damaged, and make the list of what has to be sent again."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.mounts import small_disk
from tests.walkthroughs.packages import Publisher, lesson, manifest, publisher, spoil_end
from tests.walkthroughs.person import Person

STICK = Path("/media/skylesson-walk")
"""Where desktops mount sticks: the program looks nowhere else."""

PICTURES = (("fruit.jpg", "picture"), ("panda.webp", "picture"))


@pytest.fixture
def stick(tmp_path: Path, media: Path) -> Iterator[Publisher]:
    """A stick with the office's key, a good package and a damaged one."""
    office = publisher(tmp_path)
    with small_disk(STICK, "60m"):
        shutil.copy(office.public, STICK)
        good = manifest("org.test.week1", lesson("english-4-1-01", *PICTURES))
        office.write(STICK / "week1.7z", tmp_path / "good", media, good)
        films = (("bigbuckbunny-720p.mp4", "video"),)
        bad = manifest("org.test.week2", lesson("english-4-1-02", *PICTURES), lesson("english-4-1-03", *films),
                       title="第2周")  # fmt: skip
        spoil_end(office.write(STICK / "week2.7z", tmp_path / "bad", media, bad))
        yield office
    STICK.rmdir()


@pytest.mark.prepared("stick")
def test_it_staff(person: Person) -> None:
    """Trust the office's key, take the stick in, read what is wrong, write the list onto the stick."""
    person.waits_to_read("接下来要上的课在这里")
    person.key("Return")
    person.waits_to_read("课从这里进来")
    person.picture("tour")
    person.key("Escape", "ctrl+6")
    person.click("添加密钥")
    person.waits_to_read("文件名")
    person.type(f"{STICK}/office.pub")
    person.key("Return")
    person.waits_to_read("office")
    person.key("ctrl+3")
    person.waits_to_read("不会往U盘里写任何东西。")
    person.picture("stick")
    person.click("收下")
    person.waits_to_read("第2周")
    person.picture("damaged")
    person.click("保存缺失清单")
    person.waits_to_read("文件名")
    person.picture("list")
    person.type(f"{STICK}/list.json")
    person.key("Return")
    person.waits_to_read(f"{STICK}/list.json")
    person.picture("told")
    wanted = json.loads((STICK / "list.json").read_text(encoding="utf-8"))
    assert [package["id"] for package in wanted["packages"]] == ["org.test.week2"]

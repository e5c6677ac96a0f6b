"""A teacher who never saw the program teaches the next lesson."""

import json
from pathlib import Path

import pytest

from tests.walkthroughs.conftest import Installed
from tests.walkthroughs.packages import lesson, manifest, publisher
from tests.walkthroughs.person import Person

RESOURCES = (("red-green.mp4", "video"), ("panda.webp", "picture"), ("bear-cover.flac", "audio"))


@pytest.fixture
def week_arrived(installed: Installed, tmp_path: Path, media: Path) -> None:
    """A school whose key is set up, and into whose drop folder the first week has come."""
    office = publisher(tmp_path)
    installed.run("trust", "add", office.public)
    drop = installed.library / "drop"
    drop.mkdir(exist_ok=True)
    said = manifest("org.test.week1", lesson("english-4-1-01", *RESOURCES))
    office.write(drop / "week1.7z", tmp_path / "scratch", media, said)


@pytest.mark.prepared("week_arrived")
def test_teacher(person: Person, installed: Installed, tmp_path: Path) -> None:
    """Start, one press, forward with the clicker, end: the class saw it all, and it counts."""
    person.waits_for("the button that has the keyboard", lambda: _ready(person))
    person.waits_to_read("接下来要上的课在这里")
    person.picture("today")
    person.key("space")
    person.waits_for_colour("red")
    person.picture("teach")
    person.waits_for_colour("green")
    person.key("Next")
    person.waits_for_colour("other")
    person.key("Next")
    person.waits_to_read("bear-cover.flac")
    person.picture("last")
    person.key("F10")
    person.waits_to_read("今天")
    person.waits_to_read("四年级上册 · 第1周 · 第2学时")
    person.picture("after")
    person.key("ctrl+4")
    person.waits_to_read("1 / ")
    written = tmp_path / "register.json"
    installed.run("usage", "export", "--format", "json", "--out", written)
    records = json.loads(written.read_text(encoding="utf-8"))["records"]
    assert [(r["lesson"], r["taught"]) for r in records if r["kind"] == "hour"] == [("english-4-1-01", True)]


def _ready(person: Person) -> bool:
    teach = person.reads("上课")
    return teach is not None and teach.enabled and teach.focused

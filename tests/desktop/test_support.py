"""No name and no content leaves the school in the file for support: all of them are put wherever they can be."""

import json
import logging
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.errors import DatabaseDamagedError
from catalogue.schedule_edit import add_class
from catalogue.timetable import Schedule
from desktop.finding import Finding
from desktop.places import open_household
from desktop.settings import SettingsFile
from desktop.support_facts import read_school, reason_codes
from desktop.support_zip import README, write_support_zip
from sync.errors import NoSpaceError
from tests.conftest import ROOT
from tests.sync.folders import document, packed

SCHOOL, COUNTY, TEACHER = "曙光希望小学 Shuguang", "云岭县 Yunling", "欧阳晓明 Ouyang"
CLASS, USER, HOME = "四（9）班 Wenxin", "zhugeuser", "zhugehome"
TITLE, AUTHOR, OWN_FILE, PACKAGE = "青蛙与月亮 Qingwa", "慕容老师 Murong", "期末复习 Fuxi.jpg", "东方镇资源 Dongfang"
STICK, NOBODY = "司马的优盘 Sima", "从未登记的人 Wumingshi"

NEEDLES = [
    part
    for name in (SCHOOL, COUNTY, TEACHER, CLASS, TITLE, AUTHOR, OWN_FILE.removesuffix(".jpg"), PACKAGE, STICK, NOBODY)
    for part in name.split()
] + [USER, HOME]


class Zhuge:
    """The user zhugeuser with the home folder zhugehome, in which the library lies."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / HOME
        self.library = self.home / "library"
        self.library.mkdir(parents=True)
        self.environment = {**os.environ, "HOME": str(self.home), "USER": USER, "LOGNAME": USER}

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "desktop", *map(str, arguments), "--library", str(self.library)]
        environment = {**self.environment, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=90
        )


@pytest.fixture
def school(tmp_path: Path, media: Path) -> Zhuge:
    """A school with names wherever the program keeps some, and in its logs what somebody wrote by hand."""
    made = Zhuge(tmp_path)
    SettingsFile(made.library).change(
        school=SCHOOL, county=COUNTY, teacher=TEACHER, drop_folders=(tmp_path / STICK, made.home / "drop")
    )
    household = open_household(made.library)
    household.school.keep_schedule(add_class(Schedule(), CLASS, (4,)))
    household.close()
    said = document("org.test.dongfang", issuer=PACKAGE)
    lesson = said["lessons"][0]
    lesson.update(title={"zh": TITLE, "en": TITLE}, teacher=AUTHOR, school=SCHOOL)
    said["title"] = {"zh": PACKAGE, "en": PACKAGE}
    archive, _ = packed(tmp_path, media, said, f"{PACKAGE}.7z")
    assert made.run("import", "--accept-unsigned", archive).returncode == 0
    shutil.copyfile(media / "fruit.jpg", tmp_path / OWN_FILE)
    assert made.run("mine", "add", "english-4-1-01", tmp_path / OWN_FILE).returncode == 0
    (made.home / "drop").mkdir()
    (made.home / "drop" / f"{NOBODY}.7z").write_bytes(b"not a 7z at all, but long enough for a header")
    assert made.run("watch", "--once", "--drop", made.home / "drop").returncode in (0, 1)
    return made


def texts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def names_in(text: str) -> list[str]:
    """Return what of the names is in a text, also as JSON would write it."""
    forms = (text, text.encode("ascii", "backslashreplace").decode("ascii"))
    found = [name for name in NEEDLES for form in forms if name.casefold() in form.casefold()]
    return found + [name for name in NEEDLES if json.dumps(name)[1:-1] in text]


def test_what_helps_is_in_the_file_and_no_name_though_all_are_in_the_logs(school: Zhuge, tmp_path: Path) -> None:
    logs = "".join(path.read_text(encoding="utf-8") for path in (school.library / "logs").glob("*.log"))
    assert {USER, HOME, "东方镇资源", "Wumingshi"} - set(names_in(logs)) == {USER}  # or the test proves nothing
    hostile = logging.LogRecord("desktop.x", 20, "x", 1, f"{NOBODY} of {TITLE}", (), None)
    (school.library / "logs" / "crash-1.txt").write_text(f"{NOBODY}\n{hostile.getMessage()}\n", encoding="utf-8")
    with (school.library / "logs" / "skylesson.log").open("a", encoding="utf-8") as log:
        log.write(f"an older line about {NOBODY}\n2026-11-24T08:00:00.000+08:00 INFO desktop.x: {TEACHER} «{NOBODY}\n")
    (tmp_path / "stick").mkdir()
    ended = school.run("doctor", "--zip", tmp_path / "stick")
    assert ended.stderr == ""
    [written] = (tmp_path / "stick").iterdir()
    texts = texts_of(written)
    assert {
        name: found for name, text in {**texts, "names": " ".join(texts)}.items() if (found := names_in(text))
    } == {}
    whole = "".join(texts.values())
    assert str(tmp_path) not in whole
    assert platform.node() not in whole
    assert {"findings.json", "refusals.json", "settings.json", "library.json", "logs/skylesson.log"} < set(texts)
    what_helps(texts)


def what_helps(texts: dict[str, str]) -> None:
    findings = {found["check"]: found for found in json.loads(texts["findings.json"])}
    assert findings["versions"]["qt"]
    assert findings["formats"]["shown"]
    assert findings["folders"]["folders"][1]["total"] > 0
    assert findings["screens"]["screens"][0]["width"] > 0
    assert json.loads(texts["refusals.json"]) == [{"reason": "not-an-archive"}]
    assert json.loads(texts["library.json"])["own_files"] == 1
    assert json.loads(texts["settings.json"])["hour_minutes"] == 40
    assert "refused not-an-archive {" in texts["logs/receiving.log"]
    assert "given: admitted <" in texts["logs/receiving.log"]
    assert [name for name in texts if name != README and name not in texts[README]] == []


def test_the_names_of_the_computer_and_of_keys_go_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "node", lambda: "teacher-zhuge.local")
    household = open_household(tmp_path / "library")
    household = replace(household)
    screens = [{"name": "teacher-zhuge", "width": 1, "height": 1, "primary": True}]
    found = [
        Finding("screens", "one", well=True, facts={"screens": screens}),
        Finding("disk", "unwritable", well=False, facts={"detail": "/home/zhuge", "free": 3}),
        Finding("lasting", "lasts", well=True, facts={"offer": "ZHUGE (D:)", "survived": 2}),
    ]
    said = read_school(household, found)
    household.close()
    texts = texts_of(write_support_zip(said, tmp_path / "s.zip"))
    assert "zhuge" not in "".join(texts.values()).casefold()
    assert [list(found) for found in json.loads(texts["findings.json"])] == [
        ["check", "verdict", "ok", name] for name in ("screens", "free", "survived")
    ]


def test_a_stick_that_refuses_leaves_nothing_half(tmp_path: Path) -> None:
    household = open_household(tmp_path / "library")
    said = read_school(household, [])
    household.close()
    with pytest.raises(OSError, match="Not a directory"):
        write_support_zip(said, tmp_path / "library" / "school.db" / "x.zip")
    (tmp_path / "s.zip").mkdir()
    written = write_support_zip(said, tmp_path / "s.zip")
    assert list((tmp_path / "s.zip").iterdir()) == [written]


def test_damaged_databases_do_not_keep_it_from_being_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    household = open_household(tmp_path / "library")

    def damaged() -> None:
        raise DatabaseDamagedError(tmp_path / "library" / "resources.db", "not a database")

    monkeypatch.setattr(household.catalogue, "packages", damaged)
    monkeypatch.setattr(household.school, "schedule", damaged)
    said = read_school(household, [])
    household.close()
    assert said.counts == {}
    assert next(iter(texts_of(write_support_zip(said, tmp_path / "s.zip")))) == README


def test_the_codes_of_refusals_are_known() -> None:
    assert {NoSpaceError.reason, "unsigned", "bad-manifest"} < reason_codes()

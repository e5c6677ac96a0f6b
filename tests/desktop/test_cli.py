"""Tests of the command line as a user or another program meets it: a process, its output and its exit code."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from catalogue.school import School
from desktop.cli import WRONG_USE, parse
from desktop.settings import SettingsFile
from sync.pack import PIECE_SIZE
from sync.storage import Library
from tests.sync.folders import LESSON, document, lay_out, packed, seven_zip
from tests.sync.mounts import make_read_only, small_disk
from tests.sync.test_healing import copy_of, packed_of, spoil_pieces
from tests.sync.test_importer import flip


class Program:
    """Runs the program over one library."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "desktop", *map(str, arguments), "--library", str(self.library)]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def lines(self, *arguments: str | Path, code: int = 0) -> list[dict[str, Any]]:
        ended = self(*arguments, "--json")
        assert ended.returncode == code, ended.stderr
        assert ended.stderr == ""
        return [json.loads(line) for line in ended.stdout.splitlines()]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "library")


def test_a_new_library_lists_the_plan(program: Program) -> None:
    lessons = program.lines("lessons")
    assert len(lessons) == 266
    assert {lesson["state"] for lesson in lessons} == {"missing"}
    assert [lesson["sequence"] for lesson in lessons] == list(range(1, 267))
    assert len(program.lines("lessons", "--grade", "4", "--subject", "english", "--term", "1")) == 14
    assert {lesson["week"] for lesson in program.lines("lessons", "--week", "3")} == {3}


def test_without_a_locale_help_and_errors_are_in_one_language_and_a_choice_goes_before(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    assert program("--help").stdout.isascii()
    refused = program("term", "lose", "2026-09-08")
    assert refused.returncode == WRONG_USE
    assert "lies in no term" in refused.stderr
    SettingsFile(program.library).change(language="zh_CN")
    assert "学期" in program("term", "lose", "2026-09-08").stderr
    for name in ("LANG", "LC_ALL"):
        monkeypatch.setenv(name, "C.UTF-8")
    assert "用法：" in program("--help").stdout


def test_help_and_wrong_use_are_said_in_the_language_of_the_school_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SettingsFile(tmp_path).change(language="zh_CN")
    said = []
    for words in (
        ["--help"],
        *([name, "--help"] for name in ("import", "trust", "usage", "timetable", "term", "demo")),
    ):
        with pytest.raises(SystemExit) as ended:
            parse(["--library", str(tmp_path), *words, "--help"])
        assert ended.value.code == 0
        said.append(capsys.readouterr().out)
    english = re.compile(r"^ {2,}\S.* {2,}(?=[a-z])[a-z ,;]{12,}$", re.MULTILINE)
    assert [english.findall(page) for page in said] == [[]] * len(said)
    assert all("用法：" in page and "选项" in page for page in said)
    for wrong, words in {
        "还缺少：PATH": ["import"],
        "2026 不是日期；请写成 YYYY-MM-DD": ["term", "lose", "2026"],
        "trust add: 需要一个密钥": ["trust", "add"],
        "没有 'impor' 这一项": ["impor"],
    }.items():
        with pytest.raises(SystemExit) as ended:
            parse(["--library", str(tmp_path), *words])
        assert ended.value.code == WRONG_USE
        assert wrong in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "settings.ini"], "nothing is made of a library for it"


def test_a_package_goes_in_and_every_extent_hashes_to_what_is_listed(
    program: Program, tmp_path: Path, media: Path
) -> None:
    archive, _ = packed(tmp_path, media, document())
    [outcome] = program.lines("import", "--accept-unsigned", archive)
    assert {key: outcome[key] for key in ("id", "version", "state", "reason", "trust", "lessons", "resources")} == {
        "id": "org.test.a", "version": 1, "state": "admitted", "reason": "", "trust": "unsigned", "lessons": 1,
        "resources": 2,
    }  # fmt: skip
    assert set(outcome) >= {"path", "bytes", "missing_pieces", "seconds"}
    lesson = next(lesson for lesson in program.lines("lessons") if lesson["id"] == LESSON)
    assert lesson["state"] == "ready"
    for resource in lesson["resources"]:
        with Path(resource["path"]).open("rb") as file:
            file.seek(resource["offset"])
            assert hashlib.sha256(file.read(resource["size"])).hexdigest() == resource["sha256"]
    assert [package["id"] for package in program.lines("packages")] == ["org.test.a"]
    [verified] = program.lines("verify")
    assert {key: verified[key] for key in ("id", "version", "bad_pieces", "reason", "missing_pieces", "lessons")} == {
        "id": "org.test.a", "version": 1, "bad_pieces": 0, "reason": "", "missing_pieces": 0, "lessons": [],
    }  # fmt: skip
    (program.library / "resources.db").unlink()
    assert program("rebuild").returncode == 0
    assert [lesson["id"] for lesson in program.lines("lessons") if lesson["state"] == "ready"] == [LESSON]


def test_a_folder_means_every_archive_in_it_and_a_refusal_is_exit_code_1(
    program: Program, tmp_path: Path, media: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    seven_zip(lay_out(tmp_path / "f", media, document()), stick / "good.7z")
    (stick / "bad.7z").write_bytes(b"not a 7z at all, but long enough for a header")
    outcomes = {Path(line["path"]).name: line for line in program.lines("import", "--accept-unsigned", stick, code=1)}
    assert outcomes["good.7z"]["state"] == "admitted"
    assert (outcomes["bad.7z"]["state"], outcomes["bad.7z"]["reason"]) == ("refused", "not-an-archive")
    assert (stick / "bad.7z").exists()


def test_watching_once_takes_what_is_in_the_drop_folder(program: Program, tmp_path: Path, media: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    archive, _ = packed(tmp_path, media, document())
    for path in tmp_path.glob("a.7z*"):
        path.replace(drop / path.name)
    [outcome] = program.lines("watch", "--accept-unsigned", "--once", "--drop", drop)
    assert (Path(outcome["path"]).name, outcome["state"]) == (archive.name, "admitted")
    assert list(drop.iterdir()) == []


def test_pack_makes_what_import_takes(program: Program, tmp_path: Path, media: Path) -> None:
    folder = lay_out(tmp_path / "f", media, document())
    assert program("pack", folder, tmp_path / "out.7z").returncode == 0
    assert program.lines("import", "--accept-unsigned", tmp_path / "out.7z")[0]["state"] == "admitted"


def test_searching_finds_lessons(program: Program) -> None:
    assert [lesson["id"] for lesson in program.lines("search", "晚餐")] == ["english-4-1-10", "english-4-1-11"]
    assert program.lines("search", "nothing", "like", "this") == []


def test_a_library_in_use_is_said_plainly_with_exit_code_2(program: Program, tmp_path: Path, media: Path) -> None:
    archive, _ = packed(tmp_path, media, document())
    with Library(program.library):
        ended = program("import", archive)
        assert ended.returncode == 2
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.splitlines()) == 1
        assert len(program.lines("lessons")) == 266
    assert archive.exists()


@pytest.mark.parametrize("arguments", [("nonsense",), ("lessons", "--grade", "four"), ("import",)])
def test_wrong_use_is_exit_code_2(program: Program, arguments: tuple[str, ...]) -> None:
    ended = program(*arguments)
    assert ended.returncode == 2
    assert "usage:" in ended.stderr


@pytest.mark.parametrize("words", [("share", "english-4-1-99", "x.7z"), ("mine", "add", "english-4-1-99", "x.pdf")])
def test_a_lesson_that_there_is_not_is_said_by_its_name(program: Program, words: tuple[str, ...]) -> None:
    ended = program(*words)
    assert ended.returncode == WRONG_USE
    assert "english-4-1-99" in ended.stderr
    assert "skylesson lessons" in ended.stderr


def test_a_folder_that_cannot_be_packed_is_said_in_one_line(program: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = program("pack", tmp_path / "empty", tmp_path / "out.7z")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
    assert "manifest.json" in ended.stderr


def test_a_damaged_index_is_made_again_at_once_and_said(program: Program, tmp_path: Path, media: Path) -> None:
    program("import", "--accept-unsigned", packed(tmp_path, media, document())[0])
    (program.library / "resources.db").write_bytes(b"no database" * 1000)
    ended = program("lessons", "--json")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (0, 1)
    states = [json.loads(line)["state"] for line in ended.stdout.splitlines()]
    assert (len(states), states.count("ready")) == (266, 1)
    assert [path.read_bytes()[:11] for path in program.library.glob("resources.db.damaged-*")] == [b"no database"]
    assert program("lessons").stderr == ""


def test_signed_by_minisign_trusted_by_name_and_taken_in(program: Program, tmp_path: Path, media: Path) -> None:
    minisign = shutil.which("minisign")
    if minisign is None:
        pytest.skip("minisign is not installed")
    folder = lay_out(tmp_path / "folder", media, document())
    keys = ["-p", str(tmp_path / "office.pub"), "-s", str(tmp_path / "office.key")]
    subprocess.run([minisign, "-G", "-W", *keys], check=True, capture_output=True)
    archive = tmp_path / "w1.7z"
    assert program("pack", folder, archive, "--key", tmp_path / "office.key").returncode == 0
    verify = [minisign, "-V", "-p", str(tmp_path / "office.pub"), "-m", f"{archive}.manifest.json"]
    subprocess.run(verify, check=True, capture_output=True)
    [outcome] = program.lines("import", archive, code=1)
    assert (outcome["state"], outcome["reason"]) == ("refused", "unsigned")
    drop = tmp_path / "drop"
    drop.mkdir()
    for path in tmp_path.glob("w1.7z*"):
        path.replace(drop / path.name)
    [outcome] = program.lines("watch", "--once", "--drop", drop, code=1)
    assert (outcome["state"], outcome["reason"], list(drop.iterdir())) == ("refused", "unsigned", [])
    [key] = program.lines("trust", "add", tmp_path / "office.pub", "--name", "电教馆")
    assert program.lines("trust", "list") == [key]
    [outcome] = program.lines("watch", "--once", "--drop", drop)
    assert (outcome["state"], outcome["trust"]) == ("admitted", "signed")
    assert program.lines("packages")[0]["trust"] == "signed"
    assert program.lines("trust", "remove", "电教馆") == [key]
    assert program.lines("trust", "list") == []
    assert program("trust", "remove", "nobody").returncode == 1
    assert program("trust", "add").returncode == 2


def test_what_is_missing_is_listed_and_written_for_a_stick(program: Program, tmp_path: Path) -> None:
    archive, _ = packed_of(tmp_path / "source", 6)
    spoilt = copy_of(archive, tmp_path / "copy", spoil_pieces(1, 2))
    [outcome] = program.lines("import", "--accept-unsigned", spoilt, code=1)
    assert (outcome["state"], outcome["missing_pieces"]) == ("incomplete", 2)
    [missing] = program.lines("missing", "--out", tmp_path / "ask.json")
    assert (missing["pieces"], missing["total_pieces"]) == ([[1, 2]], 6)
    assert json.loads((tmp_path / "ask.json").read_text(encoding="utf-8"))["packages"] == [missing]
    assert program.lines("packages") == []
    assert program.lines("import", "--accept-unsigned", archive)[0]["state"] == "admitted"
    assert program.lines("missing") == []


def test_a_person_is_told_in_a_sentence_when_there_is_nothing_and_where_the_list_is(
    program: Program, tmp_path: Path, media: Path
) -> None:
    program.library.mkdir()
    for language, title in (("en", "Week 1"), ("zh_CN", "第1周")):
        (program.library / "settings.ini").write_text(f"[General]\nlanguage={language}\n", encoding="utf-8")
        for command in ("missing", "packages"):
            ended = program(command)
            assert (ended.returncode, len(ended.stdout.splitlines())) == (0, 1)
            assert ("资源包" in ended.stdout) is (language == "zh_CN")
            assert program.lines(command) == []
        written = program("missing", "--out", tmp_path / "ask.json")
        assert str(tmp_path / "ask.json") in written.stdout
        program("import", "--accept-unsigned", packed(tmp_path / language, media, document())[0])
        assert title in program("packages").stdout
        program("remove", "org.test.a")


def test_a_cut_file_that_is_given_is_never_said_to_be_taken_in_by_itself(
    program: Program, tmp_path: Path, media: Path
) -> None:
    archive, _ = packed(tmp_path, media, document())
    whole = archive.read_bytes()
    side = archive.with_name("a.7z.manifest.json")
    for name, content in (("cut.7z", whole[:5000]), ("empty.7z", b"")):
        (tmp_path / name).write_bytes(content)
        ended = program("import", "--accept-unsigned", tmp_path / name)
        assert (ended.returncode, "by itself" in ended.stdout, "会自动" in ended.stdout) == (1, False, False)
        shutil.copy(side, tmp_path / f"{name}.manifest.json")
        [outcome] = program.lines("import", "--accept-unsigned", tmp_path / name, code=1)
        assert (outcome["state"], outcome["reason"]) == ("incomplete", "incomplete")
        assert [missing["id"] for missing in program.lines("missing")] == ["org.test.a"]


def test_a_write_protected_place_is_said_to_be_one(program: Program, tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick", "1m") as stick:
        make_read_only(stick)
        ended = program("missing", "--out", stick / "ask.json")
    assert (ended.returncode, str(stick / "ask.json") in ended.stderr) == (2, True)
    assert "write-protected" in ended.stderr or "写保护" in ended.stderr


def test_verifying_takes_rot_out_of_use_and_says_so(program: Program, tmp_path: Path) -> None:
    archive, _ = packed_of(tmp_path / "source", 6)
    copy = copy_of(archive, tmp_path / "copy", spoil_pieces())
    program.lines("import", "--accept-unsigned", archive)
    flip(program.library / "packages" / "org.test.a-v1.7z", 4 * PIECE_SIZE)
    [verified] = program.lines("verify", code=1)
    assert (verified["bad_pieces"], verified["missing_pieces"], verified["total_pieces"]) == (1, 1, 6)
    assert verified["lessons"] == ["english-4-1-02"]
    states = {lesson["id"]: (lesson["state"], lesson["damaged"]) for lesson in program.lines("lessons")}
    assert states["english-4-1-01"] == ("ready", False)
    assert states["english-4-1-02"] == ("missing", True)
    assert " damaged " in program("lessons", "--grade", "4", "--subject", "english").stdout
    [missing] = program.lines("missing")
    assert (missing["pieces"], missing["damaged_pieces"]) == ([[4, 4]], 1)
    again = program("verify")  # nothing new
    assert again.returncode == 0
    assert "1" in again.stdout
    assert program.lines("import", copy)[0]["state"] == "admitted"
    assert program("verify").stdout.endswith("ok\n")


def test_the_schools_records_are_kept_restored_by_themselves_and_by_hand(program: Program, tmp_path: Path) -> None:
    program("lessons")
    school = School.open(program.library)
    school.mark(LESSON, taught=True, reason="", at=datetime(2026, 11, 24, tzinfo=UTC))
    school.close()
    [made] = program.lines("backup")
    # The mark; the signed head and which program began the file are rows as well, but no records of lessons.
    assert (made["records"], Path(made["file"]).parent) == (1, program.library / "backups")
    assert program.lines("backup") == [made]  # nothing has changed
    (program.library / "school.db").write_bytes(b"no database" * 1000)
    ended = program("lessons")
    assert ended.returncode == 0
    assert made["day"] in ended.stderr
    assert "school.db.damaged-1" in ended.stderr
    assert program("lessons").stderr == ""
    (program.library / "school.db").unlink()
    [restored] = program.lines("restore", made["file"])
    assert (restored["records"], restored["kept"]) == (1, "")
    [restored] = program.lines("restore")
    assert restored["kept"] == "school.db.replaced-1"
    school = School.open(program.library)
    assert school.taught() == {LESSON}
    school.close()


def test_what_is_no_backup_is_not_restored(program: Program, tmp_path: Path) -> None:
    assert program("restore").returncode == 1
    program("lessons")
    before = (program.library / "school.db").read_bytes()
    (tmp_path / "x.db").write_bytes(b"no database")
    ended = program("restore", tmp_path / "x.db")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
    assert (program.library / "school.db").read_bytes() == before
    with Library(program.library):
        assert program("restore").returncode == 2
        assert program("backup").returncode == 2


def test_a_stick_is_made_and_the_next_school_takes_it_in(program: Program, tmp_path: Path, media: Path) -> None:
    for letter in "ab":
        archive, _ = packed(tmp_path, media, document(f"org.test.{letter}"), f"{letter}.7z")
        program.lines("import", "--accept-unsigned", archive)
    stick = tmp_path / "stick"
    stick.mkdir()
    [written] = program.lines("stick", stick, "org.test.a")
    assert (written["id"], written["state"], written["reason"]) == ("org.test.a", "written", "")
    assert {path.name for path in stick.iterdir()} == set(written["files"])
    assert [line["state"] for line in program.lines("stick", stick, "--with-missing")] == ["there", "written"]
    [unknown] = program.lines("stick", stick, "org.test.z", code=1)
    assert (unknown["state"], unknown["reason"]) == ("refused", "unknown-package")
    next_school = Program(tmp_path / "next")
    assert {line["state"] for line in next_school.lines("import", "--accept-unsigned", stick)} == {"admitted"}
    [gone] = program.lines("stick", tmp_path / "not" / "there", code=1)
    assert (gone["name"], gone["reason"]) == (str(tmp_path / "not" / "there"), "wrong-path")


def test_room_is_told_and_made(program: Program, tmp_path: Path, media: Path) -> None:
    archive, _ = packed(tmp_path, media, document())
    program.lines("import", "--accept-unsigned", archive)
    disk, package = program.lines("space")
    assert disk["free"] <= disk["total"]
    assert disk["weeks_left"] > 0
    assert (package["name"], package["rule"], package["lends_to"]) == ("org.test.a", "choice", [])
    assert "org.test.a" in program("space").stdout
    [removed] = program.lines("remove", "org.test.a")
    assert (removed["state"], removed["bytes"]) == ("removed", package["bytes"])
    [again] = program.lines("remove", "org.test.a", code=1)
    assert (again["state"], again["reason"]) == ("refused", "unknown-package")
    assert len(program.lines("space")) == 1


@pytest.mark.parametrize("words", [["--library", "here", "packages"], ["packages", "--library", "here"]])
def test_the_library_may_be_named_before_the_command_and_after(words: list[str]) -> None:
    assert parse(words).library == "here"
    assert parse([]).library is None
    assert parse(["packages"]).library is None


@pytest.mark.parametrize("words", [[], ["--library", "there"]])
def test_without_a_command_it_is_the_window(words: list[str]) -> None:
    assert parse(words).command == ""

"""Tests of slips of the hand on the command line: wrong paths, names that are not there, and where there is nothing.

Each is said as what it is, in the language of the school, with what to do; never as a fault of a disk.
"""

import errno
import io
import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop import cli
from desktop.commands.typed_paths import WrongPathError, file_to_read, folder_to_fill, something_to_read
from desktop.messages import describe, describe_error
from desktop.places import open_household
from desktop.settings import SettingsFile
from tests.desktop.schoolhouse import one_class
from tests.desktop.test_cli import Program
from tests.sync.folders import LESSON, document, lay_out, packed

BAD_DISK = ("disk", "磁盘", "硬盘")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    SettingsFile(tmp_path / "library").change(language="en")
    return Program(tmp_path / "library")


class Here:
    """Carries out commands in this process, over one library: many of them take no time that way."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library, self._capsys = library, capsys

    def __call__(self, *words: str | Path) -> tuple[int, str]:
        """Return the exit code, and all that was said."""
        out = io.StringIO()
        options: Namespace = cli.parse([*map(str, words), "--library", str(self.library)])
        try:
            code = cli.run(options, self.library, out)
        except Exception as error:
            said = cli.explain(error)
            if said is None:  # a mistake in the program
                raise
            return cli.WRONG_USE, said.whole
        return code, out.getvalue() + self._capsys.readouterr().err

    def speaks(self, language: str) -> None:
        """Choose the language of the school."""
        SettingsFile(self.library).change(language=language)


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object) -> Here:
    del qapp
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("nothing of use")
    return Here(tmp_path / "library", capsys)


ABSENT = "There is no file or folder {absent}.", "没有名为 {absent} 的文件或文件夹。"
A_FOLDER = "{folder} is a folder", "{folder} 是文件夹"
NOWHERE = "there is no folder {absent}.", "没有文件夹 {absent}。"

WRONG_PATHS: list[tuple[Sequence[str], tuple[str, str], int]] = [
    (("import", "{absent}"), ABSENT, 1),
    (("import", ""), ("is empty", "是空的"), 1),
    (("watch", "--once", "--drop", "{absent}"), ABSENT, 2),
    (("mine", "add", LESSON, "{absent}"), ABSENT, 1),
    (("mine", "add", LESSON, "{folder}"), A_FOLDER, 1),
    (("share", LESSON, "{absent}/x.7z"), NOWHERE, 2),
    (("share", LESSON, "{folder}"), A_FOLDER, 2),
    (("usage", "merge", "{absent}"), ABSENT, 1),
    (("usage", "merge", "{folder}"), A_FOLDER, 1),
    (("usage", "bundle", "{absent}/x"), NOWHERE, 2),
    (("usage", "report", "--out", "{absent}/x.csv"), NOWHERE, 2),
    (("usage", "export", "--out", "{folder}"), A_FOLDER, 2),
    (("missing", "--out", "{folder}/"), A_FOLDER, 2),
    (("missing", "--out", "{absent}/x.json"), NOWHERE, 2),
    (("timetable", "import", "{absent}"), ABSENT, 2),
    (("timetable", "import", "{folder}"), A_FOLDER, 2),
    (("timetable", "export", "{absent}/x.xlsx"), NOWHERE, 2),
    (("trust", "add", "{absent}"), ABSENT, 2),
    (("stick", "{absent}/x"), NOWHERE, 1),
    (("stick", "{file}"), ("{file} is no folder", "{file} 不是文件夹"), 1),
    (("restore", "{absent}"), ABSENT, 2),
    (("restore", "{folder}"), A_FOLDER, 2),
    (("pack", "{absent}", "{folder}/x.7z"), ABSENT, 2),
    (("pack", "{folder}", "{absent}/x.7z"), NOWHERE, 2),
    (("pack", "--program", "{absent}", "{folder}/x.7z", "--key", "{file}"), ABSENT, 2),
    (("pack", "--program", "{folder}", "{folder}/x.7z", "--key", "{absent}"), ABSENT, 2),
    (("library", "move", "{absent}/x"), NOWHERE, 2),
    (("library", "move", "{file}"), ("{file} is no folder", "{file} 不是文件夹"), 2),
    (("doctor", "--zip", "{absent}/x.zip"), NOWHERE, 2),
]


@pytest.mark.parametrize(("language", "chosen"), [("en", 0), ("zh_CN", 1)])
def test_a_path_that_was_typed_wrong_is_said_to_be_that_and_nothing_is_made(
    here: Here, tmp_path: Path, language: str, chosen: int
) -> None:
    names = {name: str(tmp_path / name) for name in ("absent", "folder", "file")}
    here.speaks(language)
    for words, said, code in WRONG_PATHS:
        ended, text = here(*(word.format(**names) for word in words))
        assert ended == code, (words, text)
        assert said[chosen].format(**names) in text, (words, text)
        assert not any(word in text.replace("U盘或硬盘插好了吗", "") for word in BAD_DISK), (words, text)
    assert not (tmp_path / "absent").exists()
    assert not list((tmp_path / "folder").iterdir())


def test_other_programs_are_told_by_a_reason_and_what_is_well_named_is_taken_all_the_same(
    program: Program, tmp_path: Path, media: Path
) -> None:
    archive, _ = packed(tmp_path, media, document())
    absent, good = program.lines("import", "--accept-unsigned", tmp_path / "absent", archive, code=1)
    assert (absent["state"], absent["reason"], good["state"]) == ("refused", "wrong-path", "admitted")
    assert absent["facts"] == {"path": str(tmp_path / "absent"), "problem": "absent", "folder": ""}
    bundle = tmp_path / "bundle"
    assert program.lines("usage", "bundle", bundle)[0]["file"] == str(bundle)
    (tmp_path / "plain").write_text("no bundle")
    merged = program.lines("usage", "merge", tmp_path / "absent", tmp_path / "plain", bundle, code=1)
    assert [line.get("reason", line["state"]) for line in merged] == ["wrong-path", "bad-bundle", "merged"]


def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    if not hasattr(os, "seteuid") or os.geteuid() != 0:
        pytest.skip("becoming another user needs root")
    secret = Path("/") / "root"
    was = os.geteuid()
    os.seteuid(65534)
    try:
        for kind in (something_to_read, file_to_read):
            with pytest.raises(WrongPathError) as caught:
                kind(str(secret / "x"))
            assert caught.value.facts["problem"] == "unreadable"
        with pytest.raises(WrongPathError, match="unreadable"):
            something_to_read(str(secret))
    finally:
        os.seteuid(was)
    said = describe_error(caught.value)
    assert said is not None
    assert str(secret / "x") in said.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_special_files_are_not_read_and_odd_names_are_only_not_there(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # a command that opened it would wait for ever
    with pytest.raises(WrongPathError, match="not-file"):
        file_to_read(str(pipe))
    for odd in ("a\0b", "x" * 5000, str(tmp_path / "pipe" / "x")):
        with pytest.raises(WrongPathError, match="absent"):
            something_to_read(odd)
    assert folder_to_fill(str(tmp_path)) == tmp_path
    assert folder_to_fill(str(tmp_path / "new")) == tmp_path / "new"


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (FileNotFoundError(2, "No such file or directory", "/there/x"), "There is no file or folder /there/x."),
        (IsADirectoryError(21, "Is a directory", "/there/x"), "/there/x is a folder"),
        (FileExistsError(17, "File exists", "/there/x"), "/there/x is no folder."),
        (OSError(28, "No space left on device", "/there/x"), "The disk or stick is full."),
        (OSError(5, "Input/output error", "/there/x"), "The disk did not take"),
    ],
)
def test_what_a_system_says_of_a_path_is_no_fault_of_the_disk(error: OSError, problem: str, here: Here) -> None:
    here.speaks("en")
    here("packages")
    said = describe_error(error)
    assert said is not None
    assert problem in said.text


def test_the_library_itself_may_be_a_slip(here: Here, tmp_path: Path) -> None:
    here.library = tmp_path / "file"
    code, said = here("packages")
    assert (code, str(tmp_path / "file") in said) == (2, True)
    here.library = tmp_path / "absent"
    code, said = here("library")
    assert (code, len(said.splitlines()), (tmp_path / "absent").exists()) == (0, 2, False)
    assert here("library", "move", tmp_path / "new")[0] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    with pytest.raises(SystemExit):
        cli.parse(["packages", "--library", ""])


NOTHING: list[tuple[Sequence[str], str, str]] = [
    (("import", "{folder}"), "There is no package in {folder}", "{folder} 里没有资源包"),
    (("watch", "--once"), "Nothing new lies in", "没有新内容"),
    (("packages",), "No packages in the library yet", "还没有资源包"),
    (("verify",), "No packages in the library yet", "还没有资源包"),
    (("stick", "{folder}"), "No packages in the library yet", "还没有资源包"),
    (("rebuild",), "No packages in the library:", "资料库里没有资源包"),
    (("lessons", "--grade", "9"), "No lesson is like that", "没有这样的课"),
    (("search", "zzzqqq"), "Nothing has all of that", "没有完全符合的内容"),
    (("mine", "list"), "No teacher has added a file yet", "还没有老师添加过文件"),
    (("trust", "list"), "No key is trusted yet", "还没有信任任何密钥"),
    (("trust", "list", "--programs"), "No key may sign updates yet", "还没有可为更新签名的密钥"),
    (("classes", "list"), "There are no classes yet", "还没有班级"),
    (("term", "show"), "No term is set up yet", "还没有设置学期"),
    (("timetable", "day", "list"), "No day is otherwise", "没有哪一天与课表不同"),
    (("timetable", "day", "show", "2026-11-18"), "no class has an hour on 2026-11-18", "2026-11-18 各班都没有课"),
    (("missing",), "Nothing is missing", "没有缺"),
]


@pytest.mark.parametrize(("language", "chosen"), [("en", 1), ("zh_CN", 2)])
def test_where_there_is_nothing_a_line_says_so_and_json_stays_empty(
    here: Here, tmp_path: Path, language: str, chosen: int
) -> None:
    here.speaks(language)
    folder = str(tmp_path / "folder")
    for words, *said in NOTHING:
        asked = [word.format(folder=folder) for word in words]
        code, text = here(*asked)
        assert (code, len(text.splitlines())) == (0, 1), (asked, text)
        assert said[chosen - 1].format(folder=folder) in text, (asked, text)
        assert here(*asked, "--json") == (0, ""), asked
    out = tmp_path / "records"
    none = "这些日期没有记录。" if chosen == 2 else "No record is of these days."
    assert here("usage", "export", "--out", out) == (0, f"{out}\n{none}\n")
    assert here("usage", "export", "--format", "xlsx", "--out", out) == (0, f"{out}\n"), "what was planned is in it"
    code, text = here("space")
    assert text.splitlines()[1] == ("Nothing in the library could go.", "资料库里没有可以删除的内容。")[chosen - 1]


def test_a_name_that_is_not_there_is_refused_with_what_to_do(here: Here, capsys: pytest.CaptureFixture[str]) -> None:
    here.speaks("en")
    for words, code, advice in (
        (("trust", "remove", "zzz"), 1, "skylesson trust list"),
        (("verify", "zzz"), 1, "skylesson packages"),
        (("remove", "zzz"), 1, "skylesson packages"),
        (("mine", "remove", "zzz"), 2, "skylesson mine list"),
        (("usage", "report", "--class", "zzz"), 2, "skylesson classes list"),
        (("usage", "export", "--class", "zzz", "--out", "x.csv"), 2, "skylesson classes list"),
        (("update", "back", "9.9.9"), 2, "skylesson update"),
    ):
        ended, text = here(*words)
        assert (ended, "zzz" in text or "9.9.9" in text, advice in text) == (code, True, True), (words, text)
    for words in (("trust", "remove", "zzz"), ("verify", "zzz")):
        code, text = here(*words, "--json")
        said = json.loads(text)
        assert (code, said["name"], said["state"]) == (1, "zzz", "refused")


def test_restoring_and_packing_give_advice_that_leads_somewhere(here: Here, tmp_path: Path, media: Path) -> None:
    here.speaks("en")
    assert here("restore")[0] == 1
    assert "skylesson restore FILE" in here("restore")[1]
    assert "no backup" in here("restore", tmp_path / "file")[1]
    out = tmp_path / "x.7z"
    assert "has no file manifest.json" in here("pack", tmp_path / "folder", out)[1]
    wrong = document()
    del wrong["lessons"][0]["id"]
    code, said = here("pack", lay_out(tmp_path / "f", media, wrong), out)
    assert (code, "is not right at" in said, "pack again" in said, "sent again" in said) == (2, True, True, False)
    assert here("backup")[1].startswith(f"Kept in {here.library.absolute() / 'backups'}")
    assert here("backup")[1].startswith("Nothing is new since")
    here.speaks("zh_CN")
    for words in (("restore",), ("backup",)):
        assert "0 条上课记录" in here(*words)[1]
    for name in ("x.xlsx", "x.yaml"):
        assert "请在“课表”页填写课表" in here("timetable", "export", tmp_path / name)[1]
    here("classes", "add", "四（1）班")
    assert "课表里还没有课" in here("timetable", "export", tmp_path / "x.yaml")[1], "a class alone has no hours"
    assert here("timetable", "export", tmp_path / "x.xlsx")[0] == 0, "a form to be filled in"
    assert here("timetable", "import", tmp_path / "x.xlsx")[1].startswith("x.xlsx 里一节课也没有。")
    household = open_household(here.library)
    household.school.keep_schedule(one_class())
    household.close()
    assert here("timetable", "export", tmp_path / "x.xlsx") == (0, f"{tmp_path / 'x.xlsx'}\n")
    assert here("timetable", "import", tmp_path / "x.xlsx", "--preview")[1] == "不会有任何改动。\n"
    assert "以 .xlsx 或 .yaml 结尾" in here("timetable", "export", tmp_path / "x.txt")[1]


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (("usage",), "skylesson usage [-h] [--library DIR]"),
        (("usage", "nonsense"), "{report,export,verify,bundle,merge}"),
        (("usage", "report", "--nonsense"), "skylesson usage report "),
        (("usage", "report", "--from", "2026-09-02", "--to", "2026-09-01"), "skylesson usage report "),
        (("timetable",), "{import,export,day}"),
        (("timetable", "day", "zz"), "{list,off,like,swap,show,restore}"),
        (("trust", "add"), "skylesson trust "),
        (("mine", "add", "x"), "skylesson mine "),
        (("term", "set"), "skylesson term "),
        (("search", " "), "skylesson search "),
        (("classes", "list", "四（1）班"), "skylesson classes "),
        (("classes", "change", "四（1）班"), "skylesson classes "),
        (("mine", "remove", "own.a", "own.b"), "skylesson mine "),
        (("trust", "list", "x"), "skylesson trust "),
        (("update", "list", "0.1"), "skylesson update "),
        (("library", "show", "there"), "skylesson library "),
        (("term", "set", "2026-09-01", "--from", "2026-09-01", "--to", "2027-01-15"), "skylesson term "),
        (("lessons", "--nonsense"), "skylesson lessons "),
        (("lessons", "--week", "9" * 30), "skylesson lessons "),
        (("classes", "add", "\udcff"), "skylesson classes "),
        (("timetable", "day", "off", "9999-12-31"), "skylesson timetable day off "),
    ],
)
def test_wrong_use_shows_how_that_very_command_is_used(
    words: tuple[str, ...], usage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SettingsFile(tmp_path).change(language="en")
    with pytest.raises(SystemExit) as left:
        cli.parse(["--library", str(tmp_path), *words])
    assert left.value.code == cli.WRONG_USE
    said = capsys.readouterr().err
    assert said.startswith("usage: skylesson ")
    assert usage in said
    assert "COMMAND" not in said


def test_the_library_may_be_named_after_a_group_of_commands() -> None:
    assert cli.parse(["usage", "--library", "here", "verify"]).library == "here"
    assert cli.parse(["timetable", "day", "--library", "here", "list"]).library == "here"


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a file's name be any bytes")
def test_a_file_whose_name_is_no_text_does_not_end_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")  # as in a school's locale
    name = b"\xb5\xda1\xd6\xdc.7z"  # in GBK, as another system writes it
    (tmp_path / os.fsdecode(name)).write_bytes(b"no archive")
    command = [sys.executable, "-m", "desktop", "import", str(tmp_path), "--library", str(tmp_path / "library")]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr, name in ended.stdout) == (1, b"", True)


def test_every_wrong_path_has_words(here: Here) -> None:
    here.speaks("zh_CN")
    here("packages")
    problems = ("absent", "empty", "folder", "folder-to-write", "no-folder", "not-file", "not-folder", "unreadable")
    said = {describe("wrong-path", {"path": "p", "problem": problem, "folder": "f"}).whole for problem in problems}
    assert len(said) == len(problems)


def test_a_stick_that_fails_is_not_told_as_a_name_that_is_not_there(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.speaks("en")
    bundle, really = tmp_path / "county.bundle", Path.stat

    def failing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == bundle:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return really(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", failing)
    code, said = here("usage", "merge", bundle)
    assert code != 0
    assert "There is no file" not in said
    assert "disk" in said

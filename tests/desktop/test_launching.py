"""An update as IT lives it: packed, brought, tried, gone back from. Real processes; a version is a script."""

import configparser
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from catalogue.models import SCHOOL_VERSION
from desktop import __version__, launching
from desktop.homes import PROGRAM_VARIABLE
from desktop.launching import FOLDER_VARIABLE, versions_folder
from sync.secret_key import secret_key_text
from sync.signature import make_key
from sync.versions import INSTALLED, Versions
from tests.catalogue.old_libraries import old_library
from tests.conftest import ROOT
from tests.sync.programs import SCRIPT, program_folder

FAILS = "#!/bin/sh\nexit 3\n"
ITSELF = f'#!/bin/sh\ncd "{ROOT}" && exec "{sys.executable}" -m desktop "$@"\n'


class School:
    """A computer with the program, a library, and a place for versions."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.library = folder, folder / "library"
        self.versions = Versions(folder / "versions", __version__)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SKYLESSON_")}
        self.environment = kept | {FOLDER_VARIABLE: str(self.versions.folder), "QT_QPA_PLATFORM": "offscreen"}
        key = make_key()
        (folder / "publisher.pub").write_text(key.public.text())
        (folder / "publisher.key").write_text(secret_key_text(key))

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "desktop", "--library", str(self.library), *map(str, arguments)]

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
            timeout=60,
        )  # fmt: skip

    def show_window(self, until: Callable[[], bool], *words: str | Path) -> None:
        """Start the program as its icon does, until something holds; then it is closed."""
        running = subprocess.Popen(self.command(*words), cwd=ROOT, env=self.environment)
        ends = time.monotonic() + 40
        while not until() and time.monotonic() < ends:
            time.sleep(0.1)
        time.sleep(1)
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) in (0, -signal.SIGTERM)  # before it hears signals, they end it
        assert until()

    def lines(self, *arguments: str | Path) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run(*arguments, "--json").stdout.splitlines()]

    def update(self, version: str, script: str = SCRIPT, **said: Any) -> list[dict[str, Any]]:
        """Have a version packed by a publisher, and brought."""
        tree, out = program_folder(self.folder / f"tree-{version}", version, script, **said), self.folder / "new.7z"
        packed = self.run("pack", "--program", tree, out, "--key", self.folder / "publisher.key")
        assert packed.returncode == 0, packed.stderr
        return self.lines("import", out)


@pytest.fixture
def school(tmp_path: Path) -> School:
    made = School(tmp_path)
    assert made.run("trust", "add", made.folder / "publisher.pub", "--programs").returncode == 0
    return made


def test_a_version_that_came_takes_over_at_the_next_start(school: School) -> None:
    [outcome] = school.update("0.2.0")
    assert (outcome["state"], outcome["reason"], outcome["facts"]) == (
        "admitted",
        "program-arrived",
        {"program": "0.2.0"},
    )
    assert school.run("packages", "--json").stdout == ""  # a command does not try a new version
    started = school.run()
    assert started.stdout == f"version 0.2.0 of {__version__}: --library {school.library}\n"
    school.versions.stood("0.2.0")
    assert school.run("packages", "--json").stdout.startswith("version 0.2.0")
    # What decides between versions is always the installed one's.
    assert [(line["version"], line["current"], line["before"]) for line in school.lines("update")] == [
        ("0.2.0", True, False),
        (__version__, False, True),
    ]


def test_one_that_does_not_start_twice_is_gone_back_from(school: School) -> None:
    school.update("0.2.0", FAILS)
    assert [school.run().returncode for _ in range(2)] == [3, 3]
    assert Versions(school.versions.folder, __version__).choose(window=True) is None
    [failed, installed] = school.lines("update", "list")
    assert (failed["version"], failed["failed"]) == ("0.2.0", True)
    assert (installed["version"], installed["current"], installed["installed"]) == (__version__, True, True)
    # A person may want it all the same: the power may have failed twice.
    assert [line["state"] for line in school.lines("import", school.folder / "new.7z")] == ["admitted"]


def test_one_that_cannot_be_carried_out_is_gone_back_from_at_once(school: School) -> None:
    school.update("0.2.0", "#!/nowhere/interpreter\n")
    school.show_window(lambda: bool(school.versions.standing().failed))
    assert school.versions.standing().failed == ("0.2.0",)
    assert school.versions.standing().current == INSTALLED


def standing(school: School, *versions: str) -> School:
    """Have versions come, each while the one before it runs, and show their windows."""
    for version in versions:
        school.update(version)
        school.versions.choose(window=True)
        school.versions.stood(version)
        school.environment |= {"SKYLESSON_LAUNCHED": version, "SKYLESSON_INSTALLED": __version__}
    return school


def left(school: School) -> School:
    """Have the installed one be what starts again."""
    for name in ("SKYLESSON_LAUNCHED", "SKYLESSON_INSTALLED"):
        del school.environment[name]
    return school


def refusing(school: School, version: str) -> Path:
    """Have a version's file be one that the system refuses to start: nobody may carry it out now."""
    filed = school.versions.filed(version)
    assert filed is not None
    filed.executable.chmod(0o644)
    return filed.executable


def test_a_proven_one_that_cannot_be_started_just_now_keeps_its_standing(school: School) -> None:
    left(standing(school, "0.2.0"))
    held = refusing(school, "0.2.0")
    assert school.run("packages", "--json").stdout == ""  # the installed one ran
    assert (school.versions.standing().current, school.versions.standing().failed) == ("0.2.0", ())
    held.chmod(0o755)
    assert school.run("packages").stdout.startswith("version 0.2.0")


def test_the_version_before_starts_while_one_cannot_be_started(school: School) -> None:
    left(standing(school, "0.2.0", "0.3.0"))
    held = refusing(school, "0.3.0")
    assert [school.run().stdout[:13] for _ in range(3)] == ["version 0.2.0"] * 3
    held.chmod(0o755)
    assert school.run().stdout.startswith("version 0.3.0")


def test_a_new_one_that_can_never_be_started_is_gone_back_from_after_its_tries(school: School) -> None:
    standing(school, "0.2.0").update("0.3.0")
    left(school)
    refusing(school, "0.3.0")
    assert [school.run().stdout[:13] for _ in range(3)] == ["version 0.2.0"] * 3
    assert (school.versions.standing().current, school.versions.standing().failed) == ("0.2.0", ("0.3.0",))


def test_a_window_that_stands_proves_a_version_and_lets_older_ones_go(school: School) -> None:
    school.update("0.2.0")
    school.update("0.3.0", ITSELF)
    assert school.versions.here() == ["0.3.0", "0.2.0"]
    school.show_window(lambda: school.versions.standing().proven)
    assert school.versions.standing().current == "0.3.0"
    assert school.versions.here() == ["0.3.0"]  # nobody had started the other


def test_going_back_by_hand(school: School) -> None:
    school.update("0.2.0", ITSELF)
    school.versions.choose(window=True)
    school.versions.stood("0.2.0")
    assert school.run("update", "back").returncode == 0
    assert school.versions.standing().current == INSTALLED
    refused = school.run("update", "back", "0.9.0")
    assert refused.returncode == 2
    assert "0.9.0" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert school.run("update", "back", "0.2.0").returncode == 0
    assert school.versions.standing().current == "0.2.0"


def test_a_version_that_cannot_read_the_records_is_not_gone_back_to(school: School) -> None:
    school.update("0.2.0", ITSELF, reads={"school": 1})
    school.versions.choose(window=True)
    school.versions.stood("0.2.0")
    school.update("0.3.0", reads={"school": SCHOOL_VERSION})
    school.versions.choose(window=True)
    school.versions.stood("0.3.0")
    reads = {line["version"]: line["reads_records"] for line in school.lines("update", "list")}
    assert reads == {"0.3.0": True, "0.2.0": False, __version__: True}
    refused = school.run("update", "back", "0.2.0")
    assert refused.returncode == 2
    assert "0.2.0" in refused.stderr
    assert school.versions.standing().current == "0.3.0"


def test_what_the_build_makes_runs_wherever_it_lies(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "linux"))
    building = import_module("build_update")

    built = import_module("build_deb")

    def lay_out(folder: Path, _edition: object) -> None:  # an interpreter that says how it was called
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python3").write_text('#!/bin/sh\necho "$@"\n')
        (folder / "bin" / "python3").chmod(0o755)

    monkeypatch.setattr(built, "lay_out", lay_out)
    monkeypatch.setattr(built, "draw_icons", lambda *_: None)  # it is a program of Qt's of its own
    monkeypatch.setattr(
        built, "_control", lambda *_: "Package: skylesson\nVersion: 0\nArchitecture: all\nMaintainer: us\n"
    )
    for module in (built, building):
        monkeypatch.setattr(module, "BUILD", school.folder)
    monkeypatch.setattr(building, "__version__", "0.2.0")
    many = import_module("editions").MANY
    built.build(many)
    [outcome] = school.lines("import", building.build(school.folder / "publisher.key", many))
    assert outcome["facts"] == {"program": "0.2.0"}
    place = school.versions.folder / "0.2.0" / "bin" / "skylesson.py"
    assert school.run().stdout == f"-I {place} --library {school.library}\n"
    assert place.is_file()


def test_the_copy_of_before_an_update_is_put_back_by_an_older_program(school: School) -> None:
    library = old_library("r5-s2", school.folder)
    school.library = library
    assert school.run("packages").returncode == 0  # brought forward
    with closing(sqlite3.connect(library / "school.db")) as newer:
        newer.execute("PRAGMA user_version = 99")
    refused = school.run("packages")
    assert refused.returncode == 2
    assert "school.db" in refused.stderr
    [kept] = school.lines("restore", library / "backups" / "school-schema2.db")
    assert kept["kept"] == "school.db.replaced-1"
    assert school.run("packages").returncode == 0
    with closing(sqlite3.connect(library / "school.db.replaced-1")) as newer:
        assert newer.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_program_is_never_packed_without_a_key(school: School) -> None:
    tree = program_folder(school.folder / "tree", "0.2.0")
    assert school.run("pack", "--program", tree, school.folder / "new.7z").returncode == 2
    assert not (school.folder / "new.7z").exists()


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], []),
        (["--library", "x"], []),
        (["--library=x"], []),
        (["--library", "x", "lessons"], ["lessons"]),
        (["update", "back"], ["update", "back"]),
        (["--library"], []),
    ],
)
def test_what_a_command_line_asks_for(arguments: list[str], command: list[str]) -> None:
    assert launching._without_library(arguments) == command


def test_the_entry_in_the_menu_tries_a_new_version_and_a_double_click_on_a_package_does_not(school: School) -> None:
    school.update("0.2.0")
    entry = configparser.RawConfigParser(delimiters="=")
    entry.read(ROOT / "packaging" / "linux" / "files" / "skylesson.desktop", encoding="utf-8")
    program, *words = shlex.split(entry["Desktop Entry"]["Exec"])
    assert (program, words[-1]) == ("skylesson", "%F")
    school.show_window((school.library / "school.db").exists, *words[:-1], school.folder / "no such.7z")
    assert school.versions.standing().tries == 0
    started = school.run(*words[:-1])
    assert started.stdout == f"version 0.2.0 of {__version__}: --library {school.library} open\n"


def test_where_versions_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "opt"))
    assert versions_folder() == tmp_path / "data" / "skylesson" / "versions"
    (tmp_path / "opt" / "versions").mkdir(parents=True)
    assert versions_folder() == tmp_path / "opt" / "versions"
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert versions_folder() == tmp_path / "data" / "skylesson" / "versions"
    program = tmp_path / "stick" / "Skylesson"
    program.mkdir(parents=True)
    (program / "portable.txt").touch()
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    assert versions_folder() == program / "versions"
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "d"))
    assert versions_folder() == tmp_path / "d"


def test_a_bundle_leaves_nothing_of_its_own_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/before")
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "x")
    found = launching._environment()
    assert found["LD_LIBRARY_PATH"] == "/before"
    assert not {"LD_LIBRARY_PATH_ORIG", "_PYI_ARCHIVE_FILE"} & set(found)

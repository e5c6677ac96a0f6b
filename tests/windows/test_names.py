"""Tests that whatever the program writes has a name that Windows takes, in a place that Windows reaches."""

import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import homes
from desktop.homes import Home, How, find_home
from sync.fixed_volumes import place_of
from sync.lasting import Place
from sync.manifest import ID
from sync.storage import Library
from tests.conftest import ROOT
from tests.sync.folders import document, packed
from tests.windows.names import problem_of, problems

AT_HOME = r"C:\Users\schoolteacher-2026\AppData\Local\skylesson"
"""Where the library of a user with a long name lies."""


@pytest.mark.parametrize(
    ("name", "well"),
    [("week-1.7z", True), ("周.7z", True), ("aux", False), ("AUX.7z", False), ("com1.x", False), ("a:b", False),
     ("end.", False), ("end ", False), ("x" * 256, False), ("conic", True)],
)  # fmt: skip
def test_the_rules_of_windows_are_known(name: str, well: bool) -> None:
    assert (problem_of(name) == "") is well


@given(st.from_regex(ID, fullmatch=True), st.integers(1, 10**6))
def test_the_file_of_every_package_has_a_name_that_windows_takes(package_id: str, version: int) -> None:
    library = Library(Path("anywhere"))
    for like in ("x.7z", "x.zip"):
        package = library.package_path(package_id, version, Path(like))
        assert problem_of(package.name) == ""
        assert problem_of(library.copy_path(package).name) == ""
        assert len(str(PureWindowsPath(AT_HOME, "incoming", library.copy_path(package).name))) < 260


def test_all_that_a_busy_school_writes_could_be_written_on_windows(tmp_path: Path, media: Path) -> None:
    library = tmp_path / "library"

    def run(*arguments: str | Path) -> None:
        command = [sys.executable, "-m", "desktop", *map(str, arguments), "--library", str(library)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
        assert ended.returncode in (0, 1), ended.stderr

    long_id = "cn.gov.education.very-long-name-of-an-office.english-grade-4-fir"
    archives = [
        packed(tmp_path, media, document(package_id), f"{package_id}.7z")[0]
        for package_id in ("aux", "con.test", long_id)
    ]
    run("import", "--accept-unsigned", *archives)
    (library / "drop").mkdir(exist_ok=True)
    (library / "drop" / "noise.7z").write_bytes(b"no archive" * 99)
    run("watch", "--once")
    shutil.copyfile(media / "fruit.jpg", tmp_path / "水果.jpg")
    run("mine", "add", "english-4-1-01", tmp_path / "水果.jpg")
    run("backup")
    run("missing", "--out", library / "missing.json")
    run("usage", "export", "--format", "xlsx", "--out", library / "out.xlsx")
    written = [path.relative_to(library) for path in sorted(library.rglob("*"))]
    assert len(written) > 25
    assert problems((PureWindowsPath(path) for path in written), AT_HOME) == {}


@pytest.mark.parametrize("exe", ["skylesson.exe", "skylessonw.exe"])
def test_portable_on_a_stick_is_beside_the_program_whatever_the_letter(
    monkeypatch: pytest.MonkeyPatch, exe: str
) -> None:
    class There(PureWindowsPath):
        """A path of Windows at which there is only the file that makes the program portable."""

        def is_file(self) -> bool:
            return self.name == "portable.txt"

    monkeypatch.setattr(homes, "Path", There)
    monkeypatch.delenv("SKYLESSON_LIBRARY", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for letter in "EF":
        monkeypatch.setattr(sys, "executable", rf"{letter}:\Skylesson\{exe}")
        assert find_home() == Home(There(rf"{letter}:\Skylesson\library"), How.PORTABLE)  # type: ignore[arg-type]


def test_the_volume_of_a_path_is_told_by_its_letter() -> None:
    places = [Place("C:", "C:\\", 1, system=True), Place("D:", "D:\\", 2)]
    at_home, at_work = PureWindowsPath(AT_HOME), PureWindowsPath(r"d:\Skylesson")
    assert place_of(at_home, places) == places[0]  # type: ignore[arg-type]
    assert place_of(at_work, places) == places[1]  # type: ignore[arg-type]
    assert place_of(PureWindowsPath(r"\\server\share\x"), places) is None  # type: ignore[arg-type]

"""Tests of the frozen program: built here by the recipe for Windows, all of it is in it, and it runs from anywhere.

What only Windows can show (its own libraries, the installer's steps) is not tested here; packaging/README.md says so.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from desktop.homes import PORTABLE_LIBRARY
from sync.signpost import MARK_NAME
from tests.conftest import ROOT
from tests.sync.folders import document, packed

pytestmark = pytest.mark.timeout(600)
ROOMS = ("catalogue", "desktop", "player", "sync")


def files_of(suffixes: tuple[str, ...], *, other: bool = False) -> list[Path]:
    """Return our files with these endings, or all others, relative to the root of the sources."""
    found = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*")) if path.is_file())
    kept = (path for path in found if "__pycache__" not in path.parts)
    return [path.relative_to(ROOT) for path in kept if (path.suffix in suffixes) is not other]


def run(program: Path, *arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SKYLESSON", "PYTHON"))}
    return subprocess.run(
        [program, *map(str, arguments)], cwd=home, env={**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def lines(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


@pytest.fixture(scope="module")
def modules(frozen: Path) -> frozenset[str]:
    """The names of all modules in the program."""
    readers = pytest.importorskip("PyInstaller.archive.readers")
    archive = readers.CArchiveReader(str(frozen / "skylesson"))
    [name] = [entry for entry in archive.toc if entry.endswith(".pyz")]
    return frozenset(archive.open_embedded_archive(name).toc)


def test_every_module_of_ours_is_in_it_whoever_loads_it_and_when(modules: frozenset[str]) -> None:
    ours = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files_of((".py",))}
    assert len(ours) > 300
    assert ours <= modules
    assert {"watchdog.observers", "nacl.bindings", "pypdfium2_raw", "py7zr", "peewee", "vlc", "openpyxl"} <= modules
    # What of them is only used on Windows, where nobody could look.
    assert {"platformdirs.windows", "watchdog.observers.read_directory_changes", "filelock._windows"} <= modules


def test_nothing_is_in_it_that_no_school_needs(frozen: Path, modules: frozenset[str]) -> None:
    rooms = {module.split(".")[0] for module in modules}
    assert not rooms & {"tests", "bench", "tools", "pytest", "psycopg", "PyInstaller", "ssl", "tkinter", "mypy"}
    assert not {f"PySide6.Qt{name}" for name in ("Network", "Qml", "Quick", "Sql")} & modules
    names = [path.name.lower() for path in frozen.rglob("*")]
    assert not [name for name in names if "qt6network" in name or "qt6qml" in name or "libvlc" in name]
    sizes = [path.stat().st_size for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(sizes) < 260 * 2**20


def test_every_file_that_the_sources_look_for_beside_themselves_is_there(frozen: Path) -> None:
    data = files_of((".py", ".pyc", ".ts"), other=True)
    assert {path.suffix for path in data} >= {".csv", ".svg", ".qm", ".mp4", ".wav", ".md"}
    assert [path for path in data if not (frozen / "program" / path).is_file()] == []
    assert (frozen / "program" / "resources.db").read_bytes() == (ROOT / "resources.db").read_bytes()
    assert list((frozen / "program").rglob("qtbase_zh_CN.qm"))


def test_it_takes_packages_in_by_the_process_that_reads_archives(frozen: Path, tmp_path: Path, media: Path) -> None:
    archive, _ = packed(tmp_path, media, document())
    program = frozen / "skylesson"
    [outcome] = lines(run(program, "import", "--accept-unsigned", "--json", archive, home=tmp_path).stdout)
    assert (outcome["state"], outcome["resources"]) == ("admitted", 2)
    found = lines(run(program, "search", "Weather", "--json", home=tmp_path).stdout)
    assert found
    assert run(program, "timetable", "export", tmp_path / "plan.xlsx", home=tmp_path).returncode == 2, "no class yet"
    run(program, "classes", "add", "四1班", home=tmp_path)
    assert run(program, "timetable", "export", tmp_path / "plan.xlsx", home=tmp_path).returncode == 0
    assert run(program, "usage", "report", "--format", "pdf", "--out", tmp_path / "r.pdf", home=tmp_path).stderr == ""
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_the_doctor_asks_for_screens_in_a_process_of_its_own_and_plays(frozen: Path, tmp_path: Path) -> None:
    found = {each["check"]: each for each in lines(run(frozen / "skylesson", "doctor", "--json", home=tmp_path).stdout)}
    assert found["screens"]["screens"]
    assert found["playing"]["trials"]


def test_only_parts_of_the_program_are_run_by_name(frozen: Path, tmp_path: Path) -> None:
    ended = run(frozen / "skylesson", "-m", "json.tool", home=tmp_path)
    assert ended.returncode == 2
    assert "usage: skylesson" in ended.stderr


def test_a_portable_copy_keeps_everything_beside_itself(frozen: Path, tmp_path: Path) -> None:
    stick, home = tmp_path / "stick" / "Skylesson", tmp_path / "home"
    home.mkdir()
    shutil.copytree(frozen, stick, symlinks=True)
    (stick / "portable.txt").touch()
    assert run(stick / "skylesson", "classes", "add", "四1班", home=home).returncode == 0
    assert (stick / PORTABLE_LIBRARY / "school.db").is_file()
    assert list(home.iterdir()) == []
    moved = stick.rename(tmp_path / "stick" / "on another drive")
    assert "四1班" in run(moved / "skylesson", "classes", home=home).stdout


def test_the_window_opens_without_a_console(frozen: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("SKYLESSON_LIBRARY", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        environment.pop(name, None)
    mark = tmp_path / ".local" / "share" / "skylesson" / MARK_NAME
    # As a program without a console has it on Windows: nothing to read from, nothing to write to.
    command = ["sh", "-c", 'exec "$0" <&- >&- 2>&-', str(frozen / "skylessonw")]
    with subprocess.Popen(command, env=environment, cwd=tmp_path) as window:
        until = time.monotonic() + 60
        while not mark.exists() and time.monotonic() < until and window.poll() is None:
            time.sleep(0.1)
        window.terminate()
        assert window.wait(60) == 0
    assert mark.exists()
    errors = mark.parent / "logs" / "errors.log"
    assert not errors.exists() or not errors.read_text(encoding="utf-8")

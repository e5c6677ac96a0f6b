"""Tests of what the program does otherwise on Windows, and that it calls nothing there that Windows does not have."""

import errno
import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import frozen, handed_in, program
from desktop.frozen import have_streams, use_own_vlc
from desktop.places import open_household
from sync import own_process
from sync.own_process import own_command
from sync.storage import Library, side_paths
from tests.conftest import ROOT


def typed(*paths: str) -> subprocess.CompletedProcess[str]:
    """Check sources by the types of the standard library as it is on Windows."""
    command = [sys.executable, "-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32", *paths]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=110)


def test_nothing_is_called_that_windows_does_not_have(tmp_path: Path) -> None:
    ended = typed("catalogue", "desktop", "player", "sync")
    assert ended.returncode == 0, ended.stdout
    (tmp_path / "wrong.py").write_text("import os\n\nos.killpg(1, 9)\n", encoding="utf-8")
    assert "killpg" in typed(str(tmp_path / "wrong.py")).stdout


def test_frozen_the_parts_are_run_by_the_program_with_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("sync.reading") == (sys.executable, "-m", "sync.reading")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/somewhere/skylessonw.exe")
    assert own_command("sync.reading") == ("/somewhere/skylesson.exe", "-m", "sync.reading")
    assert (0x08000000 if sys.platform == "win32" else 0) == own_process.NO_WINDOW
    sources = [path for room in ("desktop", "sync") for path in (ROOT / room).rglob("*.py")]
    asked = re.compile(r'(?:own_command|asked_apart)\("([\w.]+)"')
    run = {name for path in sources for name in asked.findall(path.read_text(encoding="utf-8"))}
    assert run == set(frozen.MODULES)


def test_a_program_without_a_console_has_something_to_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    narrow = io.TextIOWrapper(raw, encoding="gbk")
    monkeypatch.setattr(sys, "stdout", narrow)
    monkeypatch.setattr(sys, "stderr", None)
    have_streams()
    sys.stdout.write("✓ 课")
    sys.stderr.write("nobody reads this")
    narrow.flush()
    assert raw.getvalue().decode("utf-8") == "✓ 课"
    sys.stderr.close()


def test_libvlc_beside_the_program_goes_before_any_other(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    use_own_vlc(tmp_path, environment)
    assert environment == {}
    (tmp_path / "vlc").mkdir()
    (tmp_path / "vlc" / "libvlc.dll").touch()
    use_own_vlc(tmp_path, environment)
    assert environment == {"PYTHON_VLC_LIB_PATH": str(tmp_path / "vlc" / "libvlc.dll")}


def test_a_package_that_is_opened_goes_where_packages_arrive_and_no_second_window_opens(tmp_path: Path) -> None:
    library, package = tmp_path / "library", tmp_path / "week 1.7z"
    assert not handed_in.is_received(library)
    open_household(library).close()
    package.write_bytes(b"7z")
    assert not handed_in.is_received(library)
    with Library(library):
        assert program.main(["open", str(package), "--library", str(library)]) == 0
    dropped = library / "drop" / package.name
    assert dropped.read_bytes() == b"7z"
    before = dropped.stat()
    handed_in.hand_in(library, [package])
    assert dropped.stat().st_ino == before.st_ino, "not twice"
    package.write_bytes(b"7z, longer")
    handed_in.hand_in(library, [package])
    longer = dropped.with_name("week 1 (2).7z")
    assert dropped.read_bytes() == b"7z", "what waits there may be another package"
    assert longer.read_bytes() == b"7z, longer"
    assert {path.name for path in dropped.parent.iterdir()} == {dropped.name, longer.name}
    for beside in side_paths(package):
        beside.write_bytes(b"beside")
    handed_in.hand_in(library, [package])
    assert [path.read_bytes() for path in side_paths(longer)] == [b"beside", b"beside"]
    package.write_bytes(b"7z, LONGER")
    for _again in range(2):
        handed_in.hand_in(library, [package, longer])
    assert longer.read_bytes() == b"7z, longer"
    assert longer.with_name("week 1 (3).7z").read_bytes() == b"7z, LONGER", "as long, but another"
    assert len(list(dropped.parent.glob("*.7z"))) == 3


def test_a_full_disk_leaves_nothing_half_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, package = tmp_path / "library", tmp_path / "week 1.7z"
    open_household(library).close()
    package.write_bytes(b"7z")

    def fill(_source: Path, target: Path) -> None:
        target.write_bytes(b"7")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("shutil.copyfile", fill)
    with pytest.raises(OSError, match="full"):
        handed_in.hand_in(library, [package])
    assert list((library / "drop").iterdir()) == []


def test_without_a_window_the_package_that_is_opened_opens_one(tmp_path: Path) -> None:
    library, package = tmp_path / "library", tmp_path / "week 1.7z"
    package.write_bytes(b"no archive" * 99)
    command = [sys.executable, "-m", "desktop", "open", str(package), "--library", str(library)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as window:
        until = time.monotonic() + 60
        while not list(library.glob("quarantine/week 1.7z")) and time.monotonic() < until and window.poll() is None:
            time.sleep(0.1)
        window.terminate()
        assert window.wait(60) == 0
    assert list(library.glob("quarantine/week 1.7z")), "received, and refused for what it is"

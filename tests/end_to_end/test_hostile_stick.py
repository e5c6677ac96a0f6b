"""A stick with programs on it: packages are taken, and nothing else of it is opened, let alone started."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sync.folders import document, packed

TRAPS = ("autorun.inf", "课件.exe", "start.sh", "第一课.lnk", "lesson.desktop", "desktop.ini", "setup.msi", "a.7z.exe")


def test_what_a_stick_would_start_by_itself_is_neither_read_nor_started(tmp_path: Path, media: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    stick, started, log = tmp_path / "stick", tmp_path / "started", tmp_path / "trace"
    stick.mkdir()
    packed(stick, media, document())
    shutil.rmtree(stick / "folder-a.7z")
    for name in TRAPS:
        (stick / name).write_text(f"#!/bin/sh\n[autorun]\nopen=start.sh\ntouch {started}\n", encoding="utf-8")
        (stick / name).chmod(0o755)
    library = tmp_path / "library"
    command = [sys.executable, "-m", "desktop", "import", "--accept-unsigned", stick, "--library", library]
    ended = subprocess.run(
        [strace, "-f", "-qq", "-e", "trace=execve,open,openat", "-o", str(log), *map(str, command)],
        cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert (library / "packages" / "org.test.a-v1.7z").exists()
    calls = [line for line in log.read_text(errors="replace").splitlines() if str(stick) in line]
    opened = {re.sub(r'.*"(?:[^"]*/)?([^"/]+)".*', r"\1", call) for call in calls if "open" in call.partition("(")[0]}
    assert opened <= {"stick", "a.7z", "a.7z.manifest.json", "a.7z.manifest.json.minisig"}
    assert "a.7z" in opened
    assert [call for call in calls if "execve(" in call and f'execve("{sys.executable}"' not in call] == []
    assert not started.exists()

"""The program opens no socket to any network, ever: the kernel's own word for it, by strace.

A receiver of satellite broadcasts, which would have to, is not part of the program.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.displays import Display
from tests.sync.folders import document, packed

HARMLESS = {
    "UNIX": "the display, the sound server and the message bus of this computer",
    "LOCAL": "another name of the same",
    "NETLINK": "the kernel tells of devices that are plugged in",
}
"""Families of sockets that never leave the computer."""

_FAMILY = re.compile(r"\b(?:socket|socketpair)\((?:AF|PF)_(\w+)|sa_family=AF_(\w+)")


def families(trace: str) -> set[str]:
    """Return the families of all sockets in a trace, opened or named."""
    return {first or second for first, second in _FAMILY.findall(trace)}


def traced(log: Path, *command: str | Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    return subprocess.run(
        [strace, "-f", "-qq", "-e", "trace=network", "-o", str(log), *map(str, command)],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


def test_a_day_of_the_program_opens_no_socket_to_a_network(display: Display, tmp_path: Path, media: Path) -> None:
    stick, library, log = tmp_path / "stick", tmp_path / "library", tmp_path / "trace"
    library.mkdir()
    stick.mkdir()
    packed(stick, media, document())
    shutil.rmtree(stick / "folder-a.7z")
    scene: list[str | Path] = [sys.executable, "-m", "tests.end_to_end.network_scene", library, stick]
    ended = traced(log, *scene, environment=display.environment)
    assert ended.returncode == 0, ended.stderr
    seen = json.loads(ended.stdout.splitlines()[-1])
    assert seen == {"received": ["org.test.a-v1.7z"], "shown": True, "ended": True}
    day = families(log.read_text())
    assert "UNIX" in day  # the display: or nothing was traced
    assert day - set(HARMLESS) == set()
    for form in ("xlsx", "pdf"):
        report: list[str | Path] = [
            sys.executable,
            "-m",
            "desktop",
            "usage",
            "report",
            "--format",
            form,
            "--out",
            tmp_path / form,
        ]
        ended = traced(log, *report, "--library", library, environment=display.environment)
        assert (ended.returncode, (tmp_path / form).exists()) == (0, True), ended.stderr
        assert families(log.read_text()) - set(HARMLESS) == set()


def test_a_socket_to_a_network_would_be_seen(tmp_path: Path, display: Display) -> None:
    code = "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('127.0.0.1', 9))"
    assert traced(tmp_path / "log", sys.executable, "-c", code, environment=display.environment).returncode == 0
    assert "INET" in families((tmp_path / "log").read_text())
    assert families("socket(AF_PACKET, SOCK_RAW, 768) = 3\nsendto(3, {sa_family=AF_INET6}") == {"PACKET", "INET6"}

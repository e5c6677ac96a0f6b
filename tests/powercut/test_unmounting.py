"""A disk that something holds for a moment is waited for; one that is held for good is let go, and said by whom."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.powercut.disk import run, what_is_missing
from tests.powercut.unmounting import is_mounted, unmount


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    if missing := what_is_missing():
        pytest.skip(missing)
    folder = tmp_path / "disk"
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    yield folder
    if is_mounted(folder):
        run("umount", "--lazy", folder)


def holding(disk: Path, seconds: float) -> "subprocess.Popen[bytes]":
    """Start what has a file of the disk open for so long."""
    script = f"import time; file = open('held', 'w'); print(flush=True); time.sleep({seconds})"
    process = subprocess.Popen([sys.executable, "-c", script], cwd=disk, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_what_holds_a_disk_for_a_moment_is_waited_for(disk: Path) -> None:
    with holding(disk, 0.5) as process:
        unmount(disk)
        assert process.poll() is not None
    assert not is_mounted(disk)
    unmount(disk)  # as after a test that did so itself


def test_what_holds_it_for_good_is_named_and_the_disk_is_gone_all_the_same(disk: Path) -> None:
    with holding(disk, 60) as process:
        try:
            with pytest.raises(OSError, match=rf"busy.* held by .*process {process.pid} \(.*\): {disk}/held"):
                unmount(disk, 0.2)
        finally:
            process.kill()
    assert not is_mounted(disk)


def test_a_device_whose_bytes_lie_on_it_is_named(disk: Path) -> None:
    (disk / "image").write_bytes(bytes(2**16))
    device = run("losetup", "--find", "--show", disk / "image")
    try:
        with pytest.raises(OSError, match=f"held by {device}"):
            unmount(disk, 0.2)
    finally:
        run("losetup", "--detach", device)

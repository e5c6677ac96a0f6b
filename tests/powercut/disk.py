"""Real disks in files: formatted, attached, mounted, recorded, and let go again whatever happens."""

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.conftest import ROOT
from tests.powercut.unmounting import unmount

DISK = "disk"
"""The one file that the recording file system shows."""

DISK_SIZE = 64 * 2**20
_TOOLS = ("mkfs.ext4", "losetup", "mount", "umount", "mountpoint", "sync")
_PACKERS = ("7z", "7zz", "7za")
_SECONDS_TO_APPEAR = 20.0


def what_is_missing() -> str:
    """Say what this machine lacks for recording a disk; '' where it can be done."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "mounting needs root"
    for device in ("/dev/fuse", "/dev/loop-control"):
        if not Path(device).exists():
            return f"there is no {device}"
    for tool in _TOOLS:
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    if not any(shutil.which(packer) for packer in _PACKERS):
        return "7-Zip is not installed"
    try:
        importlib.import_module("mfusepy")
    except (ImportError, OSError) as error:
        return f"mfusepy or the system's libfuse is not installed: {error}"
    return ""


def format_disk(image: Path) -> None:
    """Make an empty disk, all of whose tables are written: nothing is left for the background to write later."""
    with image.open("xb") as file:
        file.truncate(DISK_SIZE)
    run("mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", image)


@contextlib.contextmanager
def work_folder() -> Iterator[Path]:
    """Yield a folder for disks, in memory where there is room: nothing in it has to outlive this machine's own cuts."""
    memory = Path("/dev/shm")  # noqa: S108  # the folder itself gets a name that nobody can guess
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > 8 * DISK_SIZE
    with tempfile.TemporaryDirectory(dir=memory if has_room else None, prefix="skylesson-cuts-") as folder:
        yield Path(folder)


@contextlib.contextmanager
def mounted(what: Path, folder: Path, options: str) -> Iterator[Path]:
    """Mount an image, a device or, with the option ``bind``, a folder."""
    folder.mkdir(exist_ok=True)
    run("mount", "-o", options, what, folder)
    try:
        yield folder
    finally:
        unmount(folder)


@contextlib.contextmanager
def recorded(base: Path, record: Path, folder: Path) -> Iterator[Path]:
    """Attach a copy of ``base`` as a device, of which every write and every flush goes to ``record``."""
    with attached("tests.powercut.recorder", [base, record], folder) as (device, _):
        yield device


@contextlib.contextmanager
def attached(module: str, words: Sequence[object], folder: Path) -> Iterator[tuple[Path, "subprocess.Popen[bytes]"]]:
    """Attach as a device what a process of ``module`` shows in ``folder``; yield the device and the process."""
    folder.mkdir(exist_ok=True)
    with contextlib.ExitStack() as to_undo:
        command = [sys.executable, "-B", "-m", module, *map(str, words), str(folder)]
        process = to_undo.enter_context(subprocess.Popen(command, cwd=ROOT))
        to_undo.callback(process.kill)  # which one that was stopped heeds, too
        to_undo.callback(unmount, folder)
        _await_file(folder / DISK, process)
        device = run("losetup", "--find", "--show", "--direct-io=on", folder / DISK)
        to_undo.callback(run, "losetup", "--detach", device)
        yield Path(device), process


def write_all(folder: Path) -> None:
    """Have everything that was written to a mounted disk reach it."""
    run("sync", "--file-system", folder)


def _await_file(path: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _SECONDS_TO_APPEAR
    while not path.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the recording file system did not start (it returned {process.poll()})")
        time.sleep(0.01)


def run(*words: str | Path) -> str:
    """Run a command, and return what it says.

    Raises:
        OSError: it failed.
    """
    ended = subprocess.run([str(word) for word in words], check=False, capture_output=True, text=True)
    if ended.returncode:
        raise OSError(f"{words[0]}: {ended.stderr.strip() or ended.stdout.strip()}")
    return ended.stdout.strip()

"""Real mounts for tests of disks that are full, only for reading, or reached by two ways. They need root."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount something on ``folder``; skip the test where that is not allowed."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting needs root")
    folder.mkdir(exist_ok=True)
    ended = subprocess.run(["mount", *options, str(folder)], check=False, capture_output=True, text=True)
    if ended.returncode:
        pytest.skip(f"mounting is not allowed here: {ended.stderr.strip()}")
    try:
        yield folder
    finally:
        # A namespace of mounts begun meanwhile has a copy of this one, and keeps the disk in use: what is written is
        # on it all the same.
        subprocess.run(["sync", "-f", str(folder)], check=False)
        subprocess.run(["umount", "-l", str(folder)], check=True)


def small_disk(folder: Path, size: str) -> contextlib.AbstractContextManager[Path]:
    """A file system of ``size`` (as mount writes it) in memory."""
    return mounted(folder, "-t", "tmpfs", "-o", f"size={size}", "tmpfs")


def same_disk_again(source: Path, folder: Path) -> contextlib.AbstractContextManager[Path]:
    """``source`` seen a second time, through a mount of its own."""
    return mounted(folder, "--bind", str(source))


def make_read_only(folder: Path) -> None:
    """Let nothing more be written to a mounted disk."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


@contextlib.contextmanager
def stick_image(folder: Path, mebibytes: int, *, pullable: bool = False) -> Iterator[tuple[Path, Path]]:
    """A stick in FAT32, as schools have them: an image, mounted. Gives the mount and the image.

    Where the kernel has no FAT, or it is to be pulled out, fusefat mounts it.
    """
    maker = shutil.which("mkfs.vfat", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if maker is None:
        pytest.skip("mkfs.vfat (dosfstools) is not installed")
    image = folder.with_name(f"{folder.name}.img")
    with image.open("wb") as file:
        file.truncate(mebibytes * 2**20)
    subprocess.run([maker, "-F", "32", "-n", "BLUE", str(image)], check=True, capture_output=True)
    if not pullable and "vfat" in Path("/proc/filesystems").read_text(encoding="ascii").split():
        with mounted(folder, "-o", "loop", str(image)) as mount:
            yield mount, image
        return
    folder.mkdir()
    if shutil.which("fusefat") is None:
        pytest.skip("neither the kernel nor fusefat can mount a FAT image here")
    if subprocess.run(["fusefat", "-o", "rw+,allow_other", image, folder], check=False, capture_output=True).returncode:
        pytest.skip("fusefat may not mount here")
    try:
        yield folder, image
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def pull_out(folder: Path) -> None:
    """End what is behind a pullable stick image, as pulling the stick does."""
    [number] = [path.parent.name for path in Path("/proc").glob("[0-9]*/cmdline") if _serves(path, folder)]
    os.kill(int(number), signal.SIGKILL)


def _serves(path: Path, folder: Path) -> bool:
    try:
        words = path.read_bytes().split(b"\0")
    except OSError:
        return False
    return words[0].endswith(b"fusefat") and os.fsencode(folder) in words

"""A stick that can really be pulled: a file system on a device whose bytes come from a process that can be ended.

``python -m tests.faults.stick IMAGE FOLDER BAD`` shows IMAGE as FOLDER/disk until it is ended. What the kernel has of
it in memory stays, as it does of a pulled stick; everything else gives EIO from then on. So does the byte BAD always,
when that is not negative.
"""

import contextlib
import errno
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import mfusepy

from tests.conftest import ROOT
from tests.powercut.disk import DISK, appeared, run, unmount


class _Shown:
    """The file system's requests, as mfusepy names them."""

    use_ns = True

    def __init__(self, image: Path, bad: int) -> None:
        self._size, self._file, self._bad = image.stat().st_size, image.open("rb+", buffering=0), bad

    def getattr(self, path: str, _handle: int | None = None) -> dict[str, int]:
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o700, "st_nlink": 2}
        if path == f"/{DISK}":
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": self._size}
        raise mfusepy.FuseOSError(errno.ENOENT)

    def readdir(self, _path: str, _handle: int) -> list[str]:
        return [".", "..", DISK]

    def open(self, _path: str, _flags: int) -> int:
        return 0

    def read(self, _path: str, size: int, offset: int, _handle: int) -> bytes:
        if offset <= self._bad < offset + size:
            raise mfusepy.FuseOSError(errno.EIO)
        self._file.seek(offset)
        return self._file.read(size)

    def write(self, _path: str, data: bytes, offset: int, _handle: int) -> int:
        self._file.seek(offset)
        return self._file.write(data)

    def fsync(self, _path: str, _only_data: int, _handle: int) -> int:
        return 0


class Stick:
    """A stick that is in. ``mount`` is where it is seen."""

    def __init__(self, mount: Path, process: "subprocess.Popen[bytes]") -> None:
        self.mount, self._process = mount, process

    def pull(self) -> None:
        """Have nothing behind it any more; it stays mounted, as a pulled stick does at first."""
        self._process.kill()
        self._process.wait()

    def hang(self) -> None:
        """Have it answer nothing, and refuse nothing."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Have it answer again."""
        self._process.send_signal(signal.SIGCONT)


@contextlib.contextmanager
def inserted(image: Path, work: Path, mount: Path, bad: int = -1) -> Iterator[Stick]:
    """Put a stick in, with nothing of it in memory; take it out as a person does, however it was pulled before.

    ``bad`` is where on it a sector cannot be read.
    """
    shown = work / "shown"
    for folder in (shown, mount):
        folder.mkdir(exist_ok=True)
    with contextlib.ExitStack() as to_undo:
        words = [sys.executable, "-B", "-m", "tests.faults.stick", str(image), str(shown), str(bad)]
        process = to_undo.enter_context(subprocess.Popen(words, cwd=ROOT))
        to_undo.callback(process.kill)
        to_undo.callback(unmount, shown)
        appeared(shown / DISK, process)
        device = run("losetup", "--find", "--show", "--direct-io=on", shown / DISK)
        to_undo.callback(run, "losetup", "--detach", device)
        run("mount", device, mount)
        to_undo.callback(run, "umount", "--lazy", mount)
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
        yield Stick(mount, process)


def main() -> None:
    """Show the image until this process is ended."""
    image, folder, bad = sys.argv[1:]
    mfusepy.FUSE(_Shown(Path(image), int(bad)), folder, foreground=True, nothreads=True, direct_io=True)


if __name__ == "__main__":
    main()

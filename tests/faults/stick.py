"""A stick that can really be pulled: a file system on a device whose bytes come from a process that can be ended.

``python -m tests.faults.stick IMAGE BAD FOLDER`` shows IMAGE as FOLDER/disk until it is ended. What the kernel has of
it in memory stays, as it does of a pulled stick; everything else gives EIO from then on. So does the byte BAD always,
when that is not negative.
"""

import contextlib
import errno
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import mfusepy

from tests.powercut.disk import attached, run
from tests.powercut.one_file import OneFile


class _Shown(OneFile):
    """The image, but for one byte that may be bad."""

    def __init__(self, image: Path, bad: int) -> None:
        super().__init__(image.stat().st_size)
        self._file, self._bad = image.open("rb+", buffering=0), bad

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
    """Put a stick in; take it out as a person does, however it was pulled before. Nothing of it is in memory at first.

    ``bad`` is where on it a sector cannot be read.
    """
    mount.mkdir(exist_ok=True)
    with attached("tests.faults.stick", [image, bad], work / "shown") as (device, process):
        run("mount", device, mount)
        stick = Stick(mount, process)
        try:
            yield stick
        finally:
            stick.go_on()  # else whatever asks about loop devices would wait for it, this cleaning up, too
            run("umount", "--lazy", mount)


def main() -> None:
    """Show the image until this process is ended."""
    image, bad, folder = sys.argv[1:]
    mfusepy.FUSE(_Shown(Path(image), int(bad)), folder, foreground=True, nothreads=True, direct_io=True)


if __name__ == "__main__":
    main()

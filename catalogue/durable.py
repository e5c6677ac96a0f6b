"""What has to be on the disk before the next step may be taken."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path


def on_disk(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk. Windows writes folders itself and opens none.

    Raises:
        OSError: the disk refused; what was written may be lost.
    """
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def names_on_disk(folder: Path) -> None:
    """Have the names in a folder on the disk; some drivers (of shares, or in user space) flush files only, and say so.

    Raises:
        OSError: the disk did not take them.
    """
    try:
        on_disk(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


@contextlib.contextmanager
def made_whole(path: Path, *, lasting: bool = True) -> Iterator[Path]:
    """Yield a name beside ``path`` to write to: the file takes the place of ``path`` when the block ends well.

    Whatever happens, ``path`` is as it was or as it is to be, and nothing lies beside it. ``lasting``: it is the new
    one in the end, whatever happens then; without that a power cut may bring the old one back. Two programs may do it
    at once.

    Raises:
        OSError: the disk refused; where it did so at the very end, the new file may be there already.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        yield beside
        on_disk(beside)
        beside.replace(path)
        if lasting:
            names_on_disk(path.parent)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def clear_halves(folder: Path) -> None:
    """Remove what programs that were killed had not made whole in a folder; of one that runs, nothing."""
    for path in folder.glob("*.tmp"):
        number = path.suffixes[-2:-1]
        if number and number[0][1:].isdecimal() and not Path("/proc", number[0][1:]).exists():
            with contextlib.suppress(OSError):  # where there is no /proc, what is open cannot be removed
                path.unlink()


def put_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace a small file whole; see ``made_whole``.

    Raises:
        OSError: the disk refused; where it did so at the very end, the new file may be there already.
    """
    with made_whole(path, lasting=lasting) as beside:
        beside.write_bytes(data)

"""Unmounting under load: what holds a disk for a moment is waited for, what holds it for good is named."""

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 20.0
"""Seconds: whatever looks at all disks of a machine, such as another test's program, opens this one, too."""

_BETWEEN = 0.05
_MOST_NAMED = 8


def unmount(folder: Path, patience: float = PATIENCE) -> None:
    """Unmount ``folder`` as soon as nothing holds it any more; it is mounted no more after that, whatever happens.

    Raises:
        OSError: it was held all the time; what holds it is named.
    """
    ends = time.monotonic() + patience
    while (said := _umount(folder)) and is_mounted(folder):
        if time.monotonic() > ends:
            held = "; ".join(list(_holders(folder))[:_MOST_NAMED]) or "nothing that can be found"
            _umount("--lazy", folder)
            raise OSError(f"{said} for {patience:.0f} s, held by {held}")
        time.sleep(_BETWEEN)


def is_mounted(folder: Path) -> bool:
    """Ask the mount table: a file system whose process was ended answers nothing itself."""
    return f" {folder} " in Path("/proc/self/mountinfo").read_text(encoding="utf-8")


def _umount(*words: str | Path) -> str:
    """Return what umount complains of, '' when it has none."""
    ended = subprocess.run(["umount", *map(str, words)], check=False, capture_output=True, text=True)
    return (ended.stderr.strip() or f"umount returned {ended.returncode}") if ended.returncode else ""


def _holders(folder: Path) -> Iterator[str]:
    """Yield the devices whose bytes lie in ``folder``, and the processes that have something of it open."""
    for file in Path("/sys/block").glob("loop*/loop/backing_file"):
        with contextlib.suppress(OSError):
            if Path(file.read_text(encoding="utf-8").strip()).is_relative_to(folder):
                yield f"/dev/{file.parent.parent.name}"
    here = Path("/proc/self/ns/mnt").readlink()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            name = f"process {process.name} ({(process / 'comm').read_text(encoding='utf-8').strip()})"
            elsewhere = (process / "ns" / "mnt").readlink() != here
            if elsewhere and f" {folder} " in (process / "mountinfo").read_text(encoding="utf-8"):
                yield f"{name}: has it mounted, too"
            for link in (process / "cwd", process / "root", process / "exe", *(process / "fd").iterdir()):
                with contextlib.suppress(OSError):
                    if (held := link.readlink()).is_relative_to(folder):
                        yield f"{name}: {held}"

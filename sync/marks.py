"""Marks on disks: the library's own, and the witnesses of it on other volumes (sync/lasting.py says what they mean)."""

import ctypes
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from catalogue.durable import put_whole
from sync.lasting import Boot, Mark
from sync.signpost import MARK_NAME, WITNESS_NAME, to_rewrite, written

_MOST_MARKS = 20
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_now() -> Boot:
    """Return the present run of the computer.

    Sources: random(4), "/proc/sys/kernel/random/boot_id"; GetTickCount64 of the Windows API, milliseconds.
    """
    if sys.platform == "win32":
        ticks = ctypes.WinDLL("kernel32").GetTickCount64
        ticks.restype = ctypes.c_uint64
        return Boot("", ticks() / 1000)
    try:
        name = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        name = ""
    return Boot(name, time.monotonic())


def read_mark(library: Path) -> Mark | None:
    """Return the mark of a library, None where there is none that can be read."""
    return _mark(written(library / MARK_NAME))


def write_mark(library: Path, mark: Mark) -> None:
    """Leave a mark in a library; it is on the disk on return.

    Raises:
        OSError: the disk refused.
    """
    _write(library / MARK_NAME, _record(mark))


def read_witnesses(folders: Iterable[Path]) -> list[Mark]:
    """Return all marks that lie in ``folders``."""
    found = (_mark(record) for folder in folders for record in _listed(written(folder / WITNESS_NAME)))
    return [mark for mark in found if mark is not None]


def write_witness(folder: Path, mark: Mark) -> None:
    """Leave a copy of a mark on another volume, in the place of older ones of the same library or folder.

    Raises:
        OSError: the disk refused.
    """
    known = to_rewrite(folder / WITNESS_NAME)
    others = [old for old in (_mark(record) for record in _listed(known)) if old is not None]
    kept = [old for old in others if old.library != mark.library and old.place != mark.place][-_MOST_MARKS:]
    _write(folder / WITNESS_NAME, {**known, "marks": [_record(each) for each in (*kept, mark)]})


def say_library(root: Path, library: Path | None, before: Path | None = None) -> None:
    """Say on a volume which of its folders is the library, None for none: found even when drive C: was put back.

    ``before`` is where on this volume it was: that counts until it is in its new folder.

    Raises:
        OSError: the disk refused.
    """
    named = {"library": library, "before": before}
    said = {name: "" if place is None else place.relative_to(root).as_posix() for name, place in named.items()}
    _write(root / WITNESS_NAME, {**to_rewrite(root / WITNESS_NAME), **said})


def _listed(witness: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    marks = witness.get("marks")
    return [mark for mark in marks if isinstance(mark, dict)] if isinstance(marks, list) else []


def _mark(record: Mapping[str, Any]) -> Mark | None:
    try:
        back = record["went_back"]
        return Mark(
            str(record["library"]),
            str(record["place"]),
            int(record["starts"]),
            Boot(str(record["boot"]), float(record["up"])),
            datetime.fromisoformat(record["seen"]).replace(tzinfo=None),
            int(record["survived"]),
            None if back is None else date.fromisoformat(back),
        )
    except (KeyError, ValueError, TypeError, OverflowError):
        return None


def _record(mark: Mark) -> Mapping[str, object]:
    return {
        "library": mark.library,
        "place": mark.place,
        "starts": mark.starts,
        "boot": mark.boot.id,
        "up": mark.boot.up,
        "seen": mark.seen.isoformat(timespec="seconds"),
        "survived": mark.survived,
        "went_back": None if mark.went_back is None else mark.went_back.isoformat(),
    }


def _write(path: Path, record: Mapping[str, object]) -> None:
    put_whole(path, json.dumps(record, ensure_ascii=False, indent=1).encode())

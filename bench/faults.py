"""Every fault at every call: ``python -m bench.faults [kills|errors|drops]``, without a word all; some minutes.

Kills an import of several packages at each of its writes, renames, flushes, removals and reservations; has the disk
fail at each call of each way in; throws 20,000 files into the drop folder. Every violation goes to stderr.
"""

import collections
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from bench.report import seconds, skipped
from sync.importer import Origin
from sync.pack import pack
from tests.conftest import MEDIA
from tests.faults.calls import why_not
from tests.faults.errors import FAULTS, injections
from tests.faults.kills import KINDS, sweep
from tests.powercut.disk import work_folder
from tests.sync.folders import document, lay_out

_FLOOD, _PACKAGES = 20_000, 12
_PATIENCE = 120.0


def kills() -> None:
    """Kill at every call, from a drop folder and from a stick."""
    for origin in (Origin.DROP, Origin.STICK):
        with work_folder() as folder:
            started = time.perf_counter()
            swept = sweep(folder / "swept", origin, [name for kind in KINDS.values() for name in kind])
            _show(f"killed at every call, {origin}", started, swept.violations, kills=dict(swept.killed))


def errors() -> None:
    """Have each fault happen at each call; the slow disk is slow from the first on."""
    for name, fault in FAULTS.items():
        with work_folder() as folder:
            started = time.perf_counter()
            reasons, violations, count = collections.Counter[str](), list[str](), 0
            for what, found in injections(folder, fault, 10_000 if fault.answer.seconds else 1):
                count += found.hit is not None
                reasons[found.first or "taken in"] += found.hit is not None
                violations += [f"{what}: {wrong}" for wrong in found.wrong]
            _show(f"disk fault: {name}", started, violations, injected=count, told=dict(reasons))


def drops() -> None:
    """Files thrown in while the program is stopped, a folder made again, mounted over, unmounted: found how soon?"""
    with work_folder() as folder, _watching(folder) as (process, drop, said):
        found = {
            "20,000 files while stopped": _found(process, drop, said, lambda: _flood(drop)),
            "folder made again": _found(process, drop, said, lambda: _made_again(drop)),
            "mounted over": _found(process, drop, said, lambda: _mount(drop)),
            "unmounted": _found(process, drop, said, lambda: _unmount(drop)),
        }
        line = {"bench": "packages found in a drop folder, seconds", "packages": _PACKAGES, **found, "at_most": 60}
        print(json.dumps(line), flush=True)


def why_not_mounted() -> str:
    """Say why nothing can be mounted over a drop folder on this machine; '' where it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "mounting needs root"
    return next((f"{tool} is not installed" for tool in ("mount", "umount") if shutil.which(tool) is None), "")


@contextlib.contextmanager
def _watching(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", Path, list[str]]]:
    """Run the program as a user does, with its own times; yield it, its drop folder and the lines that it says."""
    drop, said = folder / "drop", list[str]()
    drop.mkdir()
    words = ["-m", "desktop", "--library", folder / "library", "watch", "--drop", drop, "--accept-unsigned", "--json"]
    with subprocess.Popen([sys.executable, "-B", *map(str, words)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101  # it was asked for
        threading.Thread(target=_hear, args=(process.stdout, said), daemon=True).start()
        time.sleep(5.0)  # until it has begun
        try:
            yield process, drop, said
        finally:
            process.send_signal(signal.SIGCONT)
            process.terminate()


def _hear(lines: TextIO, said: list[str]) -> None:
    said.extend(line for line in lines if '"state": "admitted"' in line)  # as they come


def _found(process: "subprocess.Popen[str]", drop: Path, said: Sequence[str], change: Callable[[], object]) -> float:
    """Change the folder while the program is stopped, put packages in; return how long it takes to find them all."""
    before = len(said)
    process.send_signal(signal.SIGSTOP)
    change()
    with work_folder() as folder:
        for number in range(_PACKAGES):
            pack(lay_out(folder / "f", MEDIA, document(f"org.bench.p{before + number}")), folder / f"{number}.7z")
        for path in folder.glob("*.7z*"):
            shutil.copy(path, drop)
    process.send_signal(signal.SIGCONT)
    return round(seconds(lambda: _await(lambda: len(said) >= before + _PACKAGES)), 1)


def _await(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > ends:
            raise RuntimeError("not every package was found")
        time.sleep(0.05)


def _flood(drop: Path) -> None:
    for number in range(_FLOOD):
        (drop / f"{number}.txt").touch()


def _made_again(drop: Path) -> None:
    shutil.rmtree(drop)
    drop.mkdir()


def _mount(drop: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(drop)], check=True)


def _unmount(drop: Path) -> None:
    subprocess.run(["umount", "--lazy", str(drop)], check=True)


def _show(what: str, started: float, violations: Sequence[str], **more: object) -> None:
    for violation in violations:
        print(violation, file=sys.stderr, flush=True)
    took = round(time.perf_counter() - started, 1)
    print(json.dumps({"bench": what, "violations": len(violations), "seconds": took, **more}), flush=True)


def main() -> None:
    """Do what was asked for, or all."""
    works: Mapping[str, tuple[Callable[[], str], Callable[[], None]]] = {
        "kills": (why_not, kills), "errors": (why_not, errors), "drops": (why_not_mounted, drops),
    }  # fmt: skip
    for name in sys.argv[1:] or works:
        is_missing, work = works[name]
        if missing := is_missing():
            skipped(f"faults: {name}", missing)
        else:
            work()


if __name__ == "__main__":
    main()

"""What ended the last runs of the window: a crash that Python could not hear, or three starts that never got there.

A start is counted before anything is opened and forgotten once the window stands. After three in a row the next one is
a careful start: what is made of resources is put aside, films use the light mode, and nothing is received.
"""

import contextlib
import faulthandler
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from desktop.crash_reports import native_lines, save_report

STARTS_FILE = "starts.txt"
CAREFUL_AFTER = 3
"""Starts in a row that did not get as far as a window."""

_TRACES = "native-*.txt"
_LEFT_SECONDS = 24 * 3600
_DISPOSABLE = ("prepared", "cache/stills")
"""What is made of resources and read before anything is taught; made again when it is wanted."""

_ASIDE = "aside"
"""Where they go, beside the library's other folders; what went there before is deleted."""


@dataclass(frozen=True, slots=True)
class LastRuns:
    """``crashed``: the system ended the last run. ``careful``: this start has to be a careful one."""

    crashed: bool = False
    careful: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is to be said of it, as codes of messages.py."""
        careful = ("careful-start",) if self.careful else ()
        return careful or (("ended-suddenly",) if self.crashed else ())


class CrashWatch:
    """Over one run of the window: ``begin``, ``stood`` once the window is there, ``end``. A disk may refuse it all."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._library, self._folder = library, folder
        self._path = folder / f"native-{time.time_ns()}.txt"
        self._file: TextIO | None = None
        self._counted = False

    def begin(self) -> LastRuns:
        """Look what became of the last runs, and watch over this one."""
        crashed, failed = self._take_traces(), self._failed_starts()
        self._write_starts(failed + 1)
        self._counted = True
        with contextlib.suppress(OSError, ValueError):
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        if failed >= CAREFUL_AFTER:
            self._put_aside()
        return LastRuns(crashed, failed >= CAREFUL_AFTER)

    def stood(self) -> None:
        """The window stands: this start counts no more."""
        if self._counted:
            self._counted = False
            with contextlib.suppress(OSError):
                (self._folder / STARTS_FILE).unlink(missing_ok=True)

    def refused(self) -> None:
        """The start was refused for a reason that is said, which is no crash: it counts no more than was before."""
        if self._counted:
            self._counted = False
            self._write_starts(self._failed_starts() - 1)

    def end(self) -> None:
        """The run ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _failed_starts(self) -> int:
        try:
            return max(int((self._folder / STARTS_FILE).read_text(encoding="ascii")), 0)
        except (OSError, ValueError):
            return 0

    def _write_starts(self, count: int) -> None:
        with contextlib.suppress(OSError):
            (self._folder / STARTS_FILE).write_text(f"{count}\n", encoding="ascii")

    def _take_traces(self) -> bool:
        """Make reports of what ended earlier runs. An empty one may be of a run that goes on, or of a power cut."""
        found = False
        with contextlib.suppress(OSError):
            for path in self._folder.glob(_TRACES):
                trace = path.read_text(encoding="utf-8", errors="replace")
                if trace.strip():
                    save_report(self._folder, "\n".join(native_lines(trace)) + "\n")
                    found = True
                if trace.strip() or time.time() - path.stat().st_mtime > _LEFT_SECONDS:
                    path.unlink()
        return found

    def _put_aside(self) -> None:
        for name in _DISPOSABLE:
            folder = self._library / name
            with contextlib.suppress(OSError):
                if folder.exists():
                    aside = self._library / _ASIDE / folder.name
                    shutil.rmtree(aside, ignore_errors=True)
                    aside.parent.mkdir(exist_ok=True)
                    folder.rename(aside)

"""Reports of what nobody expected, saved in the folder of the logs: where it was, and no name and no content."""

import logging
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from desktop import __version__
from desktop.log_lines import LineFormatter, place_of
from desktop.scrubbing import Scrubber

PATTERN = "crash-*.txt"

MOST_KEPT = 10
"""Reports that are kept; the oldest go."""

_MOST_A_RUN = 20
"""Reports that one run of the program saves: a fault in every picture of a film must not fill the disk."""

_FRAME = re.compile(r'  File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>[\w<>]+)')
_HEAD = re.compile(r"(Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+|(Current thread|Thread) 0x[0-9a-f]+)")


class Reports(logging.Handler):
    """Saves a report of each error in the log, each place once a run. ``saved`` tells whether one could be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.ERROR)
        self._folder, self._seen = folder, set[str]()
        self.setFormatter(LineFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Save it, if it is an error with a place."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return
        said = Scrubber().log(self.format(record))
        place = said.partition(": ")[2]
        if place in self._seen or len(self._seen) >= _MOST_A_RUN:
            return
        self._seen.add(place)
        save_report(self._folder, said)


def save_report(folder: Path, said: str) -> Path | None:
    """Write a report beside the logs, and let the oldest go; None where the disk refuses."""
    now = datetime.now(UTC).astimezone()
    head = f"Skylesson {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n"
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{head}{now.isoformat(timespec='seconds')}\n\n{said}", encoding="utf-8")
        for old in sorted(folder.glob(PATTERN))[:-MOST_KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def native_lines(trace: str) -> Iterator[str]:
    """Give what ``faulthandler`` wrote when the program was ended by the system, without folders of this computer."""
    for line in trace.splitlines():
        if found := _FRAME.match(line):
            yield f"  at {place_of(found['file'])}:{found['line']} {found['name']}"
        elif found := _HEAD.match(line):
            yield found[1]

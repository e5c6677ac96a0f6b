"""A program that watches a drop folder: ``python -m tests.faults.watching FOLDER SETTLE SCAN`` says what it would take.

It deletes each package and prints its name, a line each; a process of its own, so that it can be stopped and go on.
"""

import sys
import threading
from pathlib import Path

from sync.outcome import Outcome, State
from sync.watch import DropFolders


def _take(path: Path) -> Outcome:
    path.unlink()
    sys.stdout.write(f"{path.name}\n")
    sys.stdout.flush()
    return Outcome(path, State.ADMITTED)


def main() -> None:
    """Watch until this process is ended."""
    folder, settle, scan = sys.argv[1:]
    folders = DropFolders([Path(folder)], settle_seconds=float(settle), scan_every=float(scan))
    folders.run(_take, threading.Event())


if __name__ == "__main__":
    main()

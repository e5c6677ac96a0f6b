"""Another program looks at a library while the window has it open: nothing that is written afterwards is lost.

SQLite's locks belong to a process, and are gone once it closes any descriptor of its own on the file
(sqlite.org/howtocorrupt, 2.2). The other program, as it ends, would then take away the log that is being written.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.places import open_household
from tests.conftest import ROOT

_WINDOW = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.examining import examine
from desktop.places import open_household

household = open_household(Path(sys.argv[1]))

def write():
    household.school.begin("english-4-1-01", datetime(2026, 11, 24, 8, tzinfo=UTC))

DEEDS = {
    "write": write,
    "check": lambda: [household.catalogue.check(), household.school.check()],
    "examine": lambda: list(examine(household)),
    "back up": household.back_up,
}
print("open", flush=True)
for line in sys.stdin:
    DEEDS[line.strip()]()
    print("done", flush=True)
"""
_LOOKS = (["lessons"], ["packages"], ["usage", "verify"], ["doctor"])


class Window:
    """A process that has the library open, as the window has."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def do(self, deed: str) -> None:
        """Have it done."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{deed}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"

    @property
    def gone(self) -> list[str]:
        """Files that it has open, and that are there no more."""
        folder = Path(f"/proc/{self._process.pid}/fd")
        names = [str(each.readlink()) for each in folder.iterdir()]
        return [name for name in names if name.endswith("(deleted)") and ".db" in name]

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._process.wait()


@contextmanager
def window(library: Path) -> Iterator[Window]:
    """Open the library in a process of its own."""
    command = [sys.executable, "-c", _WINDOW, str(library)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield Window(process)
        finally:
            process.kill()


def look(library: Path, *words: str) -> None:
    command = [sys.executable, "-m", "desktop", "--library", str(library), *words]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False).returncode in (0, 1)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc to see what a process has open")
@pytest.mark.parametrize("deed", ["write", "check", "examine", "back up"])
def test_what_is_written_after_another_program_looked_is_kept(deed: str, tmp_path: Path) -> None:
    open_household(tmp_path).close()
    with window(tmp_path) as open_window:
        open_window.do(deed)
        for words in _LOOKS:
            look(tmp_path, *words)
            assert open_window.gone == []
        open_window.do("write")
        open_window.kill()
    household = open_household(tmp_path)
    assert len(household.school.records()) == 1 + (deed == "write")
    household.close()

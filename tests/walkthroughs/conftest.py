"""The program as it was installed: a new home, an empty library, a teacher's screen and a projector.

``SKYLESSON_COMMAND`` (words as a shell reads them) says how it is started; without it the checkout's own is. The
library is named by SKYLESSON_LIBRARY, and every path lies in the test's folder: a root of its own has to see that.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.displays import Display, virtual_display
from tests.walkthroughs.eyes import Eyes, reading_bus
from tests.walkthroughs.person import Person


@dataclass(frozen=True, slots=True)
class Installed:
    """The installed program, with what it needs to be started over one library."""

    command: tuple[str, ...]
    library: Path
    environment: dict[str, str]

    def run(self, *arguments: str | Path) -> str:
        """Run one of its commands; return what it printed."""
        words = [*self.command, *map(str, arguments)]
        ended = subprocess.run(words, env=self.environment, check=False, capture_output=True, text=True, timeout=60)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def start(self) -> subprocess.Popen[bytes]:
        """Start its window, as its icon does."""
        return subprocess.Popen(self.command, env=self.environment)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with virtual_display(tmp_path) as made:
        yield made


@pytest.fixture
def installed(tmp_path: Path, display: Display) -> Iterator[Installed]:
    own = Path(sys.executable).with_name("skylesson")
    command = shlex.split(os.environ.get("SKYLESSON_COMMAND", "")) or [str(own)]
    library, home = tmp_path / "library", tmp_path / "home"
    home.mkdir()
    with reading_bus(tmp_path) as address:
        yield Installed(
            tuple(command),
            library,
            {
                **display.environment,
                "HOME": str(home),
                "LANG": "zh_CN.UTF-8",
                "LC_ALL": "",
                "SKYLESSON_LIBRARY": str(library),
                "AT_SPI_BUS_ADDRESS": address,
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            },
        )


@pytest.fixture
def person(installed: Installed, display: Display, request: pytest.FixtureRequest) -> Iterator[Person]:
    """Somebody who has just started the program; who leaves, closes it."""
    for preparation in request.node.iter_markers("prepared"):
        request.getfixturevalue(preparation.args[0])
    eyes = Eyes(installed.environment["AT_SPI_BUS_ADDRESS"])
    program = installed.start()
    made = Person(display, eyes, request.node.name.removeprefix("test_"))
    yield made
    made.leave()
    eyes.close()
    program.terminate()
    assert program.wait(20) == 0
    logs = (installed.library / "logs").glob("*.log")
    assert not [log for log in logs if "Traceback" in log.read_text(encoding="utf-8")]

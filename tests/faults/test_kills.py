"""The program killed at any system call of an import of several packages: the next start finds nothing half done.

A kill cannot show a missing flush, because what was written stays in the system's cache; tests/powercut does that.
``python -m bench.faults`` kills at each and every call.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from sync.importer import Origin
from tests.conftest import ROOT
from tests.powercut.disk import work_folder

STEP = 11
"""Between two writes that are killed at: SQLite's own, most of them, which it answers for."""


@pytest.fixture(scope="session", autouse=True)
def watchable() -> None:
    """Skip where the kernel does not let system calls be watched. Asked in a process of its own: this one has threads."""
    asked = [sys.executable, "-c", "from tests.faults.calls import why_not; print(why_not(), end='')"]
    if missing := subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout:
        pytest.skip(missing)


@pytest.fixture
def work() -> Iterator[Path]:
    with work_folder() as folder:
        yield folder


def swept(work: Path, origin: Origin, kind: str, step: int, *wrong: str) -> Mapping[str, Any]:
    """Sweep in a process of its own."""
    words = [sys.executable, "-B", "-m", "tests.faults.kills", str(work / "swept"), origin, kind, str(step), *wrong]
    ended = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    assert not ended.returncode, ended.stderr
    found: Mapping[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(("origin", "kind", "step"), [
    (Origin.DROP, "rare", 1), (Origin.STICK, "rare", 4), (Origin.DROP, "frequent", STEP),
])  # fmt: skip
def test_killed_at_any_call_the_next_start_goes_on(work: Path, origin: Origin, kind: str, step: int) -> None:
    found = swept(work, origin, kind, step)
    assert found["violations"] == []
    assert sum(found["killed"].values()) > 5


def test_a_wrong_order_of_calls_is_found_out(work: Path) -> None:
    assert swept(work, Origin.DROP, "rare", 1, "let go first")["violations"]

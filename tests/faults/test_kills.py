"""The program killed at any system call of an import of several packages: the next start finds nothing half done.

A kill cannot show a missing flush, because what was written stays in the system's cache; tests/powercut does that.
``python -m bench.faults`` kills at each and every call.
"""

from pathlib import Path

import pytest

from sync.importer import Origin
from tests.faults.conftest import Harness


@pytest.mark.parametrize(
    ("origin", "kind", "step"),
    [
        (Origin.DROP, "names", 1),
        (Origin.DROP, "flushes", 1),
        (Origin.DROP, "writes", 11),  # most of them are SQLite's own, which it answers for
        (Origin.STICK, "names", 7),
        (Origin.STICK, "flushes", 4),
    ],
)
def test_killed_at_any_call_the_next_start_goes_on(
    work: Path, harness: Harness, origin: Origin, kind: str, step: int
) -> None:
    found = harness("kills", work / "swept", origin, kind, step)
    assert found["violations"] == []
    assert sum(found["killed"].values()) > 5


def test_a_wrong_order_of_calls_is_found_out(work: Path, harness: Harness) -> None:
    assert harness("kills", work / "swept", Origin.DROP, "names", 3, "let go first")["violations"]


@pytest.mark.parametrize(("kind", "step"), [("names", 3), ("flushes", 5)])
def test_a_library_that_is_moved_is_whole_in_one_place_or_the_other(
    work: Path, harness: Harness, kind: str, step: int
) -> None:
    found = harness("moves", work / "moved", kind, step)
    assert found["violations"] == []
    assert sum(found["killed"].values()) > 5


def test_a_library_that_is_moved_is_found_whole_at_the_next_start_even_when_the_settings_are_lost(
    work: Path, harness: Harness
) -> None:
    found = harness("homes", work / "homes", "names", 1)
    assert found["violations"] == []
    assert sum(found["killed"].values()) > 20

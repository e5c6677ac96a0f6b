"""The program killed at any system call of an update: a version always starts, whole, and the update goes on."""

from pathlib import Path

import pytest

from tests.faults.conftest import Harness


@pytest.mark.parametrize(("kind", "step"), [("names", 3), ("flushes", 3), ("writes", 2)])
def test_killed_at_any_call_a_version_starts(work: Path, harness: Harness, kind: str, step: int) -> None:
    found = harness("update_kills", work / "swept", kind, step)
    assert found["violations"] == []
    assert sum(found["killed"].values()) > 4


@pytest.mark.parametrize("wrong", ["name before", "let go first"])
def test_a_wrong_order_of_calls_is_found_out(work: Path, harness: Harness, wrong: str) -> None:
    assert harness("update_kills", work / "swept", "names", 2, wrong)["violations"]


@pytest.mark.parametrize(("kind", "step"), [("names", 1), ("flushes", 1), ("writes", 5)])
def test_records_that_are_brought_forward_survive_a_kill_at_any_call(
    work: Path, harness: Harness, kind: str, step: int
) -> None:
    found = harness("migration_kills", work / "swept", kind, step)
    assert found["violations"] == []
    assert sum(found["killed"].values()) > 2

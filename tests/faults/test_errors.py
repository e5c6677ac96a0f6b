"""A disk that refuses some calls: the right reason is told, nothing false gets in, and once it is mended all goes on.

``python -m bench.faults`` has each fault happen at each and every call.
"""

from pathlib import Path

import pytest

from tests.faults.conftest import Harness
from tests.faults.errors import FAULTS

STEPS = {
    "sync fails": 2, "source's sync fails": 1, "bad sector": 9, "source dies": 9, "source may not be read": 11,
    "disk full": 9, "read-only": 17, "library may not be written": 5, "slow": 10_000,
}  # fmt: skip
"""Between two calls at which a fault happens: few enough to stay below half a minute in all."""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_disk_is_told_and_survived(work: Path, harness: Harness, fault: str) -> None:
    found = harness("errors", work, fault, STEPS[fault])
    assert found["violations"] == []
    assert found["reasons"]
    assert found["reasons"].keys() <= set(FAULTS[fault].reasons)

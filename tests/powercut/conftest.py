"""Where recordings of disks lie while a test has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.powercut.disk import what_is_missing, work_folder


@pytest.fixture
def work() -> Iterator[Path]:
    if missing := what_is_missing():
        pytest.skip(missing)
    with work_folder() as folder:
        yield folder

"""A virtual display with a teacher's screen and a projector, for each test of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.displays import Display, virtual_display


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with virtual_display(tmp_path) as made:
        yield made

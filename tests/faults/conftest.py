"""Where the kernel lets calls be watched, and a folder for it; and harnesses that are processes of their own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.powercut.disk import work_folder
from tests.sync.conftest import catalogue, importer, library, reader

__all__ = ["catalogue", "importer", "library", "reader"]

Harness = Callable[..., Mapping[str, Any]]


@pytest.fixture
def work() -> Iterator[Path]:
    """A folder in memory, where there is room."""
    with work_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def harness() -> Harness:
    """What runs a harness of this folder by its name, and returns what it prints.

    It forks, so it is never run in this process, which has threads. Skips where calls cannot be watched.
    """
    asked = [sys.executable, "-c", "from tests.faults.calls import why_not; print(why_not(), end='')"]
    if missing := subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout:
        pytest.skip(missing)

    def run(name: str, *words: object) -> Mapping[str, Any]:
        command = [sys.executable, "-B", "-m", f"tests.faults.{name}", *map(str, words)]
        ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert not ended.returncode, ended.stderr
        found: Mapping[str, Any] = json.loads(ended.stdout.splitlines()[-1])
        return found

    return run

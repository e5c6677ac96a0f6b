"""What every test has: the shared corpus when it is there, and no warning that nobody expected."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure: time is measured by the benchmarks, not here.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
MEDIA = ROOT / "tests" / "data" / "media"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The shared corpus of real media and archives, beside the checkout or where SKYLESSON_CORPUS says."""
    named = os.environ.get("SKYLESSON_CORPUS")
    for folder in [Path(named)] if named else [ROOT.parent / "shared" / "corpus"]:
        if (folder / "INDEX.tsv").is_file():
            return folder
    pytest.skip("the shared corpus is not beside this checkout (SKYLESSON_CORPUS may name it)")


@pytest.fixture
def media() -> Path:
    """The folder of small free media that lies in the repository."""
    return MEDIA


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked ``expects_warnings``: noise hides real trouble."""
    caplog.set_level(logging.INFO)
    yield
    if request.node.get_closest_marker("expects_warnings"):
        return
    for phase in ("setup", "call"):
        loud = [r.getMessage() for r in caplog.get_records(phase) if r.levelno >= logging.WARNING]
        assert not loud, f"unexpected warnings: {loud}"

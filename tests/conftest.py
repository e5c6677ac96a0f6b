"""What every test has: the shared corpus when it is there, and no warning that nobody expected."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure: time is measured by the benchmarks, not here.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

_RIGHTLY_SKIPPED = "needs Windows"
"""What a machine of ours never has. Whatever else is missing, the set-up of a test run has to bring."""

_HARMLESS = "queue_events() called when the thread is inactive"
"""What watchdog's thread may say in the moment in which it is stopped."""

ROOT = Path(__file__).resolve().parents[1]
MEDIA = ROOT / "tests" / "data" / "media"


def pytest_configure() -> None:
    """Have windows that nobody wants to see off the screen; not at import: programs with displays import this too."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
def collected_here() -> Iterator[None]:
    """Collect cycles on this thread, between tests, as the program does: see desktop/collecting.py.

    A test without a window may otherwise end, on a thread of its own, what a test with one has left behind.
    """
    gc.disable()
    yield
    gc.collect(2 if gc.get_count()[2] > gc.get_threshold()[2] else 1)
    gc.enable()


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked ``expects_warnings``: noise hides real trouble."""
    caplog.set_level(logging.INFO)
    yield
    if request.node.get_closest_marker("expects_warnings"):
        return
    for phase in ("setup", "call"):
        said = [r.getMessage() for r in caplog.get_records(phase) if r.levelno >= logging.WARNING]
        loud = [words for words in said if _HARMLESS not in words]
        assert not loud, f"unexpected warnings: {loud}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where changes are judged (``CI`` is set), a test that is skipped for want of a tool or a right has failed."""
    outcome = yield
    report: pytest.TestReport = outcome.get_result()  # type: ignore[attr-defined]  # pluggy hands its result in
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if _RIGHTLY_SKIPPED not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} must not be skipped here: {reason}"

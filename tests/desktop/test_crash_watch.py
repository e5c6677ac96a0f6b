"""Tests of what watches over the starts of the window, and of the reports of what nobody expected."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.crash_reports import MOST_KEPT, PATTERN, Reports, native_lines, save_report
from desktop.crash_watch import STARTS_FILE, CrashWatch
from desktop.crashes import Crashes
from desktop.failed_start import FailedStart, show_failure
from desktop.messages import describe

TRACE = """Fatal Python error: Segmentation fault

Current thread 0x00007f0c1b2ff740 (most recent call first):
  File "/home/zhuge/skylesson/desktop/app.py", line 12 in start
  File "/usr/lib/python3.11/threading.py", line 975 in run

Extension modules: shiboken6.Shiboken, 诸葛 (total: 2)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "library" / "logs"
    made.mkdir(parents=True)
    return made


@pytest.fixture(autouse=True)
def traces_of_the_test_run() -> Iterator[None]:
    """Let a crash of the test run itself be seen again."""
    yield
    if sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)


def watch(folder: Path) -> CrashWatch:
    return CrashWatch(folder.parent, folder)


def failed_start(folder: Path) -> bool:
    """Start, and end before the window stands, as a crash does; tell whether the start had to be careful."""
    begun = watch(folder)
    careful = begun.begin().careful
    begun._counted = False
    begun.end()
    return careful


def test_after_three_failed_starts_one_is_careful_and_a_window_that_stands_forgets_them(folder: Path) -> None:
    (folder.parent / "prepared").mkdir()
    (folder.parent / "prepared" / "x").write_text("what is made of a resource")
    assert [failed_start(folder) for _ in range(3)] == [False, False, False]
    assert (folder.parent / "prepared" / "x").exists()
    careful = watch(folder)
    last = careful.begin()
    assert (last.careful, last.reasons) == (True, ("careful-start",))
    assert (folder.parent / "aside" / "prepared" / "x").exists()
    assert not (folder.parent / "prepared").exists()
    careful.stood()
    careful.end()
    assert not (folder / STARTS_FILE).exists()
    assert failed_start(folder) is False


def test_a_start_that_is_refused_with_a_reason_is_no_failed_one(folder: Path) -> None:
    for _ in range(5):
        begun = watch(folder)
        assert begun.begin().careful is False
        begun.refused()
        begun.end()


def test_a_file_that_nobody_can_read_counts_nothing_and_a_disk_that_refuses_is_no_trouble(tmp_path: Path) -> None:
    folder = tmp_path / "library" / "logs"
    folder.mkdir(parents=True)
    (folder / STARTS_FILE).write_bytes(b"\xff\xfe many")
    assert failed_start(folder) is False
    refusing = CrashWatch(tmp_path / "library", tmp_path / "library" / "logs" / STARTS_FILE)
    assert refusing.begin() == refusing.begin()
    refusing.stood()
    refusing.refused()
    refusing.end()


def test_what_the_system_ended_becomes_a_report_without_folders_and_is_told_once(folder: Path) -> None:
    (folder / "native-1.txt").write_text(TRACE, encoding="utf-8")
    (folder / "native-2.txt").write_text("")  # of a run that goes on, or was cut off
    begun = watch(folder)
    last = begun.begin()
    assert (last.crashed, last.reasons) == (True, ("ended-suddenly",))
    [report] = [path.read_text(encoding="utf-8") for path in folder.glob(PATTERN)]
    assert "Fatal Python error: Segmentation fault" in report
    assert "threading.py:975 run" in report
    assert "zhuge" not in report
    assert "诸葛" not in report
    begun.end()
    assert [path.name for path in folder.glob("native-*")] == ["native-2.txt"]
    again = watch(folder)
    assert again.begin().crashed is False
    again.end()


def test_lines_that_are_no_traces_are_left_out() -> None:
    assert list(native_lines("zhuge wrote this\n  File x\n")) == []


def test_the_newest_reports_are_kept(folder: Path) -> None:
    for number in range(MOST_KEPT + 5):
        assert save_report(folder, f"report {number}\n") is not None
    kept = sorted(folder.glob(PATTERN))
    assert len(kept) == MOST_KEPT
    assert "report 14" in kept[-1].read_text(encoding="utf-8")
    (folder / STARTS_FILE).write_text("1")
    assert save_report(folder / STARTS_FILE / "x", "") is None


@pytest.fixture
def crashes() -> Iterator[Crashes]:
    made = Crashes()
    made.install()
    yield made
    made.remove()


def broken(number: int) -> None:
    raise ValueError(number)


def also_broken() -> None:
    raise KeyError("x")


@pytest.mark.expects_warnings
def test_a_fault_is_written_down_each_time_told_once_and_reported_once(crashes: Crashes, folder: Path) -> None:
    told: list[str] = []
    crashes.tell = lambda: told.append(threading.current_thread().name)
    reports = Reports(folder)
    logging.getLogger().addHandler(reports)
    for number in range(5):
        thread = threading.Thread(target=broken, args=(number,), name="broken")
        thread.start()
        thread.join()
    try:
        also_broken()
    except KeyError:
        sys.excepthook(*sys.exc_info())
    logging.getLogger().removeHandler(reports)
    assert told == ["broken", "MainThread"]
    assert len(list(folder.glob(PATTERN))) == 2


def test_whoever_ends_the_program_on_purpose_is_let_go(crashes: Crashes) -> None:
    passed: list[type[BaseException]] = []
    crashes._before = (lambda kind, _error, _trace: passed.append(kind), crashes._before[1])
    crashes.tell = lambda: pytest.fail("told")
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]


def test_a_start_that_fails_is_said_in_a_window(qapp: QApplication, qtbot: QtBot) -> None:
    del qapp
    message = describe("library-in-use", {})
    shown = FailedStart(message)
    qtbot.addWidget(shown)
    shown.show()
    assert [found.text() for found in shown.findChildren(QLabel)] == [message.text, message.advice]
    shown.close_it.click()
    assert not shown.isVisible()
    show_failure(message)  # without a screen it waits for nobody

"""Results come in the window's thread while there is somebody to have them, and never afterwards."""

import threading

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs


class Engine:
    """Goes on until it is ended."""

    def __init__(self) -> None:
        self.ended = False

    def shutdown(self) -> None:
        self.ended = True


def test_a_result_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    jobs, heard = Jobs(), list[tuple[int, int]]()
    jobs.ask(threading.get_ident, lambda worker: heard.append((worker, threading.get_ident())), lambda _error: None)
    qtbot.waitUntil(lambda: bool(heard))
    [(worker, receiver)] = heard
    assert receiver == threading.get_ident() != worker
    jobs.shutdown()


def test_what_comes_after_the_end_is_told_nobody_and_does_not_go_on(qtbot: QtBot) -> None:
    jobs, heard, engine = Jobs(), list[object](), Engine()
    jobs.start(lambda: engine, heard.append, heard.append)
    jobs.ask(lambda: 1 // 0, heard.append, heard.append)
    jobs.shutdown()  # both are done by now, and have not been handed over
    qtbot.waitUntil(lambda: engine.ended)
    assert heard == []


@pytest.mark.usefixtures("qapp")
def test_what_is_brought_up_during_the_end_is_ended_though_no_loop_goes_on() -> None:
    jobs, heard, engine = Jobs(), list[object](), Engine()
    begun, ends = threading.Event(), threading.Event()

    def bring_up() -> Engine:
        begun.set()
        ends.wait(2)
        return engine

    jobs.start(bring_up, heard.append, heard.append)
    assert begun.wait(5)
    threading.Timer(0.1, ends.set).start()
    jobs.shutdown()
    assert engine.ended
    assert heard == []


def test_a_class_that_comes_after_the_end_is_no_thing_to_be_ended(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.start(lambda: Engine, lambda _made: None, lambda _error: None)
    with qtbot.captureExceptions() as raised:
        jobs.shutdown()
    assert raised == []


@pytest.mark.usefixtures("qapp")
def test_what_is_brought_up_for_a_program_that_is_gone_is_ended_without_a_word(
    capfd: pytest.CaptureFixture[str],
) -> None:
    jobs, engine = Jobs(), Engine()
    begun, gone, ended = threading.Event(), threading.Event(), threading.Event()

    def bring_up() -> Engine:
        begun.set()
        gone.wait(5)
        return engine

    engine.shutdown = ended.set  # type: ignore[method-assign]
    pool = jobs._pool  # a start that fails leaves it to Python when it goes
    jobs.start(bring_up, lambda _made: None, lambda _error: None)
    assert begun.wait(5)
    shiboken6.delete(jobs)
    gone.set()
    assert ended.wait(5)
    assert pool.waitForDone(5000)
    assert capfd.readouterr().err == ""

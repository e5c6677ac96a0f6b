"""Results come in the window's thread while there is somebody to have them, and never afterwards."""

import threading

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

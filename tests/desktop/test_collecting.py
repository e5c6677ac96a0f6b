"""Cycles end on the window's thread, wherever they were made."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.collecting import Collector

ENOUGH = 30_000
"""Objects that make Python collect several times where it does so by itself."""


class Cycle:
    """Refers to itself, and notes where it ends."""

    def __init__(self, ended_on: list[int]) -> None:
        self._itself, self._ended_on = self, ended_on

    def __del__(self) -> None:
        self._ended_on.append(threading.get_ident())


def made_elsewhere() -> list[int]:
    """Make many cycles on another thread; return the threads that they end on, as they do."""
    ended_on: list[int] = []

    def make() -> None:
        for _ in range(ENOUGH):
            Cycle(ended_on)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    return ended_on


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    del qapp
    made = Collector()
    yield made
    made.end()


def test_cycles_of_another_thread_end_on_the_windows(qtbot: QtBot, collector: Collector) -> None:
    ended_on = made_elsewhere()
    assert ended_on == []
    collector.settle()  # what is here stays; what is made from now on does not
    ended_on = made_elsewhere()
    qtbot.waitUntil(lambda: len(ended_on) == ENOUGH)
    assert set(ended_on) == {threading.get_ident()}


def test_python_collects_by_itself_once_it_has_ended(qapp: object) -> None:
    del qapp
    Collector().end()
    assert gc.isenabled()
    assert made_elsewhere()  # the fault that the collector is for

"""Tests of asking disks that may never answer. A disk that hangs is a thread that waits for an event."""

import threading
import time
from collections.abc import Iterator

import pytest

from sync.late_answers import LateAnswers


class Disks:
    """Answers "name" and how many answers it gave before; hangs or fails for the names that are set."""

    def __init__(self) -> None:
        self.hanging, self.failing = set[str](), set[str]()
        self.asked: list[str] = []
        self.released = threading.Event()

    def __call__(self, name: str, last: tuple[str, int] | None) -> tuple[str, int]:
        self.asked.append(name)
        if name in self.hanging:
            self.released.wait(60)
        if name in self.failing:
            raise OSError("no medium")
        return name, last[1] + 1 if last else 0


@pytest.fixture
def disks() -> Iterator[Disks]:
    disks = Disks()
    yield disks
    disks.released.set()


def test_answers_come_in_the_order_of_the_keys_and_know_the_last_one(disks: Disks) -> None:
    answers = LateAnswers(disks, 30)
    assert list(answers.about(["b", "a", "b"]).values()) == [("b", 0), ("a", 0)]
    assert list(answers.about(["a", "b"]).values()) == [("a", 1), ("b", 1)]


def test_the_last_answer_stands_while_a_disk_hangs_or_fails(disks: Disks) -> None:
    answers = LateAnswers(disks, 1)
    answers.about(["a", "b", "c"])
    disks.hanging, disks.failing = {"a"}, {"b"}
    assert answers.about(["a", "b", "c"]) == {"a": ("a", 0), "b": ("b", 0), "c": ("c", 1)}


def test_a_disk_that_hangs_is_asked_once_and_waited_for_once(disks: Disks) -> None:
    disks.hanging = {"a"}
    answers = LateAnswers(disks, 0.5)
    assert answers.about(["a"]) == {}
    began = time.monotonic()
    for _ in range(10):
        assert answers.about(["a"]) == {}
    assert time.monotonic() - began < 2.5
    assert disks.asked == ["a"]


def test_a_late_answer_is_had_at_a_later_look(disks: Disks) -> None:
    disks.hanging = {"a"}
    answers = LateAnswers(disks, 0.1)
    assert answers.about(["a"]) == {}
    disks.released.set()
    ends = time.monotonic() + 10
    while not answers.about(["a"]) and time.monotonic() < ends:
        time.sleep(0.01)
    assert "a" in answers.about(["a"])


def test_what_is_not_asked_about_is_forgotten(disks: Disks) -> None:
    answers = LateAnswers(disks, 30)
    answers.about(["a"])
    assert answers.about([]) == {}
    assert answers.about(["a"]) == {"a": ("a", 0)}

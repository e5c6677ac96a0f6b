"""Questions to disks that may never answer, asked so that nobody waits for ever.

A stick that was pulled can hold a thread inside the kernel until the machine is switched off; nothing ends such a
thread. So each question has a thread of its own, and no second is asked of a disk that still owes an answer.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

Key = TypeVar("Key")
Answer = TypeVar("Answer")


class LateAnswers(Generic[Key, Answer]):
    """Asks about some keys at once, and has the last answer where a new one is late or failed. For one thread."""

    def __init__(self, ask: Callable[[Key, Answer | None], Answer], patience: float) -> None:
        """``ask`` gets a key and its last answer, and may raise OSError. ``patience`` in seconds, for all together."""
        self._ask, self._patience = ask, patience
        self._asked: dict[Key, Future[Answer]] = {}
        self._answers: dict[Key, Answer] = {}

    def about(self, keys: Iterable[Key]) -> dict[Key, Answer]:
        """Return the newest answers about ``keys``, in their order; one that never answered is left out.

        Keys that are not among them are forgotten. Only new questions are waited for, so that a dead disk holds up one
        look and not every one after it.
        """
        keys = tuple(dict.fromkeys(keys))
        self._asked = {key: asked for key, asked in self._asked.items() if key in keys}
        self._answers = {key: answer for key, answer in self._answers.items() if key in keys}
        ends = time.monotonic() + self._patience
        fresh = {key: self._start(key) for key in keys if key not in self._asked}
        self._asked |= fresh
        wait_for(fresh.values(), timeout=max(0.0, ends - time.monotonic()))
        for key in keys:
            self._collect(key)
        return {key: self._answers[key] for key in keys if key in self._answers}

    def _start(self, key: Key) -> Future[Answer]:
        future = Future[Answer]()
        work = threading.Thread(target=self._work, args=(key, self._answers.get(key), future), daemon=True)
        work.start()
        return future

    def _work(self, key: Key, last: Answer | None, future: Future[Answer]) -> None:
        try:
            future.set_result(self._ask(key, last))
        except OSError as error:
            future.set_exception(error)

    def _collect(self, key: Key) -> None:
        if not self._asked[key].done():
            return
        try:
            self._answers[key] = self._asked.pop(key).result()
        except OSError as error:
            log.debug("no answer about %s: %s", key, error)

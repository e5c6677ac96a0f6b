"""Says what went wrong, where whoever has to do something about it looks: in the window, or beside the lesson."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.messages import describe, describe_error
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.telling import Telling

log = logging.getLogger(__name__)


class Saying(QObject):
    """``lesson`` gives what tells the teacher while a lesson goes on, None while there is none."""

    def __init__(
        self, window: MainWindow, lesson: "Callable[[], Telling | None]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._lesson = window, lesson

    def say_error(self, error: Exception) -> None:
        """Tell what went wrong, in a line in place."""
        message = describe_error(error)
        if message is None:
            log.error("a mistake in the program", exc_info=error)
            self.say_failure("part-failed")
            return
        # The line of the window lies behind the control screen while a lesson goes on.
        telling = self._lesson()
        say = self._window.notify if telling is None else telling.tell
        say(message.whole)

    def say_failure(self, reason: str) -> None:
        """Say what happened to the program itself until somebody has read it; in a lesson to the teacher alone."""
        text, telling = describe(reason, {}).whole, self._lesson()
        self._window.notify(text, stays=True)
        if telling is not None:
            telling.tell_teacher(text)

"""Where the library lies, beside the running window: its marks are left, and a better volume is offered and filled.

Loaded some time after the window, which has no need of it (docs/decisions/0005, 0042).
"""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from desktop import home_words as words
from desktop.homes import NAME
from desktop.jobs import Jobs
from desktop.lasting_look import Ground, leave_mark, leave_witnesses, look
from desktop.messages import describe_error
from desktop.moving_home import plan_move, take_back
from desktop.school_clock import system_clock
from desktop.views.home_line import HomeLine
from sync.errors import ReceivingCancelledError
from sync.intake import Reporting
from sync.lasting import Verdict
from sync.moving import LibraryMove
from sync.outcome import Progress
from sync.right_of_way import RightOfWay

_WITNESS_MS, _EACH_MS = 10_000, 3_600_000
_BAD = (Verdict.WENT_BACK, Verdict.GONE, Verdict.LONG_AGO)

Answers = list[tuple[str, str]]
Look = Callable[[Path], Ground]


def _look(library: Path) -> Ground:
    return look(library, system_clock())


class HomeRoom(QObject):
    """Says in ``line`` what cannot wait, and in ``card`` all there is to say. ``looked`` once it is known."""

    looked = Signal()
    ended = Signal()
    """Of copying, however it ended."""

    _progressed = Signal(object)

    def __init__(
        self, library: Path, line: HomeLine, card: HomeLine, right_of_way: RightOfWay, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._line, self._card, self._right_of_way = library, line, card, right_of_way
        self._jobs, self._stop = Jobs(self), threading.Event()
        self._ground: Ground | None = None
        self._percent: int | None = None
        self._done = self._dismissed = False
        self._trouble = self._move_trouble = ""
        self.people_can_tell = sys.platform == "win32"
        self._timer = QTimer(self, interval=_EACH_MS)
        self._timer.timeout.connect(self._leave_witnesses)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        for each in (line, card):
            each.answered_with.connect(self._obey)
            each.worded_anew.connect(self._say)

    def start(self, look_at: Look = _look) -> None:
        """Look, leave the mark of this start, and some time later its witnesses."""
        self._jobs.start(lambda: self._marked(look_at), self._show, self._failed)
        QTimer.singleShot(_WITNESS_MS, self, self._leave_witnesses)
        self._timer.start()

    def shutdown(self) -> None:
        """End what goes on; copying goes on where it stopped when it is asked for again."""
        self._stop.set()
        self._jobs.shutdown()

    def _marked(self, look_at: Look) -> Ground:
        take_back(self._library)
        ground = look_at(self._library)
        leave_mark(ground)
        return ground

    def _show(self, ground: Ground) -> None:
        self._ground = ground
        self._say()
        self.looked.emit()

    def _leave_witnesses(self) -> None:
        ground = self._ground
        if ground is not None:
            self._jobs.start(lambda: leave_witnesses(ground, system_clock()), self._witnessed, self._failed)

    def _witnessed(self, _nothing: None) -> None:
        if self._trouble:  # the disk takes it again
            self._trouble = ""
            self._say()

    def _failed(self, error: Exception) -> None:
        """Say it on the Settings page: what the disk refuses will be said in many places."""
        self._trouble = _words_of(error)
        self._say()

    def _obey(self, answer: str) -> None:
        if answer == "move":
            self._move()
        elif answer == "stop":
            self._stop.set()
        elif answer == "noted":
            self._trouble = ""
            self._say()
        else:
            self._dismissed, self._move_trouble = True, ""
            self._say()

    def _move(self) -> None:
        if self._ground is None or self._ground.offer is None or self._percent is not None:
            return
        target = Path(self._ground.offer.root) / NAME
        self._stop.clear()
        self._trouble = self._move_trouble = ""
        self._percent, self._dismissed = 0, False
        reporting = Reporting(self._progressed.emit, self._right_of_way.giving(self._stop.is_set))
        self._jobs.make(lambda: self._bring(target, reporting), self._moved, self._move_failed)
        self._say()

    def _bring(self, target: Path, reporting: Reporting) -> None:
        LibraryMove(self._library, target, reporting).bring()
        plan_move(self._library, target)

    def _show_progress(self, progress: Progress) -> None:
        if self._percent is not None and progress.total:
            self._percent = min(progress.done * 100 // progress.total, 100)
            self._say()

    def _moved(self, _nothing: None) -> None:
        self._percent, self._done = None, True
        self._say()
        self.ended.emit()

    def _move_failed(self, error: Exception) -> None:
        self._percent = None
        if not isinstance(error, ReceivingCancelledError):
            self._move_trouble = _words_of(error)
        self._say()
        self.ended.emit()

    def _say(self) -> None:
        if self._ground is None:
            self._card.ask(self._trouble, [])
            return
        text, answers = self._urgent(self._ground)
        self._line.ask("" if self._dismissed else text, answers)
        text, answers = self._all(self._ground)
        self._card.ask(text, answers)

    def _urgent(self, ground: Ground) -> tuple[str, Answers]:
        """Return what the window says on every page, and the answers to it."""
        going = self._going(ground)
        if going is not None:
            return going
        own, offer = ground.own, ground.offer
        if ground.standing.verdict in _BAD or ground.in_memory:
            said = f"{words.standing_words(ground)} {words.advice_words(ground)}".strip()
            return said, self._offers(ground) or [("ok", _tr("OK"))]
        if ground.is_new and own is not None and offer is not None:
            return words.question_words(own.name, offer), self._offers(ground)
        if ground.is_new and own is not None and own.system and self.people_can_tell:
            return words.new_words(), [("ok", _tr("OK"))]
        return "", []

    def _all(self, ground: Ground) -> tuple[str, Answers]:
        """Return what the Settings page says."""
        going = self._going(ground)
        if going is not None:
            return going
        if self._trouble:
            return self._trouble, [("noted", _tr("OK"))]
        said = f"{words.standing_words(ground)} {words.advice_words(ground)}".strip()
        return said, self._offers(ground)[:1]

    def _going(self, ground: Ground) -> tuple[str, Answers] | None:
        """Return what to say of a move, None when there is none."""
        place = ground.offer.name if ground.offer is not None else ""
        if self._percent is not None:
            return words.moving_words(place, self._percent), [("stop", _tr("Stop"))]
        if self._done:
            return words.moved_words(place), [("ok", _tr("OK"))]
        if self._move_trouble:
            return self._move_trouble, [("move", _tr("Try again")), ("ok", _tr("OK"))]
        return None

    def _offers(self, ground: Ground) -> Answers:
        if ground.offer is None:
            return []
        return [
            ("move", _tr("Keep it on {name}").format(name=ground.offer.name)),
            ("leave", _tr("Leave it where it is")),
        ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("HomeRoom", text)


def _words_of(error: Exception) -> str:
    message = describe_error(error)
    return "" if message is None else message.whole

"""What lies between the lesson and the class: black, a white board, or a frozen picture. Both screens are told."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from desktop.models.bar import Cover
from desktop.models.board import Board
from desktop.teaching import Teaching
from desktop.views.stage import Stage

_WHITE_PAGE = "white board"


class Curtain(QObject):
    """``changed`` comes after each change. While it is frozen the class hears nothing new either: ``muted``."""

    changed = Signal()
    muted = Signal(bool)
    kept = Signal(bool)
    """Somebody went on, with the cover over the last resource (True), or back from the first: it stays where it is."""

    def __init__(self, session: Teaching, board: Board, lesson: Stage, preview: Stage) -> None:
        super().__init__()
        self._session, self._board, self._lesson, self._preview = session, board, lesson, preview
        self.cover, self.frozen = Cover.NONE, False
        self._page: int = 0

    def lay(self, cover: Cover) -> None:
        """Lay something over the lesson, or nothing; what plays is held and silent meanwhile."""
        self.cover = cover
        self._session.set_black(black=cover is not Cover.NONE)
        self._show()

    def lift(self) -> None:
        """Take the cover away for another resource: what was shown before is not seen for a moment again."""
        if self.cover is not Cover.NONE:
            for stage in (self._lesson, self._preview):
                stage.clear()
            self.lay(Cover.NONE)

    def follow(self) -> None:
        """Follow the session, which takes the cover away by itself when it is told to go on."""
        if self._session.black is not (self.cover is not Cover.NONE):
            self.cover = Cover.BLACK if self._session.black else Cover.NONE
            self._show()

    def turn_to(self, page: int) -> None:
        """Another page of the document is shown."""
        self._page = page
        if self.cover is not Cover.WHITE:
            self._board.turn_to(page)

    def begin(self) -> None:
        """Another resource is shown."""
        self._page = 0
        if self.cover is not Cover.WHITE:
            self._board.begin()

    def toggle_freeze(self) -> None:
        """Let the class keep what it sees, while the teacher goes on and looks; or show what is live again."""
        self.frozen = not self.frozen
        kept = self._lesson.freeze(frozen=self.frozen)
        self._preview.show_inset(kept)
        self._session.count.note_frozen(frozen=self.frozen)
        self.muted.emit(self.frozen)
        self.changed.emit()

    def open(self) -> None:
        """Nothing lies between any more: a lesson begins or ends."""
        self.cover, self.frozen = Cover.NONE, False
        self._lesson.freeze(frozen=False)
        self._session.count.note_frozen(frozen=False)
        self._preview.show_inset(QPixmap())
        self.muted.emit(False)
        self._show()

    def _show(self) -> None:
        white = self.cover is Cover.WHITE
        # Behind black the preview shows the lesson. The white board is there to be written on, so both show it.
        self._lesson.set_cover(self.cover)
        self._preview.set_cover(Cover.WHITE if white else Cover.NONE)
        self._board.turn_to(_WHITE_PAGE if white else self._page)
        self.changed.emit()

"""The room on the library's disk: how much, for how long, what waits for more of it, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from desktop.arrivals import Disk, Waiting
from desktop.formats import disk_text, weeks_text
from desktop.messages import describe
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, Sign, button, column, label, row
from desktop.views.speaking import Speaking

_ROOM = 14
"""Lines of text that words are wide at least, before the buttons go below them."""


class DiskCard(Speaking, Card):
    """``stick_requested`` and ``room_requested`` open what is behind the two buttons."""

    stick_requested = Signal()
    room_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disk: Disk | None = None
        self._stands, self._weeks = label("heading", wraps=True), label("quiet", wraps=True)
        self._stick, self._make_room = button(), button()
        whole = Folding(_ROOM, GAP)
        whole.put(column(self._stands, self._weeks), grows=True)
        whole.put(row(self._stick, self._make_room))
        self.content.addWidget(whole)
        self._stick.clicked.connect(self.stick_requested)
        self._make_room.clicked.connect(self.room_requested)
        self.retranslate()

    def show_disk(self, disk: Disk) -> None:
        """Show the room there is."""
        self._disk = disk
        self._stands.setText(disk_text(disk))
        self._weeks.setText(weeks_text(disk))
        self._weeks.setVisible(bool(weeks_text(disk)))

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._stick.setText(self.tr("Make a stick"))
        self._make_room.setText(self.tr("Make room"))
        if self._disk is not None:
            self.show_disk(self._disk)


class NoRoomCard(Card):
    """Packages that wait for room: how much is lacking, and that it goes on by itself. Hidden when none waits."""

    room_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: Sequence[Waiting] = ()
        sign = Sign()
        self._heading, self._text, self._advice = label("heading", wraps=True), label(wraps=True), label(wraps=True)
        self._make_room = button()
        words = column(self._heading, self._text, self._advice)
        whole = Folding(_ROOM, GAP)
        whole.put(row(sign, words, grows=words, spacing=GAP), grows=True)
        whole.put(row(self._make_room))
        self.content.addWidget(whole)
        self._make_room.clicked.connect(self.room_requested)
        self.show_waiting(())

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show what waits; the numbers are those of the first, which is tried first."""
        self._waiting = waiting
        self.setVisible(bool(waiting))
        self._make_room.setText(self.tr("Make room"))
        if waiting:
            message = describe("no-space", waiting[0].facts)
            self._heading.setText(self.tr("%n package(s) wait for room", "", len(waiting)))
            self._text.setText(message.text)
            self._advice.setText(f"{message.advice} {self.tr('You can teach meanwhile.')}")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_waiting(self._waiting)
        super().changeEvent(event)

"""The lock before the Usage and Settings pages. Teaching never meets it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.jobs import Jobs
from desktop.pin_file import RESET_NAME, PinFile
from desktop.views.locked_page import LockedPage
from desktop.views.pin_card import PinCard


class PinLock(QObject):
    """Opens all its pages with one PIN, and locks them when somebody leaves them."""

    said = Signal(str, bool)
    """What became of the PIN, and whether that stays to be read."""

    failed = Signal(object)

    def __init__(
        self, pin: PinFile, jobs: Jobs, pages: Sequence[LockedPage], card: PinCard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pin, self._jobs, self._pages, self._card = pin, jobs, pages, card
        self._open = False
        for page in pages:
            page.pin_given.connect(self._try)
        card.pin_chosen.connect(self._set)
        self.lock()

    def lock(self) -> None:
        """Lock the pages, if there is a PIN at all."""
        self._open = False
        self._jobs.start(self._pin.look, self._show, self.failed.emit)

    def left(self) -> None:
        """Lock again what was open: somebody went on to another page, or teaches."""
        if self._open:
            self.lock()

    def shown(self) -> None:
        """Look again where somebody opens a page that is locked: IT's file may have taken the PIN away meanwhile."""
        if any(page.locked for page in self._pages):
            self.lock()

    def _try(self, pin: str) -> None:
        def ask() -> tuple[bool, float]:
            return self._pin.matches(pin), self._pin.seconds_to_wait()

        self._jobs.start(ask, self._answer, self.failed.emit)

    def _answer(self, answer: tuple[bool, float]) -> None:
        right, wait = answer
        self._open = right
        for page in self._pages:
            if right:
                page.open()
            else:
                page.refuse(wait)

    def _set(self, pin: str) -> None:
        def change() -> bool:
            self._pin.set(pin)
            return bool(pin)

        self._open = True
        self._jobs.start(change, self._changed, self.failed.emit)

    def _changed(self, is_set: bool) -> None:  # what a job hands back
        self._card.show_set(is_set)
        self.said.emit(self.tr("The PIN is set.") if is_set else self.tr("The PIN is taken away."), False)

    def _show(self, found: tuple[bool, bool]) -> None:
        was_reset, is_set = found
        if was_reset:
            told = self.tr("IT's file {name} has taken the PIN away. Set another one in Settings.")
            self.said.emit(told.format(name=RESET_NAME), True)
        self._card.show_set(is_set)
        for page in self._pages:
            if not is_set or self._open:
                page.open()
            elif not page.locked:  # or what is being typed there would be gone
                page.lock()

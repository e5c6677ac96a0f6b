"""What the window does with trusted keys: one is added from a file, or trusted no longer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.open_dialog import ask_for_files
from desktop.views.key_card import KeyCard, ShownKey
from sync.errors import PackageError
from sync.trust import TrustStore


class KeyDesk(QObject):
    """``added`` lets be tried again what wanted a key; ``failed`` has an error to be told."""

    added = Signal()
    failed = Signal(object)

    def __init__(self, card: KeyCard, store: TrustStore, place: Callable[[], Path], parent: QObject) -> None:
        """``place`` returns the folder in which a file is looked for first."""
        super().__init__(parent)
        self._card, self._store, self._place = card, store, place
        card.add_wished.connect(self._add)
        card.remove_wished.connect(self._remove)

    def show(self) -> None:
        """Show which keys are trusted now."""
        self._card.show_keys([ShownKey(trusted.name, trusted.key.name) for trusted in self._store.trusted()])

    def _add(self) -> None:
        chosen = ask_for_files(self._card, "minisign (*.pub)", Path(self._place()))
        if not chosen:
            return
        try:
            self._store.add(chosen[0])
            self.added.emit()
        except (PackageError, OSError) as error:
            self.failed.emit(error)
        self.show()

    def _remove(self, name: str) -> None:
        try:
            self._store.remove(name)
        except OSError as error:
            self.failed.emit(error)
        self.show()

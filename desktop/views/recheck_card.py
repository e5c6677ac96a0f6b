"""All packages read again because somebody asked: how far it is, and in words what came out."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.arrivals import Recheck
from desktop.formats import size_text
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, button, column, label

_FULL = 1000
_ROOM = 14
"""Lines of text that the words are wide at least, before the button goes below them."""


class RecheckCard(Card):
    """Hidden until somebody asks. ``stop_requested``: read no further."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recheck = Recheck()
        self._title, self._facts = label("heading", wraps=True), label("quiet", wraps=True)
        self._bar = QProgressBar(textVisible=False, maximum=_FULL)
        self._act = button()
        self._act.clicked.connect(self._pressed)
        whole = Folding(_ROOM, GAP)
        whole.put(column(self._title, self._facts), grows=True)
        whole.put(self._act)
        self.content.addWidget(whole)
        self.content.addWidget(self._bar)
        self.hide()

    def show_recheck(self, recheck: Recheck) -> None:
        """Show how far it is, or what came out; once it is over it stays until somebody has read it."""
        self._recheck = recheck
        self._title.setText(self._title_text(recheck))
        self._facts.setText(" · ".join(filter(None, self._fact_texts(recheck))))
        self._act.setText(self.tr("Stop") if recheck.running else self.tr("OK"))
        self._bar.setValue(recheck.done * _FULL // recheck.total if recheck.total else 0)
        self._bar.setAccessibleName(self._title.text())
        self._bar.setVisible(recheck.running)
        self.setVisible(recheck.running or recheck.finished or recheck.stopped)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_recheck(self._recheck)
        super().changeEvent(event)

    def _pressed(self) -> None:
        if self._recheck.running:
            self.stop_requested.emit()
        else:
            self.hide()

    def _title_text(self, recheck: Recheck) -> str:
        if recheck.running:
            return self.tr("Everything is being checked")
        if recheck.bad or recheck.unread:
            return self.tr("Something in the library is damaged")
        if recheck.stopped:
            return self.tr("The check was stopped")
        return self.tr("Everything is in order")

    def _fact_texts(self, recheck: Recheck) -> list[str]:
        found = [self.tr("%n package(s) checked", "", recheck.packages)]
        if recheck.running:
            done = self.tr("{done} of {total}").format(done=size_text(recheck.done), total=size_text(recheck.total))
            found = [done, self.tr("It waits while somebody teaches.") if recheck.paused else ""]
        if recheck.bad:
            found.append(self.tr("%n piece(s) damaged", "", recheck.bad))
        if recheck.lessons:
            found.append(self.tr("%n lesson(s) wait for a copy", "", recheck.lessons))
        if recheck.remade:
            found.append(self.tr("%n file(s) mended", "", recheck.remade))
        if recheck.unread:
            found.append(self.tr("%n package(s) cannot be read", "", recheck.unread))
        return found

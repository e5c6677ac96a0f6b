"""A file that was kept out: why, that nothing was harmed, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.arrivals import Refusal
from desktop.formats import name_text
from desktop.messages import describe
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, Sign, button, column, label, row

_ROOM = 14
"""Lines of text that the words are wide at least, before the buttons go below them."""


class RefusalCard(Card):
    """``retry_requested``, ``remove_requested`` and ``admit_requested`` have the file's name in quarantine."""

    retry_requested = Signal(str)
    remove_requested = Signal(str)
    admit_requested = Signal(str)

    def __init__(self, refusal: Refusal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        message = describe(refusal.reason, refusal.facts)
        sign = Sign()
        words = column(
            label("heading", self.tr("Kept out: {name}").format(name=name_text(refusal.name)), wraps=True),
            label("", message.text, wraps=True),
            label("quiet", message.advice, wraps=True),
        )
        retry, remove = button("", self.tr("Try again")), button("", self.tr("Delete the file"))
        retry.setAccessibleDescription(refusal.name)
        remove.setAccessibleDescription(refusal.name)
        retry.clicked.connect(lambda: self.retry_requested.emit(refusal.name))
        remove.clicked.connect(lambda: self.remove_requested.emit(refusal.name))
        admit = button("", self.tr("Admit it"))
        admit.setAccessibleDescription(refusal.name)
        admit.clicked.connect(lambda: self.admit_requested.emit(refusal.name))
        admit.setVisible(refusal.reason == "unsigned" and refusal.facts.get("problem") == "ask")
        whole = Folding(_ROOM, GAP)
        whole.put(row(sign, words, grows=words, spacing=GAP), grows=True)
        whole.put(row(admit, retry, remove))
        self.content.addWidget(whole)

"""A file that was kept out: why, that nothing was harmed, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.arrivals import Refusal
from desktop.messages import describe
from desktop.theme import icons
from desktop.theme.palette import LIGHT
from desktop.views.parts import Card, button, label


class RefusalCard(Card):
    """``retry_requested`` and ``remove_requested`` have the file's name in quarantine."""

    retry_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, refusal: Refusal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        message = describe(refusal.reason, refusal.facts)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", LIGHT.warning, 28))
        words = QVBoxLayout()
        words.addWidget(label("heading", self.tr("Kept out: {name}").format(name=refusal.name), wraps=True))
        words.addWidget(label("", message.text, wraps=True))
        words.addWidget(label("quiet", message.advice, wraps=True))
        retry, remove = button("", self.tr("Try again")), button("", self.tr("Delete the file"))
        retry.clicked.connect(lambda: self.retry_requested.emit(refusal.name))
        remove.clicked.connect(lambda: self.remove_requested.emit(refusal.name))
        row = QHBoxLayout()
        row.addWidget(sign)
        row.addLayout(words, 1)
        row.addWidget(retry)
        row.addWidget(remove)
        self.content.addLayout(row)

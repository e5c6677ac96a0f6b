"""Says in a small window why the program does not start: whoever pressed the icon sees no error output."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.language import Language, chosen_language
from desktop.message import Message
from desktop.theme.chosen import dress
from desktop.theme.style import MARGIN, WIDE
from desktop.views.parts import button, label

_WIDTH, _BUTTON = 560, 150


class FailedStart(QWidget):
    """The message, and a button that ends it."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Skylesson")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        text, self.close_it = label("heading", message.text, wraps=True), button("main", self.tr("Close"))
        self.close_it.setMinimumWidth(_BUTTON)
        column.addWidget(text)
        column.addWidget(label(text=message.advice, wraps=True))
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)
        self.close_it.clicked.connect(self.close)
        self.setMinimumWidth(_WIDTH)


def show_failure(message: Message) -> None:
    """Show it until somebody has read it; without a screen there is nobody."""
    application = QApplication.instance()
    if not isinstance(application, QApplication) or QGuiApplication.platformName() in ("offscreen", "minimal"):
        return
    Language(application).switch(chosen_language(""))
    dress(application, "system", 100)
    shown = FailedStart(message)
    shown.show()
    shown.close_it.setFocus()
    application.exec()

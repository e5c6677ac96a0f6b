"""The field that lessons are searched for in, and within it the button that lists by filters alone."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.theme import icons
from desktop.theme.chosen import colours
from desktop.views.parts import button
from desktop.views.speaking import Speaking

_ICON = 22


class SearchField(Speaking, QWidget):
    """A ``line`` to type in and a button, ``narrow``, in its end, so that both need no more room than the line alone.

    As soon as something is typed the filters stand below anyway, and the cross that clears the line takes that place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.narrow = QLineEdit(clearButtonEnabled=True), button("within", checkable=True)
        self.narrow.setIconSize(QSize(_ICON, _ICON))
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line, 0, 0)
        box.addWidget(self.narrow, 0, 0, Qt.AlignmentFlag.AlignRight)
        self.line.textChanged.connect(self._make_room)
        self.setFocusProxy(self.line)
        self.dress()
        self.retranslate()

    def dress(self) -> None:
        """Draw the button in the colours that are in force."""
        self.narrow.setIcon(icons.icon("filter", colours().quiet, colours().accent))

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.line.setPlaceholderText(self.tr("Search"))
        self.line.setAccessibleName(self.tr("Search lessons"))
        self.line.setToolTip(self.tr("Chinese, pinyin or its first letters, English. From every page: Ctrl+F or /"))
        self.narrow.setAccessibleName(self.tr("Filter"))
        self.narrow.setToolTip(self.tr("Filter: kind and language, without a word typed"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the size of text, with which the height changes."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the direction of the language, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def _make_room(self) -> None:
        """Let words that are not typed yet, the hint or an input method's, end before the button."""
        self.narrow.setVisible(not self.line.text())
        room = 0 if self.line.text() else self.narrow.sizeHint().width() - self.line.fontMetrics().height() // 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.line.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)

"""The lesson plan, for the teacher alone: its pages below each other, on the control screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.theme.style import SMALL
from desktop.views.parts import emptied, label
from desktop.views.speaking import Speaking

_SCROLL_STEP = 0.6
"""How far a key scrolls, as a part of what is seen."""


class PlanView(Speaking, QScrollArea):
    """Shows pages as wide as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages: list[tuple[QLabel, QImage]] = []
        self._said = label("warning", wraps=True)
        body = QWidget()
        body.setProperty("role", "body")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addLayout(self._column)
        column.addStretch(1)
        self.setWidget(body)
        self._waits = True
        self.begin()

    @property
    def pages(self) -> int:
        """How many pages are there so far."""
        return len(self._pages)

    def begin(self) -> None:
        """Show nothing yet: the pages come."""
        emptied(self._column)
        self._pages.clear()
        self._waits = True
        self.retranslate()

    def add_page(self, image: QImage) -> None:
        """Show one page more."""
        place = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._pages.append((place, image))
        self._column.addWidget(place)
        self._fit(place, image)
        self._waits = False
        self._said.hide()

    def say(self, text: str) -> None:
        """Say why there is nothing to be seen."""
        self._waits = False
        self._said.setText(text)
        self._said.show()

    def turn(self, steps: int) -> None:
        """Go down, or up when negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(steps * _SCROLL_STEP * self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the pages as wide as there is room."""
        super().resizeEvent(event)
        for place, image in self._pages:
            self._fit(place, image)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        if self._waits:
            self._said.setText(self.tr("The lesson plan is being opened …"))
            self._said.show()

    def _fit(self, place: QLabel, image: QImage) -> None:
        width = self.viewport().width()
        if width > 0:
            smooth = Qt.TransformationMode.SmoothTransformation
            place.setPixmap(QPixmap.fromImage(image.scaledToWidth(min(width, image.width()), smooth)))

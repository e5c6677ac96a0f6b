"""What scrolls up and down, with its bar in the margin of the page: what stands on the page has one right edge."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from desktop.views.speaking import Speaking

REACH = 16
"""By how many pixels an area reaches into the margins of its page, on both sides: languages begin at either."""

_BAR = 12
"""How wide the style sheet makes a bar."""


class ScrolledArea(Speaking, QScrollArea):
    """An area that scrolls by the keyboard, too, and so has a name."""

    def __init__(self) -> None:
        super().__init__()
        self.retranslate()

    def retranslate(self) -> None:
        """Name it."""
        self.setAccessibleName(self.tr("What can be scrolled"))


class _CalmBar(QScrollBar):
    """Always has its place, so that nothing moves when it is needed; is seen only then."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class _HungArea(ScrolledArea):
    """An area of a page: its bar lies in the margin, on the side where lines end."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBar(_CalmBar(Qt.Orientation.Vertical))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._keep_edges()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Turn round with the language."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_edges()
        super().changeEvent(event)

    def _keep_edges(self) -> None:
        """Qt turns the bar round, not the margins."""
        begin, end = REACH, REACH - _BAR
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            begin, end = end, begin
        self.setViewportMargins(begin, 0, end, 0)


class Reaching(QVBoxLayout):
    """Lays a widget out wider than it is told, by ``REACH`` on both sides: into the margins of the page it is for."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.addWidget(widget)

    def setGeometry(self, place: QRect) -> None:  # noqa: N802  # Qt's name
        """See QLayout."""
        super().setGeometry(place.adjusted(-REACH, 0, REACH, 0))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """See QLayout."""
        return super().sizeHint() - QSize(2 * REACH, 0)

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        """See QLayout."""
        return super().minimumSize() - QSize(2 * REACH, 0)


def scrolled(inner: QWidget) -> QScrollArea:
    """Return ``inner`` in an area that scrolls up and down when there is too much of it."""
    return _filled(ScrolledArea(), inner)


def hung(inner: QWidget) -> QScrollArea:
    """Return the same for a page, to be laid out by ``Reaching``: its bar lies in the margin, ``inner`` does not."""
    return _filled(_HungArea(), inner)


def _filled(area: QScrollArea, inner: QWidget) -> QScrollArea:
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setProperty("role", "body")
    inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inner)
    return area

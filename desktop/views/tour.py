"""The tour at the first start: three bubbles beside real controls. Whoever wants to teach just teaches."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.formats import count_text
from desktop.theme.style import GAP, SMALL, WIDE
from desktop.views.parts import Card, button, label, row
from desktop.views.speaking import Speaking

Target = Callable[[], QWidget]
"""Finds the control that a step points at; a page may make it late, or again."""

_WIDTH = 22
"""Lines of text that a bubble is wide."""

_MOVES = frozenset(
    (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.EnabledChange)
)
"""What may put a bubble out of its place: the page below is filled while the tour is shown."""

_RIM = 4


class Tour(Speaking, QFrame):
    """Lies over ``over``, never takes the keyboard, and lets every control below be used. ``ended``: take it away."""

    ended = Signal()

    def __init__(self, over: QWidget, targets: Sequence[Target]) -> None:
        super().__init__(over)
        self._over, self._targets, self.step = over, targets, 0
        self._ready = targets[0]().isEnabled()
        self.setProperty("role", "bubble")
        self._ring = QFrame(over)
        self._ring.setProperty("role", "ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._text = label("heading", wraps=True), label(wraps=True)
        self._count, self.next, self.skip = label("quiet"), button(), button()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP, WIDE, GAP)
        column.setSpacing(SMALL)
        for part in (self._title, self._text, row(self._count, self.skip, self.next, grows=self._count)):
            column.addWidget(part)
        self.next.clicked.connect(self.go_on)
        self.skip.clicked.connect(self.ended)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self.go_on)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.ended.emit)
        for made in (self.next, self.skip):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Much moves at once: it is looked at when all of it has moved.
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._place)
        self.retranslate()
        for shown in (self._ring, self):
            shown.show()
            shown.raise_()
        self._place()
        self._watch(on=True)

    def go_on(self) -> None:
        """Show the next step; after the last one it is over."""
        self.step += 1
        if self.step >= len(self._targets):
            self.ended.emit()
            return
        self.retranslate()
        self._place()

    def take_away(self) -> None:
        """Be gone, ring and all."""
        self._watch(on=False)
        self._following.stop()
        for shown in (self, self._ring):
            shown.hide()
            shown.deleteLater()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        title, text = self._words()[self.step]
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}: {text}")
        self._count.setText(f"{count_text(self.step + 1)} / {count_text(len(self._targets))}")
        last = self.step == len(self._targets) - 1
        self.next.setText((self.tr("Done") if last else self.tr("Next")) + "  ↵")
        self.skip.setText(self.tr("Skip") + "  Esc")
        self.skip.setVisible(not last)
        self._following.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow whatever moves in the window; see QObject."""
        if event.type() in _MOVES and isinstance(watched, QWidget) and self._concerns(watched):
            self._following.start()
        return False

    def _words(self) -> tuple[tuple[str, str], ...]:
        press = self.tr("Press this button, or the space bar, and the class sees it. Nothing has to be set up before.")
        if not self._ready:
            press = self.tr(
                "It has not arrived yet. Once it has, this button, or the space bar, shows it to the class."
            )
        return (
            (self.tr("The next lesson stands here"), press),
            (
                self.tr("Lessons arrive here"),
                self.tr("By satellite or on a stick. Put a stick in, come to this page and press “Take in”."),
            ),
            (
                self.tr("What was taught is written down here"),
                self.tr("By itself. The headteacher prints the month from here. F1 explains every page."),
            ),
        )

    def _watch(self, *, on: bool) -> None:
        """Hear of every widget, those too that a page makes later."""
        application = QCoreApplication.instance()
        if application is None:
            return
        if on:
            application.installEventFilter(self)
            application.aboutToQuit.connect(self._let_go)
        else:
            self._let_go()

    def _let_go(self) -> None:
        """Hear no more: a filter in Python that still hears while the window is taken apart ends with a crash."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _concerns(self, part: QWidget) -> bool:
        own = part in (self, self._ring) or self.isAncestorOf(part)
        return not own and (part is self._over or self._over.isAncestorOf(part))

    def _place(self) -> None:
        """Stand beside the control: right of the rail, below a button, always whole inside the window."""
        over, target = self._over, self._targets[self.step]()
        if self.step == 0 and self._ready is not target.isEnabled():
            self._ready = target.isEnabled()
            self.retranslate()
        place = _place_in(over, target)
        self._ring.setGeometry(place.adjusted(-_RIM, -_RIM, _RIM, _RIM))
        width = min(_WIDTH * self.fontMetrics().height(), over.width() - 2 * GAP)
        self.setFixedWidth(width)
        size = QSize(width, max(self._column.heightForWidth(width), self.sizeHint().height()))
        beside = place.right() + GAP + size.width() < over.width()
        at = QPoint(place.right() + GAP, place.top()) if beside else QPoint(place.right() - width, place.bottom() + GAP)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft and place.left() > GAP + width:
            at = QPoint(place.left() - GAP - width, place.top())
        inside = over.rect().adjusted(GAP, GAP, -GAP, -GAP)
        at.setX(max(inside.left(), min(at.x(), inside.right() - size.width())))
        at.setY(max(inside.top(), min(at.y(), inside.bottom() - size.height())))
        self.setGeometry(self._clear(QRect(at, size), target, inside))

    def _clear(self, bubble: QRect, target: QWidget, inside: QRect) -> QRect:
        """Return where the bubble of a control inside a card covers no words, or the fewest."""
        card = target.parentWidget()
        while card is not None and not isinstance(card, Card):
            card = card.parentWidget()
        if card is None:
            return bubble
        below = card.mapTo(self._over, QPoint(0, card.height())).y() + GAP
        parts = [*self._over.findChildren(QLabel), *self._over.findChildren(QAbstractButton)]
        words = [_place_in(self._over, part) for part in parts if part.isVisible() and not self.isAncestorOf(part)]
        lowest = inside.bottom() - bubble.height()
        places = [QRect(QPoint(bubble.x(), top), bubble.size()) for top in range(below, lowest, SMALL)]
        return min(places, key=lambda place: sum(place.intersects(word) for word in words), default=bubble)


def _place_in(over: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(over, QPoint(0, 0)), part.size())

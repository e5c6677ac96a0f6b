"""How a resource of a lesson is painted: its thumbnail or a drawing of its kind, its title, what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catalogue.records import Role
from desktop.models.resources import RESOURCE_ROLE, ShownResource
from desktop.theme import icons
from desktop.theme.chosen import colours
from desktop.theme.style import font

_WIDTH, _PICTURE_HIGH, _PAD, _ICON = 176, 72, 6, 36
_ELIDED = Qt.TextElideMode.ElideRight
_ICONS = {Role.VIDEO: "video", Role.AUDIO: "audio", Role.PICTURE: "picture"}


class ResourceDelegate(QStyledItemDelegate):
    """Paints tiles of one size."""

    scale = 100

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: dict[tuple[str, str], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the size of every tile."""
        del option, index
        return QSize(round(_WIDTH * self.scale / 100), self.high())

    def high(self) -> int:
        """Return the height of a tile in pixels."""
        lines = QFontMetrics(font(15, self.scale)).height() + QFontMetrics(font(14, self.scale)).height()
        return _PICTURE_HIGH + lines + 3 * _PAD

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a tile."""
        shown = index.data(RESOURCE_ROLE)
        box: QRect = option.rect.adjusted(3, 2, -3, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(colours().accent), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().accent_tint))
            painter.drawRoundedRect(box, 9, 9)
        self._paint_picture(painter, QRect(box.left(), box.top() + _PAD, box.width(), _PICTURE_HIGH), shown)
        text = box.adjusted(_PAD, _PAD + _PICTURE_HIGH + 2, -_PAD, -2)
        self._write(painter, text, shown.title, (15, colours().ink))
        below = text.adjusted(0, QFontMetrics(font(15, self.scale)).height(), 0, 0)
        self._write(painter, below, shown.facts, (14, colours().accent if shown.resource.own else colours().quiet))
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, look: tuple[int, str]) -> None:
        pixels, colour = look
        painter.setFont(font(pixels, self.scale))
        painter.setPen(QColor(colour))
        elided = painter.fontMetrics().elidedText(text, _ELIDED, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, elided)

    def _paint_picture(self, painter: QPainter, box: QRect, shown: ShownResource) -> None:
        if shown.image is None:
            half = _ICON // 2
            drawing = self._drawing(_ICONS.get(shown.resource.role, "document"), colours().quiet)
            painter.drawPixmap(box.center().x() - half, box.center().y() - half, drawing)
            return
        size = shown.image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(box.topLeft(), size)
        place.moveCenter(box.center())
        painter.drawImage(place, shown.image)

    def _drawing(self, name: str, colour: str) -> QPixmap:
        """Return an icon in a colour of the theme, drawn once: a list is painted again with each movement in it."""
        key = name, colour
        if key not in self._drawn:
            self._drawn[key] = icons.pixmap(name, colour, _ICON)
        return self._drawn[key]

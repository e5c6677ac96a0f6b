"""What the screens of a display really show, read from the display itself."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter


def picture_of(name: str) -> QImage:
    """Return what a screen shows, as somebody sees it: read from the display itself. '' for all screens."""
    screens = QGuiApplication.screens()
    screen = next((s for s in screens if s.name() == name), None)
    if screen is None and name:
        return QImage()
    some = screen or screens[0]
    image = some.grabWindow(0).toImage()
    if screen is None:
        return image
    place = screen.geometry()
    # Some platforms grab the whole display, some only the screen.
    return image.copy(place) if image.width() > place.width() else image.copy(QRect(QPoint(0, 0), place.size()))


def picture_of_all() -> QImage:
    """Return what all screens show, beside one another as they stand."""
    whole = QImage(QGuiApplication.screens()[0].virtualSize(), QImage.Format.Format_RGB32)
    whole.fill(0)
    painter = QPainter(whole)
    for screen in QGuiApplication.screens():
        painter.drawImage(screen.geometry().topLeft(), picture_of(screen.name()))
    painter.end()
    return whole


def colour_on(name: str, at: QPoint | None = None) -> str:
    """Return the colour that a screen shows at a place, in its middle when none is named."""
    image = picture_of(name)
    if image.isNull():
        return "no screen"
    place = at or image.rect().center()
    middle = image.pixelColor(place)
    red, green, blue = middle.red(), middle.green(), middle.blue()
    if max(red, green, blue) < 24:
        return "black"
    if red > 180 and green < 60:
        return "red"
    if green > 90 and red < 60 and blue < 60:
        return "green"
    return "other"


def screen_names() -> list[str]:
    """Return the names of the screens there are."""
    return [screen.name() for screen in QGuiApplication.screens()]


def area_of(name: str) -> QRect:
    """Return where a screen lies."""
    return next((s.geometry() for s in QGuiApplication.screens() if s.name() == name), QRect())


def pixel(name: str, x: float, y: float) -> QColor:
    """Return the colour at a place (0-1) of a screen."""
    image = picture_of(name)
    return image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1)))

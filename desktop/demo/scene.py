"""One picture of a sheet: what is shown for it, when it is there to be seen, and how it is taken away again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

Wait = Callable[[], bool]

SIZES = (QSize(1024, 768), QSize(1920, 1080))
"""Of the window, in the pictures of the sheets."""

CLASS_SCREEN = 2
"""Its number on the virtual display, where the control screen is the first."""

_WORDS_MS = 200


def _nothing() -> None:
    return None


def _at_once() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Scene:
    """What to do before the picture is taken, and after it. ``over`` is a window of its own that lies over the page.

    ``seen`` tells when what was done is to be seen, where that takes more than a moment.
    """

    name: str
    show: Callable[[], object]
    back: Callable[[], object] = _nothing
    over: Callable[[], QWidget | None] = _nothing
    seen: Wait = _at_once


def bring_into_sight(part: QWidget) -> None:
    """Scroll the page to a part of it, once its words are there."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(_WORDS_MS, area, partial(area.ensureWidgetVisible, part))

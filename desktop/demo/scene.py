"""One picture of a sheet: what is shown for it, when it is there to be seen, and how it is taken away again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

Wait = Callable[[], bool]

SIZES = (QSize(1024, 768), QSize(1920, 1080))
"""Of the window, in the pictures of the sheets."""


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

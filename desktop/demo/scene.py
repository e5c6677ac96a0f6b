"""One picture of a sheet: what is shown for it, and how it is taken away again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What to do before the picture is taken, and after it. ``over`` is a window of its own that lies over the page."""

    name: str
    show: Callable[[], object]
    back: Callable[[], object] = _nothing
    over: Callable[[], QWidget | None] = _nothing

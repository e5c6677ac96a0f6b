"""What the teacher does over the lesson: pen, spotlight, pointer, and how near one looks. Both screens show it.

Everything is kept in parts of the picture (0-1), so that it lies on the same spot on screens of any size.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.models.lens import Lens

COLOURS = ("#E5383B", "#FFC300", "#2EBD6B", "#2F8FFF", "#FFFFFF", "#111111")
WIDTHS = (0.004, 0.008, 0.02)
"""Widths of the pen, as a part of the picture's mean side."""

ERASER_WIDTH = 0.05


class Tool(StrEnum):
    """What the mouse or a finger does on the picture; with NONE it moves a picture that is larger than the screen."""

    NONE = ""
    PEN = "pen"
    ERASER = "eraser"
    SPOTLIGHT = "spotlight"
    POINTER = "pointer"


@dataclass(slots=True)
class Mark:
    """One stroke of the pen or of the eraser, or the wiping of all before it when it has no points."""

    colour: str = ""
    width: float = 0.0
    points: list[QPointF] = field(default_factory=list)

    @property
    def erases(self) -> bool:
        """Whether it takes away."""
        return not self.colour


class Board(QObject):
    """``changed``: paint all anew. ``extended``: the last mark has a point more. ``moved``: a light or the lens."""

    changed = Signal()
    extended = Signal()
    moved = Signal()
    tool_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool, self.colour, self.width = Tool.NONE, 0, 1
        self.lens = Lens()
        self.spot: QPointF | None = None
        self._page: Hashable = 0
        self._sheets: dict[Hashable, list[Mark]] = {}
        self._lenses: dict[Hashable, Lens] = {}

    @property
    def marks(self) -> list[Mark]:
        """The marks of the page that is shown, but for what was wiped away."""
        sheet = self._sheets.get(self._page, [])
        wiped = max((number for number, mark in enumerate(sheet) if not mark.points), default=-1)
        return sheet[wiped + 1 :]

    def take(self, tool: Tool) -> None:
        """Take a tool in hand, or put it away when it is in hand."""
        self.tool = Tool.NONE if tool is self.tool else tool
        self.spot = QPointF(0.5, 0.5) if self.tool in (Tool.SPOTLIGHT, Tool.POINTER) else None
        self.tool_changed.emit()
        self.moved.emit()

    def choose(self, *, colour: int | None = None, width: int | None = None) -> None:
        """Choose the colour or the width of the pen by its place, counted round; the pen is in hand afterwards."""
        self.colour = self.colour if colour is None else colour % len(COLOURS)
        self.width = self.width if width is None else width % len(WIDTHS)
        self.tool = Tool.PEN
        self.tool_changed.emit()

    def press(self, point: QPointF) -> None:
        """Begin to draw, or move the light there."""
        if self.tool in (Tool.PEN, Tool.ERASER):
            drawn = self.tool is Tool.PEN
            mark = Mark(COLOURS[self.colour] if drawn else "", WIDTHS[self.width] if drawn else ERASER_WIDTH, [point])
            self._sheets.setdefault(self._page, []).append(mark)
            self.extended.emit()
        else:
            self.point(point)

    def drag(self, point: QPointF) -> None:
        """Draw on."""
        marks = self.marks
        if self.tool in (Tool.PEN, Tool.ERASER) and marks:
            marks[-1].points.append(point)
            self.extended.emit()
        else:
            self.point(point)

    def point(self, point: QPointF) -> None:
        """Move the spotlight or the pointer."""
        if self.tool in (Tool.SPOTLIGHT, Tool.POINTER):
            self.spot = point
            self.moved.emit()

    def undo(self) -> None:
        """Take the last mark back; wiped marks come back, too."""
        if self._sheets.get(self._page):
            self._sheets[self._page].pop()
            self.changed.emit()

    def wipe(self) -> None:
        """Take all marks of this page away; ``undo`` brings them back."""
        if self.marks:
            self._sheets[self._page].append(Mark())
            self.changed.emit()

    def look(self, lens: Lens) -> None:
        """Look at the picture another way."""
        if lens != self.lens:
            self.lens = lens
            self._lenses[self._page] = lens
            self.moved.emit()

    def turn_to(self, page: Hashable) -> None:
        """Show another page of the resource; what was drawn on it before is there again."""
        if page == self._page:
            return
        self._page = page
        # A page that is opened for the first time is turned as the one before: a document scanned sideways stays so.
        self.lens = self._lenses.get(page, Lens(turns=self.lens.turns if isinstance(page, int) else 0))
        self.changed.emit()

    def begin(self) -> None:
        """Another resource: nothing drawn, the whole picture. The tool stays in hand."""
        self._sheets.clear()
        self._lenses.clear()
        self._page, self.lens = 0, Lens()
        self.changed.emit()

"""What the bars of buttons show: how the lesson stands, in one frozen record."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.models.board import Tool


class Cover(StrEnum):
    """What lies over the lesson on the class screen. White is a board to write on."""

    NONE = ""
    BLACK = "black"
    WHITE = "white"


class Drawer(StrEnum):
    """Which row of further buttons is open."""

    NONE = ""
    PEN = "pen"
    TIMER = "timer"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class BarState:
    """``played`` for video and sound, ``still`` for pictures and pages. ``repeat`` has A and B in seconds.

    ``pages_left`` tells whether another page follows. ``subtitle`` and ``voice`` name the streams chosen; ``subtitles``
    and ``voices`` count those there are.
    """

    played: bool = False
    still: bool = False
    pages_left: bool = False
    playing: bool = False
    cover: Cover = Cover.NONE
    frozen: bool = False
    rate: float = 1.0
    repeat: tuple[float, float | None] | None = None
    tool: Tool = Tool.NONE
    colour: int = 0
    width: int = 1
    drawer: Drawer = Drawer.NONE
    even: bool = False
    timer_runs: bool = False
    timer_sounds: bool = True
    subtitle: str = ""
    subtitles: int = 0
    voice: str = ""
    voices: int = 0

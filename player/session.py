"""What the engine knows of one source, from ``play`` to the next."""

from dataclasses import dataclass, field
from pathlib import Path

from player.engine import EngineState, Source, Track


@dataclass(slots=True)
class Session:
    """One playing of one source. ``source`` is None after ``stop``.

    ``hold_first`` asks to stop at the first picture. ``anchor_at`` is the position in seconds that the next picture
    will have, after a seek. ``began`` is monotonic; ``proved`` turns True once something was seen or heard.
    ``reported`` is the position that libVLC told last, in seconds.
    """

    generation: int
    source: Source | None = None
    start: float = 0.0
    hold_first: bool = False
    subtitle: Path | None = None
    state: EngineState = EngineState.IDLE
    duration: float = 0.0
    tracks: tuple[Track, ...] = ()
    size: tuple[int, int] | None = None
    began: float = 0.0
    proved: bool = False
    reported: float = -1.0
    anchor_at: float | None = field(init=False)

    def __post_init__(self) -> None:
        """A source that begins in its middle is there with its first picture."""
        self.anchor_at = self.start or None

    @property
    def opening(self) -> bool:
        """Whether it should soon show or sound something, and has not yet."""
        return self.state in (EngineState.OPENING, EngineState.PLAYING) and not self.proved

"""What the engine knows of one source, from ``play`` to the next."""

from dataclasses import dataclass, field
from pathlib import Path

from player.engine import Counts, EngineState, Source, Span, Track, TrackKind


@dataclass(slots=True)
class Session:
    """One playing of one source. ``source`` is None after ``stop``.

    ``hold_first`` asks to stop at the first picture. ``anchor_at`` is the position in seconds that the next picture
    will have, after a seek. ``began`` is monotonic; ``proved`` turns True once something was seen or heard.
    ``reported`` is the position that libVLC told last, in seconds; ``jumped`` when it was last sent elsewhere
    (monotonic). ``step`` is the time that one picture lasts, ``heard_at`` when sound was last put out, ``silent`` that
    it is not put out any more. ``subtitles`` are files, each with whether it is shown; ``choices`` the streams chosen.
    ``over_at`` is when it came to its end with nothing seen or heard, as it seems.
    """

    generation: int
    source: Source | None = None
    start: float = 0.0
    hold_first: bool = False
    state: EngineState = EngineState.IDLE
    duration: float = 0.0
    tracks: tuple[Track, ...] = ()
    size: tuple[int, int] | None = None
    began: float = 0.0
    proved: bool = False
    reported: float = -1.0
    jumped: float = 0.0
    rate: float = 1.0
    repeat: Span | None = None
    step: float = 0.04
    subtitles: list[tuple[Path, bool]] = field(default_factory=list)
    choices: dict[TrackKind, int] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    sounds: int = 0
    heard_at: float = 0.0
    silent: bool = False
    over_at: float = 0.0
    anchor_at: float | None = field(init=False)

    def __post_init__(self) -> None:
        """A source that begins in its middle is there with its first picture."""
        self.anchor_at = self.start or None

    def again(self, start: float) -> "Session":
        """Return the session of the same source played anew from ``start``; what was chosen for it holds."""
        made = Session(self.generation, self.source, start)
        made.rate, made.repeat = self.rate, self.repeat
        made.subtitles, made.choices = self.subtitles, self.choices
        return made

    def landing(self, moment: float) -> bool:
        """Whether a jump is under way whose first picture has not come yet; a second is too long for that."""
        return self.anchor_at is not None and moment - self.jumped < 1.0

    @property
    def opening(self) -> bool:
        """Whether it should soon show or sound something, and has not yet."""
        return self.state in (EngineState.OPENING, EngineState.PLAYING) and not self.proved

"""How much of a resource was seen: runs of a video by position, pages of a document. Pure."""

from dataclasses import dataclass, field

LONGEST_STEP = 5.0
"""Seconds of the resource between two reports beyond which somebody has sought, and nothing between was seen."""


@dataclass(slots=True)
class SeenRuns:
    """The runs of a video or recording that were seen. What is seen twice counts once."""

    _runs: list[tuple[float, float]] = field(default_factory=list)
    _at: float | None = field(default=None)

    def move(self, position: float) -> None:
        """Note that playing has come to ``position``, in seconds of the resource."""
        if self._at is not None and 0 < position - self._at <= LONGEST_STEP:
            self._add(self._at, position)
        self._at = position

    def leap(self) -> None:
        """Note that what comes next does not follow from where it was."""
        self._at = None

    def share(self, duration: float) -> float:
        """Return which part of ``duration`` seconds was seen, from 0 to 1; 0 while the duration is not known."""
        if duration <= 0:
            return 0.0
        return min(sum(end - start for start, end in self._runs) / duration, 1.0)

    def _add(self, start: float, end: float) -> None:
        apart = [run for run in self._runs if run[1] < start or run[0] > end]
        touching = [run for run in self._runs if not (run[1] < start or run[0] > end)]
        merged = (min([start, *(run[0] for run in touching)]), max([end, *(run[1] for run in touching)]))
        self._runs = sorted([*apart, merged])


@dataclass(slots=True)
class SeenPages:
    """The pages of a document that were shown."""

    _pages: set[int] = field(default_factory=set)

    def show(self, page: int) -> None:
        """Note that a page is shown."""
        self._pages.add(page)

    def share(self, count: int) -> float:
        """Return which part of ``count`` pages was shown, from 0 to 1."""
        return min(len(self._pages) / count, 1.0) if count > 0 else 0.0

"""Has a file stopped growing? Pure: what was seen and when is handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

_TEMPORARY_ENDS = (".part", ".tmp", ".temp", ".crdownload", ".partial", ".download", ".filepart", ".!ut", ".swp", "~")
_TEMPORARY_STARTS = (".", "~", ".syncthing.")
_SYSTEM_FOLDERS = frozenset({"system volume information", "$recycle.bin", "lost+found", "found.000"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file as a scan saw it. ``mtime_ns`` in nanoseconds, as the file system has it."""

    path: Path
    size: int
    mtime_ns: int


class SettleTracker:
    """Remembers since when each file looks the same. ``seconds`` is how long it must, by a monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[Path, tuple[Sighting, float]] = {}

    def observe(self, sightings: Iterable[Sighting], now: float) -> None:
        """Note what a whole scan saw at ``now``; files it did not see are forgotten."""
        before = self._since
        self._since = {}
        for seen in sightings:
            known = before.get(seen.path)
            self._since[seen.path] = known if known is not None and known[0] == seen else (seen, now)

    def settled(self, now: float) -> list[Path]:
        """Return the files that have looked the same long enough, by name."""
        return sorted(path for path, (_, since) in self._since.items() if now - since >= self._seconds)

    def same_for(self, path: Path, now: float) -> float:
        """Return for how many seconds a file has looked the same; 0.0 for one that the last scan did not see."""
        known = self._since.get(path)
        return 0.0 if known is None else now - known[1]

    def unsettled(self, now: float) -> bool:
        """Tell whether some file may still be changing."""
        return any(now - since < self._seconds for _, since in self._since.values())


def is_ignored(path: PurePath) -> bool:
    """Tell whether a name is of a file still being written by another program, hidden, or of the system's."""
    name = path.name.casefold()
    return (
        name.endswith(_TEMPORARY_ENDS)
        or name.startswith(_TEMPORARY_STARTS)
        or any(part.casefold() in _SYSTEM_FOLDERS or part.casefold().startswith(".trash") for part in path.parts)
    )

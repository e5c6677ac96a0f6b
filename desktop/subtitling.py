"""Which subtitles a film gets: files of its lesson, read in whatever charset they are, and those inside it."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject, Signal

from catalogue.records import Resource, Role
from desktop.jobs import Jobs
from desktop.kinds import Kind, kind_of
from desktop.playback import Playback
from desktop.prepared import Prepared
from player.engine import TrackKind
from player.track_choice import speaks, track_in


class Subtitling(QObject):
    """Adds subtitles to the film that plays, a moment after it began: its first picture does not wait for them."""

    failed = Signal(str)
    """A subtitle file cannot be used: a code of messages.py. The film goes on without it."""

    def __init__(self, playback: Playback, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback, self._jobs = playback, jobs
        self._begun = 0
        self._language = ""
        self._decided = True
        playback.tracks_changed.connect(self._choose)

    def begin(self, files: Sequence[Resource], language: str, prepared: Prepared | None) -> None:
        """Give the film that was just begun its subtitle ``files``, and show the one in ``language``."""
        self.leave()
        self._language, self._decided = language[:2], False
        if not files or prepared is None:
            return
        begun = self._begun

        def read() -> list[tuple[Path, bool]]:
            found = [(_file(prepared, resource), speaks(language_of(resource), language)) for resource in files]
            return [(path, is_wanted) for path, is_wanted in found if path is not None]

        def use(found: list[tuple[Path, bool]]) -> None:
            if begun == self._begun:
                self._add(found)

        self._jobs.start(read, use, lambda _error: self.failed.emit("subtitles-unreadable"))

    def leave(self) -> None:
        """The film is over; what is still being read for it is dropped."""
        self._begun += 1
        self._decided = True

    def _add(self, found: Sequence[tuple[Path, bool]]) -> None:
        # A file that says no language is shown when it is the only one: somebody packed it for this film.
        chosen = next((path for path, is_wanted in found if is_wanted), found[0][0] if len(found) == 1 else None)
        if chosen is not None:
            self._decided = True
        for path, _is_wanted in found:
            self._playback.add_subtitle(path, chosen=path == chosen)

    def _choose(self) -> None:
        """Show the subtitles inside the film that are in the class's language, unless a file was chosen."""
        if self._decided:
            return
        track = track_in(self._playback.tracks, TrackKind.SUBTITLE, self._language)
        if track is not None:
            self._decided = True
            if not track.chosen:
                self._playback.choose_track(TrackKind.SUBTITLE, track.id)


def files_of(film: Resource, resources: Sequence[Resource]) -> Sequence[Resource]:
    """Return the subtitle files of a lesson that belong to ``film``: of its name, or all when there is but one film."""
    files = [one for one in resources if one.role is Role.SUBTITLE and one.extent is not None]
    films = [one for one in resources if one.role is not Role.SUBTITLE and kind_of(one) is Kind.VIDEO]
    name = PurePosixPath(film.member).stem.casefold()
    own = [one for one in files if PurePosixPath(one.member).name.casefold().startswith(f"{name}.")]
    return own or (files if len(films) == 1 else [])


def language_of(subtitle: Resource) -> str:
    """Return the language that a subtitle file is in: as its package says, else as its name does, else ''."""
    if subtitle.language:
        return subtitle.language
    parts = PurePosixPath(subtitle.member).name.split(".")
    return parts[-2] if len(parts) > 2 else ""


def _file(prepared: Prepared, resource: Resource) -> Path | None:
    return prepared.subtitle(resource, resource.extent, language_of(resource)) if resource.extent else None

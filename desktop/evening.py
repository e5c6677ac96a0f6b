"""Evening out how loud the resources of a lesson are: each is measured once, before its turn comes."""

from importlib import import_module

from PySide6.QtCore import QObject

from catalogue.records import Extent, Resource
from desktop.extent_file import source_of
from desktop.jobs import Jobs
from desktop.kinds import Kind, kind_of
from desktop.prepared import Prepared
from desktop.teaching import Teaching
from player.loudness import gain_for


class Evening(QObject):
    """Follows one session, and measures while its ``even_loudness`` is on."""

    def __init__(self, prepared: Prepared, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prepared, self._jobs = prepared, jobs
        self._gains: dict[str, float] = {}
        self._asked: set[str] = set()
        self._session: Teaching | None = None

    def follow(self, session: Teaching) -> None:
        """Even out what this session plays."""
        self._session = session
        session.gain_of = self._gain_of
        session.current_changed.connect(lambda _index: self._measure_lesson())
        session.even_loudness_changed.connect(self._measure_lesson)

    def _gain_of(self, resource: Resource) -> float:
        return self._gains.get(resource.sha256, 0.0)

    def _measure_lesson(self) -> None:
        session = self._session
        if session is None or not session.even_loudness:
            return
        for resource in session.resources:
            if kind_of(resource) in (Kind.VIDEO, Kind.AUDIO) and resource.sha256 not in self._asked:
                self._asked.add(resource.sha256)
                self._measure(resource)

    def _measure(self, resource: Resource) -> None:
        extent, prepared = resource.extent, self._prepared
        if extent is None:
            return

        def measure(part: Extent) -> float | None:
            # Loaded here, on a thread of its own: it needs libVLC, which may not be installed (decision 0005).
            found: float | None = import_module("player.measuring").measured(source_of(part), prepared.is_ended)
            return found

        def use(loud: float | None) -> None:
            self._gains[resource.sha256] = gain_for(loud)
            if self._session is not None:
                self._session.set_gain_again()

        self._jobs.make(lambda: prepared.loudness(resource, extent, measure), use, lambda _error: None)

"""What the chosen lesson has, and the wishes about it: own files added, removed and brought back, a lesson shared."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from catalogue.languages import preferring
from catalogue.records import Lesson, Resource
from desktop.jobs import Jobs
from desktop.open_dialog import ask_for_files
from desktop.places import Household
from desktop.save_dialog import ask_where_to_save
from desktop.still_cache import Known
from desktop.stills import Stills
from desktop.views.resource_strip import ResourceStrip
from sync.outcome import Outcome, State


class Errands(Protocol):
    """What is done with own files, elsewhere (desktop/errands.py, which loads archives and so is loaded late)."""

    @property
    def done(self) -> SignalInstance:
        """Emitted with what was done."""

    @property
    def failed(self) -> SignalInstance:
        """Emitted with the error."""

    def add(self, lesson: Lesson, file: Path, at: datetime) -> None:
        """Have a file copied into a lesson."""

    def remove(self, package_id: str) -> None:
        """Have an own file removed."""

    def restore(self, kept: Path) -> None:
        """Have an own file brought back."""

    def share(self, lesson: Lesson, resources: tuple[Resource, ...], out: Path, at: datetime) -> int:
        """Write a lesson as a package; return the number of its resources."""


class Receives(Protocol):
    """Who carries out errands: the room that receives."""

    @property
    def errands(self) -> Errands:
        """Where to ask."""

    def run_errands(self) -> None:
        """Have them carried out now."""


class LessonFiles(QObject):
    """Keeps the strip up to date. ``said`` has a text for the line of notices, ``refused`` an outcome to be told."""

    said = Signal(str)
    refused = Signal(object)
    failed = Signal(object)
    teach = Signal(object, object, str)
    language_chosen = Signal(str)

    def __init__(
        self, strip: ResourceStrip, household: Household, jobs: Jobs, stills: Stills, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._strip, self._household, self._jobs, self._stills = strip, household, jobs, stills
        self._lesson: Lesson | None = None
        self._receives: Receives | None = None
        self._removed: Path | None = None
        self.language = ""
        self.now: Callable[[], datetime] = _now
        stills.made.connect(self._show_known)
        strip.files_dropped.connect(self.add)
        strip.add_requested.connect(self._choose_files)
        strip.remove_requested.connect(self._remove)
        strip.undo_requested.connect(self._bring_back)
        strip.share_requested.connect(self._choose_target)
        strip.teach_from_requested.connect(self._teach_from)
        strip.language_chosen.connect(self._prefer)

    def use(self, receives: Receives) -> None:
        """Have errands carried out by the room that receives, once it is there."""
        self._receives = receives
        receives.errands.done.connect(self._carried_out, Qt.ConnectionType.QueuedConnection)
        receives.errands.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    def show(self, lesson: Lesson | None) -> None:
        """Show another lesson, or the same one again after a change."""
        self._lesson = lesson
        if lesson is None:
            self._strip.show_lesson("", (), self.language)
            return
        self._jobs.ask(lambda: self._household.catalogue.resources(lesson.id), self._showing(lesson), self.failed.emit)

    def add(self, files: Sequence[Path]) -> None:
        """Copy files into the library as resources of the shown lesson."""
        lesson, at = self._lesson, self.now()
        if lesson is not None:
            if files:
                self.said.emit(self.tr("Copying %n file(s) into the library …", "", len(files)))
            for file in files:
                self._ask(partial(_add, lesson=lesson, file=file, at=at))

    def share(self, out: Path) -> None:
        """Write the shown lesson as a package for a stick."""
        lesson, at, receives = self._lesson, self.now(), self._receives
        if lesson is None or receives is None:
            self._wait()
            return
        catalogue, errands = self._household.catalogue, receives.errands
        self.said.emit(self.tr("Writing the lesson to {name} …").format(name=out.name))
        self._jobs.make(
            lambda: errands.share(lesson, catalogue.resources(lesson.id), out, at),
            lambda count: self.said.emit(self.tr("The lesson with its %n resource(s) is in the file.", "", count)),
            self.failed.emit,
        )

    def _showing(self, lesson: Lesson) -> Callable[[tuple[Resource, ...]], None]:
        def show(resources: tuple[Resource, ...]) -> None:
            if self._lesson is not None and self._lesson.id == lesson.id:
                self._strip.show_lesson(lesson.id, preferring(resources, self.language), self.language)
                self._stills.want(resources)

        return show

    def _show_known(self, sha256: str, known: Known) -> None:
        self._strip.show_known(sha256, known.image, known.duration)

    def _choose_files(self) -> None:
        self.add(ask_for_files(self._strip, several=True))

    def _choose_target(self) -> None:
        if self._lesson is not None:
            name = ask_where_to_save(self._strip, f"{self._lesson.id}.7z", "7z (*.7z)")
            if name:
                self.share(Path(name))

    def _remove(self, package_id: str) -> None:
        self._ask(lambda errands: errands.remove(package_id))

    def _bring_back(self) -> None:
        kept = self._removed
        if kept is not None:
            self._ask(lambda errands: errands.restore(kept))

    def _ask(self, wish: Callable[[Errands], object]) -> None:
        if self._receives is None:
            self._wait()
            return
        wish(self._receives.errands)
        self._receives.run_errands()

    def _wait(self) -> None:
        self.said.emit(self.tr("Please wait a moment: the library is being put in order."))

    def _carried_out(self, result: object) -> None:
        if isinstance(result, Path):
            self._removed = result
            self.said.emit(self.tr("Your file was removed."))
            self._strip.offer_undo()
        elif isinstance(result, Outcome) and result.state is State.REFUSED:
            self.refused.emit(result)
        else:
            self.said.emit(self.tr("Your file is in the lesson."))
        self.show(self._lesson)

    def _teach_from(self, sha256: str) -> None:
        if self._lesson is not None:
            self.teach.emit(self._lesson, tuple(self._strip.model.resources), sha256)

    def _prefer(self, language: str) -> None:
        self.language = language
        self.language_chosen.emit(language)
        self.show(self._lesson)


def _add(errands: Errands, *, lesson: Lesson, file: Path, at: datetime) -> None:
    errands.add(lesson, file, at)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()

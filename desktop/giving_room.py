"""Making a stick for the next school, beside the running window: what can go on it, and writing it."""

import os
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from catalogue.schedule import terms_now
from desktop.giving import Giveable, Given, GivingResult, Target, Wish
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.views.stick_panel import StickPanel
from sync.errors import PackageError, StickGoneError
from sync.handing_on import STICK_FOLDER, Handed, HandedState, HandingOn, StickPlan
from sync.intake import Reporting
from sync.outcome import Progress
from sync.reader import ReaderProcess
from sync.storage import Library
from sync.volumes import Volume

R = TypeVar("R")

_STOP_SECONDS = 2.0
_SETTLED_MS = 200
"""Milliseconds without another choice before the room for it is found out."""


class GivingRoom(QObject):
    """Keeps the panel up to date. ``failed`` has an error to be told."""

    failed = Signal(object)
    _progress = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self,
        household: Household,
        panel: StickPanel,
        jobs: Jobs,
        volume: Callable[[str], Volume | None],
        parent: QObject | None = None,
    ) -> None:
        """``volume`` returns a stick that is in, by its id."""
        super().__init__(parent)
        self._household, self._panel, self._jobs, self._volume = household, panel, jobs, volume
        self._stop = threading.Event()
        self._running = self._closed = False
        self._wish = Wish("", ())
        self._volumes: Sequence[Volume] = ()
        self._threads: list[threading.Thread] = []
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self._find_room)
        self._progress.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        panel.wish_changed.connect(self._wish_for)
        panel.write_requested.connect(self.write)
        panel.cancel_requested.connect(self._stop.set)

    def open(self, language: str) -> None:
        """Show the packages that can be handed on; while a stick is written nothing changes."""
        if not self._running:
            self._jobs.ask(self._giveable, lambda found: self._panel.show_packages(found, language), self.failed.emit)

    def show_volumes(self, volumes: Sequence[Volume]) -> None:
        """Show the sticks that are in; while one is written, later."""
        self._volumes = volumes
        if not self._running:
            self._panel.show_sticks([Target(volume.id, volume.label, volume.free) for volume in volumes])

    def write(self, wish: Wish) -> None:
        """Write what is wished for."""
        volume = self._volume(wish.stick)
        if volume is None or self._running:
            return
        self._running = True
        self._stop.clear()
        self._panel.show_running(running=True)
        self._beside(lambda: self._written(wish, volume), self._show_result)

    def shutdown(self) -> None:
        """Stop writing; it is gone on with when it is asked for again. A stick that hangs is left behind."""
        self._closed = True
        self._stop.set()
        self._settle.stop()
        for thread in self._threads:
            thread.join(_STOP_SECONDS)
        self._threads = []

    def _giveable(self) -> list[Giveable]:
        catalogue = self._household.catalogue
        lessons = catalogue.lessons()
        now = terms_now(lessons, self._household.school.taught())
        current = {lesson.id for lesson in lessons if (lesson.grade, lesson.term) in now}
        of_package = catalogue.lessons_of_packages()
        return [
            Giveable(package.id, package.title, package.size, not current.isdisjoint(of_package.get(package.id, ())))
            for package in sorted(catalogue.packages(), key=lambda package: package.id)
            if not package.own
        ]

    def _wish_for(self, wish: Wish) -> None:
        self._wish = wish
        self._settle.start()

    def _find_room(self) -> None:
        wish, volume = self._wish, self._volume(self._wish.stick)
        if volume is None or self._running:
            return

        def show(plan: StickPlan | None) -> None:
            if plan is not None and wish == self._wish and not self._running:
                self._panel.show_room(plan.needed, plan.free)

        def find() -> StickPlan | None:
            try:
                with ReaderProcess() as reader:
                    return self._planned(self._handing(volume, reader), wish)
            except PackageError:
                return None  # a stick that has just gone; said when it is to be written

        self._beside(find, show)

    def _handing(self, volume: Volume, reader: ReaderProcess) -> HandingOn:
        if not os.path.ismount(volume.mount):  # Path.is_mount raises on Windows with Python 3.11
            raise StickGoneError(volume.mount, detail=os.strerror(2))
        return HandingOn(
            Library(self._household.library), self._household.catalogue, reader, volume.mount / STICK_FOLDER
        )

    def _planned(self, handing: HandingOn, wish: Wish) -> StickPlan:
        wanted = set(wish.packages)
        return handing.plan([package for package in self._household.catalogue.packages() if package.id in wanted])

    def _written(self, wish: Wish, volume: Volume) -> GivingResult:
        asked = len(wish.packages)
        try:
            with ReaderProcess() as reader:
                handing = self._handing(volume, reader)
                # A lesson that plays reads the same disk.
                reporting = Reporting(self._progress.emit, self._household.right_of_way.giving(self._stop.is_set))
                plan = self._planned(handing, wish)
                handed = list(handing.write(plan, reporting, with_request=wish.with_missing))
        except PackageError as error:
            return GivingResult(volume.label, asked, reason=error.reason, facts=error.facts)
        there = sum(each.state is HandedState.THERE for each in handed)
        return GivingResult(volume.label, asked, [_given(each) for each in handed], there)

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        if self._running:
            self._panel.show_progress(progress.done, progress.total, progress.seconds_left)

    def _show_result(self, result: GivingResult) -> None:
        self._running = False
        self._panel.show_result(result)
        self.show_volumes(self._volumes)
        self._wish_for(self._panel.wish)

    def _beside(self, work: Callable[[], R], done: Callable[[R], None]) -> None:
        """Do what reads or writes a stick on a thread that nobody waits for: a stick may hang."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=lambda: self._ended.emit(done, work()), name="giving", daemon=True)
        self._threads.append(thread)
        thread.start()

    @Slot(object, object)
    def _hand_over(self, receiver: Callable[[object], None], value: object) -> None:
        if not self._closed:
            receiver(value)


def _given(handed: Handed) -> Given:
    return Given(handed.package.title, handed.reason, handed.facts)

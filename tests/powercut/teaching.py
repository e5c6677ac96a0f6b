"""What the program writes while it teaches, on the disk that is recorded: real sessions, followed by a clock of ours.

``python -m tests.powercut.teaching LIBRARY RECORD JOURNAL [WRONG]`` teaches some lessons. Each time the clock has gone
on, and before anything of it is written, JOURNAL gets a line: how long RECORD is then, and how many milliseconds the
class has seen in all. Without RECORD and JOURNAL it makes the library, in which one lesson was taught already.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from PySide6.QtWidgets import QApplication

from catalogue import database
from catalogue.records import Resource, Role
from catalogue.timetable import Schedule, SchoolClass
from desktop.jobs import Jobs
from desktop.places import open_household
from desktop.teaching import BEAT_MS
from tests.conftest import MEDIA
from tests.desktop.samples import resource
from tests.desktop.test_recording import Room
from tests.powercut.workload import WRONG

LESSONS = 3
_BEATS = (5, 2)
"""Of the film and of the picture of each lesson."""


class Lessons:
    """Teaches, and says in the journal how long the class has seen something, in all."""

    def __init__(self, application: QApplication, library: Path, every: int) -> None:
        self._application, self._every = application, every
        self.household, self.jobs = open_household(library), Jobs()
        self.household.school.register.recover()
        self.room = Room(self.household, self.jobs)
        self._seen, self._beats = 0, 0

    def teach(self, say: Callable[[int], None]) -> None:
        """Teach one lesson: a film and a picture."""
        film = replace(resource(MEDIA / "red-green.mp4", "video/mp4"), sha256="a" * 64, duration=100.0)
        picture = replace(resource(MEDIA / "fruit.jpg", "image/jpeg", Role.PICTURE), sha256="b" * 64)
        self._begin((film, picture))
        for place, beats in enumerate(_BEATS):
            if place:
                self.room.session.next()
                self._wait(lambda: self.room.session._showing.shown)
            for _ in range(beats):
                self._go_on(say)
        self.room.session.end()
        self._settle()

    def close(self) -> None:
        """Leave the program as a teacher does."""
        self.jobs.shutdown()
        self.household.close()

    def _begin(self, resources: tuple[Resource, ...]) -> None:
        self.room.begin(resources)
        self._wait(lambda: self.room.session.playing)
        self._settle()

    def _go_on(self, say: Callable[[int], None]) -> None:
        """Let the time between two beats pass, and the beat be written."""
        self.room.now += BEAT_MS / 1000
        self._seen += BEAT_MS
        say(self._seen)
        self._beats += 1
        if self._beats % self._every == 0:
            self.room.session._tell_shown()
        self._settle()

    def _settle(self) -> None:
        """Wait until all that was asked for is on the disk."""
        ended: list[object] = []
        self.jobs.ask(lambda: None, ended.append, ended.append)
        self._wait(lambda: bool(ended))

    def _wait(self, for_what: Callable[[], bool]) -> None:
        while not for_what():
            self._application.processEvents()


def _flush_nothing() -> None:
    """SQLite and all others leave it to the system when something gets to the disk."""
    WRONG["flush nothing"]()
    database._WRITER_PRAGMAS = {**database._WRITER_PRAGMAS, "synchronous": "off"}


FAULTS: Mapping[str, Callable[[], None]] = {"flush nothing": _flush_nothing, "beat seldom": lambda: None}
"""Faults that the harness has to find."""


def main() -> None:
    """Make the library, or teach in it."""
    library, *files = (Path(word) for word in sys.argv[1:4])
    wrong = sys.argv[4] if len(sys.argv) > 4 else ""
    if wrong:
        FAULTS[wrong]()
    application = QApplication([])
    lessons = Lessons(application, library, every=6 if wrong == "beat seldom" else 1)
    if files:
        with files[1].open("w", encoding="utf-8") as journal:
            for _ in range(LESSONS):
                lessons.teach(_journalled(files[0], journal))
    else:
        lessons.household.school.keep_schedule(Schedule((SchoolClass(1, "四(1)班", (4,)),), next_class_id=2))
        lessons.teach(lambda _seen: None)
    lessons.close()


def _journalled(record: Path, journal: TextIO) -> Callable[[int], None]:
    def say(seen: int) -> None:
        journal.write(f"{record.stat().st_size} {seen}\n")
        journal.flush()

    return say


if __name__ == "__main__":
    main()

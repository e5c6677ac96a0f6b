"""A walk through every page, panel and dialog, in several languages and sizes: pictures for contact sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from catalogue.records import SUBJECTS
from catalogue.schedule_edit import add_class
from catalogue.timetable import Change, ChangeKind, Schedule, Slot, Term, Timetable, usual_periods
from desktop.app import App
from desktop.demo.scenes import scenes
from desktop.demo.taught import taught_weeks
from desktop.demo.tour import Tour, Wait
from desktop.places import today
from desktop.shortcuts import Action
from player.engine import EngineState

_SIZES = (QSize(1024, 768), QSize(1920, 1080))
_ENOUGH = 60
"""So many lessons have arrived before the first picture."""

_TEACHING = (
    ("pen", Action.PEN), ("timer", Action.TIMER), ("marks", Action.MARKS), ("keys", Action.HELP),
    ("board", Action.WHITE), ("black", Action.BLACK), ("frozen", Action.FREEZE), ("spot", Action.SPOTLIGHT),
)  # fmt: skip
"""What is switched on for a picture, and off again."""

_CLASS_SCREEN = 2
"""Its number on the virtual display, where the control screen is the first."""

_WEEKS = 6
"""Of the term, that have been taught."""


class SheetTour(Tour):
    """Leaves ``SCENE-LANGUAGE-WxH.png`` for all that there is to see."""

    def __init__(self, app: App, pictures: Path, languages: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(app, pictures, parent)
        self._languages = languages

    def _walk(self) -> Iterator[Wait]:
        app = self._app
        yield lambda: app.receiving is not None
        (app.settings.drop_folders[0] / "broken.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(200))
        yield self._some_lessons(_ENOUGH)
        self._set_up(app)
        app.window.showNormal()
        app.plan.load_rest()
        yield lambda: app.plan.scheduling is not None
        for language in self._languages:
            app.speak(language)
            yield self._pause()
            yield from self._shoot_scenes(language)
            yield from self._shoot_lesson(language)
        app.speak("")

    @staticmethod
    def _set_up(app: App) -> None:
        school, schedule = app.household.school, _timetable(today())
        school.keep_schedule(schedule)
        if not any(True for _ in school.register.records()):
            school.register.add(taught_weeks(schedule, app.household.catalogue.lessons(), _WEEKS))
        app.plan.taught_changed()

    def _shoot_scenes(self, language: str) -> Iterator[Wait]:
        for size in _SIZES:
            self._app.window.resize(size)
            yield self._pause()
            for scene in scenes(self._app, language):
                scene.show()
                yield self._pause()
                self._shoot_over(scene.over(), f"{scene.name}-{language}-{size.width()}x{size.height()}")
                scene.back()

    def _shoot_lesson(self, language: str) -> Iterator[Wait]:
        app, room = self._app, self._app.room
        app.window.show_page(0)
        yield app.pages.today.first_card.teach.isEnabled
        app.pages.today.first_card.teach.click()
        yield lambda: room.session.lesson is not None
        yield self._pause()
        self._shoot(room.class_window, f"class-picture-{language}-1920x1080")
        for _ in range(self._steps_to_video()):
            room.obey(Action.NEXT)
            yield self._pause()
        yield lambda: app.playback.state is EngineState.PLAYING and app.playback.position() > 1.0
        room.obey(Action.TOGGLE)
        for size in _SIZES:
            app.window.resize(size)
            yield self._pause()
            yield from self._shoot_teaching(f"{language}-{size.width()}x{size.height()}")
        room.obey(Action.LAST)
        yield self._pause()
        for size in _SIZES:
            app.window.resize(size)
            yield self._pause()
            self._shoot(app.window, f"teach-document-{language}-{size.width()}x{size.height()}")
        self._shoot(room.class_window, f"class-document-{language}-1920x1080")
        room.obey(Action.END)
        yield self._pause()
        for size in reversed(_SIZES):
            app.window.resize(size)
            yield self._pause()
            self._shoot(app.window, f"today-after-{language}-{size.width()}x{size.height()}")
        app.window.notice.ask_no_more()

    def _shoot_teaching(self, ending: str) -> Iterator[Wait]:
        """What the control screen says and offers while a film is held."""
        app, room = self._app, self._app.room
        self._shoot(app.window, f"teach-{ending}")
        for name, action in _TEACHING:
            room.obey(action)
            yield self._pause()
            self._shoot(app.window, f"teach-{name}-{ending}")
            if name in ("pen", "board"):
                self._shoot(room.class_window, f"class-{name}-{ending.partition('-')[0]}-1920x1080")
            room.obey(action)
        room.obey(Action.SCREENS)
        yield self._pause()
        self._shoot(app.window, f"teach-screens-{ending}")
        room.display.answer(_CLASS_SCREEN)
        yield self._pause()

    def _shoot_over(self, over: QWidget | None, name: str) -> None:
        """Leave a picture of the window with what lies over it."""
        window = self._app.window
        picture = window.grab()
        if over is not None:
            painter = QPainter(picture)
            place = QRect(window.mapFromGlobal(over.mapToGlobal(over.rect().topLeft())), over.size())
            if over.parentWidget() is None:
                place.moveCenter(window.rect().center())  # a window of its own stands anywhere
            painter.drawPixmap(place.topLeft(), over.grab())
            painter.end()
        picture.save(str(self._pictures / f"{name}.png"))


def _timetable(day: date) -> Schedule:
    """A plain class and a combined room, with an hour of every subject in the week, and a day that is otherwise."""
    monday = day - timedelta(days=day.weekday())
    term = Term(1, monday - timedelta(weeks=6), monday + timedelta(weeks=14, days=-3))
    made = add_class(add_class(Schedule(terms=(term,)), "四（1）班", (4,)), "四五六年级复式班", (4, 5, 6))
    slots = [
        Slot(room, weekday, period + room, subject)
        for room in (1, 2)
        for weekday in range(1, 6)
        for period, subject in enumerate(SUBJECTS[:3] if weekday % 2 else SUBJECTS[1:])
    ]
    changes = (
        Change(ChangeKind.OFF, monday + timedelta(days=9)),
        Change(ChangeKind.SWAP, monday + timedelta(days=7), 1, 1, monday + timedelta(days=8), 2),
    )
    return replace(made, timetable=Timetable(1, usual_periods(), tuple(slots)), changes=changes)

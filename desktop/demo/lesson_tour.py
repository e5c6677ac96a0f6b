"""The part of the sheets that shows a lesson: what both screens say while films, pages and troubles come."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF

from catalogue.records import Resource, Role
from desktop.demo.camera import Camera
from desktop.demo.scene import CLASS_SCREEN, SIZES, Wait
from desktop.demo.stock import FURTHER
from desktop.models.board import Tool
from desktop.shortcuts import Action
from desktop.teaching_room import TeachingRoom
from desktop.views.control_screen import ControlScreen
from player.engine import EngineState

_SWITCHED = (
    ("keys", Action.HELP), ("black", Action.BLACK), ("frozen", Action.FREEZE), ("spot", Action.SPOTLIGHT),
    ("plan", Action.PLAN),
)  # fmt: skip
"""What is switched on for a picture, and off again."""

_SET = (
    ("timer", (Action.TIMER, Action.TIMER_3), (Action.TIMER_OFF, Action.TIMER)),
    ("marks", (Action.MARK,), (Action.MARKS,)),
)
"""What is set for a picture, and taken away again."""

_STROKE = ((0.2, 0.7), (0.35, 0.4), (0.5, 0.65), (0.65, 0.35), (0.8, 0.6))
"""Drawn with the pen, in parts of the picture."""

_SEEN_S = 1.0
"""So long a film runs before it is held."""


class LessonTour:
    """Teaches the next lesson, stops, and goes on where the class stopped."""

    def __init__(self, camera: Camera) -> None:
        self._camera, self._app = camera, camera.app

    @property
    def _room(self) -> TeachingRoom:
        return self._app.room

    @property
    def _control(self) -> ControlScreen:
        page = self._room.page
        assert isinstance(page, ControlScreen)  # noqa: S101  # nosec B101  # it is the page
        return page

    def walk(self) -> Iterator[Wait]:
        """Yield what to wait for, step by step."""
        yield from self.begin()
        self._class("picture")
        yield from self.hold_film()
        self._room.obey(Action.END)
        self._app.window.notice.ask_no_more()
        yield from self._resume()
        for size in SIZES:
            self._app.window.resize(size)
            yield self._camera.pause()
            yield from self._switch_all()
        yield from self._swap()
        yield from self._other_resources()
        yield from self._end()

    def begin(self) -> Iterator[Wait]:
        """Teach the next lesson as a teacher would: one press on the button."""
        app = self._app
        app.window.show_page(0)
        yield app.pages.today.first_card.teach.isEnabled
        app.pages.today.first_card.teach.click()
        yield lambda: self._room.session.lesson is not None
        yield self._camera.pause()

    def hold_film(self) -> Iterator[Wait]:
        """Show the film of the lesson, and hold it."""
        playback = self._app.playback
        self._open(lambda resource: resource.role is Role.VIDEO)
        yield lambda: playback.state is EngineState.PLAYING and playback.position() > _SEEN_S
        self._room.obey(Action.TOGGLE)
        yield self._camera.pause()

    def _resume(self) -> Iterator[Wait]:
        """The same class comes back another day."""
        yield from self.begin()
        yield lambda: self._room.session.resume_offer is not None
        yield from self._camera.each_size("teach-resume")
        self._room.obey(Action.RESUME)
        yield from self.hold_film()

    def _switch_all(self) -> Iterator[Wait]:
        """What the control screen says and offers while a film is held."""
        take, pause, room = self._camera.take, self._camera.pause, self._room
        take("teach")
        yield from self._write("pen", Action.PEN)
        yield from self._write("board", Action.WHITE)
        for name, there, away in _SET:
            for action in there:
                room.obey(action)
            yield pause()
            take(f"teach-{name}")
            if name == "timer":
                self._class(name)
            for action in away:
                room.obey(action)
        for name, action in _SWITCHED:
            room.obey(action)
            yield self._shows_plan if action is Action.PLAN else pause()
            yield pause()
            take(f"teach-{name}")
            room.obey(action)
        room.obey(Action.SCREENS)
        yield pause()
        take("teach-screens")
        room.display.answer(CLASS_SCREEN)
        yield pause()

    def _swap(self) -> Iterator[Wait]:
        """Let the class see the teacher's screen, and the other way round, and back."""
        self._room.obey(Action.SWAP)
        yield self._camera.pause()
        yield from self._camera.each_size("teach-swapped")
        self._room.obey(Action.SWAP)
        yield self._camera.pause()

    def _shows_plan(self) -> bool:
        return self._control.plan.pages > 0

    def _write(self, name: str, action: Action) -> Iterator[Wait]:
        """Write on the film, or on the white board in its place."""
        room, board = self._room, self._room.parts.board
        room.obey(action)
        if board.tool is not Tool.PEN:
            room.obey(Action.PEN)
        first, *rest = (QPointF(x, y) for x, y in _STROKE)
        board.press(first)
        for point in rest:
            board.drag(point)
        yield self._camera.pause()
        self._camera.take(f"teach-{name}")
        self._class(name)
        room.obey(Action.WIPE)
        room.obey(action)
        if board.tool is Tool.PEN:
            room.obey(Action.PEN)

    def _other_resources(self) -> Iterator[Wait]:
        """A film that cannot be shown, something to hear, and pages."""
        camera, control = self._camera, self._control
        self._open(lambda resource: resource.package_id == FURTHER)
        yield lambda: control.lines.trouble.shown
        yield from camera.each_size("teach-failed")
        if self._open(lambda resource: resource.role is Role.AUDIO):
            yield camera.pause()
            self._class("sound")
            yield from camera.each_size("teach-sound")
        self._room.obey(Action.LAST)
        yield lambda: self._room.session.page[1] > 0
        yield from camera.each_size("teach-document")
        self._class("document")

    def _end(self) -> Iterator[Wait]:
        self._room.obey(Action.END)
        yield from self._camera.each_size("today-after")
        self._app.window.notice.ask_no_more()

    def _open(self, wanted: Callable[[Resource], bool]) -> bool:
        """Show the first resource that is ``wanted``, as a press on its line does; tell whether there is one."""
        resources = self._room.session.resources
        place = next((number for number, resource in enumerate(resources) if wanted(resource)), -1)
        if place >= 0:
            self._control.side.resource_wished.emit(place)
        return place >= 0

    def _class(self, name: str) -> None:
        self._camera.take(f"class-{name}", self._room.class_window)

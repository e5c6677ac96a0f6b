"""The part of the sheets that shows other looks: the colours of high contrast, and text of twice the size."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.demo.camera import Camera
from desktop.demo.lesson_tour import LessonTour
from desktop.demo.scene import Wait
from desktop.shortcuts import Action

_USUAL, _LARGEST = 100, 200


class LookTour:
    """Chooses each look on the Settings page, shows the pages that are used daily and a lesson, and chooses back."""

    def __init__(self, camera: Camera) -> None:
        self._camera, self._app = camera, camera.app

    def walk(self) -> Iterator[Wait]:
        """Yield what to wait for, step by step."""
        settings = self._app.pages.settings
        contrast, scale = settings.contrast_chosen.emit, settings.text_scale_chosen.emit
        yield from self._wear("contrast", lambda: contrast("high"), lambda: contrast("system"))
        yield from self._wear("large", lambda: scale(_LARGEST), lambda: scale(_USUAL))

    def _wear(self, look: str, wear: Callable[[], None], back: Callable[[], None]) -> Iterator[Wait]:
        app, pages = self._app, self._app.pages
        wear()
        shown: Mapping[str, QWidget] = {
            "today": pages.today, "lessons": pages.lessons, "usage": pages.locked[0], "settings": pages.locked[1],
        }  # fmt: skip
        for name, page in shown.items():
            app.window.show_page(app.window.number_of(page))
            for area in page.findChildren(QScrollArea):
                area.verticalScrollBar().setValue(0)
            yield from self._camera.each_size(f"{name}-{look}")
        lesson = LessonTour(self._camera)
        yield from lesson.begin()
        yield from lesson.hold_film()
        yield from self._camera.each_size(f"teach-{look}")
        app.room.obey(Action.END)
        app.window.notice.ask_no_more()
        back()
        yield self._camera.pause()

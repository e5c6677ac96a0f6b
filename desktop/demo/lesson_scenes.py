"""The Lessons page: lists, what a search finds, and a teacher's own file that is added, removed and brought back."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from desktop.app import App
from desktop.demo.content import MEDIA
from desktop.demo.scene import Scene

_OWN = MEDIA / "fish.jpg"


def lesson_scenes(app: App) -> Iterator[Scene]:
    """Go through them."""
    page = app.pages.lessons
    yield Scene("lessons", partial(app.window.go_to, page))
    yield from _own_file(app)
    for name, typed in (("search", "animal"), ("search-nothing", "qqqq")):
        yield Scene(name, partial(page.search.setText, typed), page.search.clear)
    yield Scene("search-filters", page.narrow.click, page.narrow.click)


def _own_file(app: App) -> Iterator[Scene]:
    strip, files = app.pages.lessons.strip, app.desk.files

    def own() -> int:
        return next((row for row, resource in enumerate(strip.model.resources) if resource.own), -1)

    def chosen() -> bool:
        strip.list.setCurrentIndex(strip.model.index(own(), 0))
        return own() >= 0

    def remove() -> None:
        strip.remove_requested.emit(strip.model.resources[own()].package_id)

    with tempfile.TemporaryDirectory(prefix="skylesson-demo-") as scratch:
        file = Path(scratch) / "我们班的鱼.jpg"
        file.write_bytes(_OWN.read_bytes() + b"\0")
        yield Scene("lessons-own", partial(files.add, [file]), seen=chosen)
    yield Scene("lessons-removed", remove, app.window.notice.dismiss.click, seen=lambda: own() < 0)

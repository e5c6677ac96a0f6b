"""Everything that can be looked at in the window outside a lesson: each page, each panel, each dialog."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QScrollArea, QWidget

from desktop.app import App
from desktop.help.pages import TROUBLES
from desktop.messages import describe
from desktop.views.receiving_page import ReceivingPage
from desktop.views.schedule_page import SECTIONS


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What to do before the picture is taken, and after it. ``over`` is a window of its own that lies over the page."""

    name: str
    show: Callable[[], object]
    back: Callable[[], object] = _nothing
    over: Callable[[], QWidget | None] = _nothing


def scenes(app: App) -> Iterator[Scene]:
    """Go through them; each is shown before the next one is asked for."""
    pages, window = app.pages, app.window

    def go(page: QWidget) -> Callable[[], None]:
        return lambda: window.show_page(window.number_of(page))

    yield Scene("today", go(pages.today))
    yield Scene("lessons", go(pages.lessons))
    yield Scene("search", lambda: pages.lessons.search.setText("animal"), pages.lessons.search.clear)
    yield Scene("receiving", go(pages.receiving))
    receiving = pages.receiving
    for name in ("stick_panel", "space_panel"):
        yield Scene(name.replace("_", "-"), partial(_open_panel, receiving, name))
        receiving.close_panel()
    yield Scene("usage", go(pages.locked[0]))
    yield Scene("usage-menu", lambda: _pop_up(pages.usage), lambda: _menu(pages.usage).close(),
                lambda: _menu(pages.usage))  # fmt: skip
    yield Scene("schedule", go(pages.schedule))
    for section in SECTIONS[1:]:
        yield Scene(f"schedule-{section}", partial(pages.schedule.show_section, section))
    pages.schedule.show_section(SECTIONS[0])
    yield from _settings(app, go(pages.locked[1]))
    yield Scene("check", pages.settings.check_wished.emit, go(pages.locked[1]))
    for name in ("today", TROUBLES):
        yield Scene(f"help-{name}", partial(app.help.show, name), window.leave_beside)
    yield Scene("tour-1", app.help.begin_tour)
    for step in (2, 3):
        yield Scene(f"tour-{step}", partial(_go_on, app))
    app.help.end_tour()
    yield Scene("notice", partial(window.notify, describe("disk-gone", {}).whole))
    yield from _dialogs(window)


def _settings(app: App, go: Callable[[], None]) -> Iterator[Scene]:
    yield Scene("settings", go)
    area = app.pages.settings.findChild(QScrollArea)
    if area is not None:
        bar = area.verticalScrollBar()
        for number in range(1, 6):
            at = bar.pageStep() * number
            if bar.value() < bar.maximum():
                yield Scene(f"settings-{number + 1}", partial(bar.setValue, at))
        bar.setValue(0)
    locked = app.pages.locked[1]
    yield Scene("locked", locked.lock, locked.open)


def _dialogs(window: QWidget) -> Iterator[Scene]:
    """Qt's own dialogs, as they are where the system has none."""
    kinds = (("open", QFileDialog.FileMode.ExistingFile), ("folder", QFileDialog.FileMode.Directory))
    for name, mode in kinds:
        dialog = QFileDialog(window, "", str(Path(__file__).parent))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        yield Scene(f"dialog-{name}", dialog.show, dialog.deleteLater, partial(_itself, dialog))


def _open_panel(page: ReceivingPage, name: str) -> None:
    page.open_panel(getattr(page, name))


def _go_on(app: App) -> None:
    if app.help.tour is not None:
        app.help.tour.go_on()


def _itself(window: QWidget) -> QWidget:
    return window


def _menu(page: QWidget) -> QMenu:
    menu = page.findChild(QMenu)
    assert menu is not None  # noqa: S101  # nosec B101  # it is made with the page
    return menu


def _pop_up(page: QWidget) -> None:
    _menu(page).popup(page.mapToGlobal(QPoint(page.width() // 3, page.height() // 4)))

"""What a screen reader sees of a window, and a whole window to look at: the program over a school of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.arrivals import Arrival, Refusal
from desktop.help.pages import TROUBLES
from desktop.places import Household
from desktop.settings import SettingsFile
from desktop.views.schedule_page import SECTIONS
from tests.desktop.schoolhouse import combined, school_with


@dataclass(frozen=True)
class Seen:
    """One thing that a screen reader finds."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    focusable: bool
    kind: str


def seen_in(widget: QWidget) -> list[Seen]:
    """Return what is to be found in a widget now, without what is hidden."""
    whole = QAccessible.queryAccessibleInterface(widget)
    assert whole is not None
    return list(_walk(whole))


def _walk(found: QAccessibleInterface) -> Iterator[Seen]:
    state = found.state()
    if state.invisible:
        return
    yield Seen(
        found.role(),
        found.text(QAccessible.Text.Name),
        found.text(QAccessible.Text.Description),
        found.text(QAccessible.Text.Value),
        bool(state.focusable),
        type(found.object()).__name__,
    )
    for number in range(found.childCount()):
        child = found.child(number)
        if child is not None and child.isValid():
            yield from _walk(child)


@contextmanager
def whole_program(qapp: QApplication, qtbot: QtBot, library: Path, **settings: object) -> Iterator[App]:
    """The program with a plain class and a combined room, lessons that are here, and something in every list."""
    household: Household = school_with(library, combined())
    SettingsFile(library).change(**settings)
    app = App(qapp, household)
    app.start()
    app.window.showNormal()
    app.plan.load_rest()
    qtbot.waitUntil(lambda: app.receiving is not None and app.plan.scheduling is not None, timeout=20_000)
    qtbot.waitUntil(app.pages.today.first_card.teach.isVisible, timeout=20_000)
    app.pages.receiving.show_refusals([Refusal(f"{n}.7z", "damaged", {"bad": 1, "total": 2}) for n in range(2)])
    app.pages.receiving.show_arrivals([Arrival("new.7z", "verifying", 2**20, 2**22, 10.0)])
    yield app
    app.shutdown()
    app.window.close()
    for ended in (app, app.window):
        ended.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def views_of(app: App, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Go to every page and section, one after the other; each is shown while it is yielded."""
    for number, item in enumerate(app.pages.rail()):
        app.window.show_page(number)
        qtbot.wait(50)
        if item.page is app.pages.schedule:
            for section in SECTIONS:
                app.pages.schedule.show_section(section)
                qtbot.wait(50)
                yield f"schedule {section}", item.page
        else:
            yield item.word, item.page
        if item.page is app.pages.receiving:
            for panel in (app.pages.receiving.stick_panel, app.pages.receiving.space_panel):
                app.pages.receiving.open_panel(panel)
                qtbot.wait(50)
                yield type(panel).__name__, item.page
            app.pages.receiving.close_panel()
    app.pages.settings.check_wished.emit()
    qtbot.wait(50)
    yield "check", app.check_desk.room.page
    for name in ("lessons", TROUBLES):
        app.help.show(name)
        qtbot.wait(50)
        yield f"help {name}", app.help.page
    app.window.leave_beside()

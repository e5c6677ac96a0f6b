"""Everything that can be looked at in the window outside a lesson: each page, each panel, each dialog."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QScrollArea, QWidget

from catalogue.schedule_check import Clash, Conflict
from catalogue.timetable_draft import Preview, Unread
from catalogue.usage_range import DayRange
from desktop.app import App
from desktop.demo.lesson_scenes import lesson_scenes
from desktop.demo.office_scenes import office_scenes
from desktop.demo.scene import CLASS_SCREEN, Scene, bring_into_sight
from desktop.demo.states import states
from desktop.help.pages import TROUBLES
from desktop.messages import describe
from desktop.open_dialog import give_room
from desktop.places import today
from desktop.usage_view import UsageChoice
from desktop.views.receiving_page import ReceivingPage
from desktop.views.schedule_page import SECTIONS
from desktop.views.timetable_section import TimetableSection
from desktop.views.usage_page import UsagePage


def scenes(app: App, language: str) -> Iterator[Scene]:
    """Go through them; each is shown before the next one is asked for. Titles that are made up are in ``language``."""
    pages, window = app.pages, app.window
    go = partial(_go, app)
    yield from _today(app)
    yield from lesson_scenes(app)
    yield Scene("receiving", go(pages.receiving))
    receiving = pages.receiving
    yield Scene("receiving-looked", receiving.check_now.emit, seen=lambda: not receiving.look_line.isHidden())
    for name in ("stick_panel", "space_panel"):
        yield Scene(name.replace("_", "-"), partial(_open_panel, receiving, name))
        receiving.close_panel()
    yield from states(app, language)
    yield from _usage(app)
    yield from _schedule(app)
    yield Scene("settings", go(pages.locked[1]))
    yield from _further("settings", pages.settings)
    classroom = pages.settings.classroom
    go(pages.locked[1])()
    yield Scene("settings-screens", classroom.screens_wished.emit, partial(classroom.screen_chosen.emit, CLASS_SCREEN))
    yield from office_scenes(app)
    go(pages.locked[1])()
    yield Scene("check", pages.settings.check_wished.emit)
    yield from _help(app)
    yield Scene("notice", partial(window.notify, describe("disk-gone", {}).whole), window.notice.dismiss.click)
    yield from _dialogs(window)


def _go(app: App, page: QWidget) -> Callable[[], None]:
    def go() -> None:
        app.window.show_page(app.window.number_of(page))
        for area in page.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    return go


def _today(app: App) -> Iterator[Scene]:
    page = app.pages.today
    yield Scene("today", _go(app, page))
    yield from _further("today", page)
    for found in app.household.school.schedule().classes:
        name = "today-room" if len(found.grades) > 1 else "today-class"
        yield Scene(name, partial(page.class_chosen.emit, found.id), partial(page.class_chosen.emit, 0))


def _usage(app: App) -> Iterator[Scene]:
    page = app.pages.usage
    yield Scene("usage", _go(app, app.pages.locked[0]))
    yield from _further("usage", page)
    as_table = page.coverage.findChildren(QPushButton)[0]
    yield Scene("usage-table", as_table.click, as_table.click)
    yield Scene("usage-behind", partial(_look_behind, page), page.records.show_last)
    _go(app, app.pages.locked[0])()
    days = DayRange(today() - timedelta(days=30), today())
    yield Scene("usage-days", partial(page.choice_changed.emit, UsageChoice(days=days)),
                partial(page.choice_changed.emit, UsageChoice()))  # fmt: skip
    yield _menu_scene("usage-menu", page)


def _look_behind(page: UsagePage) -> None:
    """See the records behind a bar, and say of one why it counts otherwise."""
    page.bars.chosen.emit(0)
    page.records.table.selectRow(0)
    page.records.reason.setText("停电后用录音机上的")
    bring_into_sight(page.records.taught)


def _schedule(app: App) -> Iterator[Scene]:
    page = app.pages.schedule
    yield Scene("schedule", _go(app, page))
    for section in SECTIONS[1:]:
        yield Scene(f"schedule-{section}", partial(page.show_section, section))
        if section == "timetable":
            yield from _import(app, page.findChildren(TimetableSection)[0])
        yield from _further(f"schedule-{section}", page)
    page.show_section(SECTIONS[0])


def _import(app: App, section: TimetableSection) -> Iterator[Scene]:
    schedule = app.household.school.schedule()
    amiss = Conflict(Clash.TWO_AT_ONCE, schedule.classes[0].name, 3, 2, ("english", "art"))
    seen = Preview(
        schedule, ("五（2）班",), (schedule.classes[0].name,), ("音乐小组",), 34, 21, (amiss,),
        (Unread("B7", "眼保健操"), Unread("D9", "?")),
    )  # fmt: skip

    def show() -> None:
        section.panel.show_preview("课程表.xlsx", seen)
        section.show_import(shown=True)

    yield Scene("schedule-import", show, partial(section.show_import, shown=False))


def _help(app: App) -> Iterator[Scene]:
    """What F1 says on each page, and the tour."""
    pages, window = app.pages, app.window
    yield Scene("help-checking", partial(app.help.show, "checking"))
    for name, page in (
        ("lessons", pages.lessons), ("receiving", pages.receiving), ("usage", pages.locked[0]),
        ("schedule", pages.schedule), ("settings", pages.locked[1]), ("today", pages.today),
    ):  # fmt: skip
        window.show_page(window.number_of(page))
        yield Scene(f"help-{name}", partial(app.help.show, name), window.leave_beside)
    yield Scene(f"help-{TROUBLES}", partial(app.help.show, TROUBLES), window.leave_beside)
    app.help.show("today")
    yield _menu_scene("help-guides", app.help.page)
    app.window.leave_beside()
    yield Scene("tour-1", app.help.begin_tour)
    for step in (2, 3):
        yield Scene(f"tour-{step}", partial(_go_on, app))
    app.help.end_tour()


def _further(name: str, page: QWidget) -> Iterator[Scene]:
    """The rest of a page that scrolls, a screenful at a time."""
    area = next((found for found in page.findChildren(QScrollArea) if found.isVisible()), None)
    if area is None:
        return
    bar, number = area.verticalScrollBar(), 2
    while bar.value() < bar.maximum():
        yield Scene(f"{name}-{number}", partial(bar.setValue, bar.value() + bar.pageStep()))
        number += 1
    bar.setValue(0)


def _dialogs(window: QWidget) -> Iterator[Scene]:
    """Qt's own dialogs, as they are where the system has none."""
    opens, saves = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave
    kinds = (
        ("open", QFileDialog.FileMode.ExistingFile, opens),
        ("folder", QFileDialog.FileMode.Directory, opens),
        ("save", QFileDialog.FileMode.AnyFile, saves),
    )
    for name, mode, accepts in kinds:
        dialog = QFileDialog(window, "", str(Path(__file__).parent))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.setAcceptMode(accepts)
        give_room(dialog)
        yield Scene(f"dialog-{name}", dialog.show, dialog.deleteLater, partial(_itself, dialog))


def _open_panel(page: ReceivingPage, name: str) -> None:
    page.open_panel(getattr(page, name))


def _go_on(app: App) -> None:
    if app.help.tour is not None:
        app.help.tour.go_on()


def _itself(window: QWidget) -> QWidget:
    return window


def _menu_scene(name: str, page: QWidget) -> Scene:
    """The first menu of a page, over it."""
    menu = page.findChild(QMenu)
    assert menu is not None  # noqa: S101  # nosec B101  # it is made with the page
    place = QPoint(page.width() // 3, page.height() // 4)
    return Scene(name, lambda: menu.popup(page.mapToGlobal(place)), menu.close, lambda: menu)

"""What the head and IT meet in the window: the PIN set and asked for, a version that waits, a drive that goes back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import App
from desktop.demo.scene import Scene, bring_into_sight
from desktop.demo.stock import keeps_versions, next_version
from desktop.home_room import HomeRoom
from desktop.lasting_look import Ground
from desktop.pin_file import RESET_NAME, PinFile
from desktop.views.home_line import HomeLine
from desktop.views.locked_page import LockedPage
from sync.lasting import Boot, Mark, Place, Standing, judge

_PIN, _SLIP, _WRONG = "2468", "2486", "1357"
_FREE_TRIES = 3
"""So many wrong ones, and nothing is heard for some seconds."""

_ROOM = 412 * 10**9
"""Bytes that are free on a better drive."""


def office_scenes(app: App) -> Iterator[Scene]:
    """Go through them."""
    yield from _pin(app)
    if keeps_versions(app.household.library):
        yield _version(app)
    yield from _home(app)


def _pin(app: App) -> Iterator[Scene]:
    """Set it with a slip and without, be asked for it, forget it, and have IT take it away."""
    card, (usage, settings) = app.pages.settings.pin, app.pages.locked
    kept = PinFile(app.household.library)

    def set_pin(pin: str, again: str) -> None:
        _show(app, settings)
        card.pin.setText(pin)
        card.again.setText(again)
        card.set.click()
        bring_into_sight(card)

    yield Scene("pin-slip", partial(set_pin, _PIN, _SLIP))
    yield Scene("pin-set", partial(set_pin, _PIN, _PIN), seen=lambda: kept.is_set() and not card.remove.isHidden())

    def ask() -> None:
        app.window.notice.dismiss.click()
        _show(app, app.pages.today)
        _show(app, usage)

    yield Scene("pin-asked", ask, seen=lambda: usage.locked)
    for _ in range(_FREE_TRIES - 1):
        yield Scene("pin-wrong", partial(_try, usage), seen=lambda: not usage.pin.text())
    yield Scene("pin-wait", partial(_try, usage), seen=lambda: not usage.give.isEnabled())

    def reset() -> None:
        _show(app, app.pages.today)
        (app.household.library / RESET_NAME).touch()
        _show(app, settings)

    yield Scene("pin-reset", reset, app.window.notice.dismiss.click, seen=lambda: not settings.locked)


def _try(page: LockedPage) -> None:
    page.pin.setText(_WRONG)
    page.give.click()


def _version(app: App) -> Scene:
    """One that has arrived, and starts at the next start."""
    card = app.pages.settings.version

    def show() -> None:
        _show(app, app.pages.locked[1])
        app.update_desk.arrived(next_version())
        bring_into_sight(card)

    return Scene("update-waits", show, app.window.notice.dismiss.click, seen=lambda: not card.coming.isHidden())


def _home(app: App) -> Iterator[Scene]:
    """A first start over a drive that may be put back, and a later one when it was."""
    library, monday = app.household.library, datetime(2026, 9, 7, 8, 0)  # noqa: DTZ001  # a mark has the clock's time
    first = Mark("1", str(library), 1, Boot("1", 60), monday)
    friday = replace(first, starts=9, seen=monday + timedelta(days=4, hours=7))
    later = replace(first, boot=Boot("2", 60), seen=monday + timedelta(days=7))
    for name, standing in (
        ("home-question", judge(None, (), first)), ("home-lost", judge(first, (friday,), later)),
    ):  # fmt: skip
        yield _home_scene(app, name, standing)


def _home_scene(app: App, name: str, standing: Standing) -> Scene:
    own, better = Place("C:", "/", 60 * 10**9, system=True), Place("D:", "/media/data", _ROOM)
    line, household = HomeLine(), app.household
    room = HomeRoom(household.library, line, app.pages.settings.home, household.right_of_way, app)

    def show() -> None:
        _show(app, app.pages.today)
        app.window.put_above(line)
        room.start(lambda library: Ground(library, standing, own, better, ()))

    def back() -> None:
        room.shutdown()
        room.deleteLater()
        line.deleteLater()
        app.pages.settings.home.ask("", ())

    return Scene(name, show, back, seen=lambda: not line.isHidden())


def _show(app: App, page: QWidget) -> None:
    app.window.show_page(app.window.number_of(page))

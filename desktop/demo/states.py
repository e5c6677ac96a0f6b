"""Pages in states that the library of a demo never gets into, filled by hand and shown beside those of the rail."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from catalogue.clock import Doubt
from catalogue.plan import SEED, read_plan
from catalogue.records import LocalText
from desktop.app import App
from desktop.arrivals import Arrival, Disk, Incomplete, Recheck, Refusal, Stick, Waiting
from desktop.commands.doctor import in_words
from desktop.demo.scene import Scene
from desktop.failed_start import FailedStart
from desktop.finding import Finding
from desktop.giving import Giveable, Given, GivingResult, Goer, Target
from desktop.messages import describe
from desktop.today_view import ClockQuestion, NextUp, TodayView
from desktop.views.check_page import CheckPage
from desktop.views.receiving_page import ReceivingPage
from desktop.views.space_panel import GoerCard
from desktop.views.today_page import TodayPage

_GB = 10**9
_CHOSEN_MS = 150
_TITLES = tuple(LocalText(f"英语 四年级上册 第{week}周", f"English, grade 4A, week {week}") for week in (12, 13, 14))


def states(app: App, language: str) -> Iterator[Scene]:
    """Go through them; titles are in ``language``."""
    pages = app.pages
    for page, found in (
        (pages.today, (("today-new", _new_school),)),
        (pages.receiving, (
            ("receiving-busy", _busy), ("receiving-over", _over), ("stick-writing", _writing),
            ("stick-written", _written), ("space-asked", _asked),
        )),
        (pages.locked[1], (("check-found", _checked),)),
    ):  # fmt: skip
        # The rail shows from where each of them is come to.
        app.window.show_page(app.window.number_of(page))
        for name, made in found:
            yield _beside(app, name, partial(made, language))
    told = describe("database-damaged", {"name": "school.db"})
    window = FailedStart(told)
    window.adjustSize()
    yield Scene("failed-start", window.show, window.deleteLater, lambda: window)


def _beside(app: App, name: str, make: Callable[[], QWidget]) -> Scene:
    made: list[QWidget] = []

    def show() -> None:
        made.append(make())
        app.window.show_beside(made[0])

    def back() -> None:
        app.window.leave_beside()
        made[0].deleteLater()

    return Scene(name, show, back)


def _new_school(language: str) -> TodayPage:
    """Nothing is set up, nothing has arrived, and the clock has stopped."""
    page, now = TodayPage(), datetime.now().astimezone()
    page.set_language(language)
    asked = ClockQuestion(now - timedelta(days=2500), Doubt.WENT_BACK, now.date())
    plan = read_plan(SEED)
    first = NextUp(0, plan[0].subject, plan[0].grade, plan[0])
    page.show_view(TodayView(now.date(), main=(first,), missing=plan[:9], missing_count=9, question=asked))
    return page


def _busy(language: str) -> ReceivingPage:
    """Two sticks, packages in every stage, one that waits for room, and everything being read again."""
    page = ReceivingPage()
    page.show_packages((), language)
    page.show_disk(Disk(64 * _GB, 3 * _GB, 50 * _GB, 2))
    page.show_waiting([Waiting("english-4a-week14.7z", {"needed": 4 * _GB, "free": 3 * _GB, "floor": 2 * _GB})])
    page.show_recheck(Recheck(running=True, paused=True, done=12 * _GB, total=50 * _GB))
    page.show_sticks([Stick("1", "BLUE", 12, 3_100_000_000, 240), Stick("2", "", 5, _GB, 100, taking=True)])
    page.show_arrivals(
        [
            Arrival("english-4a-week12.7z", "verifying", 1_900_000_000, 3_100_000_000, 100.0),
            Arrival("music-4a-week12.7z", "still", 900_000_000, 2_000_000_000, idle=180.0),
        ]
    )
    return page


def _over(language: str) -> ReceivingPage:
    """What is still missing, what was kept out, and what reading everything brought to light."""
    page = ReceivingPage()
    page.show_folders([Path("/media/satellite")])
    page.show_packages((), language)
    page.show_recheck(Recheck(finished=True, packages=108, unread=1, bad=12, lessons=2, remade=3))
    page.show_arrivals(())
    page.show_incomplete(
        [Incomplete("1", _TITLES[0], 12, 2048, 2, 3), Incomplete("2", _TITLES[1], 40, 1024, 0, 3, damaged=40)]
    )
    page.show_refusals(
        [
            Refusal("unsigned.7z", "unsigned", {"problem": "ask", "issuer": "Skylesson"}),
            Refusal("english-4a-week15-second-edition-of-the-county-office.7z", "damaged", {"bad": 12, "total": 2048}),
        ]
    )
    page.show_disk(Disk(64 * _GB, 30 * _GB, 20 * _GB, 9))
    return page


def _stick_page(language: str) -> ReceivingPage:
    page = ReceivingPage()
    panel = page.stick_panel
    panel.show_packages([Giveable(str(n), title, 900_000_000, now=True) for n, title in enumerate(_TITLES)], language)
    panel.show_sticks([Target("1", "BLUE", 12 * _GB), Target("2", "", 30 * _GB)])
    panel.show_room(2_700_000_000, 12 * _GB)
    page.open_panel(panel)
    return page


def _writing(language: str) -> ReceivingPage:
    page = _stick_page(language)
    panel = page.stick_panel
    panel.show_running(running=True)
    # Once the stick that was put in for it is chosen, as it is long before in a school.
    QTimer.singleShot(_CHOSEN_MS, panel, lambda: panel.show_progress(2_100_000_000, 5_400_000_000, 95.0))
    return page


def _written(language: str) -> ReceivingPage:
    page = _stick_page(language)
    fared = [Given(_TITLES[0]), Given(_TITLES[1]), Given(_TITLES[2], "rotten")]
    page.stick_panel.show_result(GivingResult("BLUE", 3, fared, 1))
    return page


def _asked(language: str) -> ReceivingPage:
    """The second one is asked about once more."""
    page = ReceivingPage()
    page.show_disk(Disk(64 * _GB, 3 * _GB, 50 * _GB, 2))
    panel, rules = page.space_panel, ("superseded", "term-over", "choice")
    panel.language = language
    panel.show_goers([Goer(str(n), rule, _TITLES[n], 2, 2 * _GB, n, n * 2) for n, rule in enumerate(rules)])
    panel.findChildren(GoerCard)[1].findChildren(QPushButton)[0].click()
    panel.say_freed(900_000_000)
    page.open_panel(panel)
    return page


def _checked(_language: str) -> CheckPage:
    page = CheckPage(in_words)
    page.show_progress(
        [
            Finding("disk", "small", well=False, facts={"free": 3 * _GB}),
            Finding("folders", "gone", well=False, facts={"amiss": ["/media/dish"]}),
            Finding("fonts", "well", well=True),
            Finding("sound", "well", well=True),
            Finding("slides", "none", well=True, facts={"program": ""}),
            Finding("formats", "some", well=True, facts={"not_shown": ["wmv"]}),
        ],
        12,
        running=True,
    )
    return page

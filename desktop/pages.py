"""The pages of the rail, in its order."""

from dataclasses import dataclass, field

from desktop.views.lessons_page import LessonsPage
from desktop.views.locked_page import LockedPage
from desktop.views.main_window import RailItem
from desktop.views.receiving_page import ReceivingPage
from desktop.views.schedule_page import SchedulePage
from desktop.views.settings_page import SettingsPage
from desktop.views.today_page import TodayPage
from desktop.views.usage_page import UsagePage


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page of the window, made when this is."""

    today: TodayPage = field(default_factory=TodayPage)
    lessons: LessonsPage = field(default_factory=LessonsPage)
    receiving: ReceivingPage = field(default_factory=ReceivingPage)
    usage: UsagePage = field(default_factory=UsagePage)
    schedule: SchedulePage = field(default_factory=SchedulePage)
    settings: SettingsPage = field(default_factory=SettingsPage)
    locked: tuple[LockedPage, LockedPage] = field(init=False)
    """Usage and Settings, each behind its PIN."""

    def __post_init__(self) -> None:
        """Put the locks before their pages."""
        object.__setattr__(self, "locked", (LockedPage(self.usage), LockedPage(self.settings)))

    def rail(self) -> tuple[RailItem, ...]:
        """Return the pages with their icons and words."""
        return (
            RailItem(self.today, "today", "Today"),
            RailItem(self.lessons, "lessons", "Lessons"),
            RailItem(self.receiving, "receiving", "Receiving"),
            RailItem(self.locked[0], "usage", "Usage"),
            RailItem(self.schedule, "schedule", "Schedule"),
            RailItem(self.locked[1], "settings", "Settings"),
        )

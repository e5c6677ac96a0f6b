"""The pages of the rail, in its order."""

from dataclasses import dataclass, field

from desktop.views.lessons_page import LessonsPage
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

    def rail(self) -> tuple[RailItem, ...]:
        """Return the pages with their icons and words."""
        return (
            RailItem(self.today, "today", "Today"),
            RailItem(self.lessons, "lessons", "Lessons"),
            RailItem(self.receiving, "receiving", "Receiving"),
            RailItem(self.usage, "usage", "Usage"),
            RailItem(self.schedule, "schedule", "Schedule"),
            RailItem(self.settings, "settings", "Settings"),
        )

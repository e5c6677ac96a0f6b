"""What the head and IT do at the desk: writing the register out, names and rule for it, the PIN before their pages."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from catalogue.taught_rule import TaughtRule
from desktop.autostart import Autostart
from desktop.exporting import Exporting
from desktop.jobs import Jobs
from desktop.pin_file import PinFile
from desktop.pin_lock import PinLock
from desktop.places import Household
from desktop.save_dialog import ask_where_to_save
from desktop.settings import Settings, SettingsFile
from desktop.start_choice import StartChoice
from desktop.views.locked_page import LockedPage
from desktop.views.main_window import MainWindow
from desktop.views.settings_page import SettingsPage
from desktop.views.usage_page import UsagePage


class HeadDesk(QObject):
    """Wires the Usage and Settings pages, which lie behind ``locked``. ``settings_changed`` once they are kept."""

    settings_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        household: Household,
        jobs: Jobs,
        window: MainWindow,
        locked: tuple[LockedPage, LockedPage],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._household, self._jobs, self._window = household, jobs, window
        self._settings_file = SettingsFile(household.library)
        self._language, self._locked = "zh_CN", locked
        window.page_shown.connect(self._page_shown)
        usage, settings = locked[0].page, locked[1].page
        if not isinstance(usage, UsagePage) or not isinstance(settings, SettingsPage):
            raise TypeError("the pages of Usage and Settings, in this order")
        self._card = settings.register
        self._start = StartChoice(settings.start, Autostart(), self.failed.emit)
        self._lock = PinLock(PinFile(household.library), jobs, locked, settings.pin, self)
        self._lock.said.connect(lambda text, stays: window.notify(text, stays=stays))
        for page in locked:
            page.show_folder(household.library)
        self._exporting = Exporting(household, jobs, self._ask_path, self)
        self._exporting.said.connect(window.notify)
        self._exporting.written.connect(window.notice.say_written)
        usage.export_wished.connect(lambda form: self._exporting.write(form, usage.head.choice, self._language))
        self._card.names_chosen.connect(self._name)
        self._card.rule_chosen.connect(self._count_as_taught)
        for part in (self._lock, self._exporting):
            part.failed.connect(self.failed)

    def use(self, settings: Settings, language: str) -> TaughtRule:
        """Show what is chosen; return the rule by which a lesson counts as taught."""
        self._language = language
        rule = TaughtRule(settings.taught_minutes, settings.taught_last)
        self._card.show_names(settings.school, settings.county, settings.teacher)
        self._card.show_rule(rule)
        return rule

    def _page_shown(self, number: int) -> None:
        """Lock the pages again when somebody went on to another one. Teaching begins on other ones."""
        if self._window.page(number) is self._locked[1]:
            self._start.look()
        if any(page.isVisible() for page in self._locked):
            self._lock.shown()
        else:
            self._lock.left()

    def _name(self, school: str, county: str, teacher: str) -> None:
        register = self._household.school.register
        self._settings_file.change(school=school, county=county, teacher=teacher)
        self.settings_changed.emit()
        self._jobs.ask(lambda: register.name_machine(school, county), lambda _done: None, self.failed.emit)

    def _count_as_taught(self, rule: TaughtRule) -> None:
        self._settings_file.change(taught_minutes=rule.minutes, taught_last=rule.last)
        self.settings_changed.emit()

    def _ask_path(self, name: str) -> str:
        ending = Path(name).suffix
        return ask_where_to_save(self._window, str(Path.home() / name), f"{ending[1:].upper()} (*{ending})")

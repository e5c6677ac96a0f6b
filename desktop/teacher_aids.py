"""What the teacher looks at beside the lesson: the lesson plan, and the table of keys. Neither is for the class."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from catalogue.records import Resource
from desktop.class_display import ClassDisplay
from desktop.deeds import Deeds
from desktop.jobs import Jobs
from desktop.key_sheet import default_path, key_sheet, write_sheet
from desktop.messages import describe
from desktop.plan_reader import PlanReader
from desktop.shortcuts import Action, key_of
from desktop.telling import Telling
from desktop.views.class_screen import ClassScreen
from desktop.views.control_screen import ControlScreen


class TeacherAids(QObject):
    """Shows them on the control screen; the keys also over the lesson where that covers the only screen."""

    def __init__(
        self, jobs: Jobs, control: ControlScreen, lesson: ClassScreen, display: ClassDisplay, telling: Telling
    ) -> None:
        super().__init__(control)
        self.plans = PlanReader(jobs, self)
        self._jobs, self._control, self._lesson = jobs, control, lesson
        self._display, self._telling = display, telling
        self._plan: Sequence[Resource] = ()
        self._said = False
        for table in (control.keys, lesson.keys):
            table.closed.connect(table.hide)
            table.save_wished.connect(self._save_keys)
        self.plans.paged.connect(control.plan.add_page)
        self.plans.failed.connect(lambda reason: control.plan.say(describe(reason, {}).text))

    def begin(self, plan: Sequence[Resource]) -> None:
        """Another lesson, with this plan."""
        self._plan = plan
        self.plans.close()
        self._control.plan.begin()

    def deeds(self) -> Deeds:
        """Return what is done at the teacher's wish."""
        return {
            Action.PLAN: self._toggle_plan,
            Action.PLAN_UP: lambda: self._control.plan.turn(-1),
            Action.PLAN_DOWN: lambda: self._control.plan.turn(1),
            Action.HELP: self._toggle_keys,
            Action.PRINT: self._save_keys,
        }

    def heed(self, action: Action) -> None:
        """Take away what was said of the plan, before anything else is done: it was read."""
        if self._said and action is not Action.PLAN:
            self._said = False
            self._telling.tell("")

    def put_away(self) -> bool:
        """Close the table of keys, which lies over everything else; False when none is open."""
        tables = [table for table in (self._control.keys, self._lesson.keys) if table.isVisible()]
        for table in tables:
            table.hide()
        return bool(tables)

    def _toggle_keys(self) -> None:
        table = self._lesson.keys if self._display.only else self._control.keys
        table.setVisible(not table.isVisible())
        table.raise_()

    def _toggle_plan(self) -> None:
        control = self._control
        shown = bool(self._plan) and not control.plan_shown
        if shown and not control.plan.pages:
            control.plan.begin()
            self.plans.open(self._plan)
        control.show_plan(shown=shown)
        if self._display.only:
            self._said = shown
            words = self.tr("The class sees this screen. {key} shows the lesson plan to you alone.")
            self._telling.tell(words.format(key=key_of(Action.HIDE)) if shown else "")

    def _save_keys(self) -> None:
        sheet, path = key_sheet(), default_path()
        self._jobs.start(lambda: write_sheet(sheet, path), self._tell_saved, self._telling.tell_error)

    def _tell_saved(self, path: object) -> None:
        self._telling.tell(self.tr("The table of keys was saved as {path}.").format(path=path))

"""Timetables from and into files, at the Schedule page: the file is asked for, shown, and only then taken over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from catalogue.timetable import Schedule
from catalogue.timetable_draft import Draft, draft_of, preview
from desktop.jobs import Jobs
from desktop.open_dialog import ask_for_files
from desktop.save_dialog import ask_where_to_save
from desktop.timetable_files import SHEET_ENDINGS, read_timetable, write_timetable
from desktop.views.timetable_section import TimetableSection


class Exchange(QObject):
    """``taken`` has the schedule with the file's timetable in it. ``schedule`` returns the one there is now."""

    taken = Signal(object)
    failed = Signal(object)

    def __init__(
        self, editor: TimetableSection, jobs: Jobs, schedule: Callable[[], Schedule], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._jobs, self._schedule = editor, jobs, schedule
        self._draft: Draft | None = None
        editor.import_wished.connect(self._ask_import)
        editor.panel.taken.connect(self._take_over)
        editor.panel.left.connect(lambda: editor.show_import(shown=False))

    def preview_file(self, path: Path) -> None:
        """Read a timetable and show what taking it over would change."""
        self._jobs.start(lambda: read_timetable(path), lambda draft: self._show(path, draft), self.failed.emit)

    def export_file(self, path: Path, class_id: int) -> None:
        """Write the timetable: of all classes into a spreadsheet, else of one."""
        schedule = self._schedule()
        whole = path.suffix.lower() in SHEET_ENDINGS
        draft = draft_of(schedule, [c.id for c in schedule.classes] if whole else [class_id])
        self._jobs.start(lambda: write_timetable(draft, path), lambda _done: None, self.failed.emit)

    def ask_export(self, class_id: int) -> None:
        """Ask for the file to write."""
        name = self.tr("Timetable") + ".xlsx"
        kinds = self.tr("Spreadsheet") + " (*.xlsx);;CSES (*.yaml)"
        path = ask_where_to_save(self._editor, name, kinds)
        if path:
            self.export_file(Path(path), class_id)

    def _ask_import(self) -> None:
        kinds = self.tr("Timetables") + " (*.xlsx *.xlsm *.yaml *.yml)"
        for path in ask_for_files(self._editor, kinds):
            self.preview_file(path)

    def _show(self, path: Path, draft: Draft) -> None:
        self._draft = draft
        self._editor.panel.show_preview(path.name, preview(self._schedule(), draft))
        self._editor.show_import(shown=True)

    def _take_over(self) -> None:
        draft, self._draft = self._draft, None
        self._editor.show_import(shown=False)
        if draft is None:
            return
        # Laid over the schedule once more: it may have been edited since the file was shown.
        found = preview(self._schedule(), draft)
        if found.can_be_taken:
            self.taken.emit(found.schedule)

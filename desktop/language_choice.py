"""Which languages the Settings page offers: ours, and what lies in the folders of languages when one looks."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.further_languages import Further, Refused, find_languages
from desktop.jobs import Jobs
from desktop.language import LANGUAGES, Language
from desktop.messages import describe
from desktop.views.settings_page import SettingsPage

Found = tuple[list[Further], list[Refused]]


class LanguageChoice(QObject):
    """Looks into the folders each time the Settings page is opened, beside the window."""

    def __init__(
        self, page: SettingsPage, folders: Sequence[Path], jobs: Jobs, failed: Callable[[Exception], None]
    ) -> None:
        super().__init__(page)
        self._page, self._folders, self._jobs, self._failed = page, folders, jobs, failed
        page.opened.connect(self._look)

    def _look(self) -> None:
        self._jobs.start(lambda: find_languages(self._folders, LANGUAGES), self._show, self._failed)

    def _show(self, found: Found) -> None:
        further, refused = found
        self._page.show_languages([(language.code, language.name) for language in further], refused_text(refused))


def refused_text(refused: Sequence[Refused]) -> str:
    """Return in words which files are not offered and why, one a line."""
    return "\n".join(describe(other.reason, {"name": other.path.name}).whole for other in refused)


def not_spoken(language: Language) -> str:
    """Return in words why the language that was chosen is not spoken, '' when it is."""
    return refused_text([language.refused] if language.refused else [])

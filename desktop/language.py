"""Which language the program speaks, and the switch between them at run time."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.further_languages import CheckedTranslator, Further, Refused, find_languages, load_language

TRANSLATIONS = Path(__file__).resolve().parent / "translations"
LANGUAGES = ("zh_CN", "en")


def chosen_language(setting: str, further: Collection[str] = ()) -> str:
    """Return the language for a setting: itself when there is such a one, else the system's, else Chinese.

    Chinese is the last resort because a school's old PC often has no locale set at all.
    """
    if setting in LANGUAGES or setting in further:
        return setting
    system = QLocale.system()
    if system.language() in (QLocale.Language.C, QLocale.Language.Chinese):
        return "zh_CN"
    return "en"


class Language:
    """Holds the translators that are in force; the application must live at least as long.

    ``folders`` are where further languages lie (docs/decisions/0046). ``refused`` says why a chosen one is not spoken.
    """

    def __init__(self, application: QCoreApplication, folders: Sequence[Path] = ()) -> None:
        self._application, self._folders = application, folders
        self._installed: list[QTranslator] = []
        self.current = ""
        self.refused: Refused | None = None

    def choose(self, setting: str) -> None:
        """Speak the language of a setting, or the next best where its file is gone or broken."""
        further = self._further(setting)
        self.switch(chosen_language(setting, (further.code,) if further else ()), further)

    def switch(self, language: str, further: Further | None = None) -> None:
        """Speak ``language`` from now on; every widget hears of it through QEvent.LanguageChange."""
        if language == self.current:
            return
        self.current = language
        for translator in self._installed:
            self._application.removeTranslator(translator)
        locale = QLocale(language)
        QLocale.setDefault(locale)
        # Before anybody speaks, as views ask where they begin. A command has no window to turn round.
        turn = getattr(self._application, "setLayoutDirection", None)
        if turn is not None:
            turn(locale.textDirection())
        self._installed = [made for made in self._translators(language, further) if made is not None]
        for translator in self._installed:
            self._application.installTranslator(translator)

    def _further(self, setting: str) -> Further | None:
        self.refused = None
        if setting in LANGUAGES or not setting:
            return None
        found, refused = find_languages(self._folders, LANGUAGES)
        self.refused = next((other for other in refused if setting in other.path.stem), None)
        return next((further for further in found if further.code == setting), None)

    @staticmethod
    def _translators(language: str, further: Further | None) -> tuple[QTranslator | None, ...]:
        """Return what is asked from the last to the first: what a further language lacks is said in English."""
        qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ours = _loaded("skylesson_en" if further else f"skylesson_{language}", str(TRANSLATIONS))
        theirs: CheckedTranslator | None = load_language(further.path) if further else None
        return ours, _loaded(f"qtbase_{language}", qt_texts), theirs


def _loaded(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None

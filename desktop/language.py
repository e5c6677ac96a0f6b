"""Which language the program speaks, and the switch between them at run time."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

TRANSLATIONS = Path(__file__).resolve().parent / "translations"
LANGUAGES = ("zh_CN", "en")


def chosen_language(setting: str) -> str:
    """Return the language for a setting: itself when it is one of ours, else the system's, else Chinese.

    Chinese is the last resort because a school's old PC often has no locale set at all.
    """
    if setting in LANGUAGES:
        return setting
    system = QLocale.system()
    if system.language() in (QLocale.Language.C, QLocale.Language.Chinese):
        return "zh_CN"
    return "en"


class Language:
    """Holds the translators that are in force; the application must live at least as long."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.current = ""

    def switch(self, language: str) -> None:
        """Speak ``language`` from now on; every widget hears of it through QEvent.LanguageChange."""
        if language == self.current:
            return
        self.current = language
        for translator in self._installed:
            self._application.removeTranslator(translator)
        QLocale.setDefault(QLocale(language))
        qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wanted = ((f"skylesson_{language}", str(TRANSLATIONS)), (f"qtbase_{language}", qt_texts))
        self._installed = [made for name, folder in wanted if (made := _loaded(name, folder)) is not None]
        for translator in self._installed:
            self._application.installTranslator(translator)


def _loaded(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None

"""What the school has chosen. Kept in ``settings.ini`` of the library, so that it moves with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSettings

from catalogue.taught_rule import CHOICES

FILE_NAME = "settings.ini"
SYSTEM_LANGUAGE = ""
UNSIGNED = ("never", "ask", "always")
"""What to do with packages that no trusted key signed."""

CONTRASTS = ("system", "usual", "high")
"""Colours: as the system has it, the usual ones, or those of high contrast."""

TEXT_SCALES = (100, 125, 150, 175, 200)

HOUR_MINUTES = (30, 35, 40, 45, 50, 60)
"""Lengths of a class hour that may be chosen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices, each with a default that needs no asking.

    ``language`` is ``zh_CN``, ``en`` or empty for the system's; ``text_scale`` in percent; ``volume`` 0-100;
    ``class_screen`` the name, serial number and model of the projector, as the system gives them; ``unsigned`` one of
    UNSIGNED; after ``check_idle_minutes`` without a lesson or an arrival packages are read again, 0 means never;
    ``hour_minutes`` is the length of a class hour; ``light`` shows films in the light mode for weak PCs, as
    ``skylesson doctor`` chose; ``lesson_language`` is what comes first where a lesson has resources in several
    languages, '' for the order of its package. ``school``, ``county`` and ``teacher`` are names for the register, ''
    for none; ``taught_minutes`` and ``taught_last`` are the rule by which a lesson counts (catalogue/taught_rule.py).
    ``tour_seen``: the tour of the first start was shown.
    """

    language: str = SYSTEM_LANGUAGE
    text_scale: int = 100
    volume: int = 80
    grade: int = 0
    drop_folders: tuple[Path, ...] = ()
    class_screen: tuple[str, str, str] = ("", "", "")
    unsigned: str = "ask"
    school: str = ""
    county: str = ""
    teacher: str = ""
    taught_minutes: int = 20
    taught_last: bool = True
    hour_minutes: int = 40
    check_idle_minutes: int = 10
    light: bool = False
    lesson_language: str = ""
    contrast: str = "system"
    tour_seen: bool = False


class SettingsFile:
    """Reads and writes the choices of one library. A broken or missing file means the defaults."""

    def __init__(self, library: Path) -> None:
        self._library = library

    def read(self) -> Settings:
        """Return what is chosen, with values that make no sense replaced by the defaults."""
        stored = QSettings(str(self._library / FILE_NAME), QSettings.Format.IniFormat)
        scale = _number(stored.value("text_scale"), 100)
        folders = tuple(Path(folder) for folder in _texts(stored.value("drop_folders")) if folder)
        unsigned = str(stored.value("unsigned") or "")
        enough = _number(stored.value("taught_minutes"), 20)
        screen = [*_texts(stored.value("class_screen")), "", "", ""]
        minutes = _number(stored.value("hour_minutes"), 40)
        contrast = str(stored.value("contrast"))
        return Settings(
            language=str(stored.value("language") or SYSTEM_LANGUAGE),
            text_scale=scale if scale in TEXT_SCALES else 100,
            volume=min(max(_number(stored.value("volume"), 80), 0), 100),
            grade=_number(stored.value("grade"), 0),
            drop_folders=folders or (self._library / "drop",),
            light=str(stored.value("light")) == "true",
            unsigned=unsigned if unsigned in UNSIGNED else "ask",
            school=str(stored.value("school") or ""),
            county=str(stored.value("county") or ""),
            teacher=str(stored.value("teacher") or ""),
            taught_minutes=enough if enough in CHOICES else 20,
            taught_last=str(stored.value("taught_last") or "true") == "true",
            class_screen=(screen[0], screen[1], screen[2]),
            hour_minutes=minutes if minutes in HOUR_MINUTES else 40,
            check_idle_minutes=max(_number(stored.value("check_idle_minutes"), 10), 0),
            lesson_language=str(stored.value("lesson_language") or ""),
            tour_seen=str(stored.value("tour_seen")) == "true",
            contrast=contrast if contrast in CONTRASTS else "system",
        )

    def write(self, settings: Settings) -> None:
        """Keep ``settings``; the file is replaced whole, so that a power cut leaves the old or the new one."""
        stored = QSettings(str(self._library / FILE_NAME), QSettings.Format.IniFormat)
        stored.setValue("language", settings.language)
        stored.setValue("text_scale", settings.text_scale)
        stored.setValue("volume", settings.volume)
        stored.setValue("grade", settings.grade)
        stored.setValue("drop_folders", [str(folder) for folder in settings.drop_folders])
        stored.setValue("unsigned", settings.unsigned)
        for name in ("school", "county", "teacher", "taught_minutes"):
            stored.setValue(name, getattr(settings, name))
        stored.setValue("taught_last", "true" if settings.taught_last else "false")
        stored.setValue("class_screen", list(settings.class_screen))
        stored.setValue("hour_minutes", settings.hour_minutes)
        stored.setValue("light", "true" if settings.light else "false")
        stored.setValue("check_idle_minutes", settings.check_idle_minutes)
        stored.setValue("lesson_language", settings.lesson_language)
        stored.setValue("contrast", settings.contrast)
        stored.setValue("tour_seen", "true" if settings.tour_seen else "false")
        stored.sync()

    def change(self, **changes: object) -> Settings:
        """Change some of the choices and return all of them."""
        settings = replace(self.read(), **changes)  # type: ignore[arg-type]  # names are checked by replace itself
        self.write(settings)
        return settings


def _number(value: object, default: int) -> int:
    try:
        return int(str(value))
    except ValueError:
        return default


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return [str(value)] if value else []

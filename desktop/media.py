"""Brings up what plays sound and film, when it is first needed and where it is installed (docs/decisions/0005)."""

import logging
from importlib import import_module

from PySide6.QtGui import QGuiApplication

from player.engine import Engine

log = logging.getLogger(__name__)

_WITH_WINDOWS = ("xcb", "windows", "cocoa")
"""Platforms that let libVLC show pictures in a window of ours; others have no handles to give."""


def light_pictures(*, wanted: bool) -> bool:
    """Whether pictures go straight into a window of the system: for a weak PC, where that can be done."""
    return wanted and QGuiApplication.platformName() in _WITH_WINDOWS


def load_engine(*, light: bool = False) -> Engine:
    """Bring libVLC up; where it is not installed, everything but sound and video works."""
    try:
        made: Engine = import_module("player.vlc_engine").VlcEngine(light=light)
    except (OSError, NameError, AttributeError) as error:
        log.info("libVLC is not installed: %s", error)
        made = import_module("player.no_engine").NoEngine()
    return made


def ring() -> None:
    """Sound the bell of the timer; where libVLC is not installed, the timer is only seen."""
    try:
        import_module("player.chime").ring()
    except (OSError, NameError, AttributeError) as error:
        log.info("no bell: %s", error)

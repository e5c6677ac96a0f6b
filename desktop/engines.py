"""Which engine plays, and what rings: libVLC, or none where it is not installed."""

import logging
from importlib import import_module

from player.engine import Engine

log = logging.getLogger(__name__)


def load_engine() -> Engine:
    """Bring libVLC up; where it is not installed, everything but sound and video works."""
    try:
        made: Engine = import_module("player.vlc_engine").VlcEngine()
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

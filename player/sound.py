"""Is there anything to hear sound with? When not, libVLC's ALSA output tries again for every block, noisily."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

NO_SOUND = ("--aout=adummy",)
_CARDS = Path("/proc/asound/cards")
_SERVERS = ("pulse/native", "pipewire-0")


def sound_arguments(
    environment: Mapping[str, str] = os.environ, cards: Path = _CARDS, system: str = os.name
) -> Sequence[str]:
    """Return what libVLC has to be told about sound: nothing where there is a device or a sound server."""
    if system != "posix" or environment.get("PULSE_SERVER"):
        return ()
    runtime = environment.get("XDG_RUNTIME_DIR")
    if runtime and any((Path(runtime) / server).exists() for server in _SERVERS):
        return ()
    try:
        listed = cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return NO_SOUND
    return NO_SOUND if "no soundcards" in listed or not listed.strip() else ()

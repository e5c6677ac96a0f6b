"""The bell of a timer: one short sound beside whatever plays."""

import time
from pathlib import Path

import vlc

from player.sound import sound_arguments

BELL = Path(__file__).resolve().parent / "bell.wav"
"""Two struck notes, made for this project by tools/make_bell.py (CC0)."""

_FLAGS = ("--no-xlib", "--quiet", "--no-video", "--no-lua", "--no-interact")
_MOST_SECONDS, _STEP = 6.0, 0.05
_OVER = (vlc.State.Ended, vlc.State.Error, vlc.State.Stopped)


def ring(bell: Path = BELL) -> bool:
    """Sound the bell and return whether it sounded to its end. Takes as long as the sound: for a thread of its own.

    It has a libVLC of its own for that moment: the engine plays one thing at a time, and the lesson must not stop.
    """
    instance = vlc.Instance([*_FLAGS, *sound_arguments()])
    player = instance.media_player_new()
    player.set_media(instance.media_new(str(bell)))
    player.play()
    waited = 0.0
    while player.get_state() not in _OVER and waited < _MOST_SECONDS:
        time.sleep(_STEP)
        waited += _STEP
    ended = bool(player.get_state() == vlc.State.Ended)
    player.stop()
    player.release()
    instance.release()
    return ended

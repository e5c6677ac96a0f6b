"""How loud a source is, measured by decoding its sound once, much faster than it plays.

libVLC 3 applies audio filters that are named when it is started (normvol, compressor) to no player that a program makes
(measured: the same samples come out), so sources are evened out by a gain of each instead, which its volume does.
"""

import array
import math
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import vlc

from player.engine import Source
from player.media_input import MediaInput

_RATE, _BLOCK = 8000, 4000
_GATE = -50.0
"""Blocks of half a second that are softer are pauses, and do not count."""

_SECONDS, _LONGEST = 60.0, 20 * 60
_WAV_HEADER = 44
_LOUDEST = 32768
_ARGUMENTS = ("--quiet", "--no-xlib", "--no-video", "--no-lua", "--aout=adummy")


def measured(source: Source, ended: Callable[[], bool] = lambda: False) -> float | None:
    """Return how loud a source is in decibels, None when it has no sound, cannot be decoded, or ``ended`` says so.

    Takes some tenths of a second for a minute of sound, and a minute at most; for no thread that must not wait.
    """
    with tempfile.TemporaryDirectory(prefix="skylesson-sound-") as folder:
        path = Path(folder) / "sound.wav"
        if not _decode(source, path, ended) or not path.exists():
            return None
        samples = array.array("h")
        data = path.read_bytes()[_WAV_HEADER:]
        samples.frombytes(data[: len(data) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return loudness(samples)


def loudness(samples: "array.array[int]") -> float | None:
    """Return the loudness of 16-bit samples: the mean power of the blocks in which something sounds, in decibels."""
    powers = []
    for start in range(0, len(samples), _BLOCK):
        block = samples[start : start + _BLOCK]
        power = sum(sample * sample for sample in block) / len(block) / _LOUDEST**2
        if power > 0 and 10 * math.log10(power) > _GATE:
            powers.append(power)
    return 10 * math.log10(sum(powers) / len(powers)) if powers else None


def _decode(source: Source, path: Path, ended: Callable[[], bool]) -> bool:
    """Write the sound of a source, in one channel of few samples, to ``path``; tell whether it came to its end."""
    try:
        instance = vlc.Instance([*_ARGUMENTS])
    except (OSError, NameError, AttributeError):
        return False
    if instance is None:
        return False
    over, reading = threading.Event(), MediaInput(source)
    media, player = reading.new_media(instance), instance.media_player_new()
    media.add_option(
        f":sout=#transcode{{vcodec=none,acodec=s16l,channels=1,samplerate={_RATE}}}"
        f":std{{access=file,mux=wav,dst='{path.as_posix()}'}}"
    )
    media.add_option(f":stop-time={_LONGEST}")
    player.set_media(media)
    for name in ("MediaPlayerEndReached", "MediaPlayerEncounteredError"):
        player.event_manager().event_attach(getattr(vlc.EventType, name), lambda _event: over.set())
    player.play()
    came_to_end = _wait(over, ended)
    if reading.settle(_SECONDS):
        player.stop()
        player.release()
        media.release()
        reading.close()
        instance.release()
    return came_to_end


def _wait(over: threading.Event, ended: Callable[[], bool]) -> bool:
    for _ in range(round(_SECONDS * 10)):
        if over.wait(0.1):
            return True
        if ended():
            return False
    return False

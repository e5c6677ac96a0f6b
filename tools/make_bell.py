"""Write player/bell.wav anew: two struck notes, a fifth apart, that fade."""

import math
import struct
import wave
from pathlib import Path

RATE, SECONDS = 16_000, 1.6
TARGET = Path(__file__).resolve().parents[1] / "player" / "bell.wav"
NOTES = ((0.0, 880.0), (0.35, 1318.5))
"""When each note is struck, in seconds, and its pitch in hertz."""


def sample(at: float) -> float:
    """Return the height of the sound at a time, -1 to 1."""
    height = 0.0
    for struck, pitch in NOTES:
        if at >= struck:
            since = at - struck
            overtones = sum(math.sin(2 * math.pi * pitch * n * since) / n**2 for n in (1, 2, 3))
            height += overtones * math.exp(-3.5 * since) * min(since * 200, 1.0)
    return height * 0.4


def main() -> None:
    """Write the file."""
    with wave.open(str(TARGET), "wb") as bell:
        bell.setnchannels(1)
        bell.setsampwidth(2)
        bell.setframerate(RATE)
        heights = (sample(number / RATE) for number in range(int(RATE * SECONDS)))
        bell.writeframes(b"".join(struct.pack("<h", round(max(min(h, 1.0), -1.0) * 32_000)) for h in heights))


if __name__ == "__main__":
    main()

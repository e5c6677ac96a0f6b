"""The PIN that locks the pages of the head and of IT: a hash that is slow to guess, and slower after wrong tries.

A PIN of a few digits keeps pupils out, not somebody who holds the disk: whoever may write into the library's folder can
take it away with a file, and is meant to (RESET_NAME).
"""

import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from nacl import pwhash
from nacl.exceptions import CryptoError

from catalogue.durable import put_whole

log = logging.getLogger(__name__)

FILE_NAME = "pin.json"
RESET_NAME = "reset-pin.txt"
"""A file of this name in the library's folder takes the PIN away; it is removed with it."""

SHORTEST, LONGEST = 4, 64
_FREE_TRIES = 3
_FIRST_WAIT, _LONGEST_WAIT = 10.0, 15 * 60.0


@dataclass(frozen=True, slots=True)
class _Kept:
    hash: str
    wrong: int = 0


class PinFile:
    """Any thread may call but the window's: hashing takes a tenth of a second and 64 MiB. The clock is monotonic."""

    def __init__(self, library: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._reset, self._clock = library / FILE_NAME, library / RESET_NAME, clock
        # After a new start the wait begins anew: switching off and on must not be the way round it.
        self._last_wrong = clock()
        self._one_at_a_time = threading.Lock()

    def is_set(self) -> bool:
        """Tell whether there is a PIN; IT's file takes it away first."""
        return self.look()[1]

    def look(self) -> tuple[bool, bool]:
        """Tell whether IT's file has just taken the PIN away, and whether there is one now."""
        return self.heed_reset(), self._read() is not None

    def heed_reset(self) -> bool:
        """Take the PIN away where IT's file asks for it; tell whether it did."""
        if not self._reset.exists():
            return False
        log.info("the PIN was taken away by %s", self._reset.name)
        self._path.unlink(missing_ok=True)
        self._reset.unlink(missing_ok=True)
        return True

    def set(self, pin: str) -> None:
        """Keep another PIN; '' for none.

        Raises:
            ValueError: it is too short or too long.
            OSError: the disk does not take it.
        """
        if not pin:
            self._path.unlink(missing_ok=True)
            return
        if not SHORTEST <= len(pin) <= LONGEST:
            raise ValueError(f"a PIN has {SHORTEST} to {LONGEST} characters")
        made = pwhash.argon2id.str(
            pin.encode(), opslimit=pwhash.argon2id.OPSLIMIT_INTERACTIVE, memlimit=pwhash.argon2id.MEMLIMIT_INTERACTIVE
        )
        self._write(_Kept(made.decode()))

    def seconds_to_wait(self) -> float:
        """Return how long it takes until another try is heard, 0 for none."""
        kept = self._read()
        if kept is None or kept.wrong < _FREE_TRIES:
            return 0.0
        wait = min(_FIRST_WAIT * 2.0 ** (kept.wrong - _FREE_TRIES), _LONGEST_WAIT)
        return max(wait - (self._clock() - self._last_wrong), 0.0)

    def matches(self, pin: str) -> bool:
        """Tell whether a PIN is right. A try while one has to wait is wrong, whatever it is, and is not counted."""
        with self._one_at_a_time:
            return self._matches(pin)

    def _matches(self, pin: str) -> bool:
        kept = self._read()
        if kept is None:
            return True
        if self.seconds_to_wait() > 0:
            return False
        try:
            right = pwhash.verify(kept.hash.encode(), pin.encode())
        except (CryptoError, ValueError):
            right = False
        self._write(_Kept(kept.hash, 0 if right else kept.wrong + 1))
        if not right:
            self._last_wrong = self._clock()
        return right

    def _read(self) -> _Kept | None:
        try:
            return _Kept(**json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError):
            # It locks all the same: a broken file must not be a way in. IT's file opens it.
            return _Kept("")

    def _write(self, kept: _Kept) -> None:
        put_whole(self._path, json.dumps(asdict(kept)).encode())

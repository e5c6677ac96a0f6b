"""libVLC's media callbacks over an extent (libvlc_media_new_callbacks, libVLC 3.0 libvlc_media.h).

libVLC calls from threads of its own, one input at a time per handle; it may open the same medium more than once.
A disk that was pulled can hold a read for ever, and libVLC with it; so it is noted since when the disk is asked.
"""

import contextlib
import ctypes
import itertools
import logging
import threading
import time
from collections.abc import Iterator
from typing import Any

import vlc

from player.engine import Failure, Source
from player.extent import ExtentReader

log = logging.getLogger(__name__)

_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_uint64)
)
_READ = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_SEEK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint64)
_CLOSE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_FAILED = -1


class MediaInput:
    """The bytes of one source, as libVLC asks for them. Keep it as long as its medium: libVLC calls into it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._readers: dict[int, ExtentReader] = {}
        self._numbers = itertools.count(1)
        self.failure: Failure | None = None
        """Set once the disk refused: what went wrong was not the format."""
        self._asked = threading.Condition()
        self._asked_since: dict[int, float] = {}
        self._closing = False
        self._callbacks = (_OPEN(self._open), _READ(self._read), _SEEK(self._seek), _CLOSE(self._close))

    def new_media(self, instance: Any) -> Any:
        """Return a libVLC medium that reads from here; the caller releases it."""
        function = vlc.dll.libvlc_media_new_callbacks
        function.restype = ctypes.c_void_p
        function.argtypes = [ctypes.c_void_p] * 6
        addresses = [ctypes.cast(callback, ctypes.c_void_p) for callback in self._callbacks]
        return vlc.Media(function(instance, *addresses, None))

    def waited(self) -> float:
        """Return for how many seconds the disk has not answered, 0 when nothing is asked of it."""
        with self._asked:
            return time.monotonic() - min(self._asked_since.values()) if self._asked_since else 0.0

    def settle(self, seconds: float | None) -> bool:
        """Ask the disk for nothing more; False when it has not answered within ``seconds``; None waits for ever."""
        with self._asked:
            self._closing = True
            return self._asked.wait_for(lambda: not self._asked_since, seconds)

    def close(self) -> None:
        """Let go of the file, whatever libVLC left open."""
        for number in list(self._readers):
            self._close(number)

    @contextlib.contextmanager
    def _asking(self) -> Iterator[bool]:
        """Note that the disk is asked, until it answers. False when nothing is to be asked any more."""
        asker = threading.get_ident()
        with self._asked:
            allowed = not self._closing
            if allowed:
                self._asked_since[asker] = time.monotonic()
        try:
            yield allowed
        finally:
            with self._asked:
                self._asked_since.pop(asker, None)
                self._asked.notify_all()

    def _open(self, _opaque: int | None, handle: Any, size: Any) -> int:
        try:
            with self._asking() as allowed:
                if not allowed:
                    return _FAILED
                reader = ExtentReader(self._source)
        except FileNotFoundError:
            self.failure = Failure.MISSING
            return _FAILED
        except OSError:
            self.failure = Failure.UNREADABLE
            return _FAILED
        number = next(self._numbers)
        self._readers[number] = reader
        handle[0], size[0] = number, self._source.size
        return 0

    def _read(self, number: int, address: int, length: int) -> int:
        reader = self._readers.get(number)
        if reader is None:
            return _FAILED
        buffer = (ctypes.c_ubyte * length).from_address(address)
        try:
            with self._asking() as allowed:
                return reader.read_into(memoryview(buffer).cast("B")) if allowed else _FAILED
        except OSError as error:
            log.info("reading failed: %s", error)
            self.failure = Failure.UNREADABLE
            return _FAILED

    def _seek(self, number: int, offset: int) -> int:
        reader = self._readers.get(number)
        try:
            if reader is not None:
                reader.seek(offset)
                return 0
        except OSError:
            self.failure = Failure.UNREADABLE
        return _FAILED

    def _close(self, number: int) -> None:
        reader = self._readers.pop(number, None)
        if reader is not None:
            reader.close()

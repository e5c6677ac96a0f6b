"""libVLC's media callbacks over an extent (libvlc_media_new_callbacks, libVLC 3.0 libvlc_media.h).

libVLC calls from threads of its own, one input at a time per handle; it may open the same medium more than once.
"""

import ctypes
import itertools
import logging
from typing import Any

import vlc

from player.engine import Source
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
        self.unreadable = False
        """True once the disk refused a read: what went wrong was not the format."""
        self._callbacks = (_OPEN(self._open), _READ(self._read), _SEEK(self._seek), _CLOSE(self._close))

    def new_media(self, instance: Any) -> Any:
        """Return a libVLC medium that reads from here; the caller releases it."""
        function = vlc.dll.libvlc_media_new_callbacks
        function.restype = ctypes.c_void_p
        function.argtypes = [ctypes.c_void_p] * 6
        addresses = [ctypes.cast(callback, ctypes.c_void_p) for callback in self._callbacks]
        return vlc.Media(function(instance, *addresses, None))

    def close(self) -> None:
        """Let go of the file, whatever libVLC left open."""
        for number in list(self._readers):
            self._close(number)

    def _open(self, _opaque: int | None, handle: Any, size: Any) -> int:
        try:
            reader = ExtentReader(self._source)
        except OSError:
            self.unreadable = True
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
            return reader.read_into(memoryview(buffer).cast("B"))
        except OSError as error:
            log.info("reading failed: %s", error)
            self.unreadable = True
            return _FAILED

    def _seek(self, number: int, offset: int) -> int:
        reader = self._readers.get(number)
        try:
            if reader is not None:
                reader.seek(offset)
                return 0
        except OSError:
            self.unreadable = True
        return _FAILED

    def _close(self, number: int) -> None:
        reader = self._readers.pop(number, None)
        if reader is not None:
            reader.close()

"""libVLC's memory callbacks: each picture lands in one of three buffers of ours (libvlc_video_set_callbacks).

Three, because one is being painted, one is the newest, and one is being written.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import Any

import vlc

from player.engine import Frame

LARGEST = (1920, 1080)
"""Pictures are scaled down to this by libVLC: more is lost on a projector and costs the CPU."""

_VOID, _UINT = ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint)
# ``chroma`` must be a pointer to void: as a char pointer ctypes would hand over a copy.
_SETUP = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.POINTER(_VOID), _VOID, _UINT, _UINT, _UINT, _UINT)
_LOCK = ctypes.CFUNCTYPE(_VOID, _VOID, ctypes.POINTER(_VOID))
_DISPLAY = ctypes.CFUNCTYPE(None, _VOID, _VOID)
_BUFFERS = 3
_ALIGNMENT_SLACK = 64


class Pictures:
    """Receives the pictures of one player. Its methods but ``attach`` may be called from any thread."""

    def __init__(self) -> None:
        self._true_size: Callable[[], tuple[int, int] | None] = _unknown
        self._lock = threading.Lock()
        self._buffers: list[Any] = []
        self._size = (0, 0)
        self._front = self._number = self._generation = 0
        self._waiting = self._filled = False
        self._pictured: Callable[[], None] = _nobody
        self._displayed: Callable[[], None] = _nobody
        self._callbacks = (_SETUP(self._setup), _LOCK(self._fill), _DISPLAY(self._show))

    def attach(self, player: Any) -> None:
        """Have ``player`` give its pictures here; before it plays."""
        setup, fill, show = (ctypes.cast(callback, _VOID) for callback in self._callbacks)
        callbacks, formats = vlc.dll.libvlc_video_set_callbacks, vlc.dll.libvlc_video_set_format_callbacks
        callbacks.argtypes, callbacks.restype = [_VOID] * 5, None
        formats.argtypes, formats.restype = [_VOID] * 3, None
        callbacks(player, fill, None, show, None)
        formats(player, setup, None)

    def connect(self, true_size: Callable[[], tuple[int, int] | None], displayed: Callable[[], None]) -> None:
        """Ask ``true_size`` at which size the picture is to be seen, and call ``displayed`` for each picture.

        Both are called on libVLC's threads and return soon.
        """
        self._true_size, self._displayed = true_size, displayed

    def listen(self, pictured: Callable[[], None]) -> None:
        """Call ``pictured`` when a picture waits to be painted; it returns at once."""
        self._pictured = pictured

    def be_quiet(self) -> None:
        """Tell nobody of pictures any more."""
        self._pictured = self._displayed = _nobody

    def begin(self, generation: int) -> None:
        """Forget the pictures of the source before."""
        with self._lock:
            self._generation, self._number, self._waiting = generation, 0, False

    @property
    def count(self) -> int:
        """How many pictures the source has shown."""
        return self._number

    def newest(self) -> Frame | None:
        """Return the newest picture and be told of the next one."""
        with self._lock:
            self._waiting = False
            if not (self._number and self._filled):
                return None
            width, height = self._size
            pixels = memoryview(self._buffers[self._front]).cast("B")
            return Frame(pixels, width, height, width * 4, self._number, self._generation)

    def _setup(self, _opaque: Any, chroma: int, width: Any, height: Any, pitch: Any, lines: Any) -> int:
        # libVLC tells the decoder's padded size (1920x1090 for 1080p) and would stretch the picture to it.
        size = fitted(self._true_size() or (width[0], height[0]))
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0] = size
        pitch[0], lines[0] = size[0] * 4, size[1]
        with self._lock:
            if size != self._size or not self._buffers:
                length = size[0] * size[1] * 4 + _ALIGNMENT_SLACK
                self._buffers = [ctypes.create_string_buffer(length) for _ in range(_BUFFERS)]
                # Of another size in mid-film, as broadcasts are: until one is filled there is no picture to show.
                self._size, self._filled = size, False
        return 1

    def _fill(self, _opaque: int | None, planes: Any) -> int:
        index = (self._front + 1) % _BUFFERS
        planes[0] = ctypes.addressof(self._buffers[index])
        return index + 1

    def _show(self, _opaque: int | None, picture: int) -> None:
        with self._lock:
            self._front = picture - 1
            self._number += 1
            self._filled = True
            tell, self._waiting = not self._waiting, True
        self._displayed()
        if tell:
            self._pictured()


def fitted(size: tuple[int, int]) -> tuple[int, int]:
    """Return ``size`` scaled down to LARGEST where it is larger, in even numbers, the shape kept."""
    scale = min(1.0, LARGEST[0] / size[0], LARGEST[1] / size[1])
    return max(int(size[0] * scale) // 2 * 2, 2), max(int(size[1] * scale) // 2 * 2, 2)


def _nobody() -> None:
    return None


def _unknown() -> None:
    return None

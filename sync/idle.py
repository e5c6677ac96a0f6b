"""Work that gives way to everything else: a thread of its own at the lowest priority for processor and disk.

A thread that has lowered its priority may not raise it again on Linux, so each such work gets a new one, which ends.
What it gains, measured: docs/decisions/0013.
"""

import contextlib
import ctypes
import os
import platform
import sys
import threading

_NICEST = 19
_IOPRIO_SET = {"x86_64": 251, "aarch64": 30, "i386": 289, "i686": 289, "armv7l": 314}
"""Numbers of the system call on Linux; there is no other way to it. Source: the kernel's tables of system calls."""

_WHO_PROCESS, _CLASS_IDLE = 1, 3 << 13
_BACKGROUND_BEGIN = 0x00010000
"""THREAD_MODE_BACKGROUND_BEGIN of SetThreadPriority: processor, disk and memory, until the thread ends."""


def give_way() -> None:
    """Give the thread that calls the lowest priority there is; where the system refuses, it works on as it is."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetThreadPriority(kernel.GetCurrentThread(), _BACKGROUND_BEGIN)
        return
    with contextlib.suppress(OSError, AttributeError):
        # On Linux the "process" that is named by a thread's number is that thread alone.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICEST)
    number = _IOPRIO_SET.get(platform.machine())
    if sys.platform == "linux" and number is not None:
        ctypes.CDLL(None, use_errno=True).syscall(number, _WHO_PROCESS, 0, _CLASS_IDLE)

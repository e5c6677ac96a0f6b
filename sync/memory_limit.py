"""A process that holds itself to a limit of memory, so that an archive made to burst it bursts nothing else.

Linux: RLIMIT_AS (setrlimit(2)). Windows: a job object of the process's own, with JOB_OBJECT_LIMIT_PROCESS_MEMORY
("Job Objects" of the Windows API); jobs may be nested since Windows 8. In both an allocation beyond it fails.
"""

import ctypes
import logging
import sys
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)

_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_MEMORY = 0x100


class Kernel32(Protocol):
    """What is asked of kernel32.dll."""

    CreateJobObjectW: Any
    SetInformationJobObject: Any
    AssignProcessToJobObject: Any
    GetCurrentProcess: Any


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION. The types of ctypes.wintypes have other sizes elsewhere."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limit_memory(most: int) -> None:
    """Let this process grow by ``most`` bytes beyond what it has now, and no more."""
    if sys.platform == "win32":
        if not limit_by_job(ctypes.WinDLL("kernel32"), _COMMITTED_AT_START + most):
            log.warning("this system sets no limit of memory")
        return
    import resource  # noqa: PLC0415  # Windows has none

    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + most, now + most))


_COMMITTED_AT_START = 100 * 2**20
"""Bytes that a Python process with the archive readers loaded has committed, with room to spare."""


def limit_by_job(dll: Kernel32, most: int) -> bool:
    """Put this process into a job whose processes may commit ``most`` bytes; False where Windows refuses."""
    dll.CreateJobObjectW.restype = dll.GetCurrentProcess.restype = ctypes.c_void_p
    job = dll.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits(ProcessMemoryLimit=most)
    limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY
    size = ctypes.sizeof(limits)
    handle = ctypes.c_void_p(job)
    if not dll.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.c_uint32(size)):
        return False
    # The job's handle stays open: the limit holds for as long as the process lives.
    return bool(dll.AssignProcessToJobObject(handle, ctypes.c_void_p(dll.GetCurrentProcess())))

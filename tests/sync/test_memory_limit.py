"""Tests of the limit of memory: the real one where there is setrlimit, and what Windows would be asked."""

import ctypes
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from sync.memory_limit import ExtendedLimits, limit_by_job
from tests.conftest import ROOT

PROGRAM = """
from sync.memory_limit import limit_memory
limit_memory(64 * 2**20)
bytearray(16 * 2**20)
try:
    bytearray(128 * 2**20)
except MemoryError:
    print("refused")
"""


class Windows:
    """Records what is asked of kernel32.dll; ``answers`` has what each function returns."""

    def __init__(self, **answers: int) -> None:
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        given = {"CreateJobObjectW": 7, "SetInformationJobObject": 1, "AssignProcessToJobObject": 1} | answers
        self.CreateJobObjectW = self._function("CreateJobObjectW", given)
        self.SetInformationJobObject = self._function("SetInformationJobObject", given)
        self.AssignProcessToJobObject = self._function("AssignProcessToJobObject", given)
        self.GetCurrentProcess = self._function("GetCurrentProcess", {"GetCurrentProcess": 42})

    def _function(self, name: str, given: dict[str, int]) -> Callable[..., int]:
        def function(*arguments: Any) -> int:
            if name == "SetInformationJobObject":
                copy = ExtendedLimits.from_buffer_copy(arguments[2]._obj)
                arguments = (*arguments[:2], copy, arguments[3])
            self.asked.append((name, arguments))
            return given[name]

        return function


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system with setrlimit")
def test_a_process_gets_so_much_and_no_more() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, check=True, capture_output=True, text=True)
    assert ended.stdout == "refused\n"


def test_windows_is_asked_for_a_job_with_the_limit_and_this_process_in_it() -> None:
    windows = Windows()
    assert limit_by_job(windows, 300 * 2**20)
    asked = dict(windows.asked)
    handle, kind, limits, size = asked["SetInformationJobObject"]
    assert (handle.value, kind, size.value) == (7, 9, ctypes.sizeof(ExtendedLimits))
    assert limits.ProcessMemoryLimit == 300 * 2**20
    assert limits.BasicLimitInformation.LimitFlags == 0x100
    job, process = asked["AssignProcessToJobObject"]
    assert (job.value, process.value) == (7, 42)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="needs 64 bits")
def test_the_limits_have_the_layout_of_the_windows_headers() -> None:
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.IoInfo.offset == 64
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_windows_that_refuses_is_noticed(refused: str) -> None:
    assert not limit_by_job(Windows(**{refused: 0}), 1)

"""Our own program, run a second time for a part of it that has to have a process of its own."""

import subprocess  # nosec B404  # for a flag of Windows only
import sys
from pathlib import Path

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For Popen's ``creationflags``: else Windows opens a black window for each."""

CONSOLE_PROGRAM = "skylesson"
"""Beside the frozen program that opens the window lies one with input and output, which a child process needs."""


def own_command(module: str) -> tuple[str, ...]:
    """Return the command that runs one of our modules, which must be one that the frozen program lets be run."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        program = program.with_name(CONSOLE_PROGRAM + program.suffix)
    return (str(program), "-m", module)

"""The start of the frozen program, as it is installed on Windows: it stands in for Python, and for VLC's installer."""

import io
import os
import runpy
import sys
from collections.abc import MutableMapping
from importlib import import_module
from pathlib import Path

from desktop.homes import PROGRAM_VARIABLE

MODULES = ("sync.reading", "desktop.commands.screen_list", "desktop.commands.font_list", "desktop.demo")
"""What may be run by ``-m``: the parts that have a process of their own (sync/own_process.py)."""

_LIBVLC = "libvlc.dll"


def main() -> int:
    """Run the program, or one of its parts; return its exit code."""
    have_streams()
    folder = Path(sys.executable).parent
    os.environ.setdefault(PROGRAM_VARIABLE, str(folder))
    use_own_vlc(folder, os.environ)
    if sys.argv[1:2] == ["-m"] and sys.argv[2:3] and sys.argv[2] in MODULES:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    return int(import_module("desktop.__main__").main())


def have_streams() -> None:
    """Give a program without a console something to write to, and let no character be too much for a console.

    What is written into a file or to another program is UTF-8, as everywhere else.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def use_own_vlc(folder: Path, environment: MutableMapping[str, str]) -> None:
    """Use the libVLC that lies beside the program, whatever else is installed; VLC finds its plugins from there.

    A version that takes over inherits it, unless it brings its own.
    """
    library = folder / "vlc" / _LIBVLC
    if library.is_file():
        environment["PYTHON_VLC_LIB_PATH"] = str(library)

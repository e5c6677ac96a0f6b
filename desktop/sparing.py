"""Memory and time that libraries spend on what this program does not use."""

import contextlib
import ctypes
import linecache
import logging
import sys
from collections.abc import Sequence
from importlib import import_module

import PySide6.QtCore  # noqa: F401  # brings the module that is looked for

log = logging.getLogger(__name__)

_READS_SOURCES = "_mod_uses_pyside"
_DRIVERS = ("psycopg", "psycopg2", "psycopg2cffi")


_M_ARENA_MAX, _ARENAS = -8, 2
"""mallopt(3); the number is that of the GNU C library's malloc.h."""


def spare_arenas() -> None:
    """Have threads share two pools of memory, where each would keep one of its own: 1.4 MB at rest.

    Call it before there are threads. Only the GNU C library has such pools.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)


def spare_sources() -> None:
    """Have no sources read. Call it before the rest of the program is imported.

    Qt for Python reads the source of every module that is imported, and keeps it, to see whether it might switch on
    ``snake_case`` or ``true_property`` (Qt for Python, "Considerations"). None of ours does: 9 MB and 70 ms
    for nothing. Where another release does it in another way, nothing changes.
    """
    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        log.debug("nothing to spare: %s", sys.version)
        return
    if _READS_SOURCES in vars(feature):
        setattr(feature, _READS_SOURCES, _uses_no_features)
    # What it has read of its own and of Python's: 0.4 MB that nobody asks for again.
    linecache.clearcache()


def spare_drivers(arguments: Sequence[str]) -> None:
    """Have peewee load no driver of PostgreSQL unless a county's database is named; only the county office has one.

    peewee imports whatever driver is installed: 13 MB and 90 ms. Call it before the rest of the program is imported.
    """
    if not any(argument.startswith("--database") for argument in arguments):
        for name in _DRIVERS:
            # What is None here cannot be imported (Python language reference, 5.3.1 "The module cache").
            sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # as the reference has it


def _uses_no_features(_module: object) -> bool:
    return False

"""What SQLite says, told apart: a file that is damaged, a disk that refuses, a mistake of ours.

It matters: a damaged file is set aside and replaced. A sound one on a full disk, or that another program holds, is not.
Source of the codes: sqlite.org/rescode.html.
"""

import sqlite3
from pathlib import Path

from peewee import DatabaseError, IntegrityError, ProgrammingError

from catalogue.errors import DatabaseDamagedError, DatabaseWriteError

DAMAGE = (DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite says, raised by peewee, or past it; the last where it quotes bytes of a damaged file that are no text."""

_MISTAKES = (IntegrityError, ProgrammingError, sqlite3.IntegrityError, sqlite3.ProgrammingError)
_REFUSED = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
    }
)
_UNREADABLE = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})
"""Of the errors of a disk those that mean that bytes of the file are lost."""


def trouble(path: Path, error: Exception) -> Exception:
    """Return the error that its user is to be told, or ``error`` itself where it is a mistake in the program."""
    if isinstance(error, _MISTAKES):
        return error
    code = sqlite_code(error)
    if code & 0xFF in _REFUSED and code not in _UNREADABLE:
        return refused(path, error)
    return DatabaseDamagedError(path, str(error))


def refused(path: Path, error: Exception) -> DatabaseWriteError:
    """Return that a disk did not take something, or would not hand the file out; a full disk is said as that."""
    said = _said(error)
    return DatabaseWriteError(path, said[-1], full=any("full" in words for words in said))


def is_busy(error: BaseException) -> bool:
    """Tell whether another program holds the file now: the low byte of an extended code is the plain one."""
    return sqlite_code(error) & 0xFF == sqlite3.SQLITE_BUSY


def sqlite_code(error: BaseException) -> int:
    """Return SQLite's own number for what went wrong first; peewee wraps the errors that bear it."""
    code, seen = 0, [error]
    while seen[-1].__context__ is not None:
        seen.append(seen[-1].__context__)
    for one in seen:
        code = getattr(one, "sqlite_errorcode", code)
    return int(code)


def _said(error: Exception) -> list[str]:
    """Return what was said, the last first.

    SQLite takes back by itself what a full disk stops; that there is nothing left to take back would then hide why.
    """
    said, seen = [str(error)], error.__context__
    while isinstance(seen, DatabaseError | sqlite3.Error):
        said.append(str(seen))
        seen = seen.__context__
    return said

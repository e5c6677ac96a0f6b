"""What the command line says of itself, in the user's language: argparse's own words too."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grammar", text)


_YEARS = range(1990, 2200)
"""Far from where a calendar ends, so that weeks can be counted from any day of them."""

_DIGITS = 6


class NotSilentError(Exception):
    """There is something to say to whoever typed the command."""


class SilentParser(argparse.ArgumentParser):
    """Reads without a word.

    Raises:
        NotSilentError: help was asked for, or the use is wrong.
    """

    def error(self, message: str) -> NoReturn:
        """Leave it to another parser to say what is wrong."""
        raise NotSilentError(message)

    def print_help(self, file: object = None) -> None:
        """Leave it to another parser to help."""
        raise NotSilentError


def say_by_themselves(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Have each command, or action of a command, known as ``asked``: wrong use of it is said with its own usage.

    Where that names no kind of them, it names them all.
    """
    commands.metavar = commands.metavar or f"{{{','.join(commands.choices)}}}"
    for command in commands.choices.values():
        command.set_defaults(asked=command)


def unrecognized(words: Sequence[str]) -> str:
    """Return what is said of words that no part of a command knows."""
    return _tr("unrecognized arguments: %s") % " ".join(words)


def day_of(text: str) -> date:
    """Return the day that a user typed.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if found.year not in _YEARS:
        raise argparse.ArgumentTypeError(_tr("{text} is not a day; write it as YYYY-MM-DD").format(text=text))
    return found


def number_of(text: str) -> int:
    """Return the number that a user typed.

    Raises:
        argparse.ArgumentTypeError: it is none, or larger than any of a lesson, a week or a period.
    """
    if not (text.isascii() and text.isdecimal()) or len(text) > _DIGITS:
        raise argparse.ArgumentTypeError(_tr("{text} is no number that can be used here").format(text=text))
    return int(text)


def folder_of(text: str) -> str:
    """Return the folder that a user typed: without a name it would be the usual one, which is not what was meant.

    Raises:
        argparse.ArgumentTypeError: it is empty.
    """
    if not text:
        raise argparse.ArgumentTypeError(_tr("a folder is needed"))
    return text


def name_of(text: str) -> str:
    """Return the name that a user typed. Unlike that of a file it has to be text, as it is kept in a database.

    Raises:
        argparse.ArgumentTypeError: it is not, in the encoding of this computer.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(_tr("this name is not text")) from None
    return text.strip()


@contextmanager
def argparse_speaks() -> Iterator[None]:
    """Have argparse's own words in the user's language: it asks a function of its module for each."""
    words = _words()
    module = vars(argparse)
    before = module["_"]
    module["_"] = lambda text: words.get(text, text)
    try:
        yield
    finally:
        module["_"] = before


def _words() -> dict[str, str]:
    """Return what argparse of Python 3.11 to 3.13 says to users, by its own words."""
    return {
        "usage: ": _tr("usage: "),
        "positional arguments": _tr("positional arguments"),
        "options": _tr("options"),
        "show this help message and exit": _tr("show this help message and exit"),
        "argument %(argument_name)s: %(message)s": _tr("argument %(argument_name)s: %(message)s"),
        "the following arguments are required: %s": _tr("the following arguments are required: %s"),
        "expected one argument": _tr("expected one argument"),
        "expected at least one argument": _tr("expected at least one argument"),
        "unrecognized arguments: %s": _tr("unrecognized arguments: %s"),
        "invalid %(type)s value: %(value)r": _tr("invalid %(type)s value: %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _tr(
            "invalid choice: %(value)r (choose from %(choices)s)"
        ),
        "ambiguous option: %(option)s could match %(matches)s": _tr(
            "ambiguous option: %(option)s could match %(matches)s"
        ),
        "ignored explicit argument %r": _tr("ignored explicit argument %r"),
        "%(prog)s: error: %(message)s\n": _tr("%(prog)s: error: %(message)s\n"),
    }

"""What the command line says of itself, in the user's language: argparse's own words too."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grammar", text)


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


def day_of(text: str) -> date:
    """Return the day that a user typed.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_tr("{text} is not a day; write it as YYYY-MM-DD").format(text=text)) from None


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

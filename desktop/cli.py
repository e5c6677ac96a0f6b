"""The command line: what each command calls. Its grammar is in desktop/commands/grammar.py.

Importing archives and windows takes time, so a command loads only what it needs (docs/decisions/0005).
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.commands.grammar import read
from desktop.commands.grammar_words import NotSilentError, SilentParser, argparse_speaks
from desktop.further_languages import folders_of
from desktop.homes import Home, How, find_home
from desktop.language import Language
from desktop.message import Message
from desktop.messages import describe, describe_error
from desktop.places import Household, open_household
from desktop.settings import SettingsFile

WRONG_USE = 2
_DEMO_LIBRARY = "skylesson-demo"
"""Beside the school's own library, which a demo leaves alone."""

Command = Callable[[Household, argparse.Namespace, TextIO], int]

_COMMANDS = {
    "import": ("desktop.commands.receiving", "take_in"),
    "watch": ("desktop.commands.receiving", "watch"),
    "rebuild": ("desktop.commands.receiving", "rebuild"),
    "verify": ("desktop.commands.checking", "verify"),
    "trust": ("desktop.commands.trusting", "trust"),
    "missing": ("desktop.commands.trusting", "missing"),
    "mine": ("desktop.commands.owning", "mine"),
    "share": ("desktop.commands.owning", "share_lesson"),
    "backup": ("desktop.commands.backing", "backup"),
    "stick": ("desktop.commands.handing", "stick"),
    "space": ("desktop.commands.handing", "space"),
    "remove": ("desktop.commands.handing", "remove"),
    "lessons": ("desktop.commands.listing", "lessons"),
    "search": ("desktop.commands.listing", "search"),
    "packages": ("desktop.commands.listing", "packages"),
    "usage": ("desktop.commands.usage", "usage"),
    "doctor": ("desktop.commands.doctor", "doctor"),
    "next": ("desktop.commands.scheduling", "next_up"),
    "progress": ("desktop.commands.pacing", "progress"),
    "soon": ("desktop.commands.pacing", "soon"),
    "classes": ("desktop.commands.scheduling", "classes"),
    "timetable": ("desktop.commands.scheduling", "timetable"),
    "term": ("desktop.commands.scheduling", "term"),
}
"""Where the code of each command lies; it is loaded when the command is used."""

USER_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; wrong use prints what is right, in the user's language, and exits with 2."""
    try:
        return read(arguments, SilentParser)
    except NotSilentError:
        pass
    # Only for whoever reads words: a window must not wait for them.
    application = QCoreApplication.instance() or QCoreApplication([sys.argv[0]])
    named = next((value for option, value in pairwise(arguments) if option == "--library"), "")
    library = home_of(argparse.Namespace(library=named, command="")).library
    language = Language(application, folders_of(library))  # held: its translators go with it
    language.choose(_language(library, _unchosen(argparse.Namespace())))
    with argparse_speaks():
        return read(arguments, argparse.ArgumentParser)


def run(options: argparse.Namespace, library: Path, out: TextIO) -> int:
    """Carry out a command that needs no window over ``library``; return its exit code."""
    application = QCoreApplication.instance() or _application(options)
    language = Language(application, folders_of(library))
    language.choose(_language(library, _unchosen(options)))
    if options.command == "restore":
        # Nobody may have open what is going to be replaced.
        return int(import_module("desktop.commands.backing").restore_school(library, options, out))
    if options.command == "library":
        return int(import_module("desktop.commands.library").library(library, options, out))
    if options.command == "update":
        # No database may be opened for it: it has to help where the version that knows them does not start.
        return int(import_module("desktop.commands.updating").update(options, library, out))
    if options.command == "pack":
        return int(import_module("desktop.commands.packing").make_package(options, out))
    household = open_household(library)
    for mended in household.told:
        sys.stderr.write(describe(mended.reason, mended.facts).whole + "\n")
    module, name = _COMMANDS[options.command]
    try:
        if household.mended and options.command != "rebuild":
            import_module("desktop.commands.receiving").remake(household)
        command: Command = getattr(import_module(module), name)
        return command(household, options, out)
    finally:
        household.close()


def _language(library: Path, unchosen: str) -> str:
    return SettingsFile(library).read().language or unchosen


def _unchosen(options: argparse.Namespace) -> str:
    """Return the language of a command where nobody chose one: without any locale that of the help, English.

    A document that is written is for the school, and speaks as the window does.
    """
    nowhere = QLocale.system().language() is QLocale.Language.C
    return "en" if nowhere and not getattr(options, "format", "") else ""


def _application(options: argparse.Namespace) -> QCoreApplication:
    """Return what a command needs of Qt: fonts for a document that is painted, but no screen."""
    if getattr(options, "format", "") != "pdf":
        return QCoreApplication([sys.argv[0]])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made: QCoreApplication = import_module("PySide6.QtGui").QGuiApplication([sys.argv[0]])
    return made


def home_of(options: argparse.Namespace) -> Home:
    """Return the library that the command line names, else the one that is found, and for a demo one of its own.

    It may look through all volumes, so it is asked once.
    """
    if options.library:
        return Home(Path(options.library), How.NAMED)
    found = find_home()
    return Home(found.library.with_name(_DEMO_LIBRARY), How.NAMED) if options.command == "demo" else found


def explain(error: Exception) -> Message | None:
    """Return what to tell the user about an error that is not a programming mistake, None when it is one."""
    return describe_error(error)

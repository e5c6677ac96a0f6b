"""The command line: its grammar (a contract, docs/command-line.md) and what each command calls.

Importing archives and windows takes time, so a command loads only what it needs (docs/decisions/0005).
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QLocale

from catalogue.records import CATEGORIES, SUBJECTS, Role
from desktop.commands.schedule_grammar import add_scheduling
from desktop.commands.usage_grammar import add_usage
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
    "classes": ("desktop.commands.scheduling", "classes"),
    "timetable": ("desktop.commands.scheduling", "timetable"),
    "term": ("desktop.commands.scheduling", "term"),
}
"""Where the code of each command lies; it is loaded when the command is used."""

USER_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; wrong use prints what is right and exits with 2."""
    common = argparse.ArgumentParser(add_help=False)
    # Without a default of its own: it would hide --library given before the command.
    common.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the folder that holds everything")
    listing = argparse.ArgumentParser(add_help=False, parents=[common])
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    parser = argparse.ArgumentParser(prog="skylesson", description="Teach from packages that arrive without internet.")
    parser.add_argument("--library", metavar="DIR", help="the folder that holds everything")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    # After the commands are there: they would set it to None.
    parser.set_defaults(command="", library=None)
    _add_receiving(commands, common, listing)
    _add_listing(commands, listing)
    add_usage(commands, listing)
    _add_owning(commands, listing)
    _add_backing(commands, listing)
    _add_handing(commands, listing)
    add_scheduling(commands, listing)
    _add_demo(commands, common)
    options = parser.parse_args(arguments)
    if options.command == "trust" and options.action != "list" and not options.key:
        parser.error(f"trust {options.action}: a key is needed")
    if options.command == "pack" and options.program and not options.key:
        parser.error("pack --program: a key is needed")
    if options.command == "mine" and options.action != "list" and not options.id:
        parser.error(f"mine {options.action}: an id is needed")
    if options.command == "library" and options.action == "move" and not options.folder:
        parser.error("library move: a folder is needed")
    if options.command == "classes" and options.action != "list" and not options.name:
        parser.error(f"classes {options.action}: a name is needed")
    if options.command == "term" and options.action == "set" and None in (options.first, options.last):
        parser.error("term set: --from and --to are needed")
    if options.command == "term" and options.action == "lose" and options.day is None:
        parser.error("term lose: a day of that week is needed")
    return options


def run(options: argparse.Namespace, library: Path, out: TextIO) -> int:
    """Carry out a command that needs no window over ``library``; return its exit code."""
    application = QCoreApplication.instance() or _application(options)
    language = Language(application, folders_of(library))
    unchosen = _unchosen(options)
    language.choose(unchosen)
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
    language.choose(SettingsFile(household.library).read().language or unchosen)
    module, name = _COMMANDS[options.command]
    try:
        if household.mended and options.command != "rebuild":
            import_module("desktop.commands.receiving").remake(household)
        command: Command = getattr(import_module(module), name)
        return command(household, options, out)
    finally:
        household.close()


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


def _add_receiving(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
    listing: argparse.ArgumentParser,
) -> None:
    take_in = commands.add_parser("import", parents=[listing], help="take packages in now")
    take_in.add_argument("paths", nargs="+", metavar="PATH")
    watch = commands.add_parser("watch", parents=[listing], help="watch drop folders, for ever")
    watch.add_argument("--drop", action="append", metavar="DIR", help="a drop folder (may be repeated)")
    watch.add_argument("--once", action="store_true", help="take in what is there now, then end")
    for command in (take_in, watch):
        command.add_argument(
            "--accept-unsigned", action="store_true", help="admit packages without a trusted signature"
        )
    commands.add_parser("rebuild", parents=[listing], help="make the index again from the packages")
    verify = commands.add_parser("verify", parents=[listing], help="read packages again, whole")
    verify.add_argument("id", nargs="?", default="", metavar="ID")
    pack = commands.add_parser("pack", parents=[common], help="make a package of a folder")
    pack.add_argument("folder", metavar="FOLDER")
    pack.add_argument("out", metavar="OUT.7z")
    pack.add_argument("--key", metavar="FILE", help="sign it with this minisign secret key")
    pack.add_argument(
        "--program", action="store_true", help="the folder is a version of Skylesson; it has to be signed"
    )
    trust = commands.add_parser("trust", parents=[listing], help="whose packages are taken in as signed")
    trust.add_argument("action", choices=("add", "list", "remove"))
    trust.add_argument("key", nargs="?", default="", metavar="KEY", help="a .pub file to add; a name or id to remove")
    trust.add_argument("--name", default="", help="what to call the key")
    trust.add_argument("--programs", action="store_true", help="keys that may sign updates of Skylesson itself")
    missing = commands.add_parser("missing", parents=[listing], help="what has to be sent again")
    missing.add_argument("--out", metavar="FILE", help="write it as a file for a stick, too")


def _add_listing(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    lessons = commands.add_parser("lessons", parents=[listing], help="the lessons in teaching order, with their state")
    for name in ("grade", "term", "week"):
        lessons.add_argument(f"--{name}", type=int, metavar="N")
    lessons.add_argument("--subject", choices=(*SUBJECTS, *CATEGORIES), metavar="S")
    search = commands.add_parser("search", parents=[listing], help="lessons by Chinese, pinyin, initials or English")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument("--role", choices=[role.value for role in Role], default="", metavar="R")
    search.add_argument("--category", choices=CATEGORIES, default="", metavar="C", help="only songs, or recitations")
    search.add_argument("--language", default="", metavar="L", help="with resources in this language: zh, en, bo …")
    commands.add_parser("packages", parents=[listing], help="the packages in the library")
    doctor = commands.add_parser("doctor", parents=[listing], help="whether this computer is fit, and what it can show")
    doctor.add_argument("--zip", default="", metavar="FILE", help="write it for support, too, without names")


def _add_backing(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    update = commands.add_parser("update", parents=[listing], help="the versions of Skylesson that are here")
    update.add_argument("action", nargs="?", default="list", choices=("list", "back"))
    update.add_argument("version", nargs="?", default="", metavar="VERSION", help="to go back to; else the one before")
    commands.add_parser("backup", parents=[listing], help="keep a copy of the school's own records now")
    library = commands.add_parser("library", parents=[listing], help="where the library is; move it to another drive")
    library.add_argument("action", nargs="?", default="show", choices=("show", "move"))
    library.add_argument("folder", nargs="?", default="", metavar="DIR", help="where it is to be")
    restore = commands.add_parser("restore", parents=[listing], help="put such a copy back in their place")
    restore.add_argument("file", nargs="?", default="", metavar="FILE", help="a backup; without it the newest good one")


def _add_handing(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    stick = commands.add_parser("stick", parents=[listing], help="write packages to a stick for the next school")
    stick.add_argument("folder", metavar="DIR", help="the stick, or a folder on it")
    stick.add_argument("ids", nargs="*", metavar="ID", help="packages; all without any")
    stick.add_argument("--with-missing", action="store_true", help="put the list of what is missing on it, too")
    commands.add_parser("space", parents=[listing], help="room on the disk, and what could go")
    remove = commands.add_parser("remove", parents=[listing], help="remove what space lists")
    remove.add_argument("ids", nargs="+", metavar="ID", help="a package, or another name that space lists")
    remove.add_argument("--lent-too", action="store_true", help="even where other packages use bytes of it")


def _add_owning(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    mine = commands.add_parser("mine", parents=[listing], help="teachers' own files in lessons")
    mine.add_argument("action", choices=("add", "list", "remove"))
    mine.add_argument("id", nargs="?", default="", metavar="ID", help="of the lesson to add to, or the file to remove")
    mine.add_argument("files", nargs="*", metavar="FILE")
    share = commands.add_parser("share", parents=[listing], help="a lesson as it is here, as a package for a stick")
    share.add_argument("lesson", metavar="LESSON")
    share.add_argument("out", metavar="OUT.7z")
    share.add_argument("--from", dest="issuer", default="", metavar="NAME", help="whose lesson it is")


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    opened = commands.add_parser("open", parents=[common], help="packages from a folder, then the app")
    opened.add_argument("files", nargs="*", type=Path, metavar="FILE")
    demo = commands.add_parser("demo", parents=[common], help="a demo library, then the app")
    demo.add_argument("--screenshots", metavar="DIR", help="show every page by itself, leave pictures in DIR, and end")
    demo.add_argument("--languages", default="", metavar="L,L", help="with --screenshots: in these, and every panel")

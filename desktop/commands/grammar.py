"""The grammar of the command line: a contract (docs/command-line.md)."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from catalogue.records import CATEGORIES, SUBJECTS, Role
from desktop.commands.grammar_words import folder_of, name_of, number_of, say_by_themselves, unrecognized
from desktop.commands.schedule_grammar import add_scheduling
from desktop.commands.usage_grammar import add_usage

_TAKES_NONE = {
    ("trust", "list"): "key", ("mine", "list"): "id", ("mine", "remove"): "files", ("classes", "list"): "name",
    ("library", "show"): "folder", ("update", "list"): "version", ("term", "show"): "day", ("term", "set"): "day",
}  # fmt: skip
"""Actions beside others that take something, and what that is."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grammar", text)


def read(arguments: Sequence[str], kind: type[argparse.ArgumentParser]) -> argparse.Namespace:
    """Read the command line by a parser of this kind, which says what it says of wrong use and of ``--help``."""
    options, unknown = _parser(kind).parse_known_args(arguments)
    if unknown:
        options.asked.error(unrecognized(unknown))
    _check(options.asked, options)
    return options


def _parser(kind: type[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    common = kind(add_help=False)
    # Without a default of its own: it would hide --library given before the command.
    common.add_argument(
        "--library",
        type=folder_of,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=_tr("the folder that holds everything"),
    )
    listing = kind(add_help=False, parents=[common])
    listing.add_argument("--json", action="store_true", help=_tr("one JSON object a line"))
    parser = kind(prog="skylesson", description=_tr("Teach from packages that arrive without internet."))
    parser.add_argument("--library", type=folder_of, metavar="DIR", help=_tr("the folder that holds everything"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    # After the commands are there: they would set it to None.
    parser.set_defaults(command="", library=None)
    _add_receiving(commands, common, listing)
    _add_listing(commands, listing)
    add_usage(commands, common, listing)
    _add_owning(commands, listing)
    _add_backing(commands, listing)
    _add_handing(commands, listing)
    add_scheduling(commands, common, listing)
    _add_demo(commands, common)
    parser.set_defaults(asked=parser)
    say_by_themselves(commands)
    return parser


def _check(asked: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Say what is missing, or too much, where an action decides whether it is needed."""
    if surplus := _surplus(options):
        asked.error(unrecognized(surplus))
    lacking: dict[str, Callable[[argparse.Namespace], str]] = {
        "trust": lambda it: _tr("a key is needed") if it.action != "list" and not it.key else "",
        "pack": lambda it: _tr("a key is needed") if it.program and not it.key else "",
        "mine": _lacking_of_own,
        "library": lambda it: _tr("a folder is needed") if it.action == "move" and not it.folder else "",
        "classes": _lacking_of_class,
        "term": _lacking_of_term,
        "search": lambda it: "" if _is_searched(it) else _tr("a word or a filter is needed"),
        "usage": lambda it: _tr("--to lies before --from") if _days_turned(it) else "",
    }
    said = lacking[options.command](options) if options.command in lacking else ""
    if said:
        action = getattr(options, "action", "")
        asked.error(f"{options.command} {action}: {said}" if action else said)


def _surplus(options: argparse.Namespace) -> list[str]:
    """Return what was said after an action that takes nothing more: it would be passed over without a word."""
    said = getattr(options, _TAKES_NONE.get((options.command, getattr(options, "action", "")), ""), None)
    return [str(word) for word in (said if isinstance(said, list) else [said]) if word]


def _lacking_of_class(options: argparse.Namespace) -> str:
    if options.action != "list" and not options.name:
        return _tr("a name is needed")
    nothing = options.action == "change" and not options.grades and options.language is None
    return _tr("--grades or --language is needed") if nothing else ""


def _lacking_of_own(options: argparse.Namespace) -> str:
    if options.action != "list" and not options.id:
        return _tr("an id is needed")
    return _tr("a file is needed") if options.action == "add" and not options.files else ""


def _lacking_of_term(options: argparse.Namespace) -> str:
    if options.action == "set" and None in (options.first, options.last):
        return _tr("--from and --to are needed")
    return _tr("a day of that week is needed") if options.action == "lose" and options.day is None else ""


def _is_searched(options: argparse.Namespace) -> bool:
    return bool(any(word.strip() for word in options.text) or options.role or options.category or options.language)


def _days_turned(options: argparse.Namespace) -> bool:
    first, last = (getattr(options, name, None) for name in ("first", "last"))
    return first is not None and last is not None and last < first


def _add_receiving(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
    listing: argparse.ArgumentParser,
) -> None:
    take_in = commands.add_parser("import", parents=[listing], help=_tr("take packages in now"))
    take_in.add_argument("paths", nargs="+", metavar="PATH")
    watch = commands.add_parser("watch", parents=[listing], help=_tr("watch drop folders, for ever"))
    watch.add_argument("--drop", action="append", metavar="DIR", help=_tr("a drop folder (may be repeated)"))
    watch.add_argument("--once", action="store_true", help=_tr("take in what is there now, then end"))
    for command in (take_in, watch):
        command.add_argument(
            "--accept-unsigned", action="store_true", help=_tr("admit packages without a trusted signature")
        )
    commands.add_parser("rebuild", parents=[listing], help=_tr("make the index again from the packages"))
    verify = commands.add_parser("verify", parents=[listing], help=_tr("read packages again, whole"))
    verify.add_argument("id", nargs="?", default="", metavar="ID")
    pack = commands.add_parser("pack", parents=[common], help=_tr("make a package of a folder"))
    pack.add_argument("folder", metavar="FOLDER")
    pack.add_argument("out", metavar="OUT.7z")
    pack.add_argument("--key", metavar="FILE", help=_tr("sign it with this minisign secret key"))
    pack.add_argument(
        "--program", action="store_true", help=_tr("the folder is a version of Skylesson; it has to be signed")
    )
    trust = commands.add_parser("trust", parents=[listing], help=_tr("whose packages are taken in as signed"))
    trust.add_argument("action", choices=("add", "list", "remove"))
    trust.add_argument(
        "key", nargs="?", default="", metavar="KEY", help=_tr("a .pub file to add; a name or id to remove")
    )
    trust.add_argument("--name", type=name_of, default="", help=_tr("what to call the key"))
    trust.add_argument("--programs", action="store_true", help=_tr("keys that may sign updates of Skylesson itself"))
    missing = commands.add_parser("missing", parents=[listing], help=_tr("what has to be sent again"))
    missing.add_argument("--out", metavar="FILE", help=_tr("write it as a file for a stick, too"))


def _add_listing(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    lessons = commands.add_parser(
        "lessons", parents=[listing], help=_tr("the lessons in teaching order, with their state")
    )
    for name in ("grade", "term", "week"):
        lessons.add_argument(f"--{name}", type=number_of, metavar="N")
    lessons.add_argument("--subject", choices=(*SUBJECTS, *CATEGORIES), metavar="S")
    search = commands.add_parser(
        "search", parents=[listing], help=_tr("lessons by Chinese, pinyin, initials or English")
    )
    search.add_argument("text", nargs="*", metavar="TEXT")
    search.add_argument("--role", choices=[role.value for role in Role], default="", metavar="R")
    search.add_argument(
        "--category", choices=CATEGORIES, default="", metavar="C", help=_tr("only songs, or recitations")
    )
    search.add_argument(
        "--language", default="", metavar="L", help=_tr("with resources in this language: zh, en, bo …")
    )
    commands.add_parser("packages", parents=[listing], help=_tr("the packages in the library"))
    doctor = commands.add_parser(
        "doctor", parents=[listing], help=_tr("whether this computer is fit, and what it can show")
    )
    doctor.add_argument("--zip", default="", metavar="FILE", help=_tr("write it for support, too, without names"))


def _add_backing(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    update = commands.add_parser("update", parents=[listing], help=_tr("the versions of Skylesson that are here"))
    update.add_argument("action", nargs="?", default="list", choices=("list", "back"))
    update.add_argument(
        "version", nargs="?", default="", metavar="VERSION", help=_tr("to go back to; else the one before")
    )
    commands.add_parser("backup", parents=[listing], help=_tr("keep a copy of the school's own records now"))
    library = commands.add_parser(
        "library", parents=[listing], help=_tr("where the library is; move it to another drive")
    )
    library.add_argument("action", nargs="?", default="show", choices=("show", "move"))
    library.add_argument("folder", nargs="?", default="", metavar="DIR", help=_tr("where it is to be"))
    restore = commands.add_parser("restore", parents=[listing], help=_tr("put such a copy back in their place"))
    restore.add_argument(
        "file", nargs="?", default="", metavar="FILE", help=_tr("a backup; without it the newest good one")
    )


def _add_handing(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    stick = commands.add_parser("stick", parents=[listing], help=_tr("write packages to a stick for the next school"))
    stick.add_argument("folder", metavar="DIR", help=_tr("the stick, or a folder on it"))
    stick.add_argument("ids", nargs="*", metavar="ID", help=_tr("packages; all without any"))
    stick.add_argument("--with-missing", action="store_true", help=_tr("put the list of what is missing on it, too"))
    commands.add_parser("space", parents=[listing], help=_tr("room on the disk, and what could go"))
    remove = commands.add_parser("remove", parents=[listing], help=_tr("remove what space lists"))
    remove.add_argument("ids", nargs="+", metavar="ID", help=_tr("a package, or another name that space lists"))
    remove.add_argument("--lent-too", action="store_true", help=_tr("even where other packages use bytes of it"))


def _add_owning(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    mine = commands.add_parser("mine", parents=[listing], help=_tr("teachers' own files in lessons"))
    mine.add_argument("action", choices=("add", "list", "remove"))
    mine.add_argument(
        "id", nargs="?", default="", metavar="ID", help=_tr("of the lesson to add to, or the file to remove")
    )
    mine.add_argument("files", nargs="*", metavar="FILE")
    share = commands.add_parser(
        "share", parents=[listing], help=_tr("a lesson as it is here, as a package for a stick")
    )
    share.add_argument("lesson", metavar="LESSON")
    share.add_argument("out", metavar="OUT.7z")
    share.add_argument(
        "--from", dest="issuer", type=name_of, default="", metavar="NAME", help=_tr("whose lesson it is")
    )


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    opened = commands.add_parser("open", parents=[common], help=_tr("packages from a folder, then the app"))
    opened.add_argument("files", nargs="*", type=Path, metavar="FILE")
    demo = commands.add_parser("demo", parents=[common], help=_tr("a demo library, then the app"))
    demo.add_argument(
        "--screenshots", metavar="DIR", help=_tr("show every page by itself, leave pictures in DIR, and end")
    )
    demo.add_argument(
        "--languages", default="", metavar="L,L", help=_tr("with --screenshots: in these, and every panel")
    )

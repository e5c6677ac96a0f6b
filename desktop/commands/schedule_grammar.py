"""The grammar of the commands of the teaching schedule; a part of the contract in docs/command-line.md."""

import argparse

from PySide6.QtCore import QCoreApplication

from catalogue.languages import LESSON_LANGUAGES
from desktop.commands.grammar_words import day_of, name_of, number_of, say_by_themselves


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grammar", text)


def add_scheduling(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
    listing: argparse.ArgumentParser,
) -> None:
    """Add ``next``, ``progress``, ``soon``, ``classes``, ``timetable`` and ``term``."""
    for name, words in (
        ("next", _tr("the next lesson of each class in each subject")),
        ("progress", _tr("ahead of the plan or behind: hours taught, planned by now, and still to come")),
        ("soon", _tr("lessons of the next three weeks that are not all here yet, to be asked for in time")),
    ):
        command = commands.add_parser(name, parents=[listing], help=words)
        command.add_argument(
            "--class",
            dest="class_name",
            type=name_of,
            default="",
            metavar="NAME",
            help=_tr("only this class; else all of them"),
        )
    classes = commands.add_parser("classes", parents=[listing], help=_tr("the classes of the school"))
    classes.add_argument("action", nargs="?", default="list", choices=("add", "change", "remove", "list"))
    classes.add_argument("name", nargs="?", type=name_of, default="", metavar="NAME")
    classes.add_argument("--grades", default="", metavar="4,5", help=_tr("the grades of the room; else the name tells"))
    languages = _tr("zh, en, bo … what it hears first where a lesson has several; '' for the school's")
    classes.add_argument("--language", choices=("", *LESSON_LANGUAGES), default=None, metavar="L", help=languages)
    _add_timetable(commands, common, listing)
    term = commands.add_parser("term", parents=[listing], help=_tr("when the school teaches"))
    term.add_argument("action", nargs="?", default="show", choices=("set", "lose", "show"))
    term.add_argument("day", nargs="?", type=day_of, metavar="DATE", help=_tr("a day of the week that was lost"))
    term.add_argument(
        "--term", type=int, choices=(1, 2), default=None, help=_tr("1 autumn, 2 spring; else the date tells")
    )
    term.add_argument("--from", dest="first", type=day_of, metavar="YYYY-MM-DD")
    term.add_argument("--to", dest="last", type=day_of, metavar="YYYY-MM-DD")


def _add_timetable(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
    listing: argparse.ArgumentParser,
) -> None:
    words = _tr("timetables in files: xlsx, or CSES (yaml); and single days")
    timetable = commands.add_parser("timetable", parents=[common], help=words)
    actions = timetable.add_subparsers(dest="action", required=True)
    for name, words in (("import", _tr("take one over from a file")), ("export", _tr("write it into a file"))):
        action = actions.add_parser(name, parents=[listing], help=words)
        action.add_argument("file", metavar="FILE")
        action.add_argument("--class", dest="class_name", type=name_of, default="", metavar="NAME")
    actions.choices["import"].add_argument(
        "--preview", action="store_true", help=_tr("say what would change, and change nothing")
    )
    _add_days(actions.add_parser("day", parents=[common], help=_tr("what is otherwise for a day")), listing)
    say_by_themselves(actions)


def _add_days(day: argparse.ArgumentParser, listing: argparse.ArgumentParser) -> None:
    days = day.add_subparsers(dest="day_action", required=True)
    days.add_parser("list", parents=[listing], help=_tr("all such days, numbered"))
    for name, words in (
        ("off", _tr("no lessons on that day")),
        ("like", _tr("that day follows the timetable of another")),
        ("swap", _tr("two periods of a class change places, once")),
        ("show", _tr("the hours of a day as they will really be")),
    ):
        action = days.add_parser(name, parents=[listing], help=words)
        action.add_argument("day", type=day_of, metavar="DATE")
        if name == "swap":
            action.add_argument("period", type=number_of, metavar="PERIOD")
        if name in ("like", "swap"):
            action.add_argument("other_day", type=day_of, metavar="OTHER-DATE")
        if name == "swap":
            action.add_argument("other_period", type=number_of, metavar="OTHER-PERIOD")
        whose = _tr("whose day it is; else that of the whole school")
        action.add_argument(
            "--class", dest="class_name", type=name_of, required=name == "swap", default="", metavar="NAME", help=whose
        )
    restore = days.add_parser("restore", parents=[listing], help=_tr("take such a change back"))
    restore.add_argument("number", type=number_of, metavar="NUMBER", help=_tr("as `list` numbers them"))
    say_by_themselves(days)

"""The grammar of the commands of the teaching schedule; a part of the contract in docs/command-line.md."""

import argparse
from datetime import date

from catalogue.languages import LESSON_LANGUAGES


def add_scheduling(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    """Add ``next``, ``classes``, ``timetable`` and ``term``."""
    following = commands.add_parser("next", parents=[listing], help="the next lesson of each class in each subject")
    following.add_argument("--class", dest="class_name", default="", metavar="NAME")
    classes = commands.add_parser("classes", parents=[listing], help="the classes of the school")
    classes.add_argument("action", nargs="?", default="list", choices=("add", "change", "remove", "list"))
    classes.add_argument("name", nargs="?", default="", metavar="NAME")
    classes.add_argument("--grades", default="", metavar="4,5", help="the grades of the room; else the name tells")
    languages = "zh, en, bo … what it hears first where a lesson has several; '' for the school's"
    classes.add_argument("--language", choices=("", *LESSON_LANGUAGES), default=None, metavar="L", help=languages)
    timetable = commands.add_parser("timetable", parents=[listing], help="timetables in files: xlsx, or CSES (yaml)")
    timetable.add_argument("action", choices=("import", "export"))
    timetable.add_argument("file", metavar="FILE")
    timetable.add_argument("--class", dest="class_name", default="", metavar="NAME")
    timetable.add_argument("--preview", action="store_true", help="say what would change, and change nothing")
    term = commands.add_parser("term", parents=[listing], help="when the school teaches")
    term.add_argument("action", nargs="?", default="show", choices=("set", "show"))
    term.add_argument("--term", type=int, choices=(1, 2), default=None, help="1 autumn, 2 spring; else the date tells")
    term.add_argument("--from", dest="first", type=date.fromisoformat, metavar="YYYY-MM-DD")
    term.add_argument("--to", dest="last", type=date.fromisoformat, metavar="YYYY-MM-DD")

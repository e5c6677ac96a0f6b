"""The grammar of ``usage``; apart from its code, which takes time to load (docs/decisions/0005)."""

import argparse

from PySide6.QtCore import QCoreApplication

from catalogue.records import SUBJECTS
from catalogue.usage_range import Preset
from desktop.commands.grammar_words import day_of, name_of, say_by_themselves

FORMATS = ("xlsx", "csv", "kolibri", "pdf", "json", "xapi")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grammar", text)


def add_usage(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
    listing: argparse.ArgumentParser,
) -> None:
    """Add the command with its actions."""
    words = _tr("what was taught: reports, and whether the register is whole")
    usage = commands.add_parser("usage", parents=[common], help=words)
    actions = usage.add_subparsers(dest="action", required=True)
    for name, words in (
        ("report", _tr("hours taught against hours planned")),
        ("export", _tr("all records, into a file")),
    ):
        action = actions.add_parser(name, parents=[listing], help=words)
        action.add_argument("--format", choices=FORMATS, default="", help=_tr("write a file in this format"))
        action.add_argument("--out", metavar="FILE", default="", help=_tr("where to; else a name by the days"))
        action.add_argument("--from", dest="first", type=day_of, metavar="DATE", help="YYYY-MM-DD")
        action.add_argument("--to", dest="last", type=day_of, metavar="DATE", help=_tr("counted in"))
        action.add_argument("--preset", choices=[preset.value for preset in Preset], default="")
        action.add_argument("--class", dest="class_name", type=name_of, metavar="NAME", default="")
        action.add_argument("--subject", choices=SUBJECTS, metavar="S")
    verify = actions.add_parser("verify", parents=[listing], help=_tr("is the register complete and unaltered?"))
    bundle = actions.add_parser("bundle", parents=[listing], help=_tr("everything, signed, in one file for a stick"))
    bundle.add_argument("out", metavar="OUT")
    merge = actions.add_parser("merge", parents=[listing], help=_tr("take over what other machines have bundled"))
    merge.add_argument("files", nargs="+", metavar="FILE")
    for action in (actions.choices["report"], verify, merge):
        action.add_argument(
            "--database", metavar="URL", default="", help=_tr("a county's: postgresql://user@host/name")
        )
    actions.choices["report"].add_argument("--by", choices=("county", "school", "class"), default="school")
    say_by_themselves(actions)

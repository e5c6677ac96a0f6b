"""The grammar of ``usage``; apart from its code, which takes time to load (docs/decisions/0005)."""

import argparse
from datetime import date

from catalogue.records import SUBJECTS
from catalogue.usage_range import Preset

FORMATS = ("xlsx", "csv", "kolibri", "pdf", "json", "xapi")


def add_usage(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", listing: argparse.ArgumentParser
) -> None:
    """Add the command with its actions."""
    usage = commands.add_parser("usage", help="what was taught: reports, and whether the register is whole")
    actions = usage.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, words in (
        ("report", "hours taught against hours planned"),
        ("export", "all records, into a file"),
    ):
        action = actions.add_parser(name, parents=[listing], help=words)
        action.add_argument("--format", choices=FORMATS, default="", help="write a file in this format")
        action.add_argument("--out", metavar="FILE", default="", help="where to; else a name by the days")
        action.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="YYYY-MM-DD")
        action.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="counted in")
        action.add_argument("--preset", choices=[preset.value for preset in Preset], default="")
        action.add_argument("--class", dest="class_name", metavar="NAME", default="")
        action.add_argument("--subject", choices=SUBJECTS, metavar="S")
    verify = actions.add_parser("verify", parents=[listing], help="is the register complete and unaltered?")
    bundle = actions.add_parser("bundle", parents=[listing], help="everything, signed, in one file for a stick")
    bundle.add_argument("out", metavar="OUT")
    merge = actions.add_parser("merge", parents=[listing], help="take over what other machines have bundled")
    merge.add_argument("files", nargs="+", metavar="FILE")
    for action in (actions.choices["report"], verify, merge):
        action.add_argument("--database", metavar="URL", default="", help="a county's: postgresql://user@host/name")
    actions.choices["report"].add_argument("--by", choices=("county", "school", "class"), default="school")

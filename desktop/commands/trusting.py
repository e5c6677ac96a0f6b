"""``trust`` and ``missing``: whose packages are taken, and what has to be sent again."""

import argparse
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from desktop.commands.handing import print_refusal
from desktop.commands.listing import print_json, say_nothing
from desktop.commands.typed_paths import file_to_read, file_to_write
from desktop.formats import size_text
from desktop.places import Household
from sync.errors import UnknownKeyError
from sync.missing import Missing, missing_of, write_request
from sync.program_keys import program_keys
from sync.storage import Library
from sync.trust import TrustedKey, TrustStore

_ALL_WELL, _NOT_FOUND = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def trust(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Add, list or remove keys whose packages are taken in as signed."""
    library = Library(household.library)
    store = program_keys(library.trusted) if options.programs else TrustStore(library.trusted)
    if options.action == "add":
        source = file_to_read(options.key)
        with library:
            _print_key(store.add(source, options.name), options, out)
        return _ALL_WELL
    if options.action == "remove":
        with library:
            removed = store.remove(options.key)
        if removed is None:
            print_refusal(options.key, UnknownKeyError(library.trusted, name=options.key), options, out)
            return _NOT_FOUND
        _print_key(removed, options, out)
        return _ALL_WELL
    trusted = store.trusted()
    for key in trusted:
        _print_key(key, options, out)
    if not trusted:
        say_nothing(_no_keys(programs=options.programs), options, out)
    return _ALL_WELL


def _no_keys(*, programs: bool) -> str:
    if programs:
        return _tr("No key may sign updates yet. `skylesson trust add KEY.pub --programs` adds one.")
    return _tr("No key is trusted yet. `skylesson trust add KEY.pub` adds that of an issuer.")


def missing(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Say what has to be sent again; with ``--out`` also as a file for a stick."""
    library = Library(household.library)
    path = file_to_write(options.out).absolute() if options.out else None
    wanted = list(missing_of(library, household.catalogue))
    for found in wanted:
        if options.json:
            print_json(found.record(), out)
        else:
            out.write(_line(found) + "\n")
    if not wanted and not options.json:
        out.write(_tr("Nothing is missing: every package that was begun is here whole.") + "\n")
    if path is not None:
        write_request(library, household.catalogue, path)
        if not options.json:
            full = _tr("The list is in {path}. Give it to the office that sends the packages.")
            said = full if wanted else _tr("The list in {path} is empty.")
            out.write(said.format(path=path) + "\n")
    return _ALL_WELL


def _print_key(key: TrustedKey, options: argparse.Namespace, out: TextIO) -> None:
    if options.json:
        print_json({"id": key.key.name, "name": key.name}, out)
    else:
        out.write(f"{key.key.name}  {key.name}\n")


def _line(found: Missing) -> str:
    runs = ",".join(str(a) if a == b else f"{a}-{b}" for a, b in found.pieces) or " ".join(found.members)
    kind = _tr("{count} of {total} pieces") if found.piece_size else _tr("{count} of {total} members")
    wanted = kind.format(count=found.count, total=found.total)
    bad = _tr(" ({count} went bad here)").format(count=found.damaged) if found.damaged else ""
    lessons = _tr("lessons: {names}").format(names=" ".join(found.lessons))
    return f"{found.id} v{found.version}  {wanted}{bad}, {size_text(found.bytes)}: {runs}  {lessons}"

"""``import``, ``watch`` and ``rebuild``: what changes the library."""

import argparse
import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication, Qt

from desktop.commands.listing import print_json, say_nothing
from desktop.commands.state_words import column, state_text
from desktop.commands.typed_paths import WrongPathError, folder_to_read, something_to_read
from desktop.messages import describe, describe_error
from desktop.places import Household, program_versions
from desktop.rechecking import Quiet, Rechecking
from desktop.refusals import retry_trusted
from desktop.settings import SettingsFile
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.outcome import Outcome, Progress, State
from sync.storage import Library
from sync.trust import Unsigned
from sync.watch import DropFolders


def _tr(text: str) -> str:
    return QCoreApplication.translate("Receiving", text)


_ARCHIVES = (".7z", ".zip", ".001", ".rar")
_ALL_WELL, _SOMETHING_REFUSED = 0, 1


def take_in(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Take packages in now; exit code 1 when one was not admitted."""
    stop = stop_on_signals()
    progress = ProgressLine(sys.stderr, shown=sys.stderr.isatty() and not options.json)
    with Library(household.library) as library:
        reporting = Reporting(progress.show, stop.is_set)
        with Importer(
            library, household.catalogue, reporting=reporting, unsigned=unsigned(household, options)
        ) as importer:
            importer.take_programs(program_versions())
            importer.reconcile()
            code = _ALL_WELL
            for path in _named(options, out):
                outcome = importer.take(path, origin=Origin.GIVEN) if isinstance(path, Path) else path
                progress.clear()
                print_outcome(outcome, options, out)
                if outcome.state not in (State.ADMITTED, State.KNOWN):
                    code = _SOMETHING_REFUSED
                if stop.is_set():
                    return _SOMETHING_REFUSED
    return code


def watch(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Watch the drop folders and take in what arrives, for ever or, with ``--once``, what is there now."""
    stop = stop_on_signals()
    folders = _drop_folders(household, options)
    with contextlib.ExitStack() as stack:
        library = stack.enter_context(Library(household.library))
        reporting = Reporting(cancelled=stop.is_set)
        importer = stack.enter_context(
            Importer(library, household.catalogue, reporting=reporting, unsigned=unsigned(household, options))
        )
        importer.take_programs(program_versions())
        importer.reconcile()

        recheck = _rechecking(household)
        stack.callback(recheck.pause)
        retry_trusted(library, folders[0])
        watched = DropFolders(folders)
        arriving = _Arriving(importer, watched, recheck, options, out)
        if options.once:
            watched.run_once(arriving.take, stop)
            if not arriving.seen:
                words = _tr("Nothing new lies in {folders}.")
                say_nothing(words.format(folders=" ".join(map(str, folders))), options, out)
        else:
            for folder in watched.unread():
                sys.stderr.write(_tr("{folder} is not there yet; it is waited for.").format(folder=folder) + "\n")
            watched.run(arriving.take, stop, lambda: recheck.go_on(importer.scrub))
    return _SOMETHING_REFUSED if arriving.refused else _ALL_WELL


def _drop_folders(household: Household, options: argparse.Namespace) -> list[Path]:
    """Return the folders to look into; one that is named has to be there, unless it is waited for."""
    if options.once:
        for folder in options.drop or ():
            folder_to_read(folder)
    return [Path(folder).absolute() for folder in options.drop or SettingsFile(household.library).read().drop_folders]


class _Arriving:
    """Takes in what arrives in drop folders, a file at a time; counts what was ``seen``, and ``refused`` of it."""

    def __init__(
        self,
        importer: Importer,
        watched: DropFolders,
        recheck: Rechecking,
        options: argparse.Namespace,
        out: TextIO,
    ) -> None:
        self._importer, self._watched, self._recheck = importer, watched, recheck
        self._options, self._out = options, out
        self.seen = self.refused = 0

    def take(self, path: Path) -> Outcome:
        """Take a file in; the reading of the library, which goes on while nothing arrives, waits."""
        self.seen += 1
        self._recheck.pause()
        self._recheck.note_busy()
        outcome = self._importer.take(path, origin=Origin.DROP, still=self._watched.is_still(path))
        print_outcome(outcome, self._options, self._out)
        self.refused += outcome.state is State.REFUSED
        return outcome


def _rechecking(household: Household) -> Rechecking:
    """Return what reads the library again while nothing arrives; what it finds is said on the error output."""

    def say(error: Exception) -> None:
        message = describe_error(error)
        sys.stderr.write((message.whole if message is not None else str(error)) + "\n")

    recheck = Rechecking(Quiet(lambda: False, SettingsFile(household.library).read().check_idle_minutes))
    recheck.failed.connect(say, Qt.ConnectionType.DirectConnection)
    return recheck


def remake(household: Household) -> None:
    """Make an index again that was damaged or is of an older program, before anything is asked of it."""
    with Library(household.library) as library, Importer(library, household.catalogue) as importer:
        importer.rebuild()


def rebuild(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Make the index again from the packages; what the school wrote itself is not touched."""
    stop = stop_on_signals()
    reporting = Reporting(cancelled=stop.is_set)
    with (
        Library(household.library) as library,
        Importer(library, household.catalogue, reporting=reporting) as importer,
    ):
        outcomes = importer.rebuild()
    for outcome in outcomes:
        print_outcome(outcome, options, out)
    if not outcomes:
        say_nothing(_tr("No packages in the library: the list of lessons is that of the plan."), options, out)
    return _SOMETHING_REFUSED if any(outcome.state is not State.ADMITTED for outcome in outcomes) else _ALL_WELL


def unsigned(household: Household, options: argparse.Namespace) -> Unsigned:
    """Return what to do with unsigned packages: what the command line says, else what the school has chosen."""
    if options.accept_unsigned:
        return Unsigned.ALWAYS
    return Unsigned(SettingsFile(household.library).read().unsigned)


def print_outcome(outcome: Outcome, options: argparse.Namespace, out: TextIO) -> None:
    """Print how one package's way in ended."""
    if options.json:
        print_json(outcome_record(outcome), out)
        return
    state = column(state_text(outcome.state), 10)
    if outcome.state in (State.ADMITTED, State.KNOWN) and not outcome.reason:
        version = f" v{outcome.version}" if outcome.version else ""
        out.write(f"{state} {outcome.path.name}  {outcome.id}{version}\n")
        return
    message = describe(outcome.reason, outcome.facts)
    out.write(f"{state} {outcome.path.name}  {message.whole}\n")
    out.flush()


def outcome_record(outcome: Outcome) -> dict[str, object]:
    """Return an outcome as ``import --json`` prints it."""
    return {
        "path": str(outcome.path),
        "id": outcome.id,
        "version": outcome.version,
        "state": outcome.state.value,
        "reason": outcome.reason,
        "facts": dict(outcome.facts),
        "trust": outcome.trust,
        "lessons": outcome.lessons,
        "resources": outcome.resources,
        "bytes": outcome.bytes,
        "missing_pieces": outcome.missing_pieces,
        "seconds": round(outcome.seconds, 3),
    }


class ProgressLine:
    """One line on a terminal that says how far a package is; nothing where nobody looks."""

    def __init__(self, out: TextIO, *, shown: bool) -> None:
        self._out, self._shown = out, shown

    def show(self, progress: Progress) -> None:
        """Write over the line with the newest state."""
        if self._shown:
            share = progress.done / progress.total if progress.total else 0.0
            left = progress.seconds_left
            rest = "" if left is None else f", {left:.0f} s"
            self._out.write(f"\r\x1b[K{progress.path.name}: {progress.stage} {share:.0%}{rest}")
            self._out.flush()

    def clear(self) -> None:
        """Wipe the line, so that an outcome can be printed."""
        if self._shown:
            self._out.write("\r\x1b[K")


def _named(options: argparse.Namespace, out: TextIO) -> Iterator[Path | Outcome]:
    """Yield the named files, the archives inside named folders by name, and an outcome for a name that is wrong."""
    for name in options.paths:
        try:
            path = something_to_read(name).absolute()
        except WrongPathError as error:
            yield wrongly_named(name, error)
            continue
        if not path.is_dir():
            yield path
            continue
        inside = sorted(f for f in path.rglob("*") if f.suffix.lower() in _ARCHIVES and f.is_file())
        if not inside:
            words = _tr("There is no package in {folder}: no file ends in .7z, .zip or .001.")
            say_nothing(words.format(folder=path), options, out)
        yield from inside


def wrongly_named(name: str, error: WrongPathError) -> Outcome:
    """Return how the way in of a file ended that somebody named wrongly."""
    return Outcome(Path(name).absolute() if name else Path(), State.REFUSED, error.reason, error.facts)


def stop_on_signals() -> threading.Event:
    """Return an event that Ctrl-C or a polite kill sets, so that work ends between two pieces."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    return stop

"""What ``skylesson doctor`` looks at: each check says whether all is well, with the facts that it found."""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from catalogue import school, store
from catalogue.errors import DatabaseDamagedError
from desktop.examining_formats import NO_END, look_at_formats
from desktop.examining_system import asked_apart, look_at_folders, look_at_fonts, versions
from desktop.finding import Check, Finding, Stop, never
from desktop.lasting_look import look
from desktop.office import converter
from desktop.places import Household
from desktop.school_clock import system_clock
from desktop.settings import SettingsFile
from player.engine import Source
from player.sound import NO_SOUND, sound_arguments

CLIP = Path(__file__).resolve().parent / "demo" / "media" / "bunny-morning.mp4"
"""A clip of 960x540 at 25 pictures a second, of half a megabit a second."""

RATES = (("1080p", 8.0), ("720p", 3.6), ("540p", 1.0))
"""How much faster than it is the clip has to play for what it stands for: its pixels a second, twice, as lessons have
more bits to a pixel."""

_SMALL_DISK = 2 * 2**30
_SLOW_WRITE = 0.5


def checks(household: Household, drop_folders: Sequence[Path], stop: Stop = never) -> tuple[Check, ...]:
    """Return everything that is looked at, in this order. What plays ends soon after ``stop`` says so."""
    return (
        Check(lambda: _disk(household.library), name="disk"),
        Check(lambda: _lasting(household.library), name="lasting"),
        Check(lambda: look_at_folders(drop_folders, household.library), name="folders"),
        Check(lambda: _database(household.library / store.FILE_NAME), name="database"),
        Check(lambda: _database(household.library / school.FILE_NAME), name="database"),
        Check(lambda: _clock(household), asks=True, name="clock"),
        Check(_screens, name="screens"),
        Check(look_at_fonts, name="fonts"),
        Check(_sound, name="sound"),
        Check(_slides, name="slides"),
        Check(lambda: look_at_formats(stop), name="formats"),
        Check(lambda: _playing(stop), name="playing"),
        Check(versions, name="versions"),
    )


def examine(household: Household) -> Iterator[Finding]:
    """Look at everything, one after another; a check that fails does not keep the others from being made."""
    for check in checks(household, SettingsFile(household.library).read().drop_folders):
        yield check.examined()


def _disk(library: Path) -> Finding:
    total, _, free = shutil.disk_usage(library)
    started = time.monotonic()
    try:
        with tempfile.TemporaryFile(dir=library) as file:
            file.write(bytes(2**20))
            os.fsync(file.fileno())
    except OSError as error:
        return Finding(
            "disk",
            "unwritable",
            well=False,
            facts={"detail": error.strerror or str(error), "free": free, "total": total},
        )
    seconds = round(time.monotonic() - started, 3)
    facts = {"free": free, "total": total, "write_seconds": seconds}
    if free < _SMALL_DISK:
        return Finding("disk", "small", well=False, facts=facts)
    return Finding("disk", "slow" if seconds > _SLOW_WRITE else "well", well=True, facts=facts)


def _lasting(library: Path) -> Finding:
    """Tell whether what is written to the library's volume is there after a restart, as far as marks prove it."""
    ground = look(library, system_clock())
    standing, offer = ground.standing, ground.offer
    facts = {
        "survived": standing.mark.survived,
        "kept": "" if standing.kept is None else standing.kept.date().isoformat(),
        "lost": "" if standing.lost is None else standing.lost.date().isoformat(),
        "offer": "" if offer is None else offer.name,
        "offer_free": 0 if offer is None else offer.room,
    }
    return Finding("lasting", ground.verdict, well=ground.verdict in ("lasts", "unproven", "long-ago"), facts=facts)


def _database(path: Path) -> Finding:
    facts = {"name": path.name}
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            [said] = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        said = str(error)
    return Finding(
        "database", "well" if said == "ok" else "damaged", well=said == "ok", facts={**facts, "detail": said}
    )


def _clock(household: Household) -> Finding:
    """A clock that stands before what was made or taught already lies."""
    now = datetime.now(UTC)
    known = [moment for ask in (_taught, _made) for moment in ask(household)]
    newest = max(known, default=now)
    facts = {"now": now.isoformat(timespec="seconds"), "newest": newest.isoformat(timespec="seconds")}
    return Finding("clock", "well" if newest <= now else "behind", well=newest <= now, facts=facts)


def _taught(household: Household) -> Sequence[datetime]:
    """Return when a lesson was taught last."""
    try:
        return [record.started for record in household.school.records(1)]
    except DatabaseDamagedError:
        return ()


def _made(household: Household) -> Sequence[datetime]:
    """Return when the packages here were made, as far as they say it in a way that is understood."""
    found = []
    try:
        packages = household.catalogue.packages()
    except DatabaseDamagedError:
        return ()
    for package in packages:
        with suppress(ValueError):
            made = datetime.fromisoformat(package.created)
            found.append(made if made.tzinfo else made.replace(tzinfo=UTC))
    return found


def _screens() -> Finding:
    """Ask a process of its own: without a display Qt ends the program that asks."""
    screens = asked_apart("desktop.commands.screen_list")
    verdict = "none" if not screens else "two" if len(screens) > 1 else "one"
    return Finding("screens", verdict, well=bool(screens), facts={"screens": screens})


def _sound() -> Finding:
    silent = sound_arguments() == NO_SOUND
    return Finding("sound", "none" if silent else "well", well=not silent)


def _slides() -> Finding:
    program = converter()
    return Finding("slides", "well" if program else "none", well=True, facts={"program": program or ""})


def _playing(stop: Stop) -> Finding:
    """Find the largest pictures that this computer shows without a jerk."""
    try:
        trial = import_module("player.trial")
        engine = import_module("player.vlc_engine").VlcEngine
    except (OSError, NameError, AttributeError):
        return Finding("playing", "no-engine", well=False)
    source = Source(CLIP, 0, CLIP.stat().st_size)
    facts: dict[str, Any] = {"clip": CLIP.name, "shows": "", "light": True, "trials": []}
    for name, rate in RATES:
        found = trial.tried(engine, source, rate, stop=stop)
        if not isinstance(found, trial.Trial):
            return Finding("playing", "unplayable", well=False, facts={**facts, "failure": found or NO_END})
        facts["trials"].append(
            {"rate": rate, "shown": found.shown, "lost": found.lost, "cpu": round(found.cpu, 2),
             "first_picture": round(found.first_picture, 3)}
        )  # fmt: skip
        if found.smooth:
            facts.update(shows=name, light=name != RATES[0][0])
            break
    return Finding("playing", facts["shows"] or "nothing", well=bool(facts["shows"]), facts=facts)

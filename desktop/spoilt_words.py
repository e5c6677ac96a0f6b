"""Words for what a disk has spoilt, databases and packages: what was wrong, what was done. Part of messages.py."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.formats import count_text


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Messages", text, "", n)


def spoilt_words(facts: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    """Return by reason what is wrong, or was and is mended, and what to do."""
    return {**_spoilt(facts), **_mended(facts), **_backups(facts)}


def _spoilt(facts: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    name = facts.get("name", "")
    return {
        "went-bad": (
            _went_bad(facts),
            _tr("They are out of use. They come back from any copy: a broadcast, a stick, a file."),
        ),
        "gone": (
            _tr("The file of this package is not in the library any more."),
            _tr("Its lessons come back with any copy of it."),
        ),
        "database-damaged": (
            _tr("The file {name} cannot be read.").format(name=name),
            _tr("Nothing was changed. Start Skylesson again; it mends what it can."),
        ),
        "database-too-new": (_too_new(facts), _too_new_advice(facts)),
        "database-full": (
            _tr("The disk is full: nothing can be written down now."),
            _tr("A lesson can go on. Free some space."),
        ),
        "database-refused": (
            _tr("The disk does not take what is to be written down ({detail}).").format(detail=facts.get("detail", "")),
            _tr("A lesson can go on. Have the disk checked."),
        ),
    }


def _mended(facts: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    day = facts.get("day", "")
    return {
        "school-restored": (
            _tr("The school's own records were damaged and are restored from the backup of {day}.").format(day=day),
            _tr("What was written after it may be missing.") + " " + _kept(facts),
        ),
        "school-gone": (
            _tr("The school's own records were gone and are restored from the backup of {day}.").format(day=day),
            _tr("What was written after it may be missing."),
        ),
        "school-begun": (
            _tr("The school's own records were damaged and there is no good backup: new ones are begun."),
            _kept(facts),
        ),
        "index-remade": (
            _tr("The list of lessons was damaged."),
            _tr("It is being made again from the packages; nothing is lost."),
        ),
        "index-newer": (
            _tr("The list of lessons is of a newer version of Skylesson."),
            _tr("It is being made again from the packages; nothing is lost."),
        ),
    }


def _backups(facts: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    name, records = facts.get("name", ""), int(str(facts.get("records", 0)))
    return {
        "backup-made": (
            _tr("Kept in {name}: the schedule, and %n record(s) of lessons.", records).format(name=name),
            _tr("Copy it to a stick, too."),
        ),
        "backup-known": (
            _tr("Nothing is new since {name} was kept: the schedule, and %n record(s) of lessons.", records).format(
                name=name
            ),
            _tr("Copy it to a stick, too."),
        ),
        "restored": (
            _tr("Restored from {name}: the schedule, and %n record(s) of lessons.", records).format(name=name),
            _kept(facts),
        ),
        "no-backup": (
            _tr("There is no good backup in this library."),
            _tr("Nothing was changed. If there is one on a stick, `skylesson restore FILE` takes it."),
        ),
        "not-a-backup": (
            _tr("{name} is no backup of a school's records that can be used.").format(name=name),
            _tr("Nothing was changed. `skylesson restore` without a file takes the newest good one of this library."),
        ),
    }


def _too_new(facts: Mapping[str, object]) -> str:
    name, program = facts.get("name", ""), facts.get("program")
    if program:
        return _tr("The file {name} was written by Skylesson {program} or newer.").format(name=name, program=program)
    return _tr("The file {name} was written by a newer version of Skylesson.").format(name=name)


def _too_new_advice(facts: Mapping[str, object]) -> str:
    if program := facts.get("program"):
        return _tr("Start Skylesson {program} or newer. Nothing was changed.").format(program=program)
    return _tr("Install the newer version. Nothing was changed.")


def _kept(facts: Mapping[str, object]) -> str:
    """Say where what was replaced is, '' when there was nothing."""
    kept = facts.get("kept")
    return _tr("The file that was there is kept as {kept}.").format(kept=kept) if kept else ""


def _went_bad(facts: Mapping[str, object]) -> str:
    bad, total, lessons = (int(str(facts.get(name, 0))) for name in ("bad", "total", "lessons"))
    said = _tr("The disk has lost {bad} of {total} parts of a package.").format(
        bad=count_text(bad), total=count_text(total)
    )
    if lessons:
        said += " " + _tr("%n lesson(s) wait for a copy.", lessons)
    return said

"""Words for the register: how it ended, what a record is of, what is wrong with it. For page, paper and files."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from catalogue.entries import Ending, Kind
from catalogue.timetable import Term
from catalogue.verification import Fault, Finding, Restoration, Verdict
from desktop.formats import date_text
from desktop.message import Message


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Register", text, "", n)


def ending_text(ending: str) -> str:
    """Return how a showing ended."""
    words = {
        Ending.ENDED: _tr("ended"),
        Ending.PLAYED_OUT: _tr("shown to the end"),
        Ending.LEFT: _tr("went on to the next"),
        Ending.FAILED: _tr("could not be shown"),
        Ending.CUT: _tr("power cut"),
    }
    return words.get(Ending(ending), "") if ending in list(Ending) else ""


def outcome_text(*, taught: bool, marked: bool, ending: str) -> str:
    """Return what became of a class hour."""
    if marked:
        return _tr("marked by hand as taught") if taught else _tr("marked by hand as not taught")
    if ending == Ending.CUT:
        return _tr("power cut, counts as taught") if taught else _tr("power cut")
    return _tr("taught") if taught else _tr("not finished")


def kind_text(kind: str) -> str:
    """Return what a record is of."""
    words = {
        Kind.HOUR: _tr("class hour"),
        Kind.SHOWING: _tr("resource shown"),
        Kind.MARK: _tr("mark by hand"),
        Kind.RESTORED: _tr("backup put back"),
    }
    return words.get(Kind(kind), kind) if kind in list(Kind) else kind


def role_text(role: str) -> str:
    """Return what a resource is for."""
    words = {
        "video": _tr("video"),
        "audio": _tr("audio"),
        "picture": _tr("picture"),
        "slides": _tr("slides"),
        "worksheet": _tr("worksheet"),
        "lesson-plan": _tr("lesson plan"),
        "subtitle": _tr("subtitles"),
        "web": _tr("web page"),
    }
    return words.get(role, role)


def assumed_text(term: Term | None) -> str:
    """Say by which dates it is planned where the school has set none; '' where it has set its own."""
    if term is None:
        return ""
    said = _tr("The dates of the term are not set. What is planned goes by the usual ones, {first} – {last}.")
    return said.format(first=date_text(term.first_day), last=date_text(term.last_day))


def verdict_title(verdict: Verdict) -> str:
    """Return the verdict in a few words."""
    if not verdict.whole:
        return _tr("Register altered")
    if verdict.restorations:
        return _tr("Register restored")
    return _tr("Register complete")


def verdict_text(verdict: Verdict) -> str:
    """Return the verdict in one sentence: how many records, or where the first fault is."""
    if not verdict.whole:
        return finding_text(verdict.findings[0])
    if verdict.restorations:
        return restoration_text(verdict.restorations[0])
    return _tr("%n record(s), unaltered", verdict.records)


def finding_text(finding: Finding) -> str:
    """Return what is wrong, and where."""
    words = {
        Fault.ALTERED: _tr("Record {number} was altered."),
        Fault.MISSING: _tr("Record {number} is missing."),
        Fault.CUT_OFF: _tr("From record {number} on the register was cut off."),
        Fault.PUT_IN: _tr("Record {number} was put in by somebody else."),
        Fault.UNSIGNED: _tr("Nobody has signed the register up to record {number}."),
    }
    return words[finding.fault].format(number=finding.sequence)


def restoration_text(restoration: Restoration) -> str:
    """Return what a backup that was put back means for the register."""
    said = _tr("A backup was put back before record {number}.").format(number=restoration.sequence)
    if restoration.missing:
        said += " " + _tr("%n record(s) after it are not here.", restoration.missing)
    return said


def record_words(facts: Mapping[str, object]) -> dict[str, Message]:
    """What is wrong with records that came from elsewhere, or with where they go."""
    return {
        "bad-bundle": Message(_bad_bundle(facts), _tr("Nothing of it was taken over. Write the bundle again.")),
        "county-database": _county_database(str(facts.get("detail", ""))),
    }


def _bad_bundle(facts: Mapping[str, object]) -> str:
    name = facts.get("name", "")
    if facts.get("problem") == "unsigned":
        return _tr("The machine that {name} names has not signed it.").format(name=name)
    if facts.get("problem") == "damaged":
        return _tr("The bundle {name} is damaged.").format(name=name)
    return _tr("{name} is no bundle of records.").format(name=name)


def _county_database(detail: str) -> Message:
    if detail == "psycopg":
        return Message(
            _tr("The part for PostgreSQL is not installed."), _tr("Install it with: pip install skylesson[county]")
        )
    return Message(
        _tr("The county's database cannot be used ({detail}).").format(detail=" ".join(detail.split())),
        _tr("Nothing was changed. Check that PostgreSQL runs, and the address, name and password."),
    )

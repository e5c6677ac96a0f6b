"""Words for what can go wrong with handing on and with removing: a table of messages.py, which has all others."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.formats import size_text
from desktop.message import Message


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("StickMessages", text, "", n)


def handing_on(facts: Mapping[str, object]) -> dict[str, Message]:
    """Why a package is not on a stick, or was not removed."""
    return {**_sticks(facts), **_packages(facts)}


def _sticks(facts: Mapping[str, object]) -> dict[str, Message]:
    detail, name = str(facts.get("detail", "")), facts.get("name", "")
    return {
        "stick-full": Message(
            _tr("The stick is too full: {needed} are needed, {free} are free.").format(
                needed=size_text(_whole(facts.get("needed"))), free=size_text(_whole(facts.get("free")))
            ),
            _tr("Choose fewer packages, or make room on it. What is on it is unharmed."),
        ),
        "stick-gone": Message(
            _tr("The stick was removed, or does not answer ({detail}).").format(detail=detail),
            _tr("What was finished is good. Insert it and start again: it goes on where it stopped."),
        ),
        "stick-refuses": Message(
            _tr("The stick does not let itself be written ({detail}).").format(detail=detail),
            _tr("Switch its write protection off, or take another stick."),
        ),
        "stick-unreliable": Message(
            _tr("The stick does not give back what was written to it."),
            _tr("It is failing. What was finished before is good; take another stick."),
        ),
        "stick-other-file": Message(
            _tr("Another file called “{name}” is on the stick already.").format(name=name),
            _tr("It was not touched. Move it away, or take another stick."),
        ),
    }


def _packages(facts: Mapping[str, object]) -> dict[str, Message]:
    name = facts.get("name", "")
    return {
        "rotten": Message(
            _tr("Some bytes of this package have gone bad on this computer, so it was not handed on."),
            _tr("Press “Check everything” on the Receiving page; after that any other copy mends it."),
        ),
        "unknown-package": Message(
            _tr("Nothing in the library is called “{name}”.").format(name=name),
            _tr("Nothing was changed. `skylesson packages` and `skylesson mine list` show what there is."),
        ),
        "lent": Message(_lent(facts), _tr("Nothing was removed.")),
        "being-taught": Message(
            _tr("A lesson of this package is being taught."), _tr("Nothing was removed. End the lesson first.")
        ),
    }


def _lent(facts: Mapping[str, object]) -> str:
    packages = facts.get("packages")
    count = len(packages) if isinstance(packages, list) else 0
    lessons = _tr("%n lesson(s) would be short of something.", _whole(facts.get("lessons")))
    return _tr("%n other package(s) use parts of this one.", count) + " " + lessons


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0

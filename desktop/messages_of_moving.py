"""Words for a library that moves to another volume, or is not where it should be."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.message import Message


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moving", text)


def moving(facts: Mapping[str, object]) -> dict[str, Message]:
    """Return why a library cannot be moved, or is not where it should be."""
    place = facts.get("place", "")
    problems = {
        "inside": _tr("The library cannot be moved into itself ({place})."),
        "not-empty": _tr("There is something in {place} already."),
        "no-library": _tr("There is no library in {place}."),
        "damaged": _tr("{place} did not come back from the disk as it was written."),
    }
    problem = problems.get(str(facts.get("problem", "")), problems["not-empty"])
    stays = _tr("The library stays where it is. Choose another folder or drive.")
    other = _tr("Nothing was moved. `--library DIR` names the library that is meant.")
    return {
        "cannot-move": Message(problem.format(place=place), other if facts.get("problem") == "no-library" else stays),
        "library-moved": Message(
            _tr("The library is now in {place}.").format(place=place),
            _tr("The old one in {old} is not used any more; delete it when you like.").format(old=facts.get("old", "")),
        ),
        "library-away": Message(
            _tr("The library should be in {place}, which is not there.").format(place=place),
            _tr("Until then another one is used. Is the drive connected?"),
        ),
    }

"""Words for updates of the program itself: a table of messages.py, which has all others."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.message import Message


def _tr(text: str) -> str:
    return QCoreApplication.translate("UpdateMessages", text)


def updates(facts: Mapping[str, object]) -> dict[str, Message]:
    """Return by reason what became of a version of the program, and what to do."""
    program = facts.get("program", "")
    return {
        "program-arrived": Message(
            _tr("Skylesson {program} has arrived.").format(program=program),
            _tr("It starts at the next start. This one goes on until then."),
        ),
        "program-next": Message(_tr("Skylesson {program} starts at the next start.").format(program=program)),
        "program-gone-back": Message(
            _tr("Skylesson {program} did not start. The version before it is running again.").format(program=program),
            _tr("Nothing is lost. Tell whoever sent the update."),
        ),
        "program-refused": Message(_refused(facts), _refused_advice(facts)),
        "program-back": Message(_back(facts), _back_advice(facts)),
        "no-version-before": Message(_tr("There is no other version on this computer."), _tr("Nothing was changed.")),
    }


def _refused(facts: Mapping[str, object]) -> str:
    problem = facts.get("problem")
    if problem == "other-platform":
        return _tr("This update of Skylesson is for another kind of computer ({platform}).").format(
            platform=facts.get("platform", "")
        )
    if problem == "not-here":
        return _tr("This is an update of Skylesson itself, which is not taken in this way.")
    if problem == "in-volumes":
        return _tr("This update of Skylesson is cut into volumes.")
    if facts.get("key"):
        return _tr("This update of Skylesson is signed with a key that may not sign updates here ({key}).").format(
            key=facts["key"]
        )
    return _tr("This update of Skylesson is not signed.")


def _refused_advice(facts: Mapping[str, object]) -> str:
    if facts.get("problem") == "other-platform":
        return _tr("It is not needed here.")
    if facts.get("problem") == "not-here":
        return _tr("Put it into a drop folder.")
    if facts.get("problem") == "in-volumes":
        return _tr("Ask for it in one file.")
    if facts.get("key"):
        return _tr("It was kept out and nothing was changed. If you know the key, add it in Settings, for updates.")
    return _tr("It was kept out and nothing was changed. Ask where it comes from.")


def _back(facts: Mapping[str, object]) -> str:
    program = facts.get("program", "")
    if facts.get("problem") == "records":
        return _tr("Skylesson {program} cannot read the school's records as they are now.").format(program=program)
    return _tr("Skylesson {program} is not on this computer.").format(program=program)


def _back_advice(facts: Mapping[str, object]) -> str:
    if facts.get("problem") == "records":
        return _tr("Nothing was changed. IT can put the copy back that was kept before the update.")
    return _tr("Nothing was changed. `skylesson update` shows the versions that are here.")

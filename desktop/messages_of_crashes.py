"""Words for what nobody expected: that the lesson goes on, and what to do. Part of messages.py."""

from PySide6.QtCore import QCoreApplication

from desktop.message import Message


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def crashes() -> dict[str, Message]:
    """Return by reason what has failed, and what to do."""
    return {
        "part-failed": Message(
            _tr("A part of the program has failed. The rest goes on, and so does the lesson."),
            _tr("If something no longer reacts, close Skylesson and start it again.") + " " + _report(),
        ),
        "ended-suddenly": Message(
            _tr("Skylesson ended suddenly the last time. What was written down is not lost."), _report()
        ),
        "careful-start": Message(
            _tr("Skylesson could not be started three times in a row, so it was started with care: nothing is received,"
                " and films are shown in the light mode."),
            _tr("You can teach. Close it and start it again for the usual way.") + " " + _report(),
        ),
    }  # fmt: skip


def _report() -> str:
    return _tr("A report was saved for support: Settings, “Check this computer”.")

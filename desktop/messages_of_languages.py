"""Words for languages that cannot be used: a table of messages.py, which has all others."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.message import Message


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def languages(facts: Mapping[str, object]) -> dict[str, Message]:
    """Why a file in the folder of languages is not offered; ``facts`` has its name."""
    again = _tr("Ask whoever made it for a new copy.")
    texts = {
        "language-unreadable": (_tr("The language file {name} is damaged and cannot be read."), again),
        "language-foreign": (_tr("The language file {name} has no texts of this program."), again),
        "language-name": (_tr("The language file {name} is not named after a language that is known."),
                          _tr("Its name has to be like skylesson_ug.qm.")),
        "language-built-in": (_tr("The language file {name} is not needed: the program has this language."),
                              _tr("It can be deleted.")),
    }  # fmt: skip
    name = facts.get("name", "")
    return {reason: Message(text.format(name=name), advice) for reason, (text, advice) in texts.items()}

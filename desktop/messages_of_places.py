"""Words for places that may not be written to, and what a system's own answer means."""

import errno
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.message import Message

_NOT_LET = (errno.EROFS, errno.EACCES, errno.EPERM)
"""What a system answers where a file may not be written: the disk is sound, the place is the wrong one."""

_FULL = (errno.ENOSPC, errno.EDQUOT)

_WRONG = {
    errno.ENOENT: "absent", errno.ENOTDIR: "not-folder", errno.EISDIR: "folder", errno.EEXIST: "not-folder",
}  # fmt: skip
"""What it answers where the path is the wrong one, and what is wrong with it. A disk has nothing to do with that."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("MessagesOfPlaces", text)


def of_system(error: OSError) -> tuple[str, Mapping[str, object]]:
    """Return the reason code and the facts of what a system answered."""
    if error.errno in _NOT_LET:
        return "not-writable", {"path": error.filename or "", "locked": error.errno == errno.EROFS}
    if error.errno in _FULL:
        return "place-full", {}
    if error.errno in _WRONG and error.filename:
        return "wrong-path", {"path": error.filename, "problem": _WRONG[error.errno]}
    return "disk-trouble", {"detail": error.strerror or str(error)}


def places(facts: Mapping[str, object]) -> dict[str, Message]:
    """Return the words. ``path`` is the file or folder, '' where it is not known; ``locked``: the whole disk is.

    ``problem`` is what is wrong with a path, ``folder`` the folder that it lacks.
    """
    wrong = _wrong(str(facts.get("path", "")), str(facts.get("folder", "")))
    return {
        "not-writable": Message(_what(facts), _advice(facts)),
        "place-full": Message(
            _tr("The disk or stick is full."), _tr("Make room on it, or choose another place. Then try again.")
        ),
        "wrong-path": wrong.get(str(facts.get("problem")), wrong["absent"]),
    }


def _wrong(path: str, folder: str) -> dict[str, Message]:
    """Return by what is wrong with a path what is said of it."""
    other = _tr("Nothing was changed. Name another one.")
    return {
        "absent": Message(
            _tr("There is no file or folder {path}.").format(path=path),
            _tr("Nothing was changed. Look at how the name is written. If it is on a stick, is that plugged in?"),
        ),
        "empty": Message(_tr("The name of a file or folder is empty."), _tr("Nothing was changed. Give its name.")),
        "folder": Message(
            _tr("{path} is a folder, but a file is needed.").format(path=path),
            _tr("Nothing was changed. Name the file in it."),
        ),
        "folder-to-write": Message(
            _tr("{path} is a folder.").format(path=path),
            _tr("Nothing was written. Add the name that the file in it is to have."),
        ),
        "no-folder": Message(
            _tr("{path} cannot be made: there is no folder {folder}.").format(path=path, folder=folder),
            _tr(
                "Nothing was changed. Make that folder first, or name another place. Is the stick or drive plugged in?"
            ),
        ),
        "not-file": Message(_tr("{path} is no ordinary file.").format(path=path), other),
        "not-folder": Message(_tr("{path} is no folder.").format(path=path), other),
        "unreadable": Message(
            _tr("You are not allowed to read {path}.").format(path=path),
            _tr("Nothing was changed. Ask whoever it belongs to, or name another one."),
        ),
    }


def _what(facts: Mapping[str, object]) -> str:
    path = facts.get("path")
    if facts.get("locked"):
        return _tr("{path} is write-protected.").format(path=path) if path else _tr("This disk is write-protected.")
    if path:
        return _tr("Skylesson is not allowed to use {path}.").format(path=path)
    return _tr("Skylesson is not allowed to do that there.")


def _advice(facts: Mapping[str, object]) -> str:
    if facts.get("locked"):
        return _tr("Nothing was written. Choose another place; a stick may have a switch against writing.")
    return _tr("Nothing was written. Choose another place, such as your own folder, or close what has the file open.")

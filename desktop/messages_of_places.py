"""Words for places that may not be written to, and what a system's own answer means."""

import errno
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.message import Message

_NOT_LET = (errno.EROFS, errno.EACCES, errno.EPERM)
"""What a system answers where a file may not be written: the disk is sound, the place is the wrong one."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("MessagesOfPlaces", text)


def of_system(error: OSError) -> tuple[str, Mapping[str, object]]:
    """Return the reason code and the facts of what a system answered."""
    if error.errno in _NOT_LET:
        return "not-writable", {"path": error.filename or "", "locked": error.errno == errno.EROFS}
    return "disk-trouble", {"detail": error.strerror or str(error)}


def places(facts: Mapping[str, object]) -> dict[str, Message]:
    """Return the words. ``path`` is the file or folder, '' where it is not known; ``locked``: the whole disk is."""
    return {"not-writable": Message(_what(facts), _advice(facts))}


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

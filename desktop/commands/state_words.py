"""What stands in the columns of the command line, in words for people; for other programs the codes stand in JSON."""

import unicodedata

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("States", text)


def state_text(code: str) -> str:
    """Return a state, a rule of ``space`` or whether there is a signature in a word; a code without one stays."""
    words = {
        "admitted": _tr("admitted"), "known": _tr("known"), "incomplete": _tr("incomplete"), "refused": _tr("refused"),
        "written": _tr("written"), "there": _tr("there"), "stopped": _tr("stopped"), "removed": _tr("removed"),
        "ready": _tr("ready"), "partial": _tr("partial"), "missing": _tr("missing"), "damaged": _tr("damaged"),
        "signed": _tr("signed"), "unsigned": _tr("unsigned"),
        "superseded": _tr("superseded"), "abandoned": _tr("abandoned"), "term-over": _tr("term over"),
        "choice": _tr("choice"),
        "off": _tr("off"), "like": _tr("like"), "swap": _tr("swap"), "lost-week": _tr("lost week"),
        "installed": _tr("installed"), "before": _tr("before"), "failed": _tr("failed"),
    }  # fmt: skip
    return words.get(code, code)


def column(text: str, width: int) -> str:
    """Return a text filled up to ``width`` columns of a terminal, in which a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * (width - taken)

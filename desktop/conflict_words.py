"""Words for what does not go together in a schedule."""

from PySide6.QtCore import QCoreApplication

from catalogue.schedule_check import Clash, Conflict
from desktop.formats import subject_text, weekday_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflicts", text)


def conflict_text(conflict: Conflict) -> str:
    """Return a conflict in a sentence that says what to do."""
    subjects = " / ".join(subject_text(subject) for subject in conflict.subjects)
    weekday = weekday_text(conflict.weekday) if conflict.weekday else ""
    texts = {
        Clash.TWO_AT_ONCE: _tr("{name}, {weekday}, period {period}: two subjects at once ({subjects})."),
        Clash.PERIODS_OVERLAP: _tr("Period {period} begins before the one before it has ended. Change its times."),
        Clash.TERMS_OVERLAP: _tr("The term from {where} on begins before the one before it has ended."),
        Clash.TERM_BACKWARDS: _tr("The term from {where} on ends before it begins."),
        Clash.SAME_NAME: _tr("There are two classes with the name {name}."),
    }
    return texts[conflict.kind].format(
        name=conflict.class_name, weekday=weekday, period=conflict.period, subjects=subjects, where=conflict.where
    )

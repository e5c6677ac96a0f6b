"""Words about where the library lies: whether what is written there lasts, and moving it to a better volume."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.formats import day_text, size_text
from desktop.lasting_look import MEMORY, Ground
from sync.lasting import Place, Verdict


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Home", text, "", n)


def standing_words(ground: Ground) -> str:
    """Return what is known of the library's volume, in a sentence."""
    standing = ground.standing
    days = [None if moment is None else moment.date() for moment in (standing.kept, standing.lost)]
    return verdict_words(ground.verdict, standing.mark.survived, days[0], days[1])


def verdict_words(verdict: str, survived: int, kept: date | None, lost: date | None) -> str:
    """Return the words for a verdict: restarts survived, the day whose state is here, and the last day that is lost."""
    if verdict == MEMORY:
        return _tr("The library is in memory only: all of it is gone when the computer is switched off.")
    if verdict in (Verdict.WENT_BACK, Verdict.GONE):
        return _lost_words(kept, lost)
    if verdict == Verdict.LASTS:
        return _tr("What is written here has lasted over %n restart(s).", survived)
    if verdict == Verdict.LONG_AGO:
        return _tr(
            "By what is written here, Skylesson was last used on {day}. If that is not so, this computer puts its "
            "drive back at each start, and what was done since is lost."
        ).format(day="" if kept is None else day_text(kept))
    return _tr("Whether what is written here lasts is not proven yet. It is looked at after the next restart.")


def advice_words(ground: Ground) -> str:
    """Return what to do where something is lost; '' where all is well."""
    if ground.offer is not None:
        return offer_words(ground.offer.name, ground.offer.room)
    if ground.standing.verdict in (Verdict.LASTS, Verdict.UNPROVEN) and not ground.in_memory:
        return ""
    return _tr(
        "Ask whoever looks after the computer to leave one drive as it is, and keep the library there; or use "
        "Skylesson from a stick."
    )


def offer_words(name: str, room: int) -> str:
    """Return that there is a better volume."""
    return _tr("Keep the library on {name} instead; {free} are free there.").format(name=name, free=size_text(room))


def question_words(own: str, offer: Place) -> str:
    """Return the question of the first start."""
    return _tr(
        "Many school computers put drive {own} back at each start, and all that was written there is lost. Keep "
        "lessons and records on {name} instead? It has {free} free."
    ).format(own=own, name=offer.name, free=size_text(offer.room))


def new_words() -> str:
    """Return what to say at a first start where only people can tell whether it is one."""
    return _tr(
        "Skylesson is new on this computer. If you have used it here before, this computer puts its drive back at each "
        "start, and what was done is lost."
    )


def moving_words(place: str, percent: int) -> str:
    """Return how far moving is."""
    return _tr("The library is being copied to {place} ({percent} %). Teaching can go on.").format(
        place=place, percent=percent
    )


def moved_words(place: str) -> str:
    """Return what comes after the copying."""
    return _tr("The library is copied to {place}. When you close Skylesson it begins to be used there.").format(
        place=place
    )


def _lost_words(kept: date | None, lost: date | None) -> str:
    if lost is None:
        return _tr("This computer has put its drive back: what was done before the last restart is lost.")
    if kept is None:
        return _tr(
            "The library that was used here on {lost} is gone. If nobody deleted it, this computer puts its drive "
            "back at each start."
        ).format(lost=day_text(lost))
    return _tr(
        "What was done here after {kept}, until {lost}, is gone: this computer puts its drive back at each start."
    ).format(kept=day_text(kept), lost=day_text(lost))

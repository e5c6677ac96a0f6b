"""Which subtitles and which voice are chosen, one after the other by a key."""

from desktop.language_names import language_text
from desktop.teaching import Teaching
from player.engine import Track, TrackKind
from player.track_choice import speaks

OFF = -1
_KNOWN = ("zh", "en")
_UNKNOWN = "und"
"""How files say that they do not know (ISO 639-2)."""


def of_kind(session: Teaching, kind: TrackKind) -> tuple[Track, ...]:
    """Return the streams of a kind."""
    return tuple(track for track in session.tracks if track.kind is kind)


def chosen(session: Teaching, kind: TrackKind) -> Track | None:
    """Return the stream that is seen or heard now."""
    return next((track for track in of_kind(session, kind) if track.chosen), None)


def choose_next(session: Teaching, kind: TrackKind) -> None:
    """Choose the next stream of a kind; after the last subtitles come none, while a voice there is always."""
    ids = [track.id for track in of_kind(session, kind)]
    if not ids:
        return
    if kind is TrackKind.SUBTITLE:
        ids.append(OFF)
    now = chosen(session, kind)
    place = ids.index(now.id) if now is not None else len(ids) - 1
    session.choose_track(kind, ids[(place + 1) % len(ids)])


def chosen_name(session: Teaching, kind: TrackKind) -> str:
    """Return what the stream that is seen or heard now is called, '' for none.

    That is its language by its own name, with a number where several speak it; else its name, or just its number.
    """
    track, all_of_kind = chosen(session, kind), of_kind(session, kind)
    if track is None:
        return ""
    word = _word(track)
    same = [one for one in all_of_kind if _word(one) == word]
    return word if len(same) == 1 and word else f"{word} {same.index(track) + 1}".strip()


def _word(track: Track) -> str:
    said = "" if track.language == _UNKNOWN else track.language
    known = next((code for code in _KNOWN if speaks(said or track.name, code)), "")
    return language_text(known) if known else said or track.name

"""Which subtitles and which voice are chosen, one after the other by a key."""

from desktop.teaching import Teaching
from player.engine import Track, TrackKind

OFF = -1


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


def name(track: Track | None) -> str:
    """Return what a stream is called, '' for none."""
    return (track.language or track.name) if track is not None else ""

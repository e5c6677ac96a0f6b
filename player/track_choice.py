"""Which stream a class wants: the one in its language. Pure.

Files name languages by ISO 639-1 or 639-2 codes, in either of their two forms, or as their makers liked.
"""

from collections.abc import Sequence

from player.engine import Track, TrackKind

_NAMES = {
    "zh": ("zh", "chi", "zho", "chs", "cht", "cmn", "chinese", "中文", "国语", "普通话", "简", "繁"),
    "en": ("en", "eng", "english", "英"),
}


def speaks(text: str, language: str) -> bool:
    """Tell whether a code or name such as ``zho``, ``zh-Hans`` or 中文 means ``language`` (zh_CN, en)."""
    said = text.casefold().replace("_", "-")
    names = _NAMES.get(language.casefold()[:2], (language.casefold()[:2],))
    return any(said.split("-")[0] == name or ((len(name) > 3 or not name.isascii()) and name in said) for name in names)


def track_in(tracks: Sequence[Track], kind: TrackKind, language: str) -> Track | None:
    """Return the first stream of a kind in ``language``, by what its file says of it, else by its name."""
    own = [track for track in tracks if track.kind is kind]
    for track in own:
        if speaks(track.language, language):
            return track
    return next((track for track in own if not track.language and speaks(track.name, language)), None)

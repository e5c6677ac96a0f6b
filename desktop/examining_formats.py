"""Which kinds of files this computer shows: a small clip of each that ships with the program is played, or read."""

from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QImageReader

from desktop.finding import Finding, Stop, never
from player.engine import Failure, Source

CLIPS = Path(__file__).resolve().parent / "clips"
_MEDIA = Path(__file__).resolve().parent / "demo" / "media"

_PLAYED = {
    "MP4 (H.264)": CLIPS / "h264.mp4",
    "MKV (H.264)": CLIPS / "h264.mkv",
    "MP4 (H.265)": CLIPS / "hevc.mp4",
    "AVI (MPEG-4)": CLIPS / "mpeg4.avi",
    "MPEG-2": CLIPS / "mpeg2.mpg",
    "WMV": CLIPS / "wmv2.wmv",
    "FLV": CLIPS / "sorenson.flv",
    "WebM (VP9)": CLIPS / "vp9.webm",
    "MP3": CLIPS / "mp3.mp3",
    "AAC": CLIPS / "aac.m4a",
    "FLAC": CLIPS / "flac.flac",
    "Ogg Vorbis": CLIPS / "vorbis.ogg",
    "WMA": CLIPS / "wma.wma",
}
"""Videos have no sound here, or sound alone would pass for both."""

_PICTURES = {"JPEG": _MEDIA / "fish.jpg", "WebP": _MEDIA / "panda.webp"}

NEEDED = frozenset({"MP4 (H.264)", "MP3", "AAC", "JPEG", "PDF"})
"""What packages of the curriculum hold; without one of these the computer is not fit."""

NO_END = "no-end"
"""The failure of a clip that neither plays to its end nor says why, within the time it has."""


def look_at_formats(stop: Stop = never) -> Finding:
    """Play or read one of each kind. ``shown`` and ``not_shown`` have their names, ``failures`` what was amiss."""
    failures = _failures(stop)
    results = {name: name not in failures for name in _PLAYED}
    results |= {name: QImageReader(str(file)).canRead() for name, file in _PICTURES.items()}
    results["PDF"] = _pdf()
    lacking = sorted(name for name, shown in results.items() if not shown)
    verdict = "well" if not lacking else "lacking" if NEEDED.intersection(lacking) else "some"
    facts = {"shown": sorted(set(results) - set(lacking)), "not_shown": lacking, "failures": failures}
    return Finding("formats", verdict, well=verdict != "lacking", facts=facts)


def _failures(stop: Stop) -> dict[str, str]:
    """Return what does not play, and why."""
    try:
        trial = import_module("player.trial")
        engine = import_module("player.vlc_engine").VlcEngine()
    except (OSError, NameError, AttributeError):
        return dict.fromkeys(_PLAYED, str(Failure.NO_ENGINE))
    failures = {}
    try:
        for name, file in _PLAYED.items():
            ended = trial.played(engine, Source(file, 0, file.stat().st_size), stop=stop)
            if ended is None or ended.failure is not None:
                failures[name] = str(ended.failure) if ended is not None else NO_END
    finally:
        engine.shutdown()
    return failures


def _pdf() -> bool:
    """Tell whether a page of a PDF can be opened."""
    try:
        pypdfium2 = import_module("pypdfium2")
        with pypdfium2.PdfDocument(_MEDIA / "worksheet.pdf") as document:
            return len(document) > 0
    except (ImportError, OSError):
        return False

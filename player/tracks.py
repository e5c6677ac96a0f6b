"""What streams a medium has (libvlc_media_tracks_get). python-vlc declares the struct wrongly and crashes on it."""

import ctypes
from dataclasses import dataclass
from typing import Any

import vlc

from player.engine import Track, TrackKind

_UINT = ctypes.c_uint
_AUDIO, _VIDEO, _TEXT = 0, 1, 2
_KINDS = {_AUDIO: TrackKind.AUDIO, _VIDEO: TrackKind.VIDEO, _TEXT: TrackKind.SUBTITLE}
_USUAL_STEP = 0.04
_SIDEWAYS = 4
"""Orientations from here on (libvlc_video_orient_t: left-top ... right-bottom) swap width and height."""


class _Video(ctypes.Structure):
    """libvlc_video_track_t: sizes in pixels, the shape of a pixel, pictures a second."""

    _fields_ = [  # ctypes wants a plain list
        (name, _UINT)
        for name in ("height", "width", "sar_num", "sar_den", "rate_num", "rate_den", "orientation", "projection")
    ]


class _Detail(ctypes.Union):
    """The union of pointers that libvlc_media_track_t has."""

    _fields_ = [("video", ctypes.POINTER(_Video)), ("other", ctypes.c_void_p)]


class _Track(ctypes.Structure):
    """libvlc_media_track_t of libVLC 3."""

    _fields_ = [
        ("codec", ctypes.c_uint32),
        ("fourcc", ctypes.c_uint32),
        ("id", ctypes.c_int),
        ("type", ctypes.c_int),
        ("profile", ctypes.c_int),
        ("level", ctypes.c_int),
        ("detail", _Detail),
        ("bitrate", _UINT),
        ("language", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
    ]


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of a medium, the size at which its picture is seen, and how long one picture lasts (seconds)."""

    tracks: tuple[Track, ...] = ()
    size: tuple[int, int] | None = None
    step: float = _USUAL_STEP


def read_streams(media: Any) -> Streams:
    """Return what a medium that plays or was parsed consists of."""
    get, release = vlc.dll.libvlc_media_tracks_get, vlc.dll.libvlc_media_tracks_release
    get.restype, get.argtypes = _UINT, [ctypes.c_void_p, ctypes.c_void_p]
    release.restype, release.argtypes = None, [ctypes.c_void_p, _UINT]
    found = ctypes.POINTER(ctypes.POINTER(_Track))()
    count = get(media, ctypes.byref(found))
    try:
        entries = [found[index].contents for index in range(count)]
        tracks = tuple(_track(entry) for entry in entries if entry.type in _KINDS)
        videos = [entry.detail.video.contents for entry in entries if entry.type == _VIDEO]
        size = next((size for video in videos if (size := _seen_size(video))), None)
        return Streams(tracks, size, next((_step(video) for video in videos), _USUAL_STEP))
    finally:
        if count:
            release(ctypes.cast(found, ctypes.c_void_p), count)


def _track(entry: _Track) -> Track:
    return Track(entry.id, _KINDS[entry.type], _text(entry.language), _text(entry.description))


def _seen_size(video: _Video) -> tuple[int, int] | None:
    if not video.width or not video.height:
        return None
    width = video.width * video.sar_num // video.sar_den if video.sar_num and video.sar_den else video.width
    return (video.height, width) if video.orientation >= _SIDEWAYS else (width, video.height)


def _step(video: _Video) -> float:
    return float(video.rate_den / video.rate_num) if video.rate_num and video.rate_den else _USUAL_STEP


def _text(value: bytes | None) -> str:
    return value.decode("utf-8", "replace") if value else ""

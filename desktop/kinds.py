"""How a resource is shown, told from what its package says of it."""

from enum import StrEnum

from catalogue.records import Resource, Role
from sync.media_types import UNKNOWN, media_type_of

_PLAYED = ("video/", "application/vnd.rn-realmedia", "application/ogg", "application/mxf")
_OFFICE = (
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-excel",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
    "application/rtf",
    "application/wps-office.",
)
_TEXT = ("text/", "application/xhtml", "application/x-subrip")


class Kind(StrEnum):
    """How a resource is shown. SLIDES are documents of office programs, of which pages are made first."""

    VIDEO = "video"
    AUDIO = "audio"
    PICTURE = "picture"
    PAGES = "pages"
    SLIDES = "slides"
    TEXT = "text"
    OTHER = "other"


DOCUMENTS = (Kind.PAGES, Kind.SLIDES, Kind.TEXT)
"""What has pages to turn."""

_BY_TYPE = (
    ("audio/", Kind.AUDIO),
    *((start, Kind.VIDEO) for start in _PLAYED),
    ("image/", Kind.PICTURE),
    ("application/pdf", Kind.PAGES),
    *((start, Kind.SLIDES) for start in _OFFICE),
    *((start, Kind.TEXT) for start in _TEXT),
)
_BY_ROLE = {Role.VIDEO: Kind.VIDEO, Role.AUDIO: Kind.AUDIO, Role.PICTURE: Kind.PICTURE}


class DocumentError(Exception):
    """A document cannot be shown; ``reason`` is a code of messages.py."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def kind_of(resource: Resource) -> Kind:
    """Return how a resource is shown: by its media type, else by the ending of its name, else by its role."""
    media_type = resource.media_type
    if media_type in ("", UNKNOWN):
        media_type = media_type_of(resource.member)
    if media_type == UNKNOWN:
        return _BY_ROLE.get(resource.role, Kind.OTHER)
    return next((kind for start, kind in _BY_TYPE if media_type.startswith(start)), Kind.OTHER)

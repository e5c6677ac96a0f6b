"""How a resource is shown, told from what its package says of it."""

from enum import StrEnum

from catalogue.records import Resource, Role

_PLAYED = ("video/", "audio/", "application/vnd.rn-realmedia", "application/ogg")


class Kind(StrEnum):
    """How a resource is shown."""

    VIDEO = "video"
    AUDIO = "audio"
    PICTURE = "picture"
    PAGES = "pages"
    OTHER = "other"


class DocumentError(Exception):
    """A document cannot be shown; ``reason`` is a code of messages.py."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def kind_of(resource: Resource) -> Kind:
    """Return how a resource is shown, by its media type, else by its role."""
    media_type = resource.media_type
    if media_type.startswith("audio/"):
        return Kind.AUDIO
    if media_type.startswith(_PLAYED):
        return Kind.VIDEO
    if media_type.startswith("image/"):
        return Kind.PICTURE
    if media_type == "application/pdf":
        return Kind.PAGES
    if media_type == "application/octet-stream":
        by_role = {Role.VIDEO: Kind.VIDEO, Role.AUDIO: Kind.AUDIO, Role.PICTURE: Kind.PICTURE}
        return by_role.get(resource.role, Kind.OTHER)
    return Kind.OTHER

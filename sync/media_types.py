"""Media types by file ending. A table of our own: the system's differs from machine to machine."""

from pathlib import PurePosixPath

_TYPES = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".mkv": "video/x-matroska", ".webm": "video/webm",
    ".avi": "video/x-msvideo",
    ".mov": "video/quicktime", ".wmv": "video/x-ms-wmv", ".flv": "video/x-flv", ".ts": "video/mp2t",
    ".mpg": "video/mpeg",
    ".mpeg": "video/mpeg", ".vob": "video/mpeg", ".dat": "video/mpeg", ".3gp": "video/3gpp", ".ogv": "video/ogg",
    ".rm": "application/vnd.rn-realmedia", ".rmvb": "application/vnd.rn-realmedia-vbr",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".ogg": "audio/ogg", ".oga": "audio/ogg",
    ".opus": "audio/ogg", ".flac": "audio/flac", ".wav": "audio/x-wav", ".wma": "audio/x-ms-wma", ".mid": "audio/midi",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff", ".svg": "image/svg+xml",
    ".pdf": "application/pdf", ".txt": "text/plain", ".html": "text/html", ".epub": "application/epub+zip",
    ".ppt": "application/vnd.ms-powerpoint", ".doc": "application/msword",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".srt": "application/x-subrip", ".vtt": "text/vtt", ".ass": "text/x-ssa",
}  # fmt: skip

UNKNOWN = "application/octet-stream"


def media_type_of(name: str) -> str:
    """Return the media type for a member's name, ``UNKNOWN`` when its ending says nothing."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN)

"""Media types by file ending. A table of our own: the system's differs from machine to machine."""

from pathlib import PurePosixPath

_TYPES = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".mkv": "video/x-matroska", ".webm": "video/webm",
    ".avi": "video/x-msvideo", ".asf": "video/x-ms-asf", ".f4v": "video/mp4", ".mts": "video/mp2t",
    ".m2ts": "video/mp2t",
    ".mov": "video/quicktime", ".wmv": "video/x-ms-wmv", ".flv": "video/x-flv", ".ts": "video/mp2t",
    ".mpg": "video/mpeg",
    ".mpeg": "video/mpeg", ".ps": "video/mpeg", ".mxf": "application/mxf",
    ".vob": "video/mpeg", ".dat": "video/mpeg", ".3gp": "video/3gpp", ".ogv": "video/ogg",
    ".rm": "application/vnd.rn-realmedia", ".rmvb": "application/vnd.rn-realmedia-vbr",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".ogg": "audio/ogg", ".oga": "audio/ogg",
    ".opus": "audio/ogg", ".flac": "audio/flac", ".wav": "audio/x-wav", ".wma": "audio/x-ms-wma", ".mid": "audio/midi",
    ".midi": "audio/midi", ".ape": "audio/x-ape", ".amr": "audio/amr", ".ac3": "audio/ac3", ".adts": "audio/aac",
    ".aif": "audio/x-aiff", ".aiff": "audio/x-aiff", ".ra": "audio/x-realaudio",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff", ".svg": "image/svg+xml",
    ".heic": "image/heic", ".heif": "image/heif",
    ".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/markdown",
    ".html": "text/html", ".htm": "text/html", ".epub": "application/epub+zip",
    ".ppt": "application/vnd.ms-powerpoint", ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel", ".rtf": "application/rtf",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    ".pps": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".wps": "application/wps-office.wps", ".dps": "application/wps-office.dps", ".et": "application/wps-office.et",
    ".srt": "application/x-subrip", ".vtt": "text/vtt", ".ass": "text/x-ssa",
    ".ssa": "text/x-ssa",
}  # fmt: skip

UNKNOWN = "application/octet-stream"


def media_type_of(name: str) -> str:
    """Return the media type for a member's name, ``UNKNOWN`` when its ending says nothing."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN)

"""The manifest of a package, parsed strictly: what breaks the format is refused with the place where it does.

Source: docs/package-format.md. Pure: bytes in, frozen values out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from catalogue.records import LocalText, Role
from sync.errors import ManifestError
from sync.json_fields import FieldProblem, Fields

FORMAT = "skylesson-package/1"
MANIFEST_NAME = "manifest.json"
SIDE_SUFFIX = ".manifest.json"
LARGEST_MANIFEST = 16 * 2**20
"""Bytes: room for the hashes of 4 GiB in pieces of 64 KiB."""

MOST_LESSONS = 10_000
MOST_RESOURCES = 100_000
_SMALLEST_PIECE, _LARGEST_PIECE = 64 * 2**10, 64 * 2**20

ID = r"[a-z0-9][a-z0-9._-]{0,127}"
LESSON_ID = r"[a-z0-9][a-z0-9-]{0,63}"
_SHA256 = r"[0-9a-f]{64}"
_LANGUAGE = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|"
_MEDIA_TYPE = r"[a-z0-9][a-z0-9.+_-]{0,63}/[a-z0-9][a-z0-9.+_-]{0,126}"


@dataclass(frozen=True, slots=True)
class ManifestResource:
    """A resource as the issuer states it. ``offset`` is None when it is compressed or not in the archive.

    ``size`` and ``offset`` in bytes, ``duration`` in seconds. A manifest written by hand may leave ``sha256`` ('') and
    ``size`` (None) out; they are then read from the archive, whose own checksum has to do.
    """

    path: str
    role: Role
    title: LocalText
    language: str
    media_type: str
    sha256: str
    size: int | None
    offset: int | None
    duration: float | None


@dataclass(frozen=True, slots=True)
class ManifestLesson:
    """A lesson as the issuer states it."""

    id: str
    title: LocalText
    objectives: tuple[str, ...]
    teacher: str
    school: str
    resources: tuple[ManifestResource, ...]


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What only a side manifest says: the archive's size and the SHA-256 of each of its pieces, 32 bytes a piece."""

    size: int
    sha256: str
    piece_size: int
    pieces: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that a package says of itself. ``created`` is ISO 8601 with a zone."""

    id: str
    version: int
    issuer: str
    created: str
    title: LocalText
    lessons: tuple[ManifestLesson, ...]
    archive: ArchiveFacts | None

    @property
    def resources(self) -> tuple[ManifestResource, ...]:
        """All resources of all lessons, in order."""
        return tuple(resource for lesson in self.lessons for resource in lesson.resources)


def side_manifest_path(archive: Path) -> Path:
    """Return where the side manifest of an archive lies: beside it, with ``.manifest.json`` added to its name."""
    return archive.with_name(archive.name + SIDE_SUFFIX)


def parse_manifest(data: bytes, path: Path) -> Manifest:
    """Parse a manifest; ``path`` is only named in errors.

    Raises:
        ManifestError: facts ``where`` (a JSON path) and ``problem`` (a code) say what breaks the format.
    """
    try:
        top = Fields("", decoded(data, path))
        manifest = _manifest(top)
        _check_extents(manifest)
    except FieldProblem as found:
        raise ManifestError(path, where=found.where, problem=found.problem) from found
    return manifest


def decoded(data: bytes, path: Path) -> Any:
    """Return the JSON document of a manifest, of whatever kind it is.

    Raises:
        ManifestError: it is too large, no JSON in UTF-8, or has a key twice.
    """
    if len(data) > LARGEST_MANIFEST:
        raise ManifestError(path, where="", problem="too-large")
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        problem = "duplicate-key" if isinstance(error, _DuplicateKeyError) else "not-json"
        raise ManifestError(path, where="", problem=problem) from error


class _DuplicateKeyError(ValueError):
    """JSON allows a key twice and readers differ on which counts, so it is refused."""


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DuplicateKeyError
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _manifest(top: Fields) -> Manifest:
    if top.text("format") != FORMAT:
        raise FieldProblem("format", "unknown-format")
    lessons = tuple(_lesson(fields) for fields in top.objects("lessons", MOST_LESSONS))
    if sum(len(lesson.resources) for lesson in lessons) > MOST_RESOURCES:
        raise FieldProblem("lessons", "too-many")
    if len({lesson.id for lesson in lessons}) != len(lessons):
        raise FieldProblem("lessons", "duplicate")
    archive = top.optional_object("archive")
    return Manifest(
        id=top.matching("id", ID),
        version=top.whole("version", 1),
        issuer=top.text("issuer", default=""),
        created=top.moment("created"),
        title=_title(top),
        lessons=lessons,
        archive=None if archive is None else archive_facts(archive),
    )


def _lesson(fields: Fields) -> ManifestLesson:
    return ManifestLesson(
        id=fields.matching("id", LESSON_ID),
        title=_title(fields),
        objectives=fields.texts("objectives"),
        teacher=fields.text("teacher", default=""),
        school=fields.text("school", default=""),
        resources=tuple(_resource(inner) for inner in fields.objects("resources", MOST_RESOURCES)),
    )


def _resource(fields: Fields) -> ManifestResource:
    return ManifestResource(
        path=fields.member_name("path"),
        role=Role(fields.one_of("role", [role.value for role in Role])),
        title=_title(fields, required=False),
        language=fields.matching("language", _LANGUAGE, default=""),
        media_type=fields.matching("media_type", _MEDIA_TYPE, default="application/octet-stream"),
        sha256=fields.matching("sha256", _SHA256 + "|", default=""),
        size=fields.optional_whole("size"),
        offset=fields.optional_whole("offset"),
        duration=fields.optional_seconds("duration"),
    )


def archive_facts(fields: Fields) -> ArchiveFacts:
    """Return what a side manifest says of its archive.

    Raises:
        FieldProblem: it breaks the format.
    """
    size, piece_size = fields.whole("size", 1), fields.whole("piece_size", _SMALLEST_PIECE)
    if piece_size > _LARGEST_PIECE or piece_size & (piece_size - 1):
        raise FieldProblem("archive.piece_size", "not-a-power-of-two")
    pieces = fields.hashes("pieces")
    if len(pieces) != -(-size // piece_size):
        raise FieldProblem("archive.pieces", "wrong-count")
    return ArchiveFacts(size, fields.matching("sha256", _SHA256), piece_size, pieces)


def _title(fields: Fields, *, required: bool = True) -> LocalText:
    title = fields.optional_object("title")
    if title is None:
        if required:
            raise FieldProblem(fields.place("title"), "missing")
        return LocalText()
    text = LocalText(title.text("zh", default=""), title.text("en", default=""))
    if required and not (text.zh or text.en):
        raise FieldProblem(title.where, "missing")
    return text


def _check_extents(manifest: Manifest) -> None:
    """A member that several lessons share must be stated alike everywhere, and lie inside the archive."""
    stated: dict[str, tuple[str, int | None, int | None]] = {}
    for place, resource in enumerate(manifest.resources):
        facts = (resource.sha256, resource.size, resource.offset)
        if stated.setdefault(resource.path, facts) != facts:
            raise FieldProblem(f"resource {place}: {resource.path}", "contradiction")
        if manifest.archive is None:
            continue
        if not resource.sha256 or resource.size is None:
            raise FieldProblem(f"resource {place}: {resource.path}", "missing")
        if resource.offset is not None and resource.offset + resource.size > manifest.archive.size:
            raise FieldProblem(f"resource {place}: {resource.path}", "outside-archive")

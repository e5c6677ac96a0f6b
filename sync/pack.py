"""A folder made into a package: everything stored, manifest first, a side manifest beside it.

Writes what docs/package-format.md asks of a publisher. The side manifest appears before the archive, so that a watched
drop folder never sees the archive alone.
"""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import py7zr

from catalogue.durable import made_whole, put_whole
from sync.archive import Archive
from sync.errors import PackError
from sync.manifest import LARGEST_MANIFEST, MANIFEST_NAME, Manifest, parse_manifest, side_manifest_path
from sync.media_types import media_type_of
from sync.names import problem_of
from sync.pieces import Hasher, Run, piece_runs, unheard
from sync.signature import SIGNATURE_SUFFIX, SecretKey, sign

PIECE_SIZE = 2**20
LARGEST_PACKAGE = 4 * 2**30 - 1
"""Bytes of the largest file on FAT32, which most sticks have."""

_COPY = [{"id": py7zr.FILTER_COPY}]
_EPOCH_NS = 1_483_228_800_000_000_000
"""2017-01-01: every member gets this time, so that the same folder gives the same bytes."""


@dataclass(frozen=True, slots=True)
class _Media:
    """A file of the folder: what the manifest calls it, where it lies, its size and SHA-256."""

    member: str
    file: Path
    size: int
    sha256: str


def pack(folder: Path, out: Path, on_bytes: Callable[[int], None] = unheard, key: SecretKey | None = None) -> Manifest:
    """Make the package ``out`` and its side manifest of a folder with ``manifest.json`` and the media it names.

    Sizes, hashes and media types that the manifest leaves out are filled in. With a ``key`` the side manifest is
    signed. ``on_bytes`` hears how many more bytes
    were hashed or written; in all it is three times the size of the media.

    Raises:
        ManifestError: the manifest in the folder cannot be used.
        PackError: the folder has none (problem ``no-manifest``), a file is ``absent`` or named unsafely, or it is
            ``too-large``.
        OSError: a file cannot be read or written; nothing is left behind.
    """
    document = _read_document(folder)
    media = _measured(folder, document, Hasher(on_bytes))
    _complete(document, {item.member: item for item in media})
    inner = encoded(document)
    parse_manifest(inner, folder / MANIFEST_NAME)
    if sum(item.size for item in media) + len(inner) > LARGEST_PACKAGE - 2**20:
        raise PackError(out, problem="too-large", allowed=LARGEST_PACKAGE)
    with made_whole(out) as part:
        _write_archive(part, inner, media, on_bytes)
        side = _side_document(part, document, Hasher(on_bytes))
        manifest = parse_manifest(side, out)
        write_sides(out, side, f"{manifest.id} version {manifest.version}", key)
    return manifest


def _read_document(folder: Path) -> dict[str, Any]:
    try:
        data = (folder / MANIFEST_NAME).read_bytes()
    except FileNotFoundError as error:
        raise PackError(folder, problem="no-manifest", member=MANIFEST_NAME, folder=str(folder)) from error
    if len(data) > LARGEST_MANIFEST:
        raise PackError(folder, problem="manifest-too-large")
    parse_manifest(data, folder / MANIFEST_NAME)
    document: dict[str, Any] = json.loads(data)
    document.pop("archive", None)
    return document


def _resources(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [resource for lesson in document["lessons"] for resource in lesson["resources"]]


def _measured(folder: Path, document: Mapping[str, Any], hasher: Hasher) -> list[_Media]:
    """Hash each file that the manifest names, once, in the order in which it will be stored."""
    media: dict[str, _Media] = {}
    for resource in _resources(document):
        name = resource["path"]
        if name in media:
            continue
        if name == MANIFEST_NAME or problem_of(name):
            raise PackError(folder, problem="unsafe-name", member=name)
        file = folder / name
        if not file.is_file():
            if resource.get("sha256") and resource.get("size") is not None:
                continue  # it lies in another package and is found there by its hash
            raise PackError(folder, problem="absent", member=name)
        size = file.stat().st_size
        [digest] = hasher.digests(file, [Run(0, size)])
        media[name] = _Media(name, file, size, digest.sha256.hex())
    return list(media.values())


def _complete(document: Mapping[str, Any], media: Mapping[str, _Media]) -> None:
    for resource in _resources(document):
        resource.pop("offset", None)
        found = media.get(resource["path"])
        if found is not None:
            resource.update(size=found.size, sha256=found.sha256)
        resource.setdefault("media_type", media_type_of(resource["path"]))


def _write_archive(part: Path, inner: bytes, media: list[_Media], on_bytes: Callable[[int], None]) -> None:
    with tempfile.TemporaryDirectory(prefix="skylesson-pack-") as scratch:
        first = Path(scratch) / MANIFEST_NAME
        first.write_bytes(inner)
        with part.open("wb") as file, py7zr.SevenZipFile(file, "w", filters=_COPY) as archive:
            for name, path in [(MANIFEST_NAME, first), *((item.member, item.file) for item in media)]:
                archive.write(path, name)
                set_times(archive)
                on_bytes(path.stat().st_size)


def set_times(archive: py7zr.SevenZipFile) -> None:
    """Give the member just written a fixed time and plain attributes (py7zr keeps those of the file)."""
    entry = archive.header.files_info.files[-1]
    entry["lastwritetime"] = py7zr.helpers.ArchiveTimestamp.from_datetime(_EPOCH_NS / 1e9)
    entry["creationtime"] = entry["lastaccesstime"] = None
    entry["attributes"] = 0x20  # FILE_ATTRIBUTE_ARCHIVE


def _side_document(part: Path, document: dict[str, Any], hasher: Hasher) -> bytes:
    """Return the side manifest: the inner one with the archive's pieces and where each resource lies."""
    with Archive(part) as archive:
        offsets = {member.name: member.offset for member in archive.members}
    for resource in _resources(document):
        resource["offset"] = offsets.get(resource["path"])
    return encoded({**document, "archive": facts_of(part, hasher)})


def facts_of(archive: Path, hasher: Hasher) -> dict[str, Any]:
    """Return what a side manifest says of its archive: size, hash, and the hash of each piece."""
    size = archive.stat().st_size
    digests = hasher.digests(archive, list(piece_runs(size, PIECE_SIZE)))
    return {
        "size": size,
        "sha256": Hasher().digests(archive, [Run(0, size)])[0].sha256.hex(),
        "piece_size": PIECE_SIZE,
        "pieces": [digest.sha256.hex() for digest in digests],
    }


def write_sides(out: Path, side: bytes, comment: str, key: SecretKey | None) -> None:
    """Write the side manifest, and its signature before it, so that no receiver ever sees it unsigned.

    Both last once the archive, which is put in place after them, does.
    """
    path = side_manifest_path(out)
    signature = path.with_name(path.name + SIGNATURE_SUFFIX)
    signature.unlink(missing_ok=True)
    if key is not None:
        put_whole(signature, sign(side, key, comment), lasting=False)
    put_whole(path, side, lasting=False)


def encoded(document: Mapping[str, Any]) -> bytes:
    """Return a manifest as it is written."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")

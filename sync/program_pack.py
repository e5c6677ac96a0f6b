"""A folder with a version of the program made into a package for sticks and satellites: compressed, and signed.

Writes what docs/package-format.md asks for "skylesson-program/1".
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import py7zr

from catalogue.durable import made_whole
from sync.errors import PackError
from sync.names import problem_of
from sync.pack import encoded, facts_of, set_times, write_sides
from sync.pieces import Hasher
from sync.program_intake import RESERVED
from sync.program_manifest import FORMAT, ProgramManifest, parse_program_manifest
from sync.signature import SecretKey

SAID = "program.json"
"""In the folder: what nobody can see by looking at the files: version, platform, executable, created, reads."""

_COMPRESSED = [{"id": py7zr.FILTER_LZMA2, "preset": 6}]
"""Preset 6 takes 8 MiB to unpack, which the smallest of computers has."""


def pack_program(folder: Path, out: Path, key: SecretKey) -> ProgramManifest:
    """Make the package ``out`` of a version's folder, with a signed manifest beside it.

    Raises:
        ManifestError: the folder's program.json cannot be used.
        PackError: it is missing or no JSON, or a file has a name that is not sound everywhere.
        OSError: a file cannot be read or written; nothing is left behind.
    """
    said = _said(folder)
    names = sorted(_names(folder))
    document = {"format": FORMAT, **said, "files": [_file(folder, name) for name in names]}
    parse_program_manifest(encoded(document), folder / SAID)
    with made_whole(out) as part:
        with part.open("wb") as file, py7zr.SevenZipFile(file, "w", filters=_COMPRESSED) as archive:
            for name in names:
                archive.write((folder / name).resolve(), name)  # a link would be a member that is refused
                set_times(archive)
        side = encoded({**document, "archive": facts_of(part, Hasher())})
        manifest = parse_program_manifest(side, out)
        write_sides(out, side, f"skylesson {manifest.version} for {manifest.platform}", key)
    return manifest


def _said(folder: Path) -> dict[str, Any]:
    try:
        said = json.loads((folder / SAID).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(folder, problem="no-manifest", member=SAID, folder=str(folder)) from error
    except ValueError as error:
        raise PackError(folder, problem="manifest", member=SAID) from error
    if not isinstance(said, dict):
        raise PackError(folder, problem="manifest", member=SAID)
    return {name: value for name, value in said.items() if name not in ("format", "files", "archive")}


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name == SAID:
            continue
        if problem_of(name) or name in RESERVED:
            raise PackError(folder, problem="unsafe-name", member=name)
        yield name


def _file(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    said: dict[str, Any] = {"path": name, "size": path.stat().st_size, "sha256": digest}
    return {**said, "runs": True} if os.access(path, os.X_OK) else said

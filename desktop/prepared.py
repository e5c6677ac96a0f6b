"""What is made once of a resource so that it can be shown: PDF of slides, subtitles in UTF-8, how loud it is.

All of it can be thrown away and made again. It is named by the hash of the bytes it was made of, as they were read and
not as a manifest says, so that no package can plant anything in another.
"""

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from catalogue.records import Extent, Resource
from desktop.charsets import decoded
from desktop.extent_file import ExtentFile
from desktop.kinds import DocumentError
from desktop.office import to_pdf

FOLDER = "prepared"
"""Beside the cache of the library, which is emptied of all that is no package's."""

_LARGEST_SUBTITLE, _LARGEST_DOCUMENT, _CHUNK = 8 * 2**20, 512 * 2**20, 2**20
_NAME_LENGTH = 32
_COPY = "document-"

MOST = 2**30
"""Bytes that are kept; PDF of slides are a few million each."""

Measure = Callable[[Extent], float | None]


class Prepared:
    """Makes and keeps. Every method is slow and runs away from the window's thread; several threads may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ended = threading.Event()
        self._office = threading.Lock()

    def pdf(self, resource: Resource, extent: Extent) -> Extent:
        """Return a PDF of an office document, made now if it is not there yet.

        Raises:
            DocumentError: it cannot be made; the reason says what can be done instead.
        """
        with self._office:  # LibreOffice takes all of an old PC; one document after another
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                copy = self._folder / f"{_COPY}{os.getpid()}{PurePosixPath(resource.member).suffix.lower()}"
                target = self._folder / f"{_copied(extent, copy)}.pdf"
                try:
                    if not target.exists():
                        to_pdf(copy, target, self._ended.is_set)
                finally:
                    copy.unlink(missing_ok=True)
                return Extent(target, 0, target.stat().st_size)
            except OSError as error:
                raise DocumentError("missing" if isinstance(error, FileNotFoundError) else "disk-gone") from error

    def subtitle(self, resource: Resource, extent: Extent, language: str) -> Path:
        """Return a subtitle file in UTF-8 whose name says its language, as libVLC wants it.

        Raises:
            DocumentError: it cannot be read, or is no text.
        """
        if extent.size > _LARGEST_SUBTITLE:
            raise DocumentError("cannot-show")
        try:
            with ExtentFile(extent) as file:
                data = file.readall() or b""
            ending = PurePosixPath(resource.member).suffix.lower() or ".srt"
            path = self._folder / f"{hashlib.sha256(data).hexdigest()[:_NAME_LENGTH]}.{language or 'und'}{ending}"
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                _write(path, decoded(data).encode())
        except OSError as error:
            raise DocumentError("missing") from error
        return path

    def loudness(self, resource: Resource, extent: Extent, measure: Measure) -> float | None:
        """Return how loud a resource is, in decibels below the loudest there can be; None for one without sound."""
        path = self._folder / f"{resource.sha256[:_NAME_LENGTH]}-{extent.size}.loudness"
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            return float(kept) if kept is not None else None
        except (OSError, ValueError, TypeError):
            found = None if self._ended.is_set() else measure(extent)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(path, json.dumps(found).encode())
        except OSError:
            return found  # it is measured again another time
        return found

    def tidy(self, most: int = MOST) -> None:
        """Throw away what was made first, until no more than ``most`` bytes are kept, and what a crash left half made.

        Raises:
            OSError: the disk refused; it is tidied another time.
        """
        kept = []
        for path in self._folder.glob("*"):
            if ".new" in path.name or path.name.startswith(_COPY):
                path.unlink(missing_ok=True)
            elif path.is_file():
                found = path.stat()
                kept.append((found.st_mtime, found.st_size, path))
        total = sum(size for _made, size, _path in kept)
        for _made, size, path in sorted(kept):
            if total <= most:
                break
            path.unlink(missing_ok=True)
            total -= size

    def is_ended(self) -> bool:
        """Whether what is being made is to be given up."""
        return self._ended.is_set()

    def end(self) -> None:
        """End what is being made."""
        self._ended.set()

    def clear(self) -> None:
        """Throw all of it away."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _copied(extent: Extent, copy: Path) -> str:
    """Copy the bytes of an extent to a file; return the name that their hash gives."""
    if extent.size > _LARGEST_DOCUMENT:
        raise DocumentError("cannot-show")
    digest = hashlib.sha256()
    with ExtentFile(extent) as source, copy.open("wb") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()[:_NAME_LENGTH]


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    beside = path.with_name(f"{path.name}.new{threading.get_ident()}")
    beside.write_bytes(data)
    beside.replace(path)

"""What is made once of a resource so that it can be shown: PDF of slides, subtitles in UTF-8, how loud it is.

All of it can be thrown away and made again. It is named by the hash of the bytes it was made of, as they were read and
not as a manifest says, so that no package can plant anything in another.
"""

import contextlib
import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO

from catalogue.records import Extent, Resource
from desktop.charsets import decoded
from desktop.disposable import put
from desktop.extent_file import ExtentFile
from desktop.kinds import DocumentError
from desktop.office import Run, to_pdf

FOLDER = "prepared"
"""Beside the cache of the library, which is emptied of all that is no package's."""

_LARGEST_SUBTITLE, _LARGEST_DOCUMENT, _CHUNK = 8 * 2**20, 512 * 2**20, 2**20
_NAME_LENGTH = 32
_COPY = "document-"
_MOST_NAMES = 500
"""Documents whose names are remembered."""

MOST = 2**30
"""Bytes that are kept; PDF of slides are a few million each."""

FREE = 2 * 2**30
"""Bytes that stay free on the disk whatever is made ahead: twice what arriving packages leave (sync/storage.py)."""

_LASTING, _NEVER = ("no-pages", "takes-too-long", "cannot-show"), "never"
"""Why a document is not tried ahead again, and how that is noted; whoever opens it has it tried anew."""

Measure = Callable[[Extent], float | None]


class Prepared:
    """Makes and keeps. Every method is slow and runs away from the window's thread; several threads may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ended = threading.Event()
        self._office = threading.Lock()
        self._awaited: Extent | None = None
        self._names: dict[tuple[Extent, int, int], str] = {}

    def hurry(self, extent: Extent) -> None:
        """Somebody waits for this document now: another one that is being made for nobody is given up."""
        self._awaited = extent

    def pdf(self, resource: Resource, extent: Extent, given_up: Callable[[], bool] | None = None) -> Extent:
        """Return a PDF of an office document, made now if it is not there yet.

        With ``given_up`` nobody waits for it: it gives way to whatever else runs, and ends when that says so or when
        somebody waits for another document.

        Raises:
            DocumentError: it cannot be made; the reason says what can be done instead, or is "cancelled".
        """
        run = Run(self._ended.is_set)
        if given_up is None:
            self.hurry(extent)
        else:
            asked = given_up
            run = Run(lambda: asked() or self._ended.is_set() or self._awaited not in (None, extent), gives_way=True)
        try:
            target = self._pdf_of(self._name_of(extent))
            return _whole(target if target.exists() else self._make(resource, extent, run))
        except OSError as error:
            raise DocumentError("missing" if isinstance(error, FileNotFoundError) else "disk-gone") from error
        finally:
            if given_up is None:
                self._awaited = None

    def make_ahead(self, resource: Resource, extent: Extent, given_up: Callable[[], bool]) -> bool:
        """Make the PDF of a document of a lesson that nobody has opened yet, once; what cannot be made is noted.

        Returns whether there was anything to do.

        Raises:
            DocumentError: it was given up, or its disk does not answer; it is made another time.
            OSError: the note could not be written.
        """
        note = self._folder / f"{resource.sha256[:_NAME_LENGTH]}-{extent.size}.pages"
        with contextlib.suppress(OSError, ValueError):
            name = note.read_text(encoding="utf-8")
            if name == _NEVER or (name and self._pdf_of(name).exists()):
                return False
        try:
            name = self.pdf(resource, extent, given_up).path.stem
        except DocumentError as error:
            if error.reason not in _LASTING:
                raise
            name = _NEVER
        put(note, name.encode())
        return True

    def kept(self) -> int:
        """Return the bytes that are kept. Each file is asked for its size, which of thousands takes a while."""
        return sum(path.stat().st_size for path in self._folder.glob("*") if path.is_file())

    def has_room(self, kept: int) -> bool:
        """Whether more may be made ahead of ``kept`` bytes: half of the room is left to what is made when opened."""
        return kept < MOST // 2 and shutil.disk_usage(self._folder.parent).free > FREE

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
                put(path, decoded(data).encode())
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
            put(path, json.dumps(found).encode())
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

    def _name_of(self, extent: Extent) -> str:
        """Return the name that the bytes of an extent give; a file that did not change is read once in a run."""
        found = extent.path.stat()
        read = extent, found.st_size, found.st_mtime_ns
        name = self._names.get(read)
        if name is None:
            name = _digest(extent)
            if len(self._names) >= _MOST_NAMES:
                self._names.clear()
            self._names[read] = name
        return name

    def _pdf_of(self, digest: str) -> Path:
        return self._folder / f"{digest}.pdf"

    def _make(self, resource: Resource, extent: Extent, run: Run) -> Path:
        """Make the PDF of a document; one after another, because LibreOffice takes all of an old PC."""
        with self._office:
            self._folder.mkdir(parents=True, exist_ok=True)
            copy = self._folder / f"{_COPY}{os.getpid()}{PurePosixPath(resource.member).suffix.lower()}"
            try:
                with copy.open("wb") as file:
                    target = self._pdf_of(_digest(extent, file))
                if not target.exists():
                    to_pdf(copy, target, run)
            finally:
                copy.unlink(missing_ok=True)
        return target

    def is_ended(self) -> bool:
        """Whether what is being made is to be given up."""
        return self._ended.is_set()

    def end(self) -> None:
        """End what is being made."""
        self._ended.set()

    def clear(self) -> None:
        """Throw all of it away."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _digest(extent: Extent, copy: IO[bytes] | None = None) -> str:
    """Return the name that the hash of an extent's bytes gives; write them to ``copy``, if there is one."""
    if extent.size > _LARGEST_DOCUMENT:
        raise DocumentError("cannot-show")
    digest = hashlib.sha256()
    with ExtentFile(extent) as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            if copy is not None:
                copy.write(chunk)
    return digest.hexdigest()[:_NAME_LENGTH]


def _whole(path: Path) -> Extent:
    return Extent(path, 0, path.stat().st_size)

"""A teacher's own files: each becomes a small package of ours in ``packages/``, for one lesson (docs/decisions/0031).

So what keeps packages safe keeps these: the order of writes, verifying, a rebuild, an update of the lesson's package.
What is removed lies in ``removed/`` until ten others were removed after it, so that removing can be undone.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from catalogue.records import OWN_PREFIX, Extent, Lesson, LocalText, Resource, Role
from catalogue.store import Catalogue
from sync.errors import DiskTroubleError, NothingHereError, SourceUnreadableError
from sync.importer import Importer, Origin
from sync.manifest import FORMAT, MANIFEST_NAME
from sync.media_types import media_type_of
from sync.outcome import Outcome
from sync.pieces import Hasher, Run, unheard
from sync.storage import Library, remove_with_sides, side_paths, sync_folder

_KEPT = 10
_ROLES = {"video": Role.VIDEO, "audio": Role.AUDIO, "image": Role.PICTURE}
_SLIDES = ("presentation", "powerpoint", "wps-office.dps")

OnBytes = Callable[[int], None]


class OwnFiles:
    """Adds, removes and brings back. The library must be locked by this program, and ``importer`` be its own."""

    def __init__(self, library: Library, catalogue: Catalogue, importer: Importer) -> None:
        self._library, self._catalogue, self._importer = library, catalogue, importer
        self._making, self._removed = library.root / "making", library.root / "removed"

    def add(self, lesson: Lesson, file: Path, at: datetime, on_bytes: OnBytes = unheard) -> Outcome:
        """Copy ``file`` into the library as a resource of a lesson; it is on the disk when this returns.

        Raises:
            SourceUnreadableError: the file cannot be read; nothing was changed.
            NoSpaceError: there is no room for it.
        """
        shutil.rmtree(self._making, ignore_errors=True)  # what a crash has left
        try:
            size = file.stat().st_size
            self._library.ledger.check(file, 2 * size)
            folder = self._making / "folder"
            folder.mkdir(parents=True)
            member = f"own{file.suffix.lower()}" if file.suffix.isascii() else "own"
            shutil.copyfile(file, folder / member)
            [digest] = Hasher(on_bytes).digests(folder / member, [Run(0, size)])
            said = _document(lesson, file, member, f"{OWN_PREFIX}{lesson.id}.{digest.sha256.hex()[:16]}", at)
            (folder / MANIFEST_NAME).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
            out = self._making / "own.7z"
            _pack()(folder, out, on_bytes)
            return self._importer.take(out, origin=Origin.OWN, accept_unsigned=True)
        except OSError as error:
            raise SourceUnreadableError(file, detail=error.strerror or str(error)) from error
        finally:
            shutil.rmtree(self._making, ignore_errors=True)

    def remove(self, package_id: str) -> Path:
        """Take an own file out of its lesson; return where it lies now, for ``restore``.

        Raises:
            NothingHereError: there is no own file of this id.
            DiskTroubleError: the disk refused; it is still there.
        """
        package = self._catalogue.package(package_id)
        if package is None or not package_id.startswith(OWN_PREFIX):
            raise NothingHereError(self._library.root / package_id)
        file = self._library.root / package.file
        kept = self._removed / file.name
        try:
            self._removed.mkdir(exist_ok=True)
            # The archive goes last: without its side files it is still a package, the other way round it is none.
            for old, new in zip((*side_paths(file), file), (*side_paths(kept), kept), strict=True):
                if old.exists():
                    old.replace(new)
            sync_folder(self._removed)
            sync_folder(self._library.packages)
        except OSError as error:
            raise DiskTroubleError(file, detail=error.strerror or str(error)) from error
        self._catalogue.forget_package(package_id)
        self._forget_oldest()
        return kept

    def restore(self, kept: Path) -> Outcome:
        """Bring back what ``remove`` has taken out."""
        return self._importer.take(kept, origin=Origin.OWN, accept_unsigned=True)

    def _forget_oldest(self) -> None:
        there = sorted(self._removed.glob("*.7z"), key=lambda path: path.stat().st_ctime_ns, reverse=True)
        for path in there[_KEPT:]:
            remove_with_sides(path)


def share(lesson: Lesson, resources: tuple[Resource, ...], out: Path, at: datetime, issuer: str = "") -> int:
    """Write a lesson as it is here as an unsigned package, for a stick; return the number of its resources.

    Raises:
        NothingHereError: nothing of the lesson is here.
        SourceUnreadableError: a resource cannot be read, or has not the bytes that it had; nothing is left behind.
        PackError: it is too large for one package.
        OSError: it cannot be written where it is wanted.
    """
    here = [resource for resource in resources if resource.extent is not None]
    if not here:
        raise NothingHereError(out)
    folder = out.with_name(out.name + ".making")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        stated = [_stated(resource, folder, number) for number, resource in enumerate(here, start=1)]
        digest = hashlib.sha256("".join(resource.sha256 for resource in here).encode()).hexdigest()
        said = _head(lesson, f"shared.{lesson.id}.{digest[:16]}", at, issuer)
        said["lessons"] = [
            {
                "id": lesson.id,
                "title": _both(lesson.title),
                "objectives": list(lesson.objectives),
                "teacher": lesson.teacher,
                "school": lesson.school,
                "resources": stated,
            }
        ]
        (folder / MANIFEST_NAME).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        _pack()(folder, out, unheard)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return len(here)


def _bytes_of(extent: Extent) -> Iterator[bytes]:
    """Yield what lies in an extent; what is read is the library's, what is written may be on a stick.

    Raises:
        SourceUnreadableError: the library's disk does not give it.
    """
    try:
        with extent.path.open("rb") as source:
            source.seek(extent.offset)
            left = extent.size
            while left > 0 and (data := source.read(min(2**20, left))):
                yield data
                left -= len(data)
    except OSError as error:
        raise SourceUnreadableError(extent.path, detail=error.strerror or str(error)) from error


def _stated(resource: Resource, folder: Path, number: int) -> dict[str, object]:
    """Copy a resource into ``folder`` and return what a manifest says of it."""
    extent = resource.extent
    if extent is None:
        raise NothingHereError(folder)
    ending = Path(resource.member).suffix.lower()
    member = f"{number:03}{ending if ending.isascii() else ''}"
    digest = hashlib.sha256()
    with (folder / member).open("wb") as target:
        for data in _bytes_of(extent):
            digest.update(data)
            target.write(data)
    if digest.hexdigest() != resource.sha256:
        raise SourceUnreadableError(extent.path, detail="damaged")
    said: dict[str, object] = {
        "path": member, "role": resource.role.value, "title": _both(resource.title), "language": resource.language,
        "media_type": resource.media_type,
    }  # fmt: skip
    return said if resource.duration is None else {**said, "duration": resource.duration}


def _document(lesson: Lesson, file: Path, member: str, package_id: str, at: datetime) -> dict[str, object]:
    media_type = media_type_of(file.name)
    kind = Role.SLIDES if any(word in media_type for word in _SLIDES) else Role.WORKSHEET
    role = _ROLES.get(media_type.split("/", maxsplit=1)[0], kind)
    resource = {"path": member, "role": role.value, "title": {"zh": file.stem}, "media_type": media_type}
    said = _head(lesson, package_id, at, "")
    said["title"] = {"zh": file.stem}
    said["lessons"] = [{"id": lesson.id, "title": _both(lesson.title), "resources": [resource]}]
    return said


def _head(lesson: Lesson, package_id: str, at: datetime, issuer: str) -> dict[str, object]:
    return {
        "format": FORMAT, "id": package_id, "version": 1, "issuer": issuer, "created": at.isoformat(timespec="seconds"),
        "title": _both(lesson.title),
    }  # fmt: skip


def _both(text: LocalText) -> dict[str, str]:
    return {language: said for language, said in (("zh", text.zh), ("en", text.en)) if said}


def _pack() -> Any:
    """Load what writes archives when a file is added or shared: it takes 10 MB (docs/decisions/0005)."""
    return import_module("sync.pack").pack

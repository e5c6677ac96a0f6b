"""What has to be sent again: exactly, for people, and as a small file that a stick takes to the education office."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.records import LocalText, Package, Resource
from catalogue.store import Catalogue
from sync.parts import Part, parts_of
from sync.pieces import Run, pieces_under
from sync.storage import Library

REQUEST_FORMAT = "skylesson-missing/1"


@dataclass(frozen=True, slots=True)
class Missing:
    """What a package lacks. ``pieces`` are runs of piece numbers, first and last; sizes in bytes.

    ``damaged`` of the ``count`` missing ones were here once and went bad. A package without a side manifest has no
    pieces: then ``members`` names what is wanted, and ``total`` and ``count`` are of members.
    """

    id: str
    version: int
    title: LocalText
    issuer: str
    manifest_sha256: str
    piece_size: int
    total: int
    pieces: tuple[tuple[int, int], ...]
    count: int
    bytes: int
    lessons: tuple[str, ...]
    ready: tuple[str, ...]
    damaged: int = 0
    members: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """Return it as ``missing --json`` prints it."""
        return {
            "id": self.id,
            "version": self.version,
            "title": {"zh": self.title.zh, "en": self.title.en},
            "issuer": self.issuer,
            "manifest_sha256": self.manifest_sha256,
            "piece_size": self.piece_size,
            "total_pieces": self.total,
            "missing_pieces": self.count,
            "missing_bytes": self.bytes,
            "pieces": [list(run) for run in self.pieces],
            "lessons": list(self.lessons),
            "ready_lessons": list(self.ready),
            "damaged_pieces": self.damaged,
            "members": list(self.members),
        }


def missing_of(library: Library, catalogue: Catalogue) -> Iterator[Missing]:
    """Yield what each package that is not whole lacks: by pieces first, then those that only have members."""
    by_pieces = set()
    for part in parts_of(library):
        by_pieces.add(part.file)
        known = catalogue.package(part.manifest.id)
        if known is None or known.missing_pieces or known.version < part.manifest.version:
            yield _missing(part)  # else it only lends, and nobody waits for the rest of it
    for package in catalogue.incomplete_packages():
        if library.root / package.file not in by_pieces:
            yield _missing_members(package, catalogue.resources_in(package.id))


def request(library: Library, catalogue: Catalogue) -> bytes:
    """Return the file that asks for all that is missing, to be taken to whoever can send it again."""
    found = [missing.record() for missing in missing_of(library, catalogue)]
    return json.dumps({"format": REQUEST_FORMAT, "packages": found}, ensure_ascii=False, indent=1).encode()


def request_name(library: Library) -> str:
    """Return what that file is called on a stick: one name a library, as other schools' lists may lie there, too."""
    mark = hashlib.sha256(f"{uuid.getnode()} {library.root}".encode()).hexdigest()[:6]
    return f"skylesson-missing-{mark}.json"


def write_request(library: Library, catalogue: Catalogue, path: Path) -> int:
    """Write that file; return of how many packages something is missing.

    Raises:
        OSError: it cannot be written.
    """
    path.write_bytes(request(library, catalogue))
    return sum(1 for _ in missing_of(library, catalogue))


def _missing(part: Part) -> Missing:
    manifest, facts, missing = part.side.manifest, part.side.facts, part.missing
    ready = tuple(lesson.id for lesson in part.ready())
    lacking = set(missing)
    hit = tuple(
        lesson.id
        for lesson in manifest.lessons
        if lesson.id not in ready
        and any(
            resource.offset is None
            or not lacking.isdisjoint(pieces_under(facts, Run(resource.offset, resource.size or 0)))
            for resource in lesson.resources
        )
    )
    return Missing(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        issuer=manifest.issuer,
        manifest_sha256=part.side.digest.hex(),
        piece_size=facts.piece_size,
        total=len(facts.pieces),
        pieces=runs_of(missing),
        count=len(missing),
        bytes=sum(min(facts.piece_size, facts.size - number * facts.piece_size) for number in missing),
        lessons=hit,
        ready=ready,
        damaged=len(part.went_bad),
    )


def _missing_members(package: Package, resources: Iterable[Resource]) -> Missing:
    """Say what a package without a side manifest lacks: members, or only the archive's own list of them."""
    lessons: dict[str, bool] = {}
    lacking: dict[str, Resource] = {}
    for resource in resources:
        here = resource.extent is not None
        lessons[resource.lesson_id] = lessons.get(resource.lesson_id, True) and here
        if not here:
            lacking[resource.member] = resource
    return Missing(
        id=package.id,
        version=package.version,
        title=package.title,
        issuer=package.issuer,
        manifest_sha256="",
        piece_size=0,
        total=package.pieces,
        pieces=(),
        count=package.missing_pieces,
        bytes=sum(resource.size for resource in lacking.values()),
        lessons=tuple(lesson for lesson, ready in lessons.items() if not ready),
        ready=tuple(lesson for lesson, ready in lessons.items() if ready),
        damaged=sum(resource.damaged for resource in lacking.values()),
        members=tuple(lacking),
    )


def runs_of(numbers: tuple[int, ...] | list[int]) -> tuple[tuple[int, int], ...]:
    """Return ascending numbers as runs, each with its first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)

"""What has to be sent again: exactly, for people, and as a small file that a stick takes to the education office."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.records import LocalText
from sync.parts import Part, parts_of
from sync.pieces import Run, pieces_under
from sync.storage import Library

REQUEST_FORMAT = "skylesson-missing/1"


@dataclass(frozen=True, slots=True)
class Missing:
    """What a package lacks. ``pieces`` are runs of piece numbers, first and last; sizes in bytes."""

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
        }


def missing_of(library: Library) -> Iterator[Missing]:
    """Yield what each package that is not whole lacks, by its name in the library."""
    for part in parts_of(library):
        yield _missing(part)


def request(library: Library) -> bytes:
    """Return the file that asks for all that is missing, to be taken to whoever can send it again."""
    found = [missing.record() for missing in missing_of(library)]
    return json.dumps({"format": REQUEST_FORMAT, "packages": found}, ensure_ascii=False, indent=1).encode()


def request_name(library: Library) -> str:
    """Return what that file is called on a stick: one name a library, as other schools' lists may lie there, too."""
    mark = hashlib.sha256(f"{uuid.getnode()} {library.root}".encode()).hexdigest()[:6]
    return f"skylesson-missing-{mark}.json"


def write_request(library: Library, path: Path) -> int:
    """Write that file; return of how many packages something is missing.

    Raises:
        OSError: it cannot be written.
    """
    path.write_bytes(request(library))
    return sum(1 for _ in missing_of(library))


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

"""From rows to records: the only place that knows in which column each fact lies."""

import functools
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from peewee import ModelSelect

from catalogue.models import LessonRow, PackageRow, ResourceRow
from catalogue.records import (
    CATEGORIES,
    Extent,
    Lesson,
    LessonFilter,
    LocalText,
    Package,
    PlanLine,
    Resource,
    Role,
    Trust,
    state_of,
)

LESSON_COLUMNS = (
    LessonRow.id,
    LessonRow.subject,
    LessonRow.grade,
    LessonRow.term,
    LessonRow.unit_zh,
    LessonRow.unit_en,
    LessonRow.week,
    LessonRow.sequence,
    LessonRow.title_zh,
    LessonRow.title_en,
    LessonRow.planned,
    LessonRow.resources_total,
    LessonRow.resources_here,
    LessonRow.objectives,
    LessonRow.teacher,
    LessonRow.school,
    LessonRow.issuer,
    LessonRow.signer,
    LessonRow.resources_damaged,
)

RESOURCE_COLUMNS = (
    ResourceRow.lesson_id,
    ResourceRow.package_id,
    ResourceRow.role,
    ResourceRow.title_zh,
    ResourceRow.title_en,
    ResourceRow.language,
    ResourceRow.media_type,
    ResourceRow.member,
    ResourceRow.sha256,
    ResourceRow.size,
    ResourceRow.duration,
    ResourceRow.file,
    ResourceRow.offset,
    ResourceRow.damaged,
)

PACKAGE_COLUMNS = (
    PackageRow.id,
    PackageRow.version,
    PackageRow.issuer,
    PackageRow.created,
    PackageRow.title_zh,
    PackageRow.title_en,
    PackageRow.trust,
    PackageRow.file,
    PackageRow.size,
    PackageRow.lessons,
    PackageRow.resources,
    PackageRow.signer,
    PackageRow.missing_pieces,
    PackageRow.pieces,
    PackageRow.checked_at,
)

PLAN_COLUMNS = (
    LessonRow.id,
    LessonRow.subject,
    LessonRow.grade,
    LessonRow.term,
    LessonRow.week,
    LessonRow.sequence,
    LessonRow.resources_here,
    LessonRow.resources_total,
)

TEACHING_ORDER = (
    LessonRow.sequence,
    LessonRow.planned.desc(),
    LessonRow.subject.in_(CATEGORIES),
    LessonRow.id,
)
"""Extra lessons follow the plan of their term, songs and recitations these (docs/decisions/0052)."""


def filtered(query: "ModelSelect[Any]", wanted: LessonFilter) -> "ModelSelect[Any]":
    """Narrow a query over lessons to ``wanted``, in teaching order."""
    for column, value in (
        (LessonRow.grade, wanted.grade),
        (LessonRow.subject, wanted.subject),
        (LessonRow.term, wanted.term),
        (LessonRow.week, wanted.week),
    ):
        if value is not None:
            query = query.where(column == value)
    query = query.order_by(*TEACHING_ORDER)
    if wanted.limit:
        query = query.limit(wanted.limit).offset(wanted.offset)
    return query


def lessons(found: Iterable[tuple[Any, ...]]) -> list[Lesson]:
    """Make lessons of rows of LESSON_COLUMNS. Units, which many lessons share, are held once."""
    units: dict[tuple[str, str], LocalText] = {}
    return [lesson(row, units) for row in found]


def lesson(row: Sequence[Any], units: dict[tuple[str, str], LocalText]) -> Lesson:
    """Make a lesson of a row of LESSON_COLUMNS; ``units`` remembers units seen before."""
    return Lesson(
        id=row[0],
        subject=sys.intern(row[1]),
        grade=row[2],
        term=row[3],
        unit=units.setdefault((row[4], row[5]), LocalText(row[4], row[5])),
        week=row[6],
        sequence=row[7],
        title=LocalText(row[8], row[9]),
        planned=bool(row[10]),
        resources_total=row[11],
        resources_here=row[12],
        objectives=() if row[13] == "[]" else tuple(json.loads(row[13])),
        teacher=sys.intern(row[14]),
        school=sys.intern(row[15]),
        issuer=sys.intern(row[16]),
        signer=sys.intern(row[17]),
        resources_damaged=row[18],
    )


def plan_line(row: tuple[Any, ...]) -> PlanLine:
    """Make a line of the plan of a row of PLAN_COLUMNS."""
    return PlanLine(row[0], sys.intern(row[1]), row[2], row[3], row[4], row[5], state_of(row[6], row[7]))


def resource(row: Sequence[Any], library: Path) -> Resource:
    """Make a resource of a row of RESOURCE_COLUMNS; its extent gets an absolute path."""
    return Resource(
        lesson_id=row[0],
        package_id=row[1],
        role=Role(row[2]),
        title=LocalText(row[3], row[4]),
        language=row[5],
        media_type=row[6],
        member=row[7],
        sha256=row[8],
        size=row[9],
        duration=row[10],
        extent=None if row[11] is None else Extent(_path(library, row[11]), row[12], row[9]),
        damaged=bool(row[13]),
    )


@functools.lru_cache(maxsize=256)
def _path(library: Path, file: str) -> Path:
    """Return the path of a file that a thousand resources may lie in: joining it each time was most of the work."""
    return library / file


def resource_names(row: Sequence[Any]) -> tuple[str, str, str]:
    """Return the titles and the member's name of a row of RESOURCE_COLUMNS, without making a resource of it."""
    return row[3], row[4], row[7]


def resource_kind(row: Sequence[Any]) -> tuple[str, str]:
    """Return role and language of a row of RESOURCE_COLUMNS, without making a resource of it."""
    return row[2], row[5]


def package(row: tuple[Any, ...]) -> Package:
    """Make a package of a row of PACKAGE_COLUMNS."""
    return Package(
        id=row[0],
        version=row[1],
        issuer=row[2],
        created=row[3],
        title=LocalText(row[4], row[5]),
        trust=Trust(row[6]),
        file=row[7],
        size=row[8],
        lessons=row[9],
        resources=row[10],
        signer=row[11],
        missing_pieces=row[12],
        pieces=row[13],
        checked_at=row[14],
    )


def grouped(found: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return packages with their lessons, of pairs of both."""
    grouped: dict[str, set[str]] = {}
    for package_id, lesson_id in found:
        grouped.setdefault(package_id, set()).add(lesson_id)
    return {package_id: frozenset(lessons) for package_id, lessons in grouped.items()}

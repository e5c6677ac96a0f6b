"""Records for the tests of this room."""

from pathlib import Path

from catalogue.models import LessonRow
from catalogue.records import Extent, LessonEntry, LocalText, Package, Resource, Role, Trust
from catalogue.search_index import index_plan
from catalogue.store import Catalogue


def plan(catalogue: Catalogue, *ids: str) -> None:
    """Put lessons of the plan into an empty catalogue, one a week."""
    with catalogue._database.writing() as database:
        for number, lesson_id in enumerate(ids, start=1):
            subject, grade, term, _ = lesson_id.split("-")
            LessonRow.insert(
                id=lesson_id,
                subject=subject,
                grade=int(grade),
                term=int(term),
                week=number,
                sequence=number,
                unit_zh="第一单元",
                unit_en="Unit 1",
                title_zh=f"第{number}课 声音",
                title_en=f"Lesson {number} Sound",
            ).execute(database)
        index_plan(database)


def resource(library: Path, lesson_id: str, package_id: str, *, sha: str = "a", file: str | None = "p.7z") -> Resource:
    """A video of 100 bytes, at offset 32 of ``file``, or not here when ``file`` is None."""
    return Resource(
        lesson_id=lesson_id,
        package_id=package_id,
        role=Role.VIDEO,
        title=LocalText("视频", "Video"),
        language="zh",
        media_type="video/mp4",
        member=f"{lesson_id}/{sha}.mp4",
        sha256=sha * 64,
        size=100,
        duration=5.5,
        extent=None if file is None else Extent(library / "packages" / file, 32, 100),
    )


def entry(lesson_id: str, *resources: Resource, objectives: tuple[str, ...] = ()) -> LessonEntry:
    """A lesson as a package states it."""
    return LessonEntry(lesson_id, LocalText("包里的题目", "Title in the package"), objectives, "王老师", "", resources)


def package(package_id: str, version: int = 1, file: str = "p.7z") -> Package:
    """An admitted package."""
    return Package(
        id=package_id,
        version=version,
        issuer="教育局",
        created="2026-09-01T00:00:00+08:00",
        title=LocalText("包", "Package"),
        trust=Trust.UNSIGNED,
        file=f"packages/{file}",
        size=1000,
        lessons=1,
        resources=1,
    )

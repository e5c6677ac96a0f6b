"""Tests of finding: a table of queries with their answers over the plan and a made catalogue, and what keeps it true."""

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.build import SHIPPED
from catalogue.records import LessonEntry, LocalText, Resource, Role, SearchQuery
from catalogue.store import Catalogue
from tests.catalogue.samples import package

_DATA = Path(__file__).with_name("data")
_MADE = json.loads((_DATA / "search_catalogue.json").read_text(encoding="utf-8"))["lessons"]
_TABLE = [
    (*row, "", "", "")[:4]
    for row in csv.reader((_DATA / "search_queries.tsv").read_text(encoding="utf-8").splitlines()[1:], delimiter="\t")
]


def entries() -> list[LessonEntry]:
    """What the made catalogue says, nothing of it being here."""
    return [
        LessonEntry(
            made["id"],
            LocalText(**made["title"]),
            tuple(made["objectives"]),
            made["teacher"],
            "",
            tuple(_resource(made["id"], number, said) for number, said in enumerate(made["resources"])),
        )
        for made in _MADE
    ]


def _resource(lesson_id: str, number: int, said: dict[str, object]) -> Resource:
    title = said["title"]
    assert isinstance(title, dict)
    return Resource(
        lesson_id=lesson_id,
        package_id="made",
        role=Role(str(said["role"])),
        title=LocalText(**title),
        language=str(said["language"]),
        media_type="video/mp4",
        member=f"{lesson_id}/{number}.mp4",
        sha256=f"{abs(hash((lesson_id, number))):064x}",
        size=100,
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The shipped plan with the made catalogue in it; tests only read."""
    library = tmp_path_factory.mktemp("library")
    shutil.copy(SHIPPED, library / "resources.db")
    catalogue = Catalogue.open(library)
    catalogue.admit(package("made"), entries())
    yield catalogue
    catalogue.close()


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """The shipped plan alone, to be changed."""
    shutil.copy(SHIPPED, tmp_path / "resources.db")
    catalogue = Catalogue.open(tmp_path)
    yield catalogue
    catalogue.close()


def found(catalogue: Catalogue, text: str, role: str = "", language: str = "") -> list[str]:
    """The ids of the lessons found."""
    query = SearchQuery(text, Role(role) if role else None, language, limit=300)
    return [hit.lesson.id for hit in catalogue.search(query).hits]


@pytest.mark.parametrize(("text", "role", "language", "expected"), _TABLE)
def test_the_table_of_queries(shared: Catalogue, text: str, role: str, language: str, expected: str) -> None:
    answer, wanted = found(shared, text, role, language), expected.split()
    if wanted and wanted[-1] == "…":
        assert answer[: len(wanted) - 1] == wanted[:-1]
        assert len(answer) >= len(wanted)
    else:
        assert answer == wanted


def test_the_table_is_as_long_as_was_asked_for() -> None:
    assert len(_TABLE) >= 60

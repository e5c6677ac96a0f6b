"""What may have a picture is asked for a few at a time, in the order in which it will be needed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.records import Resource, Role
from catalogue.store import Catalogue
from tests.catalogue.samples import entry, package, plan, resource

ENGLISH = [f"english-4-1-{week:02}" for week in (1, 2, 3, 4)]
SCIENCE = [f"science-4-1-{week:02}" for week in (1, 2)]


def film(library: Path, lesson_id: str, role: Role = Role.VIDEO, media_type: str = "video/mp4") -> Resource:
    sha = f"{lesson_id}{role}"
    return replace(resource(library, lesson_id, "p", sha=sha), role=role, media_type=media_type, member=sha)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(tmp_path)
    plan(catalogue, *ENGLISH, *SCIENCE)
    yield catalogue
    catalogue.close()


def test_the_nearest_of_every_course_come_first_and_what_is_taught_last(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.admit(package("p"), [entry(one, film(tmp_path, one)) for one in (*ENGLISH, *SCIENCE)])
    order = [one.lesson_id for one in catalogue.pictured_next((), {ENGLISH[1]}, 10)]
    assert order == [ENGLISH[2], SCIENCE[0], ENGLISH[3], SCIENCE[1], ENGLISH[0], ENGLISH[1]]
    assert [one.lesson_id for one in catalogue.pictured_next((), {ENGLISH[1]}, 2)] == order[:2]
    known = [film(tmp_path, one).sha256 for one in order[:2]]
    assert [one.lesson_id for one in catalogue.pictured_next(known, {ENGLISH[1]}, 2)] == order[2:4]
    assert catalogue.pictured_next((), (), 1) == [film(tmp_path, ENGLISH[0])]


def test_only_what_is_here_and_may_have_a_picture(catalogue: Catalogue, tmp_path: Path) -> None:
    one = ENGLISH[0]
    away = replace(resource(tmp_path, one, "p", sha="away", file=None), member="away")
    kinds = (Role.AUDIO, Role.PICTURE, Role.SUBTITLE, Role.SLIDES)
    pages = film(tmp_path, one, Role.WORKSHEET, "application/pdf")
    catalogue.admit(package("p"), [entry(one, away, *(film(tmp_path, one, kind, "") for kind in kinds), pages)])
    assert [found.role for found in catalogue.pictured_next((), (), 10)] == [Role.AUDIO, Role.PICTURE, Role.WORKSHEET]


def test_the_same_bytes_in_two_lessons_are_looked_at_once(catalogue: Catalogue, tmp_path: Path) -> None:
    same = [replace(film(tmp_path, one), sha256="a", member=one) for one in ENGLISH[:2]]
    catalogue.admit(package("p"), [entry(one.lesson_id, one) for one in same])
    assert [found.lesson_id for found in catalogue.pictured_next((), (), 10)] == [ENGLISH[0]]

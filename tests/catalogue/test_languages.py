"""Tests of which language of a lesson comes first."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.languages import heard, languages_of, preferring
from catalogue.records import Resource, Role
from tests.catalogue.samples import resource


def several(*kinds: tuple[Role, str]) -> list[Resource]:
    sample = resource(Path("/library"), "art-4-1-01", "p")
    return [replace(sample, role=role, language=language, member=str(n)) for n, (role, language) in enumerate(kinds)]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("", "01234"),
        ("bo", "12340"),  # the video in Chinese goes last; the song is there in one language only
        ("zh", "02341"),
        ("kk", "01234"),
    ],
)
def test_what_is_there_in_the_language_comes_first_and_nothing_is_left_out(language: str, order: str) -> None:
    resources = several(
        (Role.VIDEO, "zh-CN"), (Role.VIDEO, "bo"), (Role.AUDIO, "en"), (Role.PICTURE, ""), (Role.VIDEO, "")
    )
    assert "".join(r.member for r in preferring(resources, language)) == order


@pytest.mark.parametrize(("language", "first"), [("", "01234"), ("bo", "1234"), ("zh", "0234"), ("kk", "01234")])
def test_what_is_heard_first_is_without_the_same_in_other_languages(language: str, first: str) -> None:
    resources = several(
        (Role.VIDEO, "zh-CN"), (Role.VIDEO, "bo"), (Role.AUDIO, "en"), (Role.PICTURE, ""), (Role.VIDEO, "")
    )
    assert "".join(r.member for r in heard(resources, language)) == first


def test_languages_are_named_once_without_their_regions() -> None:
    assert languages_of(several((Role.VIDEO, "zh-CN"), (Role.AUDIO, "zh"), (Role.AUDIO, ""), (Role.VIDEO, "bo"))) == [
        "zh",
        "bo",
    ]

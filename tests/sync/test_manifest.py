"""Tests of the strict reader of manifests."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.records import LocalText, Role
from sync.errors import ManifestError
from sync.manifest import LARGEST_MANIFEST, parse_manifest, side_manifest_path

PATH = Path("a.7z.manifest.json")
SHA = "ab" * 32


def sound() -> dict[str, Any]:
    """A side manifest with everything in it."""
    return {
        "format": "skylesson-package/1",
        "id": "cn.ncet.english.4.1.w03",
        "version": 2,
        "issuer": "中央电化教育馆",
        "created": "2017-02-13T00:00:00+08:00",
        "title": {"zh": "第3周", "en": "week 3"},
        "a key of a later version": {"any": ["thing"]},
        "archive": {"size": 200_000, "sha256": SHA, "piece_size": 65536, "pieces": [SHA] * 4},
        "lessons": [
            {
                "id": "english-4-1-05",
                "title": {"zh": "课"},
                "objectives": ["听", "说"],
                "teacher": "王",
                "school": "校",
                "resources": [
                    {
                        "path": "lessons/a.mp4",
                        "role": "video",
                        "title": {"zh": "视频"},
                        "language": "zh-CN",
                        "media_type": "video/mp4",
                        "offset": 4711,
                        "size": 100_000,
                        "sha256": SHA,
                        "duration": 2400.0,
                    }
                ],
            }
        ],
    }


def parse(document: Any) -> Any:
    return parse_manifest(json.dumps(document).encode(), PATH)


def test_a_sound_manifest_is_read_whole() -> None:
    manifest = parse(sound())
    assert (manifest.id, manifest.version, manifest.title) == (sound()["id"], 2, LocalText("第3周", "week 3"))
    assert manifest.archive is not None
    assert manifest.archive.pieces == (bytes.fromhex(SHA),) * 4
    [lesson] = manifest.lessons
    assert (lesson.objectives, lesson.teacher, lesson.school) == (("听", "说"), "王", "校")
    [resource] = manifest.resources
    assert (resource.role, resource.offset, resource.size, resource.duration) == (Role.VIDEO, 4711, 100_000, 2400.0)
    assert side_manifest_path(Path("x/a.7z")) == Path("x/a.7z.manifest.json")


def test_what_may_be_left_out_gets_a_default() -> None:
    document = sound()
    del document["archive"], document["issuer"]
    document["lessons"][0] = {
        "id": "english-4-1-05",
        "title": {"en": "x"},
        "resources": [{"path": "a.bin", "role": "web"}],
    }
    manifest = parse(document)
    [resource] = manifest.resources
    assert (resource.size, resource.sha256, resource.offset, resource.duration) == (None, "", None, None)
    assert resource.media_type == "application/octet-stream"
    assert manifest.archive is None


def at(*keys: str | int) -> Callable[[dict[str, Any], Any], None]:
    def change(document: dict[str, Any], value: Any) -> None:
        inner: Any = document
        for key in keys[:-1]:
            inner = inner[key]
        inner[keys[-1]] = value

    return change


RESOURCE = ("lessons", 0, "resources", 0)


@pytest.mark.parametrize(
    ("keys", "value", "where", "problem"),
    [
        (("format",), "skylesson-package/2", "format", "unknown-format"),
        (("id",), "../evil", "id", "malformed"),
        (("id",), 7, "id", "not-a-text"),
        (("version",), 0, "version", "not-a-whole-number"),
        (("version",), True, "version", "not-a-whole-number"),
        (("version",), 1.5, "version", "not-a-whole-number"),
        (("created",), "yesterday", "created", "not-a-moment"),
        (("created",), "2017-02-13T00:00:00", "created", "no-zone"),
        (("title",), {}, "title", "missing"),
        (("title",), "text", "title", "not-an-object"),
        (("title",), None, "title", "missing"),
        (("title", "zh"), "x" * 501, "title.zh", "too-long"),
        (("issuer",), "a\x00b", "issuer", "control-character"),
        (("lessons",), {}, "lessons", "not-a-list"),
        (("lessons",), [{}] * 10_001, "lessons", "too-many"),
        (("lessons", 0, "id"), "English 1", "lessons[0].id", "malformed"),
        (("lessons", 0, "objectives"), [1], "lessons[0].objectives", "not-texts"),
        ((*RESOURCE, "path"), "../a.mp4", "lessons[0].resources[0].path", "steps-up"),
        ((*RESOURCE, "path"), "/a.mp4", "lessons[0].resources[0].path", "absolute"),
        ((*RESOURCE, "path"), "C:a.mp4", "lessons[0].resources[0].path", "absolute"),
        ((*RESOURCE, "path"), "a\\b.mp4", "lessons[0].resources[0].path", "backslash"),
        ((*RESOURCE, "path"), "a/", "lessons[0].resources[0].path", "folder"),
        ((*RESOURCE, "path"), 5, "lessons[0].resources[0].path", "not-a-text"),
        ((*RESOURCE, "path"), "", "lessons[0].resources[0].path", "length"),
        ((*RESOURCE, "role"), "film", "lessons[0].resources[0].role", "unknown-value"),
        ((*RESOURCE, "sha256"), SHA.upper(), "lessons[0].resources[0].sha256", "malformed"),
        ((*RESOURCE, "size"), -1, "lessons[0].resources[0].size", "not-a-whole-number"),
        ((*RESOURCE, "offset"), 2**63, "lessons[0].resources[0].offset", "not-a-whole-number"),
        ((*RESOURCE, "offset"), 150_000, "resource 0: lessons/a.mp4", "outside-archive"),
        ((*RESOURCE, "size"), None, "resource 0: lessons/a.mp4", "missing"),
        ((*RESOURCE, "duration"), -1, "lessons[0].resources[0].duration", "not-a-duration"),
        ((*RESOURCE, "duration"), "long", "lessons[0].resources[0].duration", "not-a-duration"),
        ((*RESOURCE, "media_type"), "video", "lessons[0].resources[0].media_type", "malformed"),
        (("archive", "piece_size"), 65537, "archive.piece_size", "not-a-power-of-two"),
        (("archive", "piece_size"), 2**27, "archive.piece_size", "not-a-power-of-two"),
        (("archive", "pieces"), [SHA] * 3, "archive.pieces", "wrong-count"),
        (("archive", "pieces"), "ab", "archive.pieces", "not-a-list"),
        (("archive", "pieces"), [SHA, 5, SHA, SHA], "archive.pieces[1]", "not-a-hash"),
    ],
)
def test_what_breaks_the_format_is_named(keys: tuple[str | int, ...], value: Any, where: str, problem: str) -> None:
    document = sound()
    at(*keys)(document, value)
    with pytest.raises(ManifestError) as caught:
        parse(document)
    assert caught.value.facts == {"where": where, "problem": problem}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not-json"),
        (b"\xff\xfe", "not-json"),
        (b'{"id": NaN}', "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'{"id": "a", "id": "b"}', "duplicate-key"),
        (b"[]", "not-an-object"),
        (b" " * (LARGEST_MANIFEST + 1), "too-large"),
    ],
)
def test_what_is_no_json_object_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(ManifestError) as caught:
        parse_manifest(data, PATH)
    assert caught.value.facts["problem"] == problem


def test_two_lessons_of_one_id_and_contradicting_resources_are_refused() -> None:
    document = sound()
    document["lessons"].append(document["lessons"][0])
    with pytest.raises(ManifestError) as caught:
        parse(document)
    assert caught.value.facts["problem"] == "duplicate"
    document["lessons"][1] = {**document["lessons"][0], "id": "english-4-1-06"}
    assert len(parse(document).lessons) == 2
    document["lessons"][1] = json.loads(json.dumps(document["lessons"][1]))
    document["lessons"][1]["resources"][0]["size"] = 5
    with pytest.raises(ManifestError) as caught:
        parse(document)
    assert caught.value.facts["problem"] == "contradiction"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(SHA),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_change_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    document = sound()
    inner: Any = document
    while isinstance(inner, dict | list) and inner:
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inner[key], dict | list) or data.draw(st.booleans()):
            inner[key] = data.draw(VALUES)
            break
        inner = inner[key]
    with contextlib.suppress(ManifestError):
        parse(document)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_plainly(data: bytes) -> None:
    with pytest.raises(ManifestError):
        parse_manifest(data, PATH)


def test_more_resources_than_a_package_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sound()
    other = json.loads(json.dumps(document["lessons"][0])) | {"id": "english-4-1-06"}
    document["lessons"].append(other)
    monkeypatch.setattr("sync.manifest.MOST_RESOURCES", 1)
    with pytest.raises(ManifestError) as found:
        parse(document)
    assert (found.value.facts["where"], found.value.facts["problem"]) == ("lessons", "too-many")

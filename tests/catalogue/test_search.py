"""Tests of finding: a table of queries with their answers over the plan and a made catalogue, and more."""

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.build import SHIPPED
from catalogue.matching import highlights
from catalogue.records import LessonEntry, LocalText, Resource, Role
from catalogue.search_records import SearchQuery
from catalogue.spelling import is_close
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


@pytest.mark.parametrize("text", ["", "  ", "%", '"', "(", "*", "AND", "x" * 5000, "的" * 5000, "\x00", "a1" * 500])
def test_anything_may_be_typed(shared: Catalogue, text: str) -> None:
    assert isinstance(found(shared, text), list)


def test_a_lesson_comes_with_the_resources_that_match(shared: Catalogue) -> None:
    [hit] = shared.search(SearchQuery("单词")).hits
    assert [resource.title.zh for resource in hit.resources] == ["单词卡片"]
    [hit] = shared.search(SearchQuery("我的教室 课堂")).hits
    assert [resource.title.zh for resource in hit.resources] == ["课堂实录"]


def test_every_reading_of_a_character_finds_it(shared: Catalogue) -> None:
    for typed in ("lichangchun", "lizhangchun"):
        assert found(shared, typed) == ["english-4-1-01"]
    for typed in ("wangle", "wangyue"):
        assert found(shared, typed) == ["music-4-1-01"]


def test_what_was_meant_is_named_so_that_it_can_be_shown(shared: Catalogue) -> None:
    assert shared.search(SearchQuery("electrcity")).words == ("electricity",)
    assert shared.search(SearchQuery("晚餐")).words == ("晚餐",)


def test_more_lessons_than_wanted_are_said(shared: Catalogue) -> None:
    answer = shared.search(SearchQuery("四年级", limit=3))
    assert ([hit.lesson.sequence for hit in answer.hits], answer.more) == ([1, 2, 3], True)


def _large(lessons: int, resources: int) -> list[LessonEntry]:
    """Lessons of which every resource is called 恐龙, as no other is."""
    said: dict[str, object] = {"title": {"zh": "恐龙", "en": ""}, "role": "video", "language": "zh"}
    ids = [f"english-4-1-{number:02}" for number in range(1, lessons + 1)]
    return [
        LessonEntry(
            each, LocalText("课"), resources=tuple(_resource(each, number, said) for number in range(resources))
        )
        for each in ids
    ]


def test_a_search_that_did_not_look_at_everything_says_that_there_is_more(catalogue: Catalogue) -> None:
    """17 lessons with 20 documents each are more than a keystroke has time for; who wants many has it."""
    catalogue.admit(package("made"), _large(17, 1000))
    few = catalogue.search(SearchQuery("恐龙", limit=30))
    assert (len(few.hits), few.more) == (16, True)
    many = catalogue.search(SearchQuery("恐龙", limit=1000))
    assert (len(many.hits), many.more) == (17, False)


def test_a_search_that_looked_at_exactly_as_much_as_it_may_has_no_more(catalogue: Catalogue) -> None:
    catalogue.admit(package("made"), _large(16, 1000))
    answer = catalogue.search(SearchQuery("恐龙", limit=30))
    assert (len(answer.hits), answer.more) == (16, False)


def test_what_was_compared_is_not_found_unless_it_has_the_word(catalogue: Catalogue) -> None:
    """Both halves of the word are in every document, and the whole in none: all 1,000 have just been compared."""
    [entry] = _large(1, 1000)
    halves = tuple(
        replace(each, title=LocalText(("恐龙", "龙蛋")[number % 2])) for number, each in enumerate(entry.resources)
    )
    catalogue.admit(package("made"), [replace(entry, resources=halves)])
    for narrowed in (None, Role.VIDEO):
        answer = catalogue.search(SearchQuery("恐龙蛋", narrowed, limit=30))
        assert (answer.hits, answer.more) == ((), False), narrowed
    catalogue.forget_package("made")
    catalogue.admit(package("made"), [replace(one, resources=halves) for one in _large(2, 1000)])
    answer = catalogue.search(SearchQuery("恐龙蛋", Role.VIDEO, limit=30))
    assert (answer.hits, answer.more) == ((), True)


def test_lessons_that_a_filter_had_no_time_to_look_into_are_not_kept_quiet(catalogue: Catalogue) -> None:
    catalogue.admit(package("made"), _large(3, 600))
    few = catalogue.search(SearchQuery("恐龙", Role.VIDEO, limit=30))
    assert (len(few.hits), few.more) == (2, True)
    many = catalogue.search(SearchQuery("恐龙", Role.VIDEO, limit=1000))
    assert (len(many.hits), many.more) == (3, False)


def test_what_a_removed_package_said_is_not_found_any_more(catalogue: Catalogue) -> None:
    for _ in range(3):
        catalogue.admit(package("made"), entries())
        assert found(catalogue, "单词卡片") == ["english-4-1-01"]
        catalogue.forget_package("made")
        assert found(catalogue, "单词卡片") == []
    assert found(catalogue, "晚餐") == ["english-4-1-10", "english-4-1-11"]


def test_the_same_package_again_adds_nothing_to_the_index(catalogue: Catalogue, tmp_path: Path) -> None:
    def documents() -> int:
        with closing(sqlite3.connect(tmp_path / "resources.db")) as database:
            [(count,)] = database.execute("SELECT count(*) FROM search_document").fetchall()
            return int(count)

    catalogue.admit(package("made"), entries())
    before = documents()
    for _ in range(4):
        catalogue.admit(package("made"), entries())
    assert documents() == before


def test_a_new_version_is_found_by_its_new_titles_only(catalogue: Catalogue) -> None:
    catalogue.admit(package("made"), entries())
    first, *rest = entries()
    renamed = replace(first, resources=(replace(first.resources[0], title=LocalText("公开课", "Open lesson")),))
    catalogue.admit(package("made", 2), [renamed, *rest])
    assert found(catalogue, "单词卡片") == []
    assert found(catalogue, "公开课") == found(catalogue, "gkk") == ["english-4-1-01"]


def test_after_a_rebuild_the_plan_is_found_and_packages_once_they_are_back(catalogue: Catalogue) -> None:
    catalogue.admit(package("made"), entries())
    catalogue.clear_packages()
    assert (found(catalogue, "英语儿歌"), found(catalogue, "磁")) == ([], ["science-6-1-12"])
    catalogue.admit(package("made"), entries())
    assert found(catalogue, "英语儿歌") == ["english-4-1-81"]


def test_songs_and_recitations_have_a_filter_and_a_place_of_their_own(catalogue: Catalogue) -> None:
    sung: dict[str, object] = {"title": {"zh": "伴奏", "en": ""}, "role": "audio", "language": "zh"}
    made = [
        LessonEntry(lesson_id, LocalText(f"春天的声音 {lesson_id}"), resources=(_resource(lesson_id, 0, sung),))
        for lesson_id in ("song-4-1-02", "science-4-1-99", "song-4-1-01", "recitation-4-1-01", "song-chunjie")
    ]
    catalogue.admit(package("p.songs"), made)
    order = ["science-4-1-99", "recitation-4-1-01", "song-4-1-01", "song-4-1-02", "song-chunjie"]
    found = [hit.lesson.id for hit in catalogue.search(SearchQuery("春天的声音")).hits if not hit.lesson.planned]
    assert found == order
    assert [lesson.id for lesson in catalogue.lessons() if lesson.id in order] == order
    songs = catalogue.search(SearchQuery("chuntian", category="song")).hits
    assert [hit.lesson.id for hit in songs] == [one for one in order if one.startswith("song")]
    assert [hit.lesson.id for hit in catalogue.search(SearchQuery("朗诵 春天")).hits] == ["recitation-4-1-01"]
    assert catalogue.lesson("song-chunjie").subject == "song"


def _of(lesson_id: str, *kinds: tuple[str, str]) -> LessonEntry:
    """A lesson with a resource of each role and language."""
    said = [{"title": {"zh": f"件{n}", "en": ""}, "role": r, "language": lang} for n, (r, lang) in enumerate(kinds)]
    resources = tuple(_resource(lesson_id, number, dict(each)) for number, each in enumerate(said))
    return LessonEntry(lesson_id, LocalText(lesson_id), resources=resources)


def test_a_filter_alone_lists_what_it_holds_in_teaching_order(catalogue: Catalogue) -> None:
    made = [
        _of("english-4-1-10", ("audio", "bo"), ("video", "zh")),
        _of("english-4-1-01", ("video", "bo")),
        _of("song-2", ("audio", "zh")),
        _of("song-1", ("audio", "zh"), ("video", "zh")),
    ]
    catalogue.admit(package("made"), made)

    def listed(role: str = "", language: str = "", category: str = "") -> dict[str, list[str]]:
        query = SearchQuery(" ", Role(role) if role else None, language, 50, category)
        hits = catalogue.search(query).hits
        return {hit.lesson.id: [f"{found.role} {found.language}" for found in hit.resources] for hit in hits}

    first, tenth = "english-4-1-01", "english-4-1-10"
    videos = listed("video")
    assert list(videos) == [first, tenth, "song-1"]
    assert videos == {first: ["video bo"], tenth: ["video zh"], "song-1": ["video zh"]}
    assert listed(language="bo") == {first: ["video bo"], tenth: ["audio bo"]}
    assert listed("audio", "bo") == {tenth: ["audio bo"]}
    assert listed(category="song") == {"song-1": [], "song-2": []}
    assert listed("video", category="song") == {"song-1": ["video zh"]}
    assert listed("web") == listed(language="kk") == listed() == {}
    catalogue.forget_package("made")
    assert listed("video") == {}


def test_the_limit_of_a_filter_alone_takes_the_first_in_teaching_order(catalogue: Catalogue) -> None:
    # All of them share one place, and come in the wrong order.
    catalogue.admit(package("made"), [_of(f"song-{number:02}", ("audio", "zh")) for number in reversed(range(20))])
    for query in (SearchQuery("", Role.AUDIO, limit=3), SearchQuery("", limit=3, category="song")):
        answer = catalogue.search(query)
        assert [hit.lesson.id for hit in answer.hits] == ["song-00", "song-01", "song-02"]
        assert answer.more
    answer = catalogue.search(SearchQuery("", Role.AUDIO, limit=20))
    assert (len(answer.hits), answer.more) == (20, False)


def test_long_lessons_do_not_hide_those_after_them_from_a_filter_alone(catalogue: Catalogue) -> None:
    ids = [f"english-4-1-{number:02}" for number in range(1, 11)]
    catalogue.admit(package("made"), [_of(each, *[("video", "zh")] * 400) for each in ids])
    hits = catalogue.search(SearchQuery("", Role.VIDEO, limit=9)).hits
    assert [hit.lesson.id for hit in hits] == ids[:9]
    assert {len(hit.resources) for hit in hits} == {5}


def test_a_file_without_a_title_is_found_by_its_name(catalogue: Catalogue) -> None:
    first, *_ = entries()
    plain = replace(first.resources[0], title=LocalText(), member="media/春天_spring-song.mp4")
    catalogue.admit(package("made"), [replace(first, resources=(plain,))])
    for text in ("春天 spring", "chuntian"):
        assert "english-4-1-01" in found(catalogue, text)


def test_a_resource_far_down_a_long_lesson_is_found(catalogue: Catalogue) -> None:
    first, *_ = entries()
    many = tuple(
        replace(first.resources[0], title=LocalText(f"练习{number}", ""), sha256=f"{number:064x}")
        for number in range(400)
    )
    catalogue.admit(package("made"), [replace(first, resources=many)])
    [hit] = catalogue.search(SearchQuery("lianxi 397")).hits
    assert [resource.title.zh for resource in hit.resources] == ["练习397"]


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        (("晚can",), "Dinner's ready 晚餐好了", ["晚餐"]),
        (("dinn",), "Dinner's ready 晚餐好了", ["Dinn"]),
        (("abc",), "ＡＢＣ字母歌", ["ＡＢＣ"]),
        (("ccy", "dyz"), "長城謠的演奏家", ["長城謠", "的演奏"]),
        (("晚餐", "餐好"), "晚餐好了", ["晚餐"]),  # none within another
        (("x",), "无", []),
    ],
)
def test_highlights_stand_in_the_text_as_it_is_written(words: tuple[str, ...], text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(words, text)] == marked


@pytest.mark.parametrize(
    ("typed", "word", "close"),
    [
        ("volkano", "volcanoes", True),  # one wrong
        ("diner", "dinner", True),  # one missing
        ("dinnner", "dinner", True),  # one too much
        ("weahter", "weather", True),  # two swapped
        ("dinner", "dinner", True),
        ("wether", "weather", True),
        ("dimer", "dinner", False),
        ("weater", "water", True),
        ("school", "scalar", False),
    ],
)
def test_one_mistake_is_forgiven_and_not_two(typed: str, word: str, close: bool) -> None:
    assert is_close(typed, word) is close


def test_the_files_about_characters_are_what_the_tool_writes(tmp_path: Path) -> None:
    pytest.importorskip("pypinyin")
    pytest.importorskip("opencc")
    root = SHIPPED.parent
    subprocess.run([sys.executable, root / "tools" / "characters.py", tmp_path], check=True)
    for name in ("pinyin.txt", "simplified.txt"):
        assert (tmp_path / name).read_bytes() == (root / "catalogue" / "characters" / name).read_bytes()

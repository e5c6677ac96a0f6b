"""Search: a query over 100,000 lessons, and a keystroke until its results are painted. JSON lines.

``python -m bench.search``; needs a display or QT_QPA_PLATFORM=offscreen.
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from bench.report import build_folder, needs_display, seconds
from bench.window import library_of
from catalogue.records import Extent, LessonEntry, LocalText, Package, Resource, Role, Trust
from catalogue.search_records import SearchQuery
from catalogue.store import Catalogue
from desktop.jobs import Jobs
from desktop.places import open_household
from desktop.searching import Searching
from desktop.views.lessons_page import LessonsPage

_COPIES = 376
"""Of the plan: 100,016 lessons."""

TYPED = (
    "音", "声", "晚餐", "音乐会", "我的朋友", "一", "y", "yy", "yinyue", "wan", "wancan", "shengyin", "英yu", "晚can",
    "jingj", "mlh", "c", "co", "colour", "din", "dinner", "my home", "electrcity", "weahter", "diner", "volkano",
    "课堂", "ktsl", "练习", "lianxi 7", "没有的词", "qqqq", "四年级", "science", "grade", "unit 3", "read and write",
)  # fmt: skip
"""One character, initials, pinyin, words that a third of all lessons have, mistakes, and nothing."""

FILTERS = (
    *(SearchQuery("", role, limit=30) for role in (Role.VIDEO, Role.PICTURE, Role.WEB)),
    SearchQuery("", None, "zh", 30), SearchQuery("", None, "kk", 30), SearchQuery("", Role.AUDIO, "zh", 30),
    SearchQuery("", None, "", 30, "song"), SearchQuery("", Role.VIDEO, "zh", 30, "recitation"),
)  # fmt: skip
"""What most lessons of packages have, what none has, and both at once."""


def package_of(number: int, lessons: Sequence[str], library: Path, resources: int) -> tuple[Package, list[LessonEntry]]:
    """Return a package as it is indexed, with so many resources a lesson."""
    package = Package(
        f"bench.{number}", 1, "bench", "2026-09-01T00:00:00+08:00", LocalText("包", "Package"), Trust.UNSIGNED,
        f"packages/bench.{number}-v1.7z", 10**9, len(lessons), len(lessons) * resources,
    )  # fmt: skip
    names = (("课堂实录", "Recorded lesson"), ("练习", "Exercise"), ("歌谣", "Chant"), ("图片", "Picture"))
    roles = (Role.VIDEO, Role.WORKSHEET, Role.AUDIO, Role.PICTURE)

    def resource(lesson: str, place: int) -> Resource:
        zh, en = names[place % 4]
        return Resource(
            lesson, package.id, roles[place % 4], LocalText(f"{zh}{place}", f"{en} {place}"), "zh", "video/mp4",
            f"{lesson}/{place}.mp4", f"{hash((number, lesson, place)) & (2**256 - 1):064x}", 1000, 60.0,
            Extent(library / package.file, place * 1000, 1000),
        )  # fmt: skip

    entries = [
        LessonEntry(
            lesson, LocalText("题目", "Title"), ("能听懂并说出",), "李长春", "",
            tuple(resource(lesson, place) for place in range(resources)),
        )
        for lesson in lessons
    ]  # fmt: skip
    return package, entries


def show(what: str, took: Sequence[float], at_most: float, **more: object) -> None:
    """Print median, p95 and the slowest, in milliseconds."""
    ordered = sorted(took)
    line = {
        "bench": what, "median ms": round(statistics.median(ordered) * 1000, 2),
        "p95 ms": round(ordered[int(len(ordered) * 0.95)] * 1000, 2), "max ms": round(ordered[-1] * 1000, 2),
        "at_most": at_most, "runs": len(ordered), **more,
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False), flush=True)


def querying(catalogue: Catalogue, lessons: int) -> None:
    """The queries as typed, one after the other, as they come from the window."""
    slowest: dict[str, float] = {}
    took, worked = [], []
    for text in TYPED:
        catalogue.search(SearchQuery(text))
        began = time.thread_time()
        each = [seconds(partial(catalogue.search, SearchQuery(text))) for _ in range(10)]
        worked.append((time.thread_time() - began) / len(each))
        took += each
        slowest[text] = round(statistics.median(each) * 1000, 1)
    worst = dict(sorted(slowest.items(), key=lambda item: -item[1])[:5])
    show(f"search in {lessons:,} lessons", took, 10, slowest=worst)
    show(f"the same, time of the processor alone, in {lessons:,} lessons", worked, 10)


def narrowing(catalogue: Catalogue, lessons: int) -> None:
    """What filters alone list, as many lessons as the window shows."""
    took, slowest = [], {}
    for query in FILTERS:
        catalogue.search(query)
        each = [seconds(partial(catalogue.search, query)) for _ in range(20)]
        took += each
        slowest[f"{query.role or ''} {query.language} {query.category}"] = round(statistics.median(each) * 1000, 1)
    show(f"filters alone in {lessons:,} lessons", took, 10, medians=slowest)


def indexing(catalogue: Catalogue, library: Path) -> None:
    """What the search costs a package of 70,000 resources on its way into the catalogue."""
    lessons = [lesson.id for lesson in catalogue.lessons()[:266]]
    package, entries = package_of(9000, lessons, library, 263)
    took = seconds(lambda: catalogue.admit(package, entries))
    print(json.dumps({"bench": "indexing a package of 70,000 resources", "seconds": round(took, 2)}), flush=True)
    catalogue.forget_package(package.id)


def typing(library: Path) -> None:
    """Keystrokes in the window until their results are painted, none of them waiting for another."""
    application = QApplication.instance() or QApplication(["bench"])
    household, jobs, page = open_household(library), Jobs(), LessonsPage()
    page.resize(1024, 768)
    page.show()
    searching = Searching(page.finder, household, jobs)
    model, took = page.finder.model, []
    for text in TYPED:
        page.search.clear()
        for end in range(1, len(text) + 1):
            if not text[end - 1].strip():
                continue  # a blank alone asks nothing new
            loop = QEventLoop()
            model.modelReset.connect(loop.quit)
            began = time.perf_counter()
            page.search.setText(text[:end])
            loop.exec()
            page.finder.list.viewport().repaint()
            took.append(time.perf_counter() - began)
            model.modelReset.disconnect(loop.quit)
    show("a keystroke until its results are painted, 100,016 lessons", took, 30)
    jobs.shutdown()
    household.close()
    del application, searching


def feeling_the_same(work: Path) -> None:
    """What a window asks of 266 lessons with 1, 100 and 1,000 resources each: the list, a lesson, a search."""
    for each in (1, 100, 1000):
        library = library_of(work / f"library-{each}", 1)
        catalogue = Catalogue.open(library)
        ids = [lesson.id for lesson in catalogue.lessons()]
        imported = 0.0
        for number in range(0, len(ids), 67):
            imported += seconds(partial(catalogue.admit, *package_of(number, ids[number : number + 67], library, each)))
        asked: dict[str, Callable[[], object]] = {
            "list of lessons": catalogue.lessons,
            "resources of a lesson": partial(catalogue.resources, ids[130]),
            "search": partial(catalogue.search, SearchQuery("课堂 声音", limit=40)),
        }
        line: dict[str, object] = {"bench": f"{266 * each:,} resources", "indexing s": round(imported, 2)}
        for what, ask in asked.items():
            ask()
            line[f"{what}, median ms"] = round(statistics.median(seconds(ask) for _ in range(9)) * 1000, 2)
        line["opening ms"] = round(seconds(lambda path=library: Catalogue.open(path).close()) * 1000, 1)  # type: ignore[misc]
        print(json.dumps(line, ensure_ascii=False), flush=True)
        catalogue.close()


def main() -> None:
    """Build a large library under build/ and search it."""
    needs_display("bench.search")
    with build_folder() as work:
        library = library_of(work / "large", _COPIES)
        catalogue = Catalogue.open(library)
        began = time.perf_counter()
        catalogue.clear_packages()
        print(json.dumps({"bench": "indexing the plan", "seconds": round(time.perf_counter() - began, 1)}), flush=True)
        ids = [lesson.id for lesson in catalogue.lessons()]
        for number in range(20):
            catalogue.admit(*package_of(number, ids[number * 100 : number * 100 + 100], library, 10))
        querying(catalogue, len(ids))
        narrowing(catalogue, len(ids))
        indexing(catalogue, library)
        catalogue.close()
        typing(library)
        feeling_the_same(work / "sizes")


if __name__ == "__main__":
    main()

"""What each class hour of the demo holds: a slide that is its own, and a few real media that the hours share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from catalogue.records import Lesson

MEDIA = Path(__file__).resolve().parent / "media"
ISSUER = "空中课堂演示 Skylesson demo"
CREATED = "2026-09-01T00:00:00+08:00"


@dataclass(frozen=True, slots=True)
class Shared:
    """A medium of the demo: its file, what it is for, its titles and, for what plays, its length in seconds."""

    file: str
    role: str
    zh: str
    en: str
    duration: float | None = None


_MORNING = Shared("bunny-morning.mp4", "video", "视频：大兔子的早晨", "Video: the rabbit's morning", 5.3)
_BIRD = Shared("bird.mp4", "video", "视频：枝头的小鸟", "Video: a bird on a branch", 4.0)
_SOUND = Shared("sound-with-cover.flac", "audio", "听一听", "Listen", 2.7)
_SAYING = Shared("sound.mp3", "audio", "跟读", "Listen and repeat", 2.8)
_WALL = Shared("great-wall.webp", "picture", "图片：长城", "Picture: the Great Wall")
_PANDA = Shared("panda.webp", "picture", "图片：大熊猫", "Picture: a giant panda")
_FISH = Shared("fish.jpg", "picture", "图片：一条鱼", "Picture: a fish")
_SHEET = Shared("worksheet.pdf", "worksheet", "练习单", "Worksheet")

_BY_SUBJECT = {
    "english": (_MORNING, _SAYING, _SHEET),
    "science": (_BIRD, _PANDA, _SHEET),
    "art": (_WALL, _FISH, _BIRD),
    "music": (_SOUND, _MORNING, _SAYING),
}
_OBJECTIVES = {
    "english": ("能听懂、会说本课的重点句型。", "能和同桌表演对话。"),
    "science": ("会观察，会记录。", "能用自己的话说出发现。"),
    "art": ("能说出作品里的颜色和形状。", "完成一件自己的作品。"),
    "music": ("能随音乐打拍子。", "能有感情地演唱。"),
}


def weeks(lessons: Sequence[Lesson]) -> Iterator[tuple[tuple[int, int, int], list[Lesson]]]:
    """Yield ((grade, term, week), lessons) in teaching order: each is one package."""

    def key(lesson: Lesson) -> tuple[int, int, int]:
        return lesson.grade, lesson.term, lesson.week

    for week, group in groupby(sorted(lessons, key=lambda lesson: (*key(lesson), lesson.sequence)), key):
        yield week, list(group)


def shared_media(lesson: Lesson) -> tuple[Shared, ...]:
    """Return the media of a lesson beside its own slide."""
    return _BY_SUBJECT.get(lesson.subject, (_SHEET,))


def package_id(grade: int, term: int, week: int) -> str:
    """Return the id of the package of one teaching week."""
    return f"org.skylesson.demo.{grade}.{term}.w{week:02}"


def manifest(week: tuple[int, int, int], lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Return the manifest of one week's package, as a publisher writes it by hand."""
    grade, term, number = week
    book_zh, book_en = ("上册", "A") if term == 1 else ("下册", "B")
    return {
        "format": "skylesson-package/1",
        "id": package_id(*week),
        "version": 1,
        "issuer": ISSUER,
        "created": CREATED,
        "title": {
            "zh": f"{'〇一二三四五六七八九'[grade % 10]}年级{book_zh} 第{number}周",
            "en": f"Grade {grade}{book_en}, week {number}",
        },
        "lessons": [_lesson(lesson) for lesson in lessons],
    }


def slide_path(lesson: Lesson) -> str:
    """Return where the lesson's own slide lies in its package."""
    return f"lessons/{lesson.id}/slide.png"


def _lesson(lesson: Lesson) -> dict[str, Any]:
    slide = {"path": slide_path(lesson), "role": "picture", "title": {"zh": "本课题目", "en": "Today's title"}}
    return {
        "id": lesson.id,
        "title": {"zh": lesson.title.zh, "en": lesson.title.en},
        "objectives": list(_OBJECTIVES.get(lesson.subject, ())),
        "teacher": "空中课堂",
        "resources": [slide, *(_resource(medium) for medium in shared_media(lesson))],
    }


def _resource(medium: Shared) -> dict[str, Any]:
    said = {"path": f"media/{medium.file}", "role": medium.role, "title": {"zh": medium.zh, "en": medium.en}}
    return said if medium.duration is None else {**said, "duration": medium.duration}

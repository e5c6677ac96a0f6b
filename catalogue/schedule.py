"""What is next in teaching order. Pure: lessons and what was taught are handed in."""

from collections.abc import Collection, Iterable

from catalogue.records import Lesson, LessonState


def next_lesson(lessons: Iterable[Lesson], taught: Collection[str]) -> Lesson | None:
    """Return the lesson to teach next: of ``lessons`` in teaching order, the first after the last one taught.

    A lesson that was skipped earlier on stays open in the list but does not hold the class up. Where nothing was
    taught yet it is the first of all. None when everything after the last taught lesson is taught.
    """
    following: Lesson | None = None
    for lesson in lessons:
        if lesson.id in taught:
            following = None
        elif following is None and lesson.planned:
            following = lesson
    return following


def next_ready(lessons: Iterable[Lesson], taught: Collection[str]) -> Lesson | None:
    """Return the first lesson not taught yet of which something is here, for when the next one has not arrived."""
    for lesson in lessons:
        if lesson.id not in taught and lesson.state is not LessonState.MISSING:
            return lesson
    return None

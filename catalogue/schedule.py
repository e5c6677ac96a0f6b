"""What is next in teaching order. Pure: lessons and what was taught are handed in."""

from collections.abc import Collection, Iterable

from catalogue.records import Lesson, LessonState


def next_lesson(planned: Iterable[str], taught: Collection[str]) -> str:
    """Return the id of the lesson to teach next: of ``planned`` ids in teaching order, the first after the last taught.

    A lesson that was skipped earlier on stays open in the list but does not hold the class up. Where nothing was
    taught yet it is the first of all. '' when everything after the last taught lesson is taught.
    """
    following = ""
    for lesson_id in planned:
        if lesson_id in taught:
            following = ""
        elif not following:
            following = lesson_id
    return following


def next_ready(lessons: Iterable[Lesson], taught: Collection[str]) -> Lesson | None:
    """Return the first lesson not taught yet of which something is here, for when the next one has not arrived."""
    for lesson in lessons:
        if lesson.id not in taught and lesson.state is not LessonState.MISSING:
            return lesson
    return None

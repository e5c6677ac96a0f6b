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


def terms_now(lessons: Iterable[Lesson], taught: Collection[str]) -> frozenset[tuple[int, int]]:
    """Return grade and term that each grade is being taught now: where its next lesson is, else where its last was."""
    now = set()
    for grade, in_order in _planned_by_grade(lessons).items():
        following = next_lesson([lesson.id for lesson in in_order], taught)
        at = next((lesson for lesson in in_order if lesson.id == following), in_order[-1])
        now.add((grade, at.term))
    return frozenset(now)


def terms_over(lessons: Iterable[Lesson], taught: Collection[str]) -> frozenset[tuple[int, int]]:
    """Return grade and term of all terms that are over: each of its lessons is taught, or one of a later term is."""
    over = set()
    for grade, in_order in _planned_by_grade(lessons).items():
        latest = max((lesson.term for lesson in in_order if lesson.id in taught), default=0)
        for term in {lesson.term for lesson in in_order}:
            if term < latest or all(lesson.id in taught for lesson in in_order if lesson.term == term):
                over.add((grade, term))
    return frozenset(over)


def weeks_here(lessons: Iterable[Lesson]) -> int:
    """Return of how many teaching weeks of the plan something is here; grades and subjects share their weeks."""
    here = (lesson for lesson in lessons if lesson.planned and lesson.state is not LessonState.MISSING)
    return len({(lesson.term, lesson.week) for lesson in here})


def _planned_by_grade(lessons: Iterable[Lesson]) -> dict[int, list[Lesson]]:
    found: dict[int, list[Lesson]] = {}
    for lesson in sorted(lessons, key=lambda lesson: lesson.sequence):
        if lesson.planned:
            found.setdefault(lesson.grade, []).append(lesson)
    return found

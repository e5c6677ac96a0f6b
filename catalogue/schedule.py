"""What is next in teaching order. Pure: lessons and what was taught are handed in; no clock, for clocks lie."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from catalogue.records import SUBJECTS, Lesson, LessonState, PlanLine
from catalogue.timetable import NO_CLASS, SchoolClass


def next_lesson(planned: Iterable[str], taught: Collection[str]) -> str:
    """Return the id of the lesson to teach next: of ``planned`` ids in teaching order, the first that is not taught.

    A lesson that was left out stays next until it is taught or marked as taught, so that none is lost. '' when all are
    taught.
    """
    return next((lesson_id for lesson_id in planned if lesson_id not in taught), "")


def next_ready(lessons: Iterable[Lesson], taught: Collection[str]) -> Lesson | None:
    """Return the first lesson not taught yet of which something is here, for when the next one has not arrived."""
    for lesson in lessons:
        if lesson.id not in taught and lesson.state is not LessonState.MISSING:
            return lesson
    return None


@dataclass(frozen=True, slots=True)
class Taught:
    """Which lessons count as taught, by class; under NO_CLASS what was taught when nobody said to which class.

    A school usually begins without classes. What it taught then counts for every class, unless that class's own
    records say otherwise.
    """

    yes: Mapping[int, frozenset[str]]
    no: Mapping[int, frozenset[str]]
    """Lessons whose last word, for that class, is a mark of "not taught"."""

    def by(self, class_id: int) -> frozenset[str]:
        """Return what one class was taught."""
        own, against = self.yes.get(class_id, frozenset()), self.no.get(class_id, frozenset())
        return own | (self.yes.get(NO_CLASS, frozenset()) - against)

    def by_anybody(self) -> frozenset[str]:
        """Return what any class was taught."""
        return frozenset().union(*self.yes.values())


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a class is in one subject of one grade. ``following`` is '' when all of it is taught.

    ``instead`` is the first lesson not taught that is here, for when the following one has not arrived; else ''.
    """

    class_id: int
    subject: str
    grade: int
    following: str
    instead: str = ""


def standings(school_class: SchoolClass, lines: Iterable[PlanLine], taught: Collection[str]) -> tuple[Standing, ...]:
    """Return where a class is in each subject and, in a combined room, in each grade; subjects of the plan first."""
    open_lines: dict[tuple[str, int], list[PlanLine]] = {}
    for line in sorted(lines, key=lambda line: line.sequence):
        found = open_lines.setdefault((line.subject, line.grade), [])
        if line.id not in taught:
            found.append(line)
    wanted = [key for key in sorted(open_lines, key=_subject_order) if key[1] in school_class.grades]
    return tuple(_standing(school_class.id, *key, open_lines[key]) for key in wanted)


def _standing(class_id: int, subject: str, grade: int, left: list[PlanLine]) -> Standing:
    following = left[0].id if left else ""
    if not left or left[0].state is not LessonState.MISSING:
        return Standing(class_id, subject, grade, following)
    here = next((line.id for line in left if line.state is not LessonState.MISSING), "")
    return Standing(class_id, subject, grade, following, here)


def _subject_order(key: tuple[str, int]) -> tuple[int, str, int]:
    subject, grade = key
    return SUBJECTS.index(subject) if subject in SUBJECTS else len(SUBJECTS), subject, grade


def terms_now(lessons: Iterable[Lesson], taught: Collection[str]) -> frozenset[tuple[int, int]]:
    """Return grade and term that each grade is being taught now: its first that is not over, else its last."""
    by_grade = _planned_by_grade(lessons)
    over = terms_over((lesson for in_order in by_grade.values() for lesson in in_order), taught)
    now = set()
    for grade, in_order in by_grade.items():
        open_terms = (lesson.term for lesson in in_order if (grade, lesson.term) not in over)
        now.add((grade, next(open_terms, in_order[-1].term)))
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


def _planned_by_grade(lessons: Iterable[Lesson]) -> dict[int, list[Lesson]]:
    found: dict[int, list[Lesson]] = {}
    for lesson in sorted(lessons, key=lambda lesson: lesson.sequence):
        if lesson.planned:
            found.setdefault(lesson.grade, []).append(lesson)
    return found

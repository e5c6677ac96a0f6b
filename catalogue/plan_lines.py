"""The lines of the plan that the schedule needs: all of some grades, or just those that tell what is next."""

from collections.abc import Collection
from typing import Any

from peewee import ModelSelect, SqliteDatabase

from catalogue import rows
from catalogue.models import LessonRow
from catalogue.records import PlanLine


def of_grades(database: SqliteDatabase, grades: Collection[int] | None) -> list[PlanLine]:
    """Return the lines of some grades, of all for None, in teaching order."""
    query = _planned()
    if grades is not None:
        query = query.where(LessonRow.grade.in_(list(grades)))
    return [rows.plan_line(row) for row in query.tuples().iterator(database)]


def coming(database: SqliteDatabase, grade: int, taught: Collection[str]) -> list[PlanLine]:
    """Return those lines of a grade that tell what is next in each subject, however long the plan is.

    That is, in each: the first line, the first that is not taught, and the first of these that is here. For a ``grade``
    of 0 the grade is that of the first line that is not taught.
    """
    if not grade:
        found = _first(database, _planned(), taught)
        grade = found[2] if found else 0
    query = LessonRow.select(LessonRow.subject).where(LessonRow.planned, LessonRow.grade == grade).distinct()
    lines = set[tuple[Any, ...]]()
    for (subject,) in list(query.tuples().execute(database)):
        mine = _planned().where(LessonRow.grade == grade, LessonRow.subject == subject)
        here = mine.where(LessonRow.resources_here > 0)
        for which, passed in ((mine, ()), (mine, taught), (here, taught)):
            found = _first(database, which, passed)
            lines |= {found} if found is not None else set()
    return sorted(map(rows.plan_line, lines), key=lambda line: line.sequence)


def _planned() -> "ModelSelect[Any]":
    return LessonRow.select(*rows.PLAN_COLUMNS).where(LessonRow.planned).order_by(*rows.TEACHING_ORDER)


def _first(database: SqliteDatabase, query: "ModelSelect[Any]", passed: Collection[str]) -> tuple[Any, ...] | None:
    """Return the first row that is not passed over. Row by row: what lies behind it is never read."""
    return next((row for row in query.tuples().iterator(database) if row[0] not in passed), None)

"""Finding lessons by words of their titles, units and ids, in Chinese and English."""

from typing import Any

from peewee import ModelSelect, fn

from catalogue.models import LessonRow

_SEARCHED = (LessonRow.title_zh, LessonRow.title_en, LessonRow.unit_zh, LessonRow.unit_en, LessonRow.id)
_LONGEST = 100
"""Characters of a query that are looked at: more is a paste by mistake."""


def matches(query: "ModelSelect[Any]", text: str) -> "ModelSelect[Any] | None":
    """Narrow a query over lessons to those that hold every word of ``text`` somewhere; None when there is no word."""
    words = text.casefold()[:_LONGEST].split()
    if not words:
        return None
    for word in words:
        held = fn.INSTR(fn.LOWER(_SEARCHED[0]), word) > 0
        for column in _SEARCHED[1:]:
            held |= fn.INSTR(fn.LOWER(column), word) > 0
        query = query.where(held)
    return query

"""What stands in one cell of a timetable: a subject, or two for odd and even weeks, with a grade, with a teacher."""

import re
from dataclasses import dataclass

from catalogue.subject_names import grades_of, is_subject, subject_of

_ODD, _EVEN = ("单周", "单", "奇"), ("双周", "双", "偶")
_WEEKS = re.compile(r"第?\s*(\d+(?:\s*[,，、]\s*\d+)*)\s*周")
_NUMBER = re.compile(r"\d+")
_AROUND = re.compile(r"[()（）\[\]【】:：]")
_SPLIT = re.compile(r"[/／|\n\r]+|\s{2,}")
_EMPTY = re.compile(r"[-—–/／\s无空×]*")
_GRADE_MARK = re.compile(r"[一二三四五六1-6]\s*年级")


@dataclass(frozen=True, slots=True)
class CellPart:
    """A subject in a cell; ``weeks`` of the rotation, () for all; ``grade`` 0 for the whole room."""

    subject: str
    weeks: tuple[int, ...] = ()
    grade: int = 0


def is_blank(text: str) -> bool:
    """Tell whether a cell says that nothing is taught: empty, a dash, 无."""
    return _EMPTY.fullmatch(text) is not None


def parts_of(text: str) -> tuple[CellPart, ...]:
    """Return the subjects of a cell: 英语 or 英语/美术 or 英语(单) 美术(双) or 英语 with a name in the next line."""
    if is_blank(text):
        return ()
    pieces = [piece.strip() for piece in _SPLIT.split(text) if piece.strip()]
    pieces = [part for piece in pieces for part in _apart(piece)]
    found = [_part(piece) for piece in pieces]
    if any(part.weeks for part in found):
        return tuple(part for part in found if part.subject and (part.weeks or is_subject(part.subject)))
    subjects = [part for part in found if is_subject(part.subject)]
    if len(subjects) == 2 and len(found) == 2 and "\n" not in text:
        return (_in(subjects[0], 1), _in(subjects[1], 2))
    return (subjects[0],) if subjects else (found[0],) if found and found[0].subject else ()


def _apart(piece: str) -> list[str]:
    """Split 英语(单) 美术(双) and 单:英语 双:美术, which have a blank between; other blanks are within a name."""
    words = piece.split()
    marked = [word for word in words if _weeks_in(word)]
    return words if len(marked) > 1 else [piece]


def _part(piece: str) -> CellPart:
    weeks = _weeks_in(piece)
    plain = _WEEKS.sub("", piece)
    if weeks:
        for mark in (*_ODD, *_EVEN):
            plain = plain.replace(mark, "")
    grade = _GRADE_MARK.search(plain)
    grades = grades_of(grade.group()) if grade else ()
    if grade:
        plain = plain.replace(grade.group(), "")
    plain = _AROUND.sub(" ", plain).strip()
    return CellPart(subject_of(plain), weeks, grades[0] if grades else 0)


def _weeks_in(piece: str) -> tuple[int, ...]:
    found = _WEEKS.search(piece)
    if found:
        return tuple(sorted({int(number) for number in _NUMBER.findall(found.group(1)) if 0 < int(number) <= 12}))
    if any(mark in piece for mark in _ODD):
        return (1,)
    return (2,) if any(mark in piece for mark in _EVEN) else ()


def _in(part: CellPart, week: int) -> CellPart:
    return CellPart(part.subject, (week,), part.grade)

"""CSES, the exchange format of Chinese timetable programs: reading version 2, and version 1.

Source: the example and the JSON schema of https://github.com/SmartTeachCN/CSES. A file holds one class. Version 2
counts the days of school in a cycle of working and resting ``spans``; ``enable_day`` lists such days, from 1. We lay a
cycle over weeks that begin on Monday; one that is not of whole weeks is repeated until it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from itertools import groupby
from math import lcm
from pathlib import Path
from typing import Any

import yaml

from catalogue.errors import FileRefusedError
from catalogue.subject_names import subject_of
from catalogue.text_files import read_text
from catalogue.timetable import LONGEST_ROTATION, Period
from catalogue.timetable_draft import Draft, DraftNote, DraftSlot

_ENDINGS = ("课程表", "课表")
_DAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKS: Mapping[str, tuple[int, ...]] = {"all": (1, 2), "odd": (1,), "even": (2,)}
_MOST_DAYS = 7 * LONGEST_ROTATION

Day = tuple[int, int]
"""A week of the rotation and a weekday, both from 1."""


def read_cses(path: Path, class_name: str = "") -> Draft:
    """Return what a CSES file says. ``class_name`` goes before the name that the file gives.

    Raises:
        FileRefusedError: it is no CSES file, or something in it cannot be used; ``where`` names the field.
        OSError: it cannot be read.
    """
    try:
        # Every scalar stays a string: an unquoted 9:00 would else be the number 540 (YAML 1.1). The loader makes
        # strings, lists and dicts, and nothing else.
        document = yaml.load(read_text(path), Loader=yaml.BaseLoader)  # noqa: S506  # nosec B506  # makes no objects
    except (yaml.YAMLError, RecursionError) as error:
        raise FileRefusedError(path, "no-yaml") from error
    return _Reader(path).draft(document, class_name)


class _Reader:
    """Reads one document; ``path`` is for what goes wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def draft(self, document: object, class_name: str) -> Draft:
        whole = self._mapping(document, "")
        version = str(whole.get("version", ""))
        if version not in ("1", "2"):
            raise FileRefusedError(self._path, "no-cses", "version")
        days, rotation = ({}, 2) if version == "1" else self._cycle(whole)
        name = class_name or self._name(whole)
        entries = [self._mapping(entry, "schedules") for entry in self._list(whole.get("schedules"), "schedules")]
        found: list[tuple[Day, str, time, time]] = []
        for entry in entries:
            for day in self._days_of(entry, days):
                found += [(day, *self._lesson(lesson)) for lesson in self._list(entry.get("classes"), "classes")]
        spans = sorted({(start, end) for _, _, start, end in found})
        periods = tuple(Period(number, *span) for number, span in enumerate(spans, start=1))
        number = {span: period.number for span, period in zip(spans, periods, strict=True)}
        slots = [
            DraftSlot(name, day, number[start, end], subject_of(subject), (week,))
            for (week, day), subject, start, end in found
        ]
        held = _together(slots, rotation)
        if version == "1" and all(not slot.weeks for slot in held):
            rotation = 1
        return Draft((name,), rotation, periods, held, tuple(self._notes(whole, name)))

    def _name(self, whole: Mapping[str, Any]) -> str:
        configuration = whole.get("configuration")
        name = str(configuration.get("name", "")) if isinstance(configuration, Mapping) else ""
        name = name.strip() or self._path.stem
        for ending in _ENDINGS:
            name = name.removesuffix(ending)
        return name or self._path.stem

    def _cycle(self, whole: Mapping[str, Any]) -> tuple[dict[int, list[Day]], int]:
        """Return where each day of school lies, and of how many weeks the rotation is."""
        configuration = self._mapping(whole.get("configuration"), "configuration")
        cycle = self._mapping(configuration.get("cycle"), "configuration.cycle")
        where = "configuration.cycle.spans"
        days: list[int] = []
        work = 0
        for part in self._list(cycle.get("spans"), where):
            span = self._mapping(part, where)
            count, activity = self._number(span.get("count"), where), span.get("activity")
            if activity not in ("work", "rest") or not 0 < count <= _MOST_DAYS - len(days):
                raise FileRefusedError(self._path, "bad-cycle", where)
            days += range(work + 1, work + count + 1) if activity == "work" else [0] * count
            work += count if activity == "work" else 0
        if not work:
            raise FileRefusedError(self._path, "bad-cycle", where)
        length = lcm(len(days), 7)
        if length > _MOST_DAYS:
            raise FileRefusedError(self._path, "cycle-too-long", where)
        found: dict[int, list[Day]] = {}
        for index in range(length):
            found.setdefault(days[index % len(days)], []).append((index // 7 + 1, index % 7 + 1))
        return found, length // 7

    def _days_of(self, entry: Mapping[str, Any], days: Mapping[int, list[Day]]) -> Iterable[Day]:
        said = entry.get("enable_day")
        if days:
            for number in said if isinstance(said, list) else [said]:
                wanted = self._number(number, "enable_day")
                if wanted not in days or wanted == 0:
                    raise FileRefusedError(self._path, "bad-day", f"enable_day: {wanted}")
                yield from days[wanted]
            return
        code = str(said).casefold()
        weekday = _DAY_CODES.index(code) + 1 if code in _DAY_CODES else self._number(said, "enable_day")
        weeks = _WEEKS.get(str(entry.get("weeks", "all")))
        if weeks is None or not 1 <= weekday <= 7:
            raise FileRefusedError(self._path, "bad-day", f"enable_day: {said}")
        yield from ((week, weekday) for week in weeks)

    def _lesson(self, part: object) -> tuple[str, time, time]:
        lesson = self._mapping(part, "classes")
        subject = str(lesson.get("subject", "")).strip()
        start, end = (self._time(lesson.get(key), key) for key in ("start_time", "end_time"))
        if not subject or end <= start:
            raise FileRefusedError(self._path, "bad-lesson", f"{subject} {start} {end}")
        return subject, start, end

    def _notes(self, whole: Mapping[str, Any], class_name: str) -> Iterable[DraftNote]:
        for part in self._list(whole.get("subjects"), "subjects"):
            said = self._mapping(part, "subjects")
            name, short, teacher, room = (
                str(said.get(key, "") or "").strip() for key in ("name", "simplified_name", "teacher", "location")
            )
            if name:
                yield DraftNote(class_name, subject_of(name), name, short, teacher, room or str(said.get("room", "")))

    def _mapping(self, value: object, where: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise FileRefusedError(self._path, "no-cses", where)
        return value

    def _list(self, value: object, where: str) -> Sequence[Any]:
        if isinstance(value, list):
            return value
        if value in (None, ""):
            return ()
        raise FileRefusedError(self._path, "no-cses", where)

    def _number(self, value: object, where: str) -> int:
        text = str(value)
        if not (text.isascii() and text.isdecimal() and len(text) <= 4):
            raise FileRefusedError(self._path, "no-cses", f"{where}: {text[:20]}")
        return int(text)

    def _time(self, value: object, where: str) -> time:
        hour, _, rest = str(value).partition(":")
        minute, _, second = rest.partition(":")
        try:
            return time(int(hour), int(minute), int(second or 0))
        except ValueError as error:
            raise FileRefusedError(self._path, "bad-time", f"{where}: {str(value)[:20]}") from error


def _together(slots: Iterable[DraftSlot], rotation: int) -> tuple[DraftSlot, ...]:
    """Put weeks of the same subject in the same cell together, () for all of them."""

    def cell(slot: DraftSlot) -> tuple[int, int, str]:
        return slot.weekday, slot.period, slot.subject

    made = []
    for _, group in groupby(sorted(slots, key=lambda slot: (*cell(slot), slot.weeks)), cell):
        same = list(group)
        weeks = tuple(sorted({week for slot in same for week in slot.weeks}))
        whole = len(weeks) == rotation
        made.append(DraftSlot(same[0].class_name, *cell(same[0]), () if whole else weeks))
    return tuple(made)

"""CSES, the exchange format of Chinese timetable programs: writing version 2. See catalogue/cses_reading.py."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import yaml

from catalogue.cses_reading import Day
from catalogue.subject_names import subject_name
from catalogue.timetable_draft import Draft, DraftNote, DraftSlot

VERSION = 2
_DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def write_cses(draft: Draft) -> str:
    """Return the CSES file (version 2) of a draft of one class."""
    numbers = _work_days(draft)
    document = {
        "version": VERSION,
        "configuration": {
            "name": draft.class_names[0] + "课表",
            "description": "",
            "cycle": {
                "work_count": len(numbers),
                "rest_count": 7 * draft.rotation - len(numbers),
                "spans": list(_spans(draft.rotation, numbers)),
            },
        },
        "subjects": [_subject(note) for note in _notes(draft)],
        "schedules": list(_schedules(draft, numbers)),
    }
    written = yaml.dump(document, Dumper=_QuotedTimes, allow_unicode=True, sort_keys=False)
    return str(written)


def _work_days(draft: Draft) -> dict[Day, int]:
    """Number the days of school: Monday to Friday, and weekend days on which something is taught."""
    taught = {(week, slot.weekday) for slot in draft.slots for week in slot.weeks or range(1, draft.rotation + 1)}
    days = [(week, day) for week in range(1, draft.rotation + 1) for day in range(1, 8)]
    return {day: number for number, day in enumerate((d for d in days if d[1] <= 5 or d in taught), start=1)}


def _spans(rotation: int, numbers: Mapping[Day, int]) -> Iterable[dict[str, object]]:
    days = [(week, day) for week in range(1, rotation + 1) for day in range(1, 8)]
    for works, group in groupby(days, lambda day: day in numbers):
        yield {"activity": "work" if works else "rest", "count": len(list(group))}


def _notes(draft: Draft) -> Iterable[DraftNote]:
    """Yield the subjects, those first of which the file we had spoke."""
    yield from draft.notes
    told = {note.subject for note in draft.notes}
    for subject in dict.fromkeys(slot.subject for slot in draft.slots):
        if subject not in told:
            yield DraftNote("", subject, subject_name(subject))


def _subject(note: DraftNote) -> dict[str, str]:
    said = {"name": note.name, "simplified_name": note.short, "teacher": note.teacher, "location": note.room}
    return {key: value for key, value in said.items() if value}


def _schedules(draft: Draft, numbers: Mapping[Day, int]) -> Iterable[dict[str, object]]:
    """Yield a schedule for each weekday, one for all weeks that are alike."""
    names = {note.subject: note.name for note in _notes(draft)}
    for weekday in range(1, 8):
        alike: dict[tuple[DraftSlot, ...], list[int]] = {}
        for week in range(1, draft.rotation + 1):
            held = [s for s in draft.slots if s.weekday == weekday and (not s.weeks or week in s.weeks)]
            if held:
                alike.setdefault(tuple(sorted(held, key=lambda slot: slot.period)), []).append(week)
        for slots, weeks in alike.items():
            yield {
                "name": _DAYS[weekday - 1]
                + _ending(weeks, [week for week, day in numbers if day == weekday], draft.rotation),
                "enable_day": [numbers[week, weekday] for week in weeks],
                "classes": [_lesson(draft, slot, names) for slot in slots],
            }


def _ending(weeks: Sequence[int], at_school: Sequence[int], rotation: int) -> str:
    if list(weeks) == list(at_school):
        return ""
    if rotation == 2:
        return "-单周" if weeks == [1] else "-双周"
    return f"-第{'、'.join(map(str, weeks))}周"


def _lesson(draft: Draft, slot: DraftSlot, names: Mapping[str, str]) -> dict[str, str]:
    period = next(period for period in draft.periods if period.number == slot.period)
    return {
        "subject": names[slot.subject],
        "start_time": _Time(period.start.isoformat()),
        "end_time": _Time(period.end.isoformat()),
    }


class _Time(str):
    """A time of day, which goes into the file in quotes."""

    __slots__ = ()


class _QuotedTimes(yaml.SafeDumper):
    """Writes times in quotes, as the format asks, and every value as often as it stands: no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value again instead of pointing to where it stood before."""
        del data
        return True


def _quoted(dumper: yaml.SafeDumper, value: _Time) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')


_QuotedTimes.add_representer(_Time, _quoted)

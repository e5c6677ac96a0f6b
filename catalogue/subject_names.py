"""How schools write subjects, grades, classes and weekdays, and what we make of it."""

import re
from collections.abc import Mapping

from catalogue.records import SUBJECTS

CHINESE_NAMES: Mapping[str, str] = {"english": "英语", "science": "科学", "art": "美术", "music": "音乐"}
_SHORT = {"英": "english", "科": "science", "美": "art", "音": "music", "外语": "english", "eng": "english"}

OTHER_SUBJECTS = frozenset((
    "语文", "语", "数学", "数", "体育", "体", "体育与健康", "道德与法治", "道法", "品德", "品社",
    "信息", "信息技术", "信息科技", "计算机", "劳动", "劳技", "综合", "综合实践", "心理", "健康", "心理健康",
    "书法", "写字", "阅读", "作文", "自习", "班会", "班队", "队会", "活动", "活动课", "课外活动",
    "校本", "校本课程", "地方", "地方课程", "社团", "安全", "国学", "辅导",
))  # fmt: skip
"""Subjects of a primary school that the plan has no lessons of; enough to tell a subject from a teacher's name."""

NUMERALS: Mapping[str, int] = {char: number for number, char in enumerate("一二三四五六七八九", start=1)}
_DAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "七": 7}
_DAY = re.compile(r"(?:星\s*期|礼\s*拜|周)\s*([一二三四五六七日天1-7])")
_ENGLISH_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?", re.IGNORECASE)
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GRADES = re.compile(
    r"(?<![高初大\d])([一二三四五六1-6](?:[、,，/和至到~～\-—]?[一二三四五六1-6])*)\s*(?:年级|年|[（(]|班|复式)"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_SEVERAL = r"([1-6](?:\s*(?:[-–/,&+]|and|to)\s*[1-6])*)(?!\d)"
_ENGLISH_GRADES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:grades?|gr\.?|g|years?|primary)\s*{_SEVERAL}",
        rf"\bclass\s*{_SEVERAL}",
        rf"^\s*{_SEVERAL}\s*[-.]?\s*[a-z]?\s*$",
    )
)
"""Grade 5 a and G5A, then Class 5a, then a bare 5a: in Class 1 Grade 5 the grade is the 5."""

_CLASS = re.compile(
    r"(?<![高初大\d])[一二三四五六1-6](?:[、,，/和至到~～\-—]?[一二三四五六1-6])*\s*(?:年\s*级?)?\s*"
    r"(?:[（(【]\s*[\d一二三四五六七八九十]{1,2}\s*[)）】]|[\d一二三四五六七八九十]{1,2})?\s*(?:复式)?\s*班"
    r"|[一二三四五六1-6](?:[、,，/和至到~～\-—]?[一二三四五六1-6])*\s*年级"
)


def subject_of(text: str) -> str:
    """Return the subject of the plan that a text names, else the text itself without blanks."""
    plain = "".join(text.split())
    low = plain.casefold()
    if low in SUBJECTS:
        return low
    if low in _SHORT:
        return _SHORT[low]
    named = [subject for subject, name in CHINESE_NAMES.items() if name in plain]
    named += [subject for subject in SUBJECTS if subject in low and subject not in named]
    return named[0] if len(named) == 1 else plain


def subject_name(subject: str) -> str:
    """Return how a subject is written in a Chinese timetable."""
    return CHINESE_NAMES.get(subject, subject)


def is_subject(text: str) -> bool:
    """Tell whether a text names a subject of a primary school."""
    return text in OTHER_SUBJECTS or subject_of(text) in SUBJECTS


def weekday_of(text: str) -> int:
    """Return the weekday that a heading names, Monday 1, else 0. A lone 一 is for the caller to weigh."""
    plain = "".join(text.split())
    found = _DAY.fullmatch(plain)
    if found:
        return _DAYS.get(found.group(1)) or int(found.group(1))
    english = _ENGLISH_DAY.fullmatch(plain)
    if english:
        return _ENGLISH_DAYS.index(english.group(1).casefold()) + 1
    return _DAYS.get(plain, 0)


def grades_of(name: str) -> tuple[int, ...]:
    """Return the grades that the name of a class tells, () for none.

    四（1）班 is 4, 四五六年级复式班 is 4, 5 and 6; Grade 5 a, G5A, Class 5a, Five a, fifth grade, 5a and 5 (1) are 5.
    """
    found = _GRADES.search(name)
    if found is None:
        plain = _in_figures(name)
        found = next((match for pattern in _ENGLISH_GRADES if (match := pattern.search(plain))), None)
    if found is None:
        return ()
    text = found.group(1)
    numbers = [NUMERALS.get(char) or int(char) for char in text if char in NUMERALS or char.isdigit()]
    if len(numbers) == 2 and any(mark in text for mark in (*"至到~～-—–", "to")) and numbers[0] < numbers[1]:
        numbers = list(range(numbers[0], numbers[1] + 1))
    return tuple(sorted(set(numbers)))


def _in_figures(name: str) -> str:
    """Return an English name with its numbers in figures: Five a is 5 a, fifth grade is grade 5."""
    text = name
    for number, (word, ordinal) in enumerate(zip(_NUMBERS, _ORDINALS, strict=True), start=1):
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
        text = re.sub(
            rf"\b(?:{ordinal}|{number}{suffix})\s+(grade|class|year)\b", rf"\1 {number}", text, flags=re.IGNORECASE
        )
        text = re.sub(rf"\b{word}\b", str(number), text, flags=re.IGNORECASE)
    return text


def class_name_in(text: str) -> str:
    """Return the name of a class inside a heading such as 青山小学四（1）班课程表, '' for none."""
    found = [match.group() for match in _CLASS.finditer(text)]
    return "".join(found[-1].split()) if found else ""

"""Numbers in units that people use: minutes, GB, dates, in the language of the window."""

import re
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from catalogue.records import Lesson, Role
from catalogue.schedule_progress import Progress
from catalogue.timetable import Hour
from desktop.arrivals import Disk

_BREAKS = re.compile(r"[._-]|[^._-]{24}")
"""After what the name of a file may go on in the next line."""

_FORESEEN_WEEKS = 100
"""More would only seem to be exact."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Formats", text, "", n)


def size_text(count: int) -> str:
    """Return a number of bytes as people say it: ``1.2 GB``."""
    return QLocale().formattedDataSize(
        count, 1 if count >= 2**30 else 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def count_text(count: int) -> str:
    """Return a whole number as the language writes it: its digits, and what stands between thousands."""
    return QLocale().toString(count)


def share_text(share: float) -> str:
    """Return a share of the whole in percent: ``40 %``; 1.0 is all of it."""
    return _tr("{count} %").format(count=count_text(round(share * 100)))


def disk_text(disk: Disk) -> str:
    """Return how much room there is on the library's disk."""
    return _tr("Disk: {free} free of {total}").format(free=size_text(disk.free), total=size_text(disk.total))


def weeks_text(disk: Disk) -> str:
    """Return for how long that will do, '' while that cannot be told."""
    if disk.weeks is None:
        return ""
    if disk.weeks > _FORESEEN_WEEKS:
        return _tr("room for more than {weeks} weeks").format(weeks=count_text(_FORESEEN_WEEKS))
    return _tr("room for about %n more week(s)", disk.weeks)


def name_text(name: str) -> str:
    """Return the name of a file with places, that nobody sees, where it may be broken into lines."""
    return _BREAKS.sub("\\g<0>\u200b", name)


def clock_text(seconds: float) -> str:
    """Return a position or a length: ``4:07``, ``1:02:03``."""
    whole = max(int(seconds), 0)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return _in_digits(f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}")


def time_left_text(seconds: float | None) -> str:
    """Return how long something will still take, in words; '' when that cannot be told."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _tr("%n s left", max(round(seconds), 1))
    return _tr("%n min left", round(seconds / 60))


def minutes_text(seconds: float) -> str:
    """Return a length in minutes, in seconds when it is short."""
    return _tr("%n s", round(seconds)) if seconds < 60 else _tr("%n min", round(seconds / 60))


def moment_text(moment: datetime) -> str:
    """Return a date and time of day."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), QLocale.FormatType.ShortFormat)


def exact_text(moment: datetime) -> str:
    """Return a time of day with its seconds: ``14:32:05``."""
    return QLocale().toString(QTime(moment.hour, moment.minute, moment.second), "H:mm:ss")


def day_text(day: date) -> str:
    """Return a date with its weekday, as the language writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def date_text(day: date) -> str:
    """Return a date in short."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def day_format() -> str:
    """Return how the language writes a date in a field, as Qt's format: in numbers, the year with all of them."""
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def weekday_text(weekday: int, *, short: bool = False) -> str:
    """Return the name of a weekday, or the short one for where there is little room; Monday is 1."""
    return QLocale().standaloneDayName(
        weekday, QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    )


def time_text(moment: time) -> str:
    """Return a time of day: ``8:30``."""
    return _in_digits(f"{moment.hour}:{moment.minute:02}")


def hour_text(hour: Hour, today: date, *, on: bool) -> str:
    """Return when an hour is: ``Now: period 2, 9:20-10:00``."""
    place = _tr("period {number}, {start}-{end}").format(
        number=count_text(hour.period.number), start=time_text(hour.period.start), end=time_text(hour.period.end)
    )
    if on:
        return _tr("Now: {place}").format(place=place)
    if hour.day == today:
        return _tr("Next: {place}").format(place=place)
    return _tr("Next: {day}, {place}").format(day=day_text(hour.day), place=place)


def subject_text(subject: str) -> str:
    """Return the name of a subject."""
    names = {
        "english": _tr("English"),
        "science": _tr("Science"),
        "art": _tr("Art"),
        "music": _tr("Music"),
        "song": _tr("Song"),
        "recitation": _tr("Recitation"),
    }
    return names.get(subject, subject or _tr("Other"))


def role_text(role: Role) -> str:
    """Return what a resource is for."""
    names = {
        Role.VIDEO: _tr("Video"),
        Role.AUDIO: _tr("Sound"),
        Role.PICTURE: _tr("Picture"),
        Role.SLIDES: _tr("Slides"),
        Role.WORKSHEET: _tr("Worksheet"),
        Role.LESSON_PLAN: _tr("Lesson plan"),
        Role.SUBTITLE: _tr("Subtitles"),
        Role.WEB: _tr("Web page"),
    }
    return names[role]


def book_text(grade: int, term: int) -> str:
    """Return the book of a grade and term: ``Grade 4, first term``."""
    if not grade:
        return _tr("Extra lessons")
    if term == 1:
        return _tr("Grade {grade}, first term").format(grade=_grade(grade))
    return _tr("Grade {grade}, second term").format(grade=_grade(grade))


def grade_text(grade: int) -> str:
    """Return a grade: ``Grade 4``."""
    return _tr("Grade {grade}").format(grade=_grade(grade))


def place_text(lesson: Lesson) -> str:
    """Return where a lesson stands in the plan: book, week, class hour."""
    return f"{book_text(lesson.grade, lesson.term)} · {short_place_text(lesson)}"


def short_place_text(lesson: Lesson) -> str:
    """Return where a lesson stands in its book: week, class hour."""
    week = _tr("week {week}").format(week=count_text(lesson.week))
    return f"{week} · {class_hour_text(lesson)}"


def class_hour_text(lesson: Lesson) -> str:
    """Return which class hour of the whole plan a lesson is."""
    return _tr("class hour {number}").format(number=count_text(lesson.sequence))


def pace_text(found: Progress) -> str:
    """Return whether a class is ahead of the plan or behind, in class hours."""
    if found.ahead > 0:
        return _tr("%n ahead", found.ahead)
    if found.ahead < 0:
        return _tr("%n behind", -found.ahead)
    return _tr("on time")


def _grade(grade: int) -> str:
    numerals = "〇一二三四五六七八九"
    return (
        numerals[grade]
        if QLocale().language() == QLocale.Language.Chinese and grade < len(numerals)
        else count_text(grade)
    )


def _in_digits(text: str) -> str:
    """Write the numbers of a time in the digits of the language."""
    zero = QLocale().zeroDigit()
    return text if zero == "0" else text.translate({ord("0") + n: chr(ord(zero) + n) for n in range(10)})

"""The register for signing (登记表): on A4, class by class, every class hour with a place for the teacher's name."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from catalogue.durable import made_whole
from catalogue.entries import Kind
from catalogue.usage_log import HourLine
from desktop.formats import date_text, minutes_text, share_text, subject_text
from desktop.models.usage import group_text
from desktop.register_words import assumed_text, outcome_text, verdict_text, verdict_title
from desktop.reports.material import Material
from desktop.reports.paper import Paper
from desktop.usage_view import SealView

MOST_HOURS = 3000
"""Class hours that are listed one by one; more are summed up by day: nobody signs a book of a hundred pages."""

_WIDTHS = (9.0, 35.0, 13.0, 48.0, 12.0, 28.0, 16.0, 19.0)
_SUM_WIDTHS = (46.0, 26.0, 27.0, 27.0, 27.0, 27.0)
_DAY_WIDTHS = (10.0, 40.0, 30.0, 30.0, 70.0)


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Report", text, "", n)


def write_register(material: Material, seal: SealView, out: Path) -> None:
    """Write the register as PDF; ``out`` is replaced whole. Needs a ``QGuiApplication`` for its fonts.

    Raises:
        OSError: the disk does not take it.
    """
    with made_whole(out) as beside:
        paper = Paper(beside, _tr("Register of lessons taught"), lambda page: _foot(material, page))
        _paint_head(paper, material, seal)
        _paint_sums(paper, material)
        paper.signatures([_tr("Headteacher"), _tr("Date"), _tr("Stamp")])
        classes: dict[str, list[HourLine]] = {}
        for hour in material.hours:
            classes.setdefault(hour.class_name, []).append(hour)
        listed = len(material.hours) <= MOST_HOURS
        for name, hours in sorted(classes.items()):
            paper.new_page()
            paper.text(name or _tr("No class named"), 13, bold=True)
            paper.space(2)
            if listed:
                _paint_hours(paper, material, hours)
            else:
                _paint_days(paper, hours)
            paper.signatures([_tr("Class teacher"), _tr("Date")])
        paper.end()


def _paint_head(paper: Paper, material: Material, seal: SealView) -> None:
    paper.text(_tr("Register of lessons taught"), 20, bold=True, middle=True)
    paper.space(3)
    school = material.wanted.school
    if school:
        paper.text(_tr("School: {school}").format(school=school), 11)
    else:
        paper.blank(_tr("School: {school}").format(school="").rstrip(), 11)
    paper.text(_tr("Days: {days}").format(days=days_text(material)), 11)
    paper.text(_tr("Written on: {day}").format(day=date_text(material.today)), 11)
    if seal.verdict is not None:
        said = f"{verdict_title(seal.verdict)}: {verdict_text(seal.verdict)}"
        paper.text(said, 11)
    paper.space(4)


def _paint_sums(paper: Paper, material: Material) -> None:
    sums = material.sums
    share = share_text(sums.share) if sums.planned else "—"
    paper.text(
        _tr("Lessons taught / planned: {taught} / {planned}, coverage {share}").format(
            taught=sums.taught, planned=sums.planned, share=share
        ),
        13,
        bold=True,
    )
    if material.assumed is not None:
        paper.text(assumed_text(material.assumed), 11)
    paper.space(2)
    heads = (_tr("Class"), _tr("Subject"), _tr("Taught"), _tr("Planned"), _tr("Coverage"), _tr("Hours held"))
    rows = [
        (
            group_text(row),
            subject_text(row.subject),
            str(row.taught),
            str(row.planned),
            share_text(row.share),
            str(row.hours),
        )
        for row in sums.coverage
    ]
    paper.table(heads, _SUM_WIDTHS, rows)


def _paint_hours(paper: Paper, material: Material, hours: Sequence[HourLine]) -> None:
    heads = (
        _tr("No."), _tr("Date and time"), _tr("Subject"), _tr("Lesson"), _tr("Minutes"), _tr("How it ended"),
        _tr("Teacher"), _tr("Signature"),
    )  # fmt: skip
    paper.table(heads, _WIDTHS, [_hour_row(number, hour, material) for number, hour in enumerate(hours, start=1)])


def _hour_row(number: int, hour: HourLine, material: Material) -> Sequence[str]:
    marked = hour.kind == Kind.MARK
    started = datetime.fromisoformat(hour.started)
    weekday = QLocale().dayName(started.isoweekday(), QLocale.FormatType.ShortFormat)
    place = material.place(hour.lesson)
    title = material.title(hour.lesson)
    outcome = outcome_text(taught=bool(hour.taught), marked=marked, ending=hour.ending)
    return (
        str(number),
        f"{started:%Y-%m-%d} {weekday} {started:%H:%M}" + ("" if hour.trusted else " ?"),
        subject_text(hour.subject),
        f"{place}  {title}" if place else title,
        "—" if marked else _minutes_text(hour.shown),
        f"{outcome}: {hour.reason}" if hour.reason else outcome,
        hour.teacher,
        "",
    )


def _paint_days(paper: Paper, hours: Sequence[HourLine]) -> None:
    """Sum up by day what is too much to be listed."""
    days: dict[str, list[HourLine]] = {}
    for hour in hours:
        days.setdefault(hour.started[:10], []).append(hour)
    rows = [
        (
            str(number),
            day,
            str(sum(hour.kind == Kind.HOUR and bool(hour.taught) for hour in held)),
            _minutes_text(sum(hour.shown for hour in held)),
            "、".join(dict.fromkeys(subject_text(hour.subject) for hour in held)),
        )
        for number, (day, held) in enumerate(days.items(), start=1)
    ]
    paper.table((_tr("No."), _tr("Day"), _tr("Hours taught"), _tr("Minutes"), _tr("Subjects")), _DAY_WIDTHS, rows)


def _minutes_text(shown: int) -> str:
    """Return whole minutes under their heading; what is less than one as seconds, for it was not nothing."""
    return f"{shown / 60_000:.0f}" if shown >= 60_000 or not shown else minutes_text(shown / 1000)


def days_text(material: Material) -> str:
    """Return the days that a report is of, in words."""
    first, last = material.wanted.days.first, material.wanted.days.last
    if first is None and last is None:
        return _tr("all that is on record")
    start = date_text(first) if first is not None else "…"
    return f"{start} – {date_text(last) if last is not None else date_text(material.today)}"


def _foot(material: Material, page: int) -> str:
    """Name the signed head of the register, so that the paper can be compared with the machine."""
    head = material.head
    name = f"{head.machine} · {head.sequence} · {head.hash[:16]}" if head is not None else ""
    return f"{_tr('Page {page}').format(page=page)}    Skylesson    {name}".rstrip()

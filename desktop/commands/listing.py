"""``lessons``, ``search`` and ``packages``: what is in the library, for people and for other programs."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from PySide6.QtCore import QCoreApplication, QLocale

from catalogue.records import Lesson, LessonFilter, Package, Resource, Role
from catalogue.search_index import searched_titles
from catalogue.search_records import SearchQuery
from desktop.commands.state_words import column, state_text
from desktop.formats import role_text
from desktop.places import Household

Record = Mapping[str, Any]

_MOST_FOUND = 1000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def lessons(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """List lessons in teaching order with their state; with ``--json`` each with its resources and extents."""
    wanted = LessonFilter(options.grade, options.subject, options.term, options.week)
    found = household.catalogue.lessons(wanted)
    _print_lessons(household, found, options, out)
    if not found:
        say_nothing(_tr("No lesson is like that. `skylesson lessons` shows all there are."), options, out)
    return 0


def search(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """List the lessons that have every word and what is filtered, and beneath each the resources that match."""
    role = Role(options.role) if options.role else None
    query = SearchQuery(" ".join(options.text), role, options.language, _MOST_FOUND, options.category)
    answer = household.catalogue.search(query)
    resources = household.catalogue.resources_of([hit.lesson.id for hit in answer.hits]) if options.json else {}
    for hit in answer.hits:
        if options.json:
            matching = [resource_record(resource) for resource in hit.resources]
            record = lesson_record(hit.lesson, resources.get(hit.lesson.id, ()))
            print_json({**record, "matching": matching}, out)
            continue
        _print_lesson(hit.lesson, out)
        for resource in hit.resources:
            out.write(f"      {column(role_text(resource.role), 12)} {_resource_name(resource)}\n")
    if not answer.hits and not answer.more:
        words = _tr("Nothing has all of that. Try fewer words or filters; pinyin and first letters do, too.")
        say_nothing(words, options, out)
    if answer.more:  # beside what is printed, which other programs read
        first = _tr("These are the first lessons of many. More words find fewer.")
        none = _tr("Too much is like that to look at all of it. More words find fewer.")
        sys.stderr.write((first if answer.hits else none) + "\n")
    return 0


def packages(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """List the packages in the library."""
    found, language = household.catalogue.packages(), QLocale().name()
    if not found:
        say_no_packages(options, out)
    for package in found:
        record = package_record(package)
        if options.json:
            print_json(record, out)
        else:
            title, trust = package.title.in_language(language), state_text(package.trust)
            out.write(f"{package.id}  v{package.version}  {title}  {trust}\n")
    return 0


def print_json(record: Record, out: TextIO) -> None:
    """Print one object on one line, as the contract of the command line has it."""
    out.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")


def say_nothing(words: str, options: argparse.Namespace, out: TextIO) -> None:
    """Say to people that there is nothing, and what to do; for other programs no line says it."""
    if not options.json:
        out.write(words + "\n")


def say_no_packages(options: argparse.Namespace, out: TextIO) -> None:
    """Say that the library has no packages."""
    say_nothing(_tr("No packages in the library yet. `skylesson import FILE` takes one in."), options, out)


def lesson_record(lesson: Lesson, resources: Iterable[Resource]) -> Record:
    """Return a lesson as ``lessons --json`` prints it."""
    return {
        "id": lesson.id,
        "subject": lesson.subject,
        "grade": lesson.grade,
        "term": lesson.term,
        "week": lesson.week,
        "sequence": lesson.sequence,
        "unit": {"zh": lesson.unit.zh, "en": lesson.unit.en},
        "title": {"zh": lesson.title.zh, "en": lesson.title.en},
        "planned": lesson.planned,
        "state": lesson.state.value,
        "damaged": lesson.damaged,
        "resources": [resource_record(resource) for resource in resources],
    }


def resource_record(resource: Resource) -> Record:
    """Return a resource; ``path, offset, size`` is the extent, null while the resource is not here."""
    extent = resource.extent
    return {
        "role": resource.role.value,
        "title": {"zh": resource.title.zh, "en": resource.title.en},
        "language": resource.language,
        "media_type": resource.media_type,
        "path": None if extent is None else str(extent.path),
        "offset": None if extent is None else extent.offset,
        "size": resource.size,
        "sha256": resource.sha256,
        "damaged": resource.damaged,
        "duration": resource.duration,
        "package": resource.package_id,
        "own": resource.own,
    }


def package_record(package: Package) -> Record:
    """Return a package as ``packages --json`` prints it."""
    return {
        "id": package.id,
        "version": package.version,
        "title": {"zh": package.title.zh, "en": package.title.en},
        "issuer": package.issuer,
        "created": package.created,
        "trust": package.trust.value,
        "file": package.file,
        "bytes": package.size,
        "lessons": package.lessons,
        "resources": package.resources,
        "checked_at": package.checked_at,
    }


def lesson_line(lesson: Lesson) -> str:
    """Return a lesson as ``lessons`` prints it for people."""
    title = " ".join(filter(None, (lesson.title.zh, lesson.title.en)))
    counts = f"{lesson.resources_here}/{lesson.resources_total}"
    week = _tr("week {week}").format(week=f"{lesson.week:<2}")
    state = column(state_text("damaged" if lesson.damaged else lesson.state), 8)
    return f"{lesson.sequence:>4}  {lesson.id:<18} {week} {state} {counts:>6}  {title}"


def _print_lessons(household: Household, found: Sequence[Lesson], options: argparse.Namespace, out: TextIO) -> None:
    if options.json:
        resources = household.catalogue.resources_of([lesson.id for lesson in found])
        for lesson in found:
            print_json(lesson_record(lesson, resources.get(lesson.id, ())), out)
        return
    for lesson in found:
        _print_lesson(lesson, out)


def _resource_name(resource: Resource) -> str:
    return " ".join(filter(None, searched_titles(resource.title.zh, resource.title.en, resource.member)))


def _print_lesson(lesson: Lesson, out: TextIO) -> None:
    out.write(lesson_line(lesson) + "\n")

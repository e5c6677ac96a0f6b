"""Words for what is wrong with a timetable, a class or a day: a table of messages.py, which has all others."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.message import Message


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def schedules(facts: Mapping[str, object]) -> dict[str, Message]:
    """What is wrong with a timetable, a class or a day that somebody gave."""
    name, where, problem = facts.get("name", ""), facts.get("where", ""), str(facts.get("problem", ""))
    return {
        "bad-timetable": Message(
            _file_problem(problem).format(name=name, where=where),
            _file_advice(problem),
        ),
        **_of_classes(name),
        **_of_days(name),
    }


def _of_classes(name: object) -> dict[str, Message]:
    return {
        "unknown-class": Message(
            _tr("There is no class with the name “{name}”.").format(name=name),
            _tr("`skylesson classes list` shows the classes there are."),
        ),
        "unknown-lesson": Message(
            _tr("There is no lesson “{name}”.").format(name=name),
            _tr("`skylesson lessons` shows the lessons there are, each with its name."),
        ),
        "known-class": Message(
            _tr("There is a class with the name “{name}” already.").format(name=name), _tr("Choose another name.")
        ),
        "no-grade": Message(
            _tr("Of which grade the class “{name}” is cannot be told.").format(name=name),
            _tr("Say it, for example with --grades 4 or --grades 4,5,6."),
        ),
        "bad-grade": Message(
            _tr("There is no grade such as {name}.").format(name=name), _tr("Nothing was changed. Use 1 to 12.")
        ),
    }


def _of_days(name: object) -> dict[str, Message]:
    return {
        "long-term": Message(
            _tr("The term would be longer than a year."), _tr("Nothing was changed. Look at the two dates.")
        ),
        "unknown-period": Message(
            _tr("The timetable has no period {name}.").format(name=name),
            _tr("Nothing was changed. Look at the numbers."),
        ),
        "unknown-change": Message(
            _tr("No change of a day has the number {name}.").format(name=name),
            _tr("`skylesson timetable day list` shows all of them."),
        ),
        "no-term": Message(
            _tr("{name} lies in no term.").format(name=name),
            _tr("`skylesson term set` says when the school teaches."),
        ),
        "bad-term": Message(_tr("The term ends before it begins."), _tr("Nothing was changed. Look at the two dates.")),
    }


def _file_advice(problem: str) -> str:
    advice = {
        "nothing-to-write": _tr("Fill the timetable in on the Schedule page, or take one over from a file."),
        "unknown-ending": _tr("Nothing was written. Give it a name that ends in .xlsx or .yaml."),
        "unknown-kind": _tr("Nothing was changed. Save it as one of these and try again."),
        "one-class": _tr("Nothing was written."),
    }
    return advice.get(problem, _tr("Nothing was changed. Correct the file and try again."))


def _file_problem(problem: str) -> str:
    texts = {
        "too-large": _tr("{name} is too large for a timetable or calendar."),
        "no-text": _tr("{name} is no text file."),
        "no-yaml": _tr("{name} is no CSES file: it cannot be read as YAML."),
        "no-cses": _tr("{name} is not as a CSES file should be ({where})."),
        "bad-cycle": _tr("{name}: the days of the cycle do not add up ({where})."),
        "cycle-too-long": _tr("{name}: the cycle fits no rotation of at most 12 weeks."),
        "bad-day": _tr("{name}: there is no such day of school ({where})."),
        "bad-time": _tr("{name}: this is no time of day ({where})."),
        "bad-lesson": _tr("{name}: an hour without a subject, or that ends before it begins ({where})."),
        "no-workbook": _tr("{name} is no spreadsheet that can be read. Save it as xlsx."),
        "no-timetable": _tr("{name} has no timetable: no row that names the days of the week."),
        "class-twice": _tr("{name} has two timetables for {where}."),
        "unknown-kind": _tr("{name} is no timetable. Use a spreadsheet (xlsx) or a CSES file (yaml)."),
        "one-class": _tr("A CSES file holds one class. Name it, or use a spreadsheet (xlsx)."),
        "no-columns": _tr("{name} needs the columns date and free."),
        "bad-row": _tr("{name}: row {where} cannot be used."),
        "conflicts": _tr("{name} does not go together with the timetable that is here: {where}"),
        "nothing": _tr("{name} has no hours."),
        "nothing-to-write": _tr("The timetable has no hours yet, so {name} was not written."),
        "unknown-ending": _tr("A timetable cannot be written as {name}."),
    }
    return texts.get(problem, _tr("{name} cannot be used ({where})."))

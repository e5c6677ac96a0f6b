"""The names that a school and its computer have, so that they can be looked for in what is handed on."""

import getpass
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from catalogue.errors import CatalogueError
from catalogue.records import Lesson, LocalText, Package, Resource
from desktop.places import Household
from desktop.settings import Settings
from sync.trust import TrustStore

Names = Mapping[str, Sequence[str]]


def names_of(household: Household, settings: Settings) -> Names:
    """Return all names by what they name. Asks the databases; one that is damaged has none to give."""
    return {
        "school": [settings.school, settings.county],
        "teacher": [settings.teacher],
        **_of_computer(household.library),
        **_of_school(household),
        **_of_catalogue(household),
        "key": [trusted.name for trusted in TrustStore(household.library / "trusted").trusted()],
    }


def _of_computer(library: Path) -> Names:
    home = Path.home()
    return {
        "library": [str(library), library.as_posix()],
        "home": [str(home), home.as_posix()],
        "user": [_user(), home.name],
        "computer": [platform.node(), platform.node().partition(".")[0]],
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _of_school(household: Household) -> Names:
    try:
        return {"class": [found.name for found in household.school.schedule().classes]}
    except CatalogueError:
        return {}


def _of_catalogue(household: Household) -> Names:
    try:
        packages, own, lessons = (
            household.catalogue.packages(),
            household.catalogue.own_resources(),
            household.catalogue.lessons(),
        )
    except CatalogueError:
        return {}
    return {
        "package": [name for package in packages for name in _of_package(package)],
        "file": [name for resource in own for name in _of_resource(resource)],
        "author": [name for lesson in lessons for name in _of_lesson(lesson)],
    }


def _of_package(package: Package) -> list[str]:
    return [*_both(package.title), package.issuer, package.signer, package.file, package.id]


def _of_resource(resource: Resource) -> list[str]:
    return [*_both(resource.title), resource.member, Path(resource.member).stem]


def _of_lesson(lesson: Lesson) -> list[str]:
    titles = [] if lesson.planned else _both(lesson.title)
    return [lesson.teacher, lesson.school, lesson.issuer, lesson.signer, *titles]


def _both(text: LocalText) -> list[str]:
    return [text.zh, text.en]

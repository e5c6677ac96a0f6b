"""Which language of a lesson comes first. Pure."""

from collections.abc import Callable, Iterable, Sequence

from catalogue.records import Resource

LESSON_LANGUAGES = ("zh", "en", "bo", "ug", "mn", "kk")
"""Languages that lessons are made in, as packages write them (ISO 639-1)."""


def languages_of(resources: Iterable[Resource]) -> list[str]:
    """Return the languages that resources say they are in, each once, in their order."""
    return list(dict.fromkeys(_base(r.language) for r in resources if r.language))


def preferring(resources: Sequence[Resource], language: str) -> tuple[Resource, ...]:
    """Return resources with those in another language last, where their kind is there in ``language``, too.

    Nothing is left out: a class may want to hear both. '' keeps the order of the package.
    """
    return tuple(sorted(resources, key=_in_others(resources, language)))


def heard(resources: Sequence[Resource], language: str) -> tuple[Resource, ...]:
    """Return what comes first: resources without those whose kind is there in ``language``, too."""
    is_other = _in_others(resources, language)
    return tuple(resource for resource in resources if not is_other(resource))


def _in_others(resources: Sequence[Resource], language: str) -> Callable[[Resource], bool]:
    """Return what tells whether a resource is in another language while its kind is there in ``language``."""
    spoken = {resource.role for resource in resources if language and _base(resource.language) == language}

    def is_other(resource: Resource) -> bool:
        return resource.role in spoken and bool(resource.language) and _base(resource.language) != language

    return is_other


def _base(language: str) -> str:
    """Return the language without region or script: ``zh`` for ``zh-CN``."""
    return language.split("-", maxsplit=1)[0].lower()

"""Which language of a lesson comes first. Pure."""

from collections.abc import Iterable, Sequence

from catalogue.records import Resource


def languages_of(resources: Iterable[Resource]) -> list[str]:
    """Return the languages that resources say they are in, each once, in their order."""
    return list(dict.fromkeys(_base(r.language) for r in resources if r.language))


def preferring(resources: Sequence[Resource], language: str) -> tuple[Resource, ...]:
    """Return resources with those in another language last, where their kind is there in ``language``, too.

    Nothing is left out: a class may want to hear both. '' keeps the order of the package.
    """
    if not language:
        return tuple(resources)
    spoken = {resource.role for resource in resources if _base(resource.language) == language}

    def is_other(resource: Resource) -> bool:
        return resource.role in spoken and bool(resource.language) and _base(resource.language) != language

    return tuple(sorted(resources, key=is_other))


def _base(language: str) -> str:
    """Return the language without region or script: ``zh`` for ``zh-CN``."""
    return language.split("-", maxsplit=1)[0].lower()

"""What is looked for, and what was found: frozen values that the program passes round."""

from dataclasses import dataclass

from catalogue.records import Lesson, Resource, Role


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for: words, and what kind of resource in which language; None and '' for any."""

    text: str
    role: Role | None = None
    language: str = ""
    limit: int = 50
    category: str = ""
    """One of CATEGORIES, '' for any lesson."""

    @property
    def asks(self) -> bool:
        """Whether something is looked for: a word is typed, or a filter chosen, which alone lists what it holds."""
        return bool(self.text.strip() or self.role or self.language or self.category)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A lesson that was found, with those of its resources that have words of the query."""

    lesson: Lesson
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found, in teaching order. ``words`` are those that matched: others than typed after a mistake."""

    words: tuple[str, ...]
    hits: tuple[SearchHit, ...]
    more: bool = False
    """Whether there are others: more than were wanted, or some may be in what was left out to answer in time."""

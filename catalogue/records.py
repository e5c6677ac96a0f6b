"""The frozen values that the program passes round.

Every room may hold these; none of them reaches a database, a file or a clock by itself.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

SUBJECTS = ("english", "science", "art", "music")
"""Subjects of the plan, in the order in which pages and reports list them."""

CATEGORIES = ("song", "recitation")
"""What lies beside the plan and is no class hour: the subject in the id of such an extra lesson."""

OWN_PREFIX = "own."
"""How the ids of packages begin that a school made of its own files; nobody else may use it."""


class Role(StrEnum):
    """What a resource is for in its lesson (package format, field ``role``)."""

    VIDEO = "video"
    AUDIO = "audio"
    PICTURE = "picture"
    SLIDES = "slides"
    WORKSHEET = "worksheet"
    LESSON_PLAN = "lesson-plan"
    SUBTITLE = "subtitle"
    WEB = "web"


class LessonState(StrEnum):
    """How much of a lesson is here: all of it, some of it, or nothing yet."""

    READY = "ready"
    PARTIAL = "partial"
    MISSING = "missing"


def state_of(here: int, total: int) -> LessonState:
    """Return the state of a lesson of which ``here`` of ``total`` resources are here."""
    if here == 0:
        return LessonState.MISSING
    return LessonState.PARTIAL if here < total else LessonState.READY


class Trust(StrEnum):
    """Whether a package carries a signature of a key that this school trusts."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text in Chinese and English; either may be empty when the issuer gave only one."""

    zh: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text for a language code such as ``zh_CN`` or ``en``, else the one there is."""
        first, second = (self.zh, self.en) if language.startswith("zh") else (self.en, self.zh)
        return first or second


@dataclass(frozen=True, slots=True)
class Extent:
    """A run of bytes inside a file: where a resource is read, without unpacking anything.

    ``offset`` and ``size`` are in bytes; ``path`` is absolute.
    """

    path: Path
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Resource:
    """One video, audio, picture or document of a lesson.

    ``extent`` is None while no admitted package holds its bytes; ``damaged`` says then that they were here once and
    went bad. ``duration`` is in seconds, None when the issuer did not say. ``member`` is its name inside the package,
    data and never a path.
    """

    lesson_id: str
    package_id: str
    role: Role
    title: LocalText
    language: str
    media_type: str
    member: str
    sha256: str
    size: int
    duration: float | None = None
    extent: Extent | None = None
    damaged: bool = False

    @property
    def own(self) -> bool:
        """Whether a teacher of this school has added it."""
        return self.package_id.startswith(OWN_PREFIX)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One class hour. ``sequence`` is its place in teaching order over the whole plan, from 1.

    ``week`` is the planned teaching week within the term, from 1. ``planned`` is False for extra lessons
    that a package brought and the plan does not know; these come after the planned ones of their term. ``issuer``
    says who made what is here of it, ``signer`` whose trusted key vouches for that, '' for nobody's.
    ``resources_damaged`` of those that are not here were here once: they wait for a copy, not for their first arrival.
    """

    id: str
    subject: str
    grade: int
    term: int
    unit: LocalText
    week: int
    sequence: int
    title: LocalText
    planned: bool = True
    resources_total: int = 0
    resources_here: int = 0
    objectives: tuple[str, ...] = ()
    teacher: str = ""
    school: str = ""
    issuer: str = ""
    signer: str = ""
    resources_damaged: int = 0

    @property
    def damaged(self) -> bool:
        """Whether bytes of it that were here went bad: it waits for a copy of them."""
        return self.resources_damaged > 0

    @property
    def state(self) -> LessonState:
        """Ready when every resource is here, partial when some are, missing when none is."""
        return state_of(self.resources_here, self.resources_total)

    @property
    def texts(self) -> tuple[str, ...]:
        """What a search looks for words in, and shows where they are, the titles first."""
        named = (self.title.zh, self.title.en, self.unit.zh, self.unit.en)
        return (*named, *self.objectives, self.teacher, self.school)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What the schedule needs of a planned lesson, and no more: a large catalogue has tens of thousands."""

    id: str
    subject: str
    grade: int
    term: int
    week: int
    sequence: int
    state: LessonState = LessonState.MISSING


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """What a package says of one lesson, as it is to be indexed."""

    id: str
    title: LocalText
    objectives: tuple[str, ...] = ()
    teacher: str = ""
    school: str = ""
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A package in the library. ``file`` is the name that we gave it, relative to the library; ``size`` is in bytes.

    ``signer`` is the name of the trusted key that signed it, '' for none. While ``missing_pieces`` of its ``pieces``
    are not here it is not admitted yet, and only those of its lessons can be taught whose bytes are all here.
    ``checked_at`` is when its bytes were last read again and found right, ISO 8601, by a clock that may lie; '' never.
    """

    id: str
    version: int
    issuer: str
    created: str
    title: LocalText
    trust: Trust
    file: str
    size: int
    lessons: int = 0
    resources: int = 0
    signer: str = ""
    missing_pieces: int = 0
    pieces: int = 0
    checked_at: str = ""

    @property
    def own(self) -> bool:
        """Whether it is a file that a teacher of this school has added: it stays where it was added."""
        return self.id.startswith(OWN_PREFIX)


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a file that packages lie in: ``file``, relative to the library, is another one now, or the same.

    ``lost`` are the extents in it, as offset and size, whose bytes are not right any more.
    """

    file: str
    lost: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """Which package is to be read again next. ``start`` is how far an earlier reading came, in bytes."""

    package: Package
    start: int = 0


@dataclass(frozen=True, slots=True)
class UsageRecord:
    """One showing of a lesson. ``started`` is wall-clock time with its zone, ``shown_seconds`` what was really shown.

    ``completed`` says whether the lesson counts as taught. ``open`` stays True until the showing was ended
    properly: a record that is still open at the next start was cut by a power failure. ``marked`` is True for what
    somebody said by hand instead of showing the lesson.
    """

    id: int
    lesson_id: str
    started: datetime
    shown_seconds: float
    completed: bool
    open: bool
    marked: bool = False
    reason: str = ""
    class_id: int = 0
    """The class that it was shown to, 0 when nobody said."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a class stopped in a resource: at ``seconds`` of what is played, on ``page`` (from 0) of a document.

    ``resource`` is the sha256 of its bytes, so that the place holds in a newer package; ``class_id`` is '' where no
    class is set up.
    """

    class_id: str
    lesson_id: str
    resource: str
    seconds: float = 0.0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in a resource that a teacher gave a name. ``id`` is 0 before it is kept."""

    id: int
    lesson_id: str
    resource: str
    name: str
    seconds: float = 0.0
    page: int = 0


@dataclass(frozen=True, slots=True)
class LessonFilter:
    """Which lessons to list; None means any. ``limit`` of 0 means all."""

    grade: int | None = None
    subject: str | None = None
    term: int | None = None
    week: int | None = None
    offset: int = 0
    limit: int = 0

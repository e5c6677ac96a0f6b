"""What the panels of the Receiving page show: packages for the next school, sticks, and what could go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalogue.records import LocalText


@dataclass(frozen=True, slots=True)
class Giveable:
    """A package that can be handed on; ``now`` when it is of a term that is being taught. ``size`` in bytes."""

    id: str
    title: LocalText
    size: int
    now: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A stick that can be written; ``id`` is its file system's, ``free`` in bytes."""

    id: str
    label: str
    free: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go on which stick: ids of packages, and whether the list of what is missing here goes along."""

    stick: str
    packages: tuple[str, ...]
    with_missing: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """How one package fared: ``reason`` is '' when it is on the stick, else a code of messages.py with its facts."""

    title: LocalText
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GivingResult:
    """The end of making a stick: how many were asked for, and the packages as they fared; ``there`` were there before.

    ``reason`` says why it was not even begun, '' when it was.
    """

    label: str
    asked: int
    given: Sequence[Given] = ()
    there: int = 0
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Goer:
    """Something that could go from the library. ``rule`` is superseded, abandoned, refused, term-over or choice.

    ``lends`` other packages use bytes of it, of which ``short`` lessons would then be short of something.
    """

    name: str
    rule: str
    title: LocalText
    version: int
    size: int
    lends: int = 0
    short: int = 0

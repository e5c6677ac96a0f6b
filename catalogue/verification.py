"""Is the register complete and unaltered? Records and signed heads are handed in; pure.

A record is altered when its hash is not its own; one is missing when the next one follows something that is not there;
the end was cut off when a signed head has no record; something was put in when a record leads to no signed head. A
machine that goes on from a backup says so in its chain: that is told, and is no fault.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from catalogue.entries import FIRST, Kind, digest
from catalogue.sealing import Head


class Fault(StrEnum):
    """What is wrong at a record."""

    ALTERED = "altered"
    MISSING = "missing"
    CUT_OFF = "cut-off"
    PUT_IN = "put-in"
    UNSIGNED = "unsigned"
    """The end is signed by nobody, or not by the machine that it names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at record ``sequence`` of a machine."""

    machine: str
    sequence: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class Restoration:
    """A machine went on from an older state at record ``sequence``; ``before`` is the last it had signed, 0 if unknown.

    ``missing`` is how many records are not here that it had written after that state.
    """

    machine: str
    sequence: int
    before: int
    missing: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a register. ``findings`` come in the order of the records."""

    records: int
    machines: int
    findings: tuple[Finding, ...] = ()
    restorations: tuple[Restoration, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is complete and unaltered, as far as backups allow."""
        return not self.findings


Row = tuple[Any, ...]
"""machine, sequence, previous, hash, then the fields of the entry in their order."""

_KIND, _REASON = 4, 4 + 15


@dataclass
class _Chain:
    """What is known of one machine while its records go by, in the order of their numbers."""

    machine: str
    hashes: dict[str, int] = field(default_factory=dict)
    tips: dict[str, int] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)

    numbers: set[int] = field(default_factory=set)
    faults: dict[int, Fault] = field(default_factory=dict)
    restored: list[tuple[int, str]] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Check the next record against those before it."""
        _, sequence, previous, stated, *values = row
        if digest(self.machine, sequence, previous, tuple(values)) == stated:
            self._follow(sequence, previous)
        else:
            self._find(sequence, Fault.ALTERED)
        self.tips.pop(previous, None)
        if values[0] == Kind.RESTORED:
            self.restored.append((sequence, str(row[_REASON])))
        elif previous in self.followed:
            # Both branches end in a signed head, or that is a fault of its own: the disk was put back as a whole.
            self.restored.append((sequence, ""))
        self.followed.add(previous)
        self.hashes[stated] = sequence
        self.tips[stated] = sequence
        self.numbers.add(sequence)

    def close(self, heads: Iterable[Head], holds: Callable[[Head], bool]) -> None:
        """Check the end: every signed head has its record, every last record its signed head."""
        signed = set()
        for head in heads:
            if not holds(head):
                self._find(head.sequence, Fault.UNSIGNED)
            if self.hashes.get(head.hash) != head.sequence:
                last = max((n for n in self.numbers if n <= head.sequence), default=0)
                self._find(min(last + 1, head.sequence), Fault.CUT_OFF)
            signed.add(head.hash)
        for tip, sequence in self.tips.items():
            # Where the next one is missing, this is no end.
            if tip not in signed and sequence + 1 not in self.faults:
                self._find(sequence, Fault.PUT_IN if signed else Fault.UNSIGNED)

    def findings(self) -> list[Finding]:
        """Return what is wrong, one fault a record, in their order."""
        return [Finding(self.machine, sequence, fault) for sequence, fault in sorted(self.faults.items())]

    def restorations(self) -> list[Restoration]:
        """Return where the machine went on from a backup."""
        found = []
        for sequence, reason in self.restored:
            number, _, before = reason.partition(":")
            count = int(number) if number.isdecimal() else 0
            here = before in self.hashes
            found.append(Restoration(self.machine, sequence, count, 0 if here else max(count - sequence + 1, 0)))
        return found

    def _follow(self, sequence: int, previous: str) -> None:
        begins = previous == FIRST and sequence == 1
        if not begins and self.hashes.get(previous) != sequence - 1:
            there = sequence - 1 in self.numbers
            self._find(max(sequence - 1, 1), Fault.ALTERED if there else Fault.MISSING)

    def _find(self, sequence: int, fault: Fault) -> None:
        self.faults.setdefault(sequence, fault)


def verify(rows: Iterable[Row], heads: Iterable[Head], holds: Callable[[Head], bool]) -> Verdict:
    """Check a register. ``rows`` come by machine, then number; ``holds`` tells whether a head's signature is right."""
    by_machine: dict[str, list[Head]] = {}
    for head in heads:
        by_machine.setdefault(head.machine, []).append(head)
    chains: list[_Chain] = []
    count = 0
    for row in rows:
        if not chains or chains[-1].machine != row[0]:
            chains.append(_Chain(row[0]))
        chains[-1].take(row)
        count += 1
    known = {chain.machine for chain in chains}
    chains += [_Chain(machine) for machine in by_machine if machine not in known]
    for chain in chains:
        chain.close(by_machine.get(chain.machine, ()), holds)
    return Verdict(
        count,
        len(chains),
        tuple(finding for chain in chains for finding in chain.findings()),
        tuple(restoration for chain in chains for restoration in chain.restorations()),
    )

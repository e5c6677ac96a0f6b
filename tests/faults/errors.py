"""One package taken in while the disk refuses some calls: what is said, what is kept, and that it gets in afterwards.

``python -m tests.faults.errors FOLDER FAULT STEP`` injects a fault at every STEP-th call at which it can happen, for
each way in, and prints a JSON line. A process of its own because it forks (see ``tests.faults.kills``).
"""

import errno
import json
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sync.importer import Origin
from tests.faults.calls import GO_ON, Answer, Call, Say, watch
from tests.faults.prepared import Prepared
from tests.powercut.workload import opened, put_in_order

_WRITES = ("write", "pwrite64", "pwritev", "pwritev2", "fallocate", "ftruncate")
_CHANGES = (*_WRITES, "rename", "unlink", "unlinkat", "mkdir", "rmdir", "openat")
_READS = ("read", "readv", "pread64", "preadv", "preadv2")
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_BEGIN, _END = "begin", "end"
_MOST = 2000


@dataclass(frozen=True)
class Fault:
    """What a disk does from some call on: only that once, or until it is mended.

    ``on_source`` tells the package that comes from the library. ``reasons`` are what may be said of it; '' that the
    package is in, because the fault hit what is done again, or not needed.
    """

    names: Collection[str]
    answer: Answer
    reasons: Collection[str]
    lasting: bool = True
    on_source: bool = False

    def hits(self, call: Call, folder: Path) -> bool:
        """Tell whether it can happen at a call."""
        if not call.path.startswith(f"{folder}/{'sent' if self.on_source else 'library'}"):
            return False
        return call.name != "openat" or self.on_source or bool(call.flags & _FOR_WRITING)


FAULTS: Mapping[str, Fault] = {
    "sync fails": Fault(("fsync", "fdatasync"), Answer(errno.EIO), ("disk-trouble", ""), lasting=False),
    "source's sync fails": Fault(("fsync",), Answer(errno.EIO), ("disk-trouble",), lasting=False, on_source=True),
    "bad sector": Fault(_READS, Answer(errno.EIO), ("unreadable", "incomplete", ""), lasting=False, on_source=True),
    "source dies": Fault(_READS, Answer(errno.EIO), ("unreadable", "stick-removed", ""), on_source=True),
    "source may not be read": Fault(("openat",), Answer(errno.EACCES), ("unreadable", ""), on_source=True),
    "disk full": Fault(_CHANGES[: len(_WRITES)], Answer(errno.ENOSPC), ("no-space", "")),
    "read-only": Fault(_CHANGES, Answer(errno.EROFS), ("disk-trouble", "")),
    "library may not be written": Fault(("openat",), Answer(errno.EACCES), ("disk-trouble", "")),
    "slow": Fault(_CHANGES, Answer(seconds=0.005), ("",)),
}
WAYS = [(origin, name) for origin in Origin for name in ("a.7z", "b.7z")]
"""From a drop folder, from the same disk, from a stick; with side manifest and signature, and made by hand."""


@dataclass
class Injected:
    """What became of a package. ``first`` and ``then`` are the reasons told under the fault and when it was gone."""

    hit: Call | None = None
    first: str = ""
    then: str = ""
    wrong: list[str] = field(default_factory=list)


class _Injection:
    """One taking in, under a fault from the ``number``-th call on."""

    def __init__(self, prepared: Prepared, name: str, fault: Fault, number: int) -> None:
        self._prepared, self._name, self._fault, self._number = prepared, name, fault, number
        self._count, self._faulty, self._told = 0, False, list[str]()
        self._hit: Call | None = None
        self._library, self._sent = prepared.again()

    def run(self) -> Injected:
        found = Injected()
        try:
            watch(self._work, self._fault.names, self._decide, self._hear)
        except RuntimeError as error:
            found.wrong.append(str(error))
        found.hit = self._hit
        found.first, found.then = [*self._told, "", ""][:2]
        if found.first not in (self._fault.reasons if self._hit else ("",)):
            found.wrong.append(f"it is said to be {found.first!r}")
        if found.then:
            found.wrong.append(f"when the fault was gone it is said to be {found.then!r}")
        self._put_back()
        found.wrong += self._prepared.next_start()
        return found

    def _work(self, say: Say) -> None:
        with opened(self._library) as program:
            put_in_order(program)
            archive = self._sent / self._name
            say(_BEGIN)
            reason = program.importer.take(archive, origin=self._prepared.origin).reason
            say(_END)
            say(reason)
            if archive.exists():
                say(program.importer.take(archive, origin=self._prepared.origin).reason)

    def _hear(self, said: str) -> None:
        if said in (_BEGIN, _END):
            self._faulty = said == _BEGIN
        else:
            self._told.append(said)

    def _decide(self, call: Call) -> Answer:
        if not self._faulty or not self._fault.hits(call, self._library.parent):
            return GO_ON
        self._count += 1
        if self._count < self._number or (self._count > self._number and not self._fault.lasting):
            return GO_ON
        self._hit = self._hit or call
        return self._fault.answer

    def _put_back(self) -> None:
        """Do what a person does with a package that was set aside, once the disk is mended: have it tried again."""
        for path in (self._library / "quarantine").glob(f"{self._name}*"):
            if not path.name.endswith(".reason.json"):
                path.replace(self._sent / path.name)


def injections(folder: Path, fault: Fault, step: int) -> Iterator[tuple[str, Injected]]:
    """Take a package in by each way, with the fault at every ``step``-th call; yield what became of each."""
    for origin, name in WAYS:
        prepared = Prepared.make(folder / f"{origin}-{name}", origin, name)
        for number in range(1, _MOST, step):
            found = _Injection(prepared, name, fault, number).run()
            yield f"{origin}, {name}, {number}: {found.hit}: {found.first!r}, then {found.then!r}", found
            if found.hit is None:
                break


def main() -> None:
    """Inject a fault, and print what was found."""
    folder, name, step = sys.argv[1:]
    reasons, violations = dict[str, int](), list[str]()
    for what, found in injections(Path(folder), FAULTS[name], int(step)):
        if found.hit is not None:
            reasons[found.first] = reasons.get(found.first, 0) + 1
        violations += [f"{name}, {what}: {wrong}" for wrong in found.wrong]
    sys.stdout.write(json.dumps({"reasons": reasons, "violations": violations}) + "\n")


if __name__ == "__main__":
    main()

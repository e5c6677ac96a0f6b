"""One death of a program, and one start after it: what every sweep of kills is made of."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from tests.faults.calls import GO_ON, KILL, Answer, Call, Say, watch


def killed_at(work: Callable[[], object], folder: Path, names: Collection[str], number: int) -> Call | None:
    """Do ``work`` with a kill at the ``number``-th call of ``names`` in a folder; return that call, or None."""
    made: list[Call] = []

    def decide(call: Call) -> Answer:
        if not call.path.startswith(str(folder)):
            return GO_ON
        made.append(call)
        return KILL if len(made) == number else GO_ON

    def do(_say: Say) -> None:
        work()

    return None if watch(do, names, decide) else made[-1]


def found_by(look: Callable[[], Iterable[str]]) -> list[str]:
    """Start and look in a process of its own; return what is wrong, whatever the start raises included."""
    found: list[str] = []

    def start(say: Say) -> None:
        for violation in look():
            say(violation)

    try:
        watch(start, (), lambda _call: GO_ON, found.append)
    except RuntimeError as error:  # whatever the program raises at its start is what is looked for
        found.append(str(error))
    return found

"""What can be undone, and done again."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 100


class History(Generic[T]):
    """Steps that lead back, and steps that lead on again; a new one ends what was undone."""

    def __init__(self) -> None:
        self._past: list[T] = []
        self._future: list[T] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone since the last new step."""
        return bool(self._future)

    def remember(self, back: T) -> None:
        """Keep the step that leads back from something new."""
        self._past = [*self._past[1 - _MOST :], back]
        self._future = []

    def undo(self, go: Callable[[T], T]) -> None:
        """Take the last step back; ``go`` takes it and returns the one that leads on again."""
        if self._past:
            self._future.append(go(self._past.pop()))

    def redo(self, go: Callable[[T], T]) -> None:
        """Take the last undo back; see ``undo``."""
        if self._future:
            self._past.append(go(self._future.pop()))

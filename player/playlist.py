"""The order of what is shown in a class hour. Pure and immutable: each step gives a new playlist."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Playlist(Generic[Item]):
    """``items`` in order and which is current. An empty one has no current item."""

    items: tuple[Item, ...]
    index: int = 0

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Playlist[Item]":
        """Return a playlist that stands at its first item."""
        return cls(tuple(items))

    @property
    def current(self) -> Item | None:
        """The item being shown, None when there is none."""
        return self.items[self.index] if self.items else None

    @property
    def following(self) -> Item | None:
        """The item after the current one, None at the end."""
        return self.items[self.index + 1] if self.index + 1 < len(self.items) else None

    @property
    def at_end(self) -> bool:
        """Whether the current item is the last."""
        return self.index >= len(self.items) - 1

    def next(self) -> "Playlist[Item]":
        """Step on; at the end it stays."""
        return self.jump(self.index + 1)

    def previous(self) -> "Playlist[Item]":
        """Step back; at the start it stays."""
        return self.jump(self.index - 1)

    def jump(self, index: int) -> "Playlist[Item]":
        """Go to an item by its place, to the nearest one when there is none."""
        return replace(self, index=min(max(index, 0), max(len(self.items) - 1, 0)))

"""One line of the register while it is being written. Touched only by the thread of the databases."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from catalogue.entries import Ending, Entry
from catalogue.register import Register


@dataclass
class RecordLine:
    """Begins beside the chain, grows with every beat, and becomes a record at its end.

    ``make`` finds out what there is to say of it, once. A disk that refuses takes nothing away: what was to be written
    is kept here, and every verb may be tried again.
    """

    register: Register
    make: Callable[[], Entry]
    number: int = 0
    _entry: Entry | None = None

    @property
    def entry(self) -> Entry:
        """What is known of it until now."""
        if self._entry is None:
            self._entry = self.make()
        return self._entry

    def begin(self) -> None:
        """Begin the line."""
        self.number = self.register.begin(self.entry)

    def beat(self, seconds: float, share: float, *, taught: bool = False) -> None:
        """Note how much was shown until now."""
        self._grow(seconds, share, taught=taught)
        if self.number:
            self.register.beat(self.number, self.entry)
        else:
            self.begin()

    def close(self, seconds: float, share: float, ending: Ending, *, taught: bool = False) -> None:
        """Note how it ended; ``finish`` writes it."""
        self._grow(seconds, share, taught=taught)
        self._entry = replace(self.entry, ending=ending)

    def finish(self) -> None:
        """Make it a record."""
        if self.number:
            self.register.end(self.number, self.entry)
        else:
            self.register.add([self.entry])

    def _grow(self, seconds: float, share: float, *, taught: bool) -> None:
        self._entry = replace(self.entry, shown=round(seconds * 1000), share=round(share * 1000), taught=taught)

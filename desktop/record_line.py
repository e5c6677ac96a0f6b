"""One line of the register while it is being written. Touched only by the thread of the databases."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from catalogue.entries import Ending, Entry, Kind
from catalogue.errors import CatalogueError
from catalogue.register import Register


@dataclass
class RecordLine:
    """Begins beside the chain, grows with every beat, and becomes a record at its end.

    Where the disk took neither beginning nor beats, the end is still written if it takes that.
    """

    register: Register
    entry: Entry = field(default_factory=lambda: Entry(Kind.HOUR))
    number: int = 0

    def begin(self, make: Callable[[], Entry]) -> None:
        """Begin the line with what ``make`` finds."""
        self.entry = make()
        self.number = self.register.begin(self.entry)

    def beat(self, seconds: float, share: float, *, taught: bool = False) -> None:
        """Note how much was shown until now."""
        self.entry = self._grown(seconds, share, taught=taught)
        if not self.number:
            self.number = self.register.begin(self.entry)
        else:
            self.register.beat(self.number, self.entry)

    def end(self, seconds: float, share: float, ending: Ending, *, taught: bool = False) -> None:
        """Make it a record."""
        self.entry = replace(self._grown(seconds, share, taught=taught), ending=ending)
        try:
            if self.number:
                self.register.end(self.number, self.entry)
            else:
                self.register.add([self.entry])
        except CatalogueError:
            # It lies beside the chain as the last beat knew it, and becomes a record at the next start.
            self.number = 0
            raise

    def _grown(self, seconds: float, share: float, *, taught: bool) -> Entry:
        return replace(self.entry, shown=round(seconds * 1000), share=round(share * 1000), taught=taught)

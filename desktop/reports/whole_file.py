"""Writing a file whole or not at all: what was there stays until the new one is on the disk."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from catalogue.durable import made_whole


@contextlib.contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    """Open a text file beside ``path``, which takes its place when the block ends well.

    Raises:
        OSError: the disk does not take it; what was there is unharmed.
    """
    with made_whole(path) as beside, beside.open("w", encoding=encoding, newline=newline) as file:
        yield file

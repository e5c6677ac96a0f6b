"""Writing a file whole or not at all: what was there stays until the new one is on the disk."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO


@contextlib.contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    """Open a text file beside ``path``, which takes its place when the block ends well.

    Raises:
        OSError: the disk does not take it; what was there is unharmed.
    """
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("w", encoding=encoding, newline=newline) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

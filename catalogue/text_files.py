"""Reading a small text file that somebody made somewhere: UTF-8 with or without a mark, else GBK."""

from pathlib import Path

from catalogue.errors import FileRefusedError

LARGEST_BYTES = 2**20


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        FileRefusedError: it is larger than any such file, or no text.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        read = file.read(LARGEST_BYTES + 1)
    if len(read) > LARGEST_BYTES:
        raise FileRefusedError(path, "too-large")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return read.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefusedError(path, "no-text")

"""Numbers of versions of the program: three whole numbers, so that they can be compared and be names of folders."""

import re

PATTERN = r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})"
"""``0.2.0``; each number below 10,000."""


def is_version(text: str) -> bool:
    """Tell whether a text is the number of a version."""
    return re.fullmatch(PATTERN, text, re.ASCII) is not None


def version_key(text: str) -> tuple[int, ...]:
    """Return what orders versions; of what is no version's number, such as a development's, the numbers it has."""
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def as_floor(text: str) -> int:
    """Return a version as the one whole number that floors are kept by (sync/trust.py)."""
    major, minor, patch = version_key(text)
    return (major * 10_000 + minor) * 10_000 + patch

"""Which names of members are sound. They are data and never become paths, but they must be unambiguous."""

import re

LONGEST_NAME = 1024
_DRIVE = re.compile(r"[A-Za-z]:")


def problem_of(name: str) -> str:
    """Return what is wrong with a member's name, '' when nothing is.

    Refused are absolute names, drive letters, parts that step up, backslashes (which another system reads as a
    folder), control characters and names beyond ``LONGEST_NAME`` characters.
    """
    if not name or len(name) > LONGEST_NAME:
        return "length"
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in name):
        return "control-character"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "absolute"
    if "\\" in name:
        return "backslash"
    if any(part in ("", ".", "..") for part in name.rstrip("/").split("/")):
        return "steps-up"
    return ""

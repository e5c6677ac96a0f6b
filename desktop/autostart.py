"""Whether the program opens by itself when somebody logs in: that person's choice on that computer, not the library's.

Source: Desktop Application Autostart Specification and Desktop Entry Specification (freedesktop.org). On Windows the
installer asks.
"""

import os
import shutil
import sys
from pathlib import Path

from catalogue.durable import put_whole

COMMAND = "skylesson"
_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Skylesson
Name[zh_CN]=空中课堂
Exec="{command}"
TryExec={command}
Icon=skylesson
"""
"""With TryExec, so that the desktop passes over it once the program is removed."""


class Autostart:
    """The entry in the folder of what a desktop starts."""

    def __init__(self) -> None:
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        self._entry = home / "autostart" / f"{COMMAND}.desktop"

    @property
    def is_possible(self) -> bool:
        """Whether the choice can be made here: on a Linux where the program is installed."""
        return sys.platform == "linux" and shutil.which(COMMAND) is not None

    @property
    def is_on(self) -> bool:
        """Whether the program opens by itself; a desktop's own settings may have switched it off again."""
        try:
            lines = self._entry.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return False
        return not {"Hidden=true", "X-GNOME-Autostart-enabled=false"} & set(lines)

    def switch(self, *, on: bool) -> None:
        """Have it open by itself from the next login on, or no longer.

        Raises:
            OSError: the disk refused.
        """
        if not on:
            self._entry.unlink(missing_ok=True)
            return
        self._entry.parent.mkdir(parents=True, exist_ok=True)
        put_whole(self._entry, _ENTRY.format(command=shutil.which(COMMAND) or COMMAND).encode())

"""Who teaches on a library: only that program may call what is still being shown cut off."""

from pathlib import Path

import filelock

FILE_NAME = ".register.lock"


class RegisterLock:
    """Held as long as the window is open; it ends with its process, however that ends."""

    def __init__(self, library: Path) -> None:
        self._lock = filelock.FileLock(library / FILE_NAME, thread_local=False)

    def take(self) -> bool:
        """Take it; False when another program has it."""
        try:
            self._lock.acquire(timeout=0)
        except (filelock.Timeout, OSError):
            return False
        return True

    def let_go(self) -> None:
        """Let another program have it."""
        self._lock.release()

"""Where the program starts."""

import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from desktop.sparing import spare_sources


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    spare_sources()
    return int(import_module("desktop.program").main(arguments))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())

"""Where the program starts."""

import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from desktop.launching import launch


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    launch(given)
    # Only now, because it loads Qt: another version that takes over brings its own.
    sparing = import_module("desktop.sparing")
    sparing.spare_arenas()
    sparing.spare_sources()
    sparing.spare_drivers(given)
    return int(import_module("desktop.program").main(given))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())

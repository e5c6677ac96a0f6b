"""Prints the screens of this computer as JSON. A process of its own, for ``skylesson doctor``."""

import json
import sys

from PySide6.QtGui import QGuiApplication


def main() -> None:
    """Print them."""
    application = QGuiApplication([sys.argv[0]])
    screens = [
        {
            "name": screen.model() or screen.name(),
            "width": screen.size().width(),
            "height": screen.size().height(),
            "primary": screen is application.primaryScreen(),
        }
        for screen in application.screens()
    ]
    sys.stdout.write(json.dumps(screens) + "\n")


if __name__ == "__main__":
    main()

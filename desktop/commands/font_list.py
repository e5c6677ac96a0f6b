"""Prints the fonts of this computer that have Chinese as JSON. A process of its own, for ``skylesson doctor``."""

import json
import sys

from PySide6.QtGui import QFontDatabase, QGuiApplication


def main() -> None:
    """Print them."""
    application = QGuiApplication([sys.argv[0]])
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    fonts = [name for name in QFontDatabase.families(system) if not QFontDatabase.isPrivateFamily(name)]
    sys.stdout.write(json.dumps(fonts) + "\n")
    del application


if __name__ == "__main__":
    main()

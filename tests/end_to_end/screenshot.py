"""Keep a picture of what a display shows: ``python -m tests.end_to_end.screenshot FILE``."""

import sys

from PySide6.QtGui import QGuiApplication

from tests.seeing import picture_of_all

if __name__ == "__main__":
    application = QGuiApplication([])
    picture_of_all().save(sys.argv[1])

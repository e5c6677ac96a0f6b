"""Qt without a screen for the tests of this room."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

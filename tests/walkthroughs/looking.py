"""Looks at the screens for somebody who has no window: ``python -m tests.walkthroughs.looking``.

Reads lines, each a screen's name, or ``save FILE``; answers with the colour in the middle of that screen, or "saved".
"""

import sys

from PySide6.QtGui import QGuiApplication

from tests.seeing import colour_on, picture_of


def main() -> None:
    """Answer until nobody asks any more."""
    application = QGuiApplication(["looking"])
    for line in sys.stdin:
        application.processEvents()
        word, _, rest = line.strip().partition(" ")
        answer = colour_on(word)
        if word == "save":
            picture_of("").save(rest)
            answer = "saved"
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

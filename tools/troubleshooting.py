"""Write docs/troubleshooting.md and docs/troubleshooting.zh.md: every message, why it comes, and what to do.

They are what the window shows behind F1, made of the messages in their translations (desktop/help/troubles.py).
``make translations`` calls this. ``--check`` writes nothing and exits with 1 when a page would change.
"""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from desktop.help.troubles import troubles  # noqa: E402  # the tool runs from anywhere
from desktop.language import Language  # noqa: E402

PAGES = {"en": ROOT / "docs" / "troubleshooting.md", "zh_CN": ROOT / "docs" / "troubleshooting.zh.md"}
_MADE = "<!-- Made by tools/troubleshooting.py from the messages and desktop/help: change those. -->\n\n"


def main() -> int:
    """Bring both pages up to date, or check that they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    spoken, stale = Language(QCoreApplication([])), False
    for language, path in PAGES.items():
        spoken.switch(language)
        text = _MADE + troubles(language)
        if check:
            same = path.exists() and path.read_text(encoding="utf-8") == text
            stale = stale or not same
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print("docs/troubleshooting*.md do not say what the messages say; run make translations")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())

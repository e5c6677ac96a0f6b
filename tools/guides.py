"""Write the guides of all roles in both languages: ``make guides`` leaves them in build/guides.

The pictures are of the real window over a demo library, whose first weeks are made and taken in before. Without a
display Qt paints them where nobody looks.
"""

import argparse
import os
import subprocess  # nosec B404  # every call is judged by itself
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402  # the tool runs from anywhere
from PySide6.QtWidgets import QApplication  # noqa: E402

from catalogue.plan import SEED, read_plan  # noqa: E402
from desktop.app import App  # noqa: E402
from desktop.demo.content import package_id, weeks  # noqa: E402
from desktop.demo.key import demo_key  # noqa: E402
from desktop.language import LANGUAGES  # noqa: E402
from desktop.places import open_household  # noqa: E402
from desktop.reports.guide import ROLES  # noqa: E402

_WEEKS = 4
_SIZE = (1100, 760)
_SETTLE_MS = 4000


def fill(library: Path) -> None:
    """Make the first weeks of the demo, and take them in."""
    known = [package_id(*week) for week, _ in list(weeks(read_plan(SEED)))[_WEEKS:]]
    with tempfile.TemporaryDirectory() as scratch:
        key = ["--key", str(demo_key(library))]
        made = [sys.executable, "-m", "desktop.demo", scratch, *key, "--except", *known]
        subprocess.run(made, cwd=ROOT, check=True)  # nosec B603  # arguments of our own
        taken = [sys.executable, "-m", "desktop", "--library", str(library), "import", scratch]
        subprocess.run(taken, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # nosec B603  # arguments of our own


def written(app: App, folder: Path) -> Iterator[Path]:
    """Write each guide, one after the other."""
    for language in LANGUAGES:
        app.speak(language)
        for role in ROLES:
            waiting = QEventLoop()
            app.help.guides.written.connect(waiting.quit)
            app.help.guides.failed.connect(waiting.quit)
            path = folder / f"{role}-{language}.pdf"
            app.help.guides.write(role, path)
            waiting.exec()
            yield path


def main() -> int:
    """Write all of them into a folder, and say where each is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    application = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory() as scratch:
        fill(Path(scratch))
        app = App(application, open_household(Path(scratch)))
        app.start()
        app.window.showNormal()
        app.window.resize(*_SIZE)
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
        done = list(written(app, folder))
        app.shutdown()
    print("\n".join(map(str, done)))
    return 0 if all(path.is_file() for path in done) else 1


if __name__ == "__main__":
    sys.exit(main())

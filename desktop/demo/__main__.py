"""Make the demo's packages, week by week, into a drop folder: ``python -m desktop.demo FOLDER [--pace SECONDS]``."""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from catalogue.plan import SEED, read_plan
from catalogue.records import Lesson
from desktop.demo.content import MEDIA, manifest, package_id, shared_media, slide_path, weeks
from desktop.demo.slides import draw_slide
from sync.pack import pack
from sync.secret_key import parse_secret_key
from sync.signature import SecretKey


def main(arguments: Sequence[str] | None = None) -> int:
    """Make every package that is not named by ``--except``; each appears in the folder whole."""
    parser = argparse.ArgumentParser(prog="python -m desktop.demo", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pace", type=float, default=0.0, help="seconds between two packages")
    parser.add_argument("--except", dest="known", nargs="*", default=[], metavar="ID", help="packages not to make")
    parser.add_argument("--key", type=Path, help="sign the packages with this secret key")
    options = parser.parse_args(arguments)
    key = None if options.key is None else parse_secret_key(options.key.read_text(encoding="utf-8"))
    application = QGuiApplication.instance() or QGuiApplication([sys.argv[0], "-platform", "offscreen"])
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="skylesson-demo-") as scratch:
        for week, lessons in weeks(read_plan(SEED)):
            if package_id(*week) not in options.known:
                _make_package(Path(scratch) / package_id(*week), week, lessons, options.folder, key)
                time.sleep(options.pace)
    application.quit()
    return 0


def _make_package(
    folder: Path, week: tuple[int, int, int], lessons: Sequence[Lesson], drop: Path, key: SecretKey | None
) -> None:
    """Lay out a week's folder as a publisher would, pack it, and clear up."""
    (folder / "media").mkdir(parents=True)
    for lesson in lessons:
        slide = folder / slide_path(lesson)
        slide.parent.mkdir(parents=True)
        draw_slide(lesson, slide)
        for medium in shared_media(lesson):
            shutil.copyfile(MEDIA / medium.file, folder / "media" / medium.file)
    said = json.dumps(manifest(week, lessons), ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(said, encoding="utf-8")
    grade, term, number = week
    pack(folder, drop / f"grade{grade}-term{term}-week{number:02}.7z", key=key)
    shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())

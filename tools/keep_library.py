"""Make a small library as this version of the program leaves it, for the tests of later versions.

``python tools/keep_library.py tests/data/libraries/rN-sN.tar.gz`` at every change of a schema (N: the two numbers in
catalogue/models.py). It drives the program that stands in the current folder and works with every older one, too: what
that one does not have yet is left out. The old ones there were made with it from the commits that their README names.
"""

import gzip
import io
import json
import subprocess  # nosec B404  # every call is judged by itself
import sys
import tarfile
import tempfile
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

AT = datetime(2026, 9, 1, 8, 30, tzinfo=timezone(timedelta(hours=8)))
LEFT_OUT = ("logs", "cache", "prepared", "incoming", "drop")
MANIFEST = {
    "format": "skylesson-package/1",
    "id": "org.test.kept",
    "version": 1,
    "issuer": "A station",
    "created": "2026-08-01T00:00:00+08:00",
    "title": {"zh": "测试", "en": "Kept"},
    "lessons": [
        {
            "id": "english-4-1-01",
            "title": {"zh": "我的教室", "en": "My classroom"},
            "resources": [
                {"path": "sheet.txt", "role": "worksheet", "title": {"en": "Words"}, "media_type": "text/plain"}
            ],
        }
    ],
}


def main() -> int:
    """Make the library that the command line names."""
    out = Path(sys.argv[1]).absolute()
    sys.path.insert(0, str(Path.cwd()))
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library")
        _receive(Path(folder), library)
        _teach(library)
        _write(library, out)
    return 0


def _receive(folder: Path, library: Path) -> None:
    source = folder / "source"
    source.mkdir()
    (source / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    (source / "sheet.txt").write_text("window door light\n", encoding="utf-8")
    _run("pack", str(source), str(folder / "kept.7z"))
    taking = ["import", str(folder / "kept.7z"), "--library", str(library)]  # before the command, the oldest lost it
    if "accept-unsigned" in _run("import", "--help"):
        taking.append("--accept-unsigned")
    _run(*taking)


def _run(*arguments: str) -> str:
    done = subprocess.run(  # nosec B603  # arguments of our own
        [sys.executable, "-m", "desktop", *arguments], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return done.stdout


def _teach(library: Path) -> None:
    from desktop.places import open_household  # noqa: PLC0415  # of the version in this folder

    household = open_household(library)
    school = household.school
    school.end(school.begin("english-4-1-01", AT), 1500.0, completed=True)
    school.end(school.begin("art-4-1-01", AT + timedelta(days=1)), 42.0, completed=False)
    school.mark("music-4-1-01", taught=True, reason="吹号", at=AT + timedelta(days=2))
    if hasattr(school, "keep_schedule"):
        _keep_schedule(school)
    if hasattr(school, "memory"):
        _keep_places(school)
    household.close()


def _keep_schedule(school: object) -> None:
    from catalogue import timetable as made  # noqa: PLC0415

    school.keep_schedule(
        made.Schedule(
            classes=(made.SchoolClass(1, "四(1)班", (4,)),),
            terms=(made.Term(1, date(2026, 9, 1), date(2027, 1, 15)),),
            timetable=made.Timetable(
                periods=(made.Period(1, time(8, 30), time(9, 10)),), slots=(made.Slot(1, 0, 1, "english"),)
            ),
            next_class_id=2,
        )
    )


def _keep_places(school: object) -> None:
    from catalogue.records import Bookmark, Place  # noqa: PLC0415

    school.memory.keep_place(Place("1", "english-4-1-01", "a" * 64, 61.0))
    school.memory.add_bookmark(Bookmark(0, "english-4-1-01", "a" * 64, "Song", 12.5))


def _write(library: Path, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in sorted(library.rglob("*")):
            inside = path.relative_to(library)
            if path.is_file() and inside.parts[0] not in LEFT_OUT and ".lock" not in path.name:
                archive.add(path, inside.as_posix(), filter=_nobody)
    out.write_bytes(gzip.compress(packed.getvalue(), mtime=0))


def _nobody(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = info.mtime = 0
    info.uname = info.gname = ""
    info.mode = 0o644
    return info


if __name__ == "__main__":
    sys.exit(main())

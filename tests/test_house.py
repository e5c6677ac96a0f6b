"""Tests of the house itself: what is locked is what is needed, and nothing of one machine is written down."""

import re
import tomllib

from catalogue.records import SUBJECTS
from tests.conftest import ROOT


def test_every_dependency_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8").lower()
    wanted = (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines()
    for dependency in project["dependencies"]:
        name = re.split(r"[><=]", dependency)[0].lower()
        assert re.search(rf"^{re.escape(name)}==\S+ \\\n\s+--hash=sha256:", locked, re.MULTILINE), name
        assert dependency in wanted


def test_no_lock_file_names_an_index() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "http" not in text
        assert "index" not in text


def test_the_repository_stays_small() -> None:
    media = [path for path in ROOT.rglob("media/*") if ".venv" not in path.parts and "build" not in path.parts]
    assert sum(path.stat().st_size for path in media) < 5 * 2**20


def test_the_subjects_are_written_down_once() -> None:
    named = re.compile(", ".join(f'"{subject}"' for subject in SUBJECTS))
    rooms = ("bench", "catalogue", "desktop", "packaging", "player", "sync", "tests", "tools")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    found = [path.relative_to(ROOT).as_posix() for path in files if named.search(path.read_text(encoding="utf-8"))]
    assert found == ["catalogue/records.py"]

"""Tests of the shipped resources.db: it is what its sources say."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalogue.build import SHIPPED, main
from catalogue.models import RESOURCES_APPLICATION_ID, RESOURCES_VERSION
from catalogue.plan import SEED
from catalogue.store import Catalogue


def contents(path: Path) -> dict[str, Any]:
    """All that a database says, without how its pages lie."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        tables = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))
        found: dict[str, Any] = {"schema": tables}
        for name in ("lesson", "package", "resource"):
            found[name] = database.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()  # noqa: S608  # fixed names
        for pragma in ("application_id", "user_version", "journal_mode", "page_size"):
            [found[pragma]] = database.execute(f"PRAGMA {pragma}").fetchone()
    return found


def test_the_shipped_catalogue_is_a_fresh_build_of_its_sources(tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path / "fresh.db")]) == 0
    fresh = contents(tmp_path / "fresh.db")
    assert contents(SHIPPED) == fresh
    assert len(fresh["lesson"]) == 266
    assert (fresh["package"], fresh["resource"]) == ([], [])
    assert (fresh["application_id"], fresh["user_version"]) == (RESOURCES_APPLICATION_ID, RESOURCES_VERSION)
    assert fresh["journal_mode"] == "delete"


def test_a_library_opens_what_was_built(tmp_path: Path) -> None:
    shutil.copy(SHIPPED, tmp_path / "resources.db")
    catalogue = Catalogue.open(tmp_path)
    assert catalogue.count() == 266
    catalogue.close()


def test_a_plan_that_cannot_be_used_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "resources.db"
    out.write_bytes(b"the old one")
    shutil.copytree(SEED, tmp_path / "seed")
    with (tmp_path / "seed" / "art.csv").open("a", encoding="utf-8") as file:
        file.write("art-4-1-77,art,4,1,单元,Unit,x,900,题,Title,descriptive\n")
    assert main(["--seed", str(tmp_path / "seed"), "--out", str(out)]) == 2
    assert "art.csv, row 55: week" in capsys.readouterr().err
    assert out.read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["resources.db", "seed"]

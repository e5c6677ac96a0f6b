"""What was kept out goes back to where packages arrive, and replaces nothing there."""

from pathlib import Path

import pytest

from desktop.refusals import put_back
from sync.storage import reason_path


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


def kept_out(folder: Path, name: str) -> Path:
    """A refused package with its manifest beside it, and why it was refused."""
    refused = folder / "quarantine" / name
    refused.parent.mkdir(exist_ok=True)
    for path in (refused, refused.with_name(f"{name}.manifest.json"), reason_path(refused)):
        path.write_text("old")
    return refused


def lying_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_it_goes_back_with_what_lies_beside_it_whatever_its_name(tmp_path: Path, drop: Path) -> None:
    refused = kept_out(tmp_path, "english [4].7z")
    assert put_back(refused, drop) == drop / "english [4].7z"
    assert lying_in(drop) == {"english [4].7z": "old", "english [4].7z.manifest.json": "old"}
    assert list(refused.parent.iterdir()) == []


@pytest.mark.parametrize("waiting", ["a.7z", "a.7z.manifest.json"])
def test_a_newer_one_that_waits_there_is_not_replaced(tmp_path: Path, drop: Path, waiting: str) -> None:
    (drop / waiting).write_text("new")
    assert put_back(kept_out(tmp_path, "a.7z"), drop) == drop / "a (2).7z"
    assert lying_in(drop) == {waiting: "new", "a (2).7z": "old", "a (2).7z.manifest.json": "old"}

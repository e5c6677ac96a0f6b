"""What a stick brings is found by reading each manifest once."""

import shutil
from pathlib import Path

import pytest

from catalogue.store import Catalogue
from sync import program_offer, sticks
from sync.manifest import side_manifest_path
from sync.program_manifest import is_program
from sync.reader import ReaderProcess
from sync.side import read_side
from sync.sticks import look
from sync.storage import Library
from sync.versions import Versions
from sync.volumes import Volume
from tests.sync.folders import document, packed
from tests.sync.programs import program, trusted_for_programs


def test_each_manifest_on_a_stick_is_parsed_once(
    library: Library,
    catalogue: Catalogue,
    reader: ReaderProcess,
    tmp_path: Path,
    media: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    update = program(stick, "0.2.0", trusted_for_programs(library.trusted, tmp_path))
    archive, _ = packed(tmp_path, media, document())
    for path in (archive, side_manifest_path(archive)):
        shutil.copy(path, stick)
    lessons = stick / archive.name
    asked: dict[str, list[Path]] = {"offered": [], "side": []}

    def offered(path: Path, versions: Versions) -> str:
        asked["offered"].append(path)
        return program_offer.offered_version(path, versions)

    def side(path: Path) -> object:
        asked["side"].append(path)
        return read_side(path)

    monkeypatch.setattr(sticks, "offered_version", offered)
    monkeypatch.setattr(sticks, "read_side", side)
    volume = Volume("1", "BLUE", stick, "vfat", 2**30, 2**20)
    found = look(volume, library, catalogue, reader, Versions(tmp_path / "versions", "0.1.0", {"school": 4}))
    assert asked == {"offered": [update], "side": [lessons]}
    assert (found.packages, found.program, found.lessons) == ((lessons, update), "0.2.0", 1)
    assert (is_program(update), is_program(lessons)) == (True, False)

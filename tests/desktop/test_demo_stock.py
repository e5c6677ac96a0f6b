"""Tests of what a demo adds for the contact sheets: it is what it says, and is in nobody's way."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from catalogue.records import Role
from desktop.demo.key import demo_key
from desktop.demo.stock import further_package, keeps_versions, next_program, next_version
from desktop.launching import FOLDER_VARIABLE
from sync.manifest import parse_manifest, side_manifest_path
from sync.program_keys import program_keys
from sync.program_manifest import parse_program_manifest
from sync.trust import TrustStore
from sync.version_number import version_key
from tests.desktop.samples import lesson


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "library" / "drop"
    folder.mkdir(parents=True)
    return folder


def test_the_package_adds_a_plan_and_a_film_that_cannot_be_shown_and_is_signed(qapp: QApplication, drop: Path) -> None:
    del qapp
    library = drop.parent
    further_package([lesson(1), lesson(2)], drop, library)
    [archive] = drop.glob("*.7z")
    side = side_manifest_path(archive)
    manifest = parse_manifest(side.read_bytes(), side)
    assert [one.id for one in manifest.lessons] == [lesson(1).id, lesson(2).id]
    assert [one.role for one in manifest.lessons[0].resources] == [Role.LESSON_PLAN, Role.VIDEO, Role.AUDIO]
    assert TrustStore(library / "trusted").judge(side.read_bytes(), side).signer is not None


def test_a_version_is_newer_and_signed_by_a_key_that_may(drop: Path) -> None:
    library = drop.parent
    next_program(drop, library)
    [archive] = drop.glob("*.7z")
    side = side_manifest_path(archive)
    manifest = parse_program_manifest(side.read_bytes(), side)
    assert version_key(manifest.version) == version_key(next_version())
    assert program_keys(library / "trusted").judge(side.read_bytes(), side).signer is not None
    assert demo_key(library).exists()


def test_a_version_is_left_only_where_the_demo_keeps_its_own(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = drop.parent
    monkeypatch.setenv(FOLDER_VARIABLE, str(library.parent / "the school's"))
    assert not keeps_versions(library)
    monkeypatch.setenv(FOLDER_VARIABLE, str(library / "versions"))
    assert keeps_versions(library)
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert not keeps_versions(library)

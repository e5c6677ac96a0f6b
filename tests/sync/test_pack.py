"""Tests of making packages; the real 7-Zip has the last word on them."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import py7zr
import pytest

from sync import pack as pack_module
from sync.archive import Archive
from sync.errors import ManifestError, PackError
from sync.manifest import parse_manifest, side_manifest_path
from sync.pack import pack
from tests.sync.folders import document, lay_out, packed


def test_a_package_is_stored_whole_and_described_exactly(tmp_path: Path, media: Path) -> None:
    out, manifest = packed(tmp_path, media, document())
    data = out.read_bytes()
    side = parse_manifest(side_manifest_path(out).read_bytes(), out)
    assert side == manifest
    assert manifest.archive is not None
    assert manifest.archive.size == len(data)
    assert manifest.archive.sha256 == hashlib.sha256(data).hexdigest()
    pieces = [data[start : start + 2**20] for start in range(0, len(data), 2**20)]
    assert manifest.archive.pieces == tuple(hashlib.sha256(piece).digest() for piece in pieces)
    for resource in manifest.resources:
        assert resource.offset is not None
        assert resource.size is not None
        content = data[resource.offset : resource.offset + resource.size]
        assert content == (media / Path(resource.path).name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == resource.sha256
    assert [resource.media_type for resource in manifest.resources] == ["video/mp4", "application/pdf"]


def test_7_zip_and_py7zr_agree(tmp_path: Path, media: Path) -> None:
    out, _ = packed(tmp_path, media, document())
    with py7zr.SevenZipFile(out) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "manifest.json"
    program = shutil.which("7z") or shutil.which("7zz")
    if program is None:
        pytest.skip("7-Zip is not installed")
    assert "Everything is Ok" in subprocess.run([program, "t", out], capture_output=True, text=True, check=True).stdout


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path, media: Path) -> None:
    folder = lay_out(tmp_path / "f", media, document())
    pack(folder, tmp_path / "one.7z")
    for path in folder.rglob("*"):
        path.touch()
    pack(folder, tmp_path / "two.7z")
    assert (tmp_path / "one.7z").read_bytes() == (tmp_path / "two.7z").read_bytes()


def test_the_inner_manifest_lacks_only_what_it_cannot_know(tmp_path: Path, media: Path) -> None:
    out, _ = packed(tmp_path, media, document())
    with Archive(out) as archive:
        inner = json.loads(archive.read_small("manifest.json", 10**6))
    side = json.loads(side_manifest_path(out).read_bytes())
    del side["archive"]
    for resource in side["lessons"][0]["resources"]:
        del resource["offset"]
    assert inner == side


def test_a_resource_that_lies_elsewhere_may_be_named_by_its_hash(tmp_path: Path, media: Path) -> None:
    said = document()
    said["lessons"][0]["resources"].append({"path": "other.mp4", "role": "video", "sha256": "0" * 64, "size": 5})
    _, manifest = packed(tmp_path, media, said)
    assert manifest.resources[-1].offset is None


def test_what_cannot_be_packed_is_said_and_nothing_is_left_behind(tmp_path: Path, media: Path) -> None:
    said = document()
    said["lessons"][0]["resources"].append({"path": "other.mp4", "role": "video"})
    folder = lay_out(tmp_path / "f", media, said)
    with pytest.raises(PackError) as caught:
        pack(folder, tmp_path / "a.7z")
    assert caught.value.facts == {"problem": "absent", "member": "other.mp4"}
    (folder / "manifest.json").write_text("{}")
    with pytest.raises(ManifestError):
        pack(folder, tmp_path / "a.7z")
    (folder / "manifest.json").unlink()
    with pytest.raises(PackError) as without:
        pack(folder, tmp_path / "a.7z")
    assert without.value.facts["problem"] == "no-manifest"
    assert not list(tmp_path.glob("a.7z*"))


def test_a_package_too_large_for_a_stick_is_refused(
    tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_module, "LARGEST_PACKAGE", 2**20)
    with pytest.raises(PackError) as caught:
        packed(tmp_path, media, document())
    assert caught.value.facts["problem"] == "too-large"
    assert not list(tmp_path.glob("a.7z*"))

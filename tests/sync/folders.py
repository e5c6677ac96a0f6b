"""Packages for the tests: folders as a publisher lays them out, packed by our own pack or by the real 7-Zip."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from catalogue.store import Catalogue
from sync.importer import Importer
from sync.intake import Reporting
from sync.manifest import Manifest
from sync.pack import pack
from sync.rereading import Rereading
from sync.scrub import Checked
from sync.storage import Library
from sync.trust import Unsigned

LESSON = "english-4-1-01"


def document(package_id: str = "org.test.a", version: int = 1, **changes: Any) -> dict[str, Any]:
    """A manifest as a publisher writes it: one lesson with a video and a worksheet."""
    return {
        "format": "skylesson-package/1",
        "id": package_id,
        "version": version,
        "issuer": "教育局",
        "created": "2026-09-01T00:00:00+08:00",
        "title": {"zh": "第1周", "en": "Week 1"},
        "lessons": [
            {
                "id": LESSON,
                "title": {"zh": "我的教室"},
                "objectives": ["会说"],
                "resources": [
                    {"path": "media/red-green.mp4", "role": "video", "title": {"zh": "视频"}, "duration": 4.0},
                    {"path": "media/lesson.pdf", "role": "worksheet"},
                ],
            }
        ],
        **changes,
    }


def lay_out(folder: Path, media: Path, said: dict[str, Any]) -> Path:
    """Make the folder of a package: its manifest and the media that it names."""
    folder.mkdir(parents=True, exist_ok=True)
    for lesson in said["lessons"]:
        for resource in lesson["resources"]:
            target = folder / resource["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            if (media / target.name).exists():
                shutil.copyfile(media / target.name, target)
    (folder / "manifest.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return folder


def packed(tmp: Path, media: Path, said: dict[str, Any], name: str = "a.7z") -> tuple[Path, Manifest]:
    """Pack a folder with our own pack; return the archive and its manifest."""
    folder = lay_out(tmp / f"folder-{name}", media, said)
    out = tmp / name
    return out, pack(folder, out)


def seven_zip(folder: Path, out: Path, *options: str) -> Path:
    """Make an archive of a folder's content with the real 7-Zip."""
    program = next((found for name in ("7z", "7zz", "7za") if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("7-Zip is not installed")
    subprocess.run([program, "a", *options, str(out), "."], cwd=folder, check=True, capture_output=True)
    return out


def trusting(library: Library, catalogue: Catalogue, reporting: Reporting | None = None) -> Importer:
    """What takes packages in that nobody signed, as a school that has chosen so does."""
    return Importer(library, catalogue, reporting=reporting, unsigned=Unsigned.ALWAYS)


def checked(importer: Importer, package_id: str = "org.test.a") -> Checked:
    """Read a package in the library again, whole."""
    found = importer.scrub.check(package_id, Rereading(), afresh=True)
    assert found is not None
    return found

"""Packages of a publisher who signs: what the walk-throughs find in the drop folder and on the stick."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.pack import PIECE_SIZE, pack
from sync.signature import SecretKey, make_key
from tests.sync.folders import document, lay_out


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher with a key; ``public`` is the file that a school gets to trust."""

    key: SecretKey
    public: Path

    def write(self, archive: Path, scratch: Path, media: Path, said: dict[str, Any]) -> Path:
        """Pack and sign what a manifest says."""
        pack(lay_out(scratch, media, said), archive, key=self.key)
        return archive


def publisher(folder: Path) -> Publisher:
    """Return a new publisher, whose public key lies in ``folder``."""
    key, public = make_key(), folder / "office.pub"
    public.write_text(key.public.text(), encoding="utf-8")
    return Publisher(key, public)


def lesson(lesson_id: str, *named: tuple[str, str]) -> dict[str, Any]:
    """Return a lesson of a manifest, with resources by file name and role."""
    resources = [{"path": f"media/{file}", "role": role, "title": {"zh": file}} for file, role in named]
    return {"id": lesson_id, "title": {"zh": "我的教室"}, "resources": resources}


def manifest(package_id: str, *lessons: dict[str, Any], title: str = "第1周") -> dict[str, Any]:
    """Return the manifest of a package."""
    return document(package_id, title={"zh": title}, lessons=list(lessons))


def spoil_end(archive: Path) -> None:
    """Spoil the last whole piece of an archive, as a bad stick does; its first lesson stays whole."""
    data = bytearray(archive.read_bytes())
    at = (len(data) // PIECE_SIZE - 1) * PIECE_SIZE + 100
    data[at : at + 64] = bytes(64 * [0x55])
    archive.write_bytes(data)

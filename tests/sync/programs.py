"""Versions of the program for tests: small, signed, and as real as a script is."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.program_keys import program_keys
from sync.program_manifest import this_platform
from sync.program_pack import SAID, pack_program
from sync.signature import SecretKey, make_key

SCRIPT = '#!/bin/sh\necho version {version} of $SKYLESSON_INSTALLED: "$@"\n'


def program_folder(folder: Path, version: str, script: str = SCRIPT, **said: Any) -> Path:
    """Lay a version out as a build does."""
    (folder / "lib" / "inner").mkdir(parents=True)
    executable = folder / "bin" / "skylesson"
    executable.parent.mkdir()
    executable.write_text(script.replace("{version}", version), encoding="utf-8")
    executable.chmod(0o755)
    (folder / "lib" / "inner" / "data.txt").write_text("数据" * 2000, encoding="utf-8")
    (folder / "lib" / "empty").touch()
    document = {
        "version": version,
        "platform": this_platform(),
        "executable": "bin/skylesson",
        "created": "2026-11-25T00:00:00+08:00",
        "reads": {"school": 4, "resources": 5},
        **said,
    }
    (folder / SAID).write_text(json.dumps(document), encoding="utf-8")
    return folder


def program(folder: Path, version: str, key: SecretKey, script: str = SCRIPT, **said: Any) -> Path:
    """Pack a version; return the archive, with its manifest and signature beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / f"skylesson-{version}.7z"
    pack_program(program_folder(folder / f"tree-{version}", version, script, **said), out, key)
    return out


def trusted_for_programs(trusted: Path, folder: Path) -> SecretKey:
    """Make a key that may sign versions."""
    key = make_key()
    (folder / "publisher.pub").write_text(key.public.text())
    program_keys(trusted).add(folder / "publisher.pub")
    return key


def files_in(folder: Path) -> Mapping[str, bytes]:
    """Everything in a folder, by its name there."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

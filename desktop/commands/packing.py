"""``pack``: make a package of a folder."""

import argparse
from pathlib import Path
from typing import TextIO

from sync.pack import pack


def make_package(options: argparse.Namespace, out: TextIO) -> int:
    """Write OUT.7z and its side manifest from a folder with manifest.json and media."""
    manifest = pack(Path(options.folder), Path(options.out))
    resources = sum(len(lesson.resources) for lesson in manifest.lessons)
    out.write(f"{options.out}  {manifest.id} v{manifest.version}  {len(manifest.lessons)} / {resources}\n")
    return 0

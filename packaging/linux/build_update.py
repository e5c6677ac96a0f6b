"""Build an update of the program: ``python packaging/linux/build_update.py KEY [older]`` writes it to ``build/``.

The tree that build_deb.py has laid out, started from wherever it lies, and signed with a minisign secret key
(docs/package-format.md, "skylesson-program/1"; docs/updating.md). What the system has to bring is what the .deb needs.
"""

import json
import os
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from build_deb import BUILD, private_tree
from editions import EDITIONS, Edition

from catalogue.models import RESOURCES_VERSION, SCHOOL_VERSION
from desktop import __version__
from desktop.commands.packing import read_secret_key
from sync.program_pack import SAID, pack_program

EXECUTABLE = "bin/skylesson"


def build(key: Path, edition: Edition) -> Path:
    """Build the update and return where its archive lies; manifest and signature are beside it."""
    tree = BUILD / "update"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(private_tree(edition), tree)
    (tree / SAID).write_text(json.dumps(_said(edition)), encoding="utf-8")
    out = BUILD / f"skylesson-{__version__}-{edition.platform}.7z"
    pack_program(tree, out, read_secret_key(key))
    return out


def _said(edition: Edition) -> dict[str, object]:
    """Return what is known of the version; its day is that of the sources, where the build says so."""
    made = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return {
        "version": __version__,
        "platform": edition.platform,
        "issuer": "Skylesson",
        "created": datetime.fromtimestamp(made, UTC).isoformat(),
        "executable": EXECUTABLE,
        "reads": {"school": SCHOOL_VERSION, "resources": RESOURCES_VERSION},
    }


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]), EDITIONS[sys.argv[2] if len(sys.argv) > 2 else 'many'])}\n")

"""Make the folder for a stick: ``python packaging/linux/stick.py`` fills ``build/stick`` after build_deb.py.

Which packages a bare computer lacks is answered by apt itself, on a bare Debian that debootstrap made; so no list is
kept that could be wrong. The folder ``debs`` is a flat repository (sources.list(5)).
"""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bare import RELEASE, ROOT, apt, bare_root
from build_deb import architecture, package_file

from desktop import __version__

STICK = ROOT / "build" / "stick"
_CACHE = ROOT / "build" / "debs"


def fill(package: Path) -> Path:
    """Fill the folder with ``package``, all that it needs, and the two scripts; return the folder."""
    shutil.rmtree(STICK, ignore_errors=True)
    debs = STICK / "debs"
    debs.mkdir(parents=True)
    for path in [package, *_needed_by(package)]:
        _link(path, debs / path.name.replace("%3a", "-"))
    listed = subprocess.run(["dpkg-scanpackages", "-m", "."], cwd=debs, check=True, capture_output=True).stdout
    (debs / "Packages.gz").write_bytes(gzip.compress(listed, mtime=0))
    words = {"@RELEASE@": RELEASE, "@ARCHITECTURE@": architecture(), "@VERSION@": __version__}
    for source in (Path(__file__).parent / "stick").iterdir():
        text = source.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        target = STICK / source.name
        target.write_text(text, encoding="utf-8")
        target.chmod(0o755 if target.suffix == ".sh" else 0o644)
    return STICK


def _needed_by(package: Path) -> list[Path]:
    """Fetch whatever a bare system lacks to install ``package``; what was fetched before is not fetched again."""
    (_CACHE / "partial").mkdir(parents=True, exist_ok=True)
    root = bare_root()
    what = ("--no-install-recommends", "install", package)
    apt(root, "-y", "--download-only", "-o", f"Dir::Cache::archives={_CACHE}", *what)
    said = apt(root, "--print-uris", "-o", "Dir::Cache::archives=/nowhere", *what)
    names = [line.split()[1] for line in said.splitlines() if line.startswith("'")]
    return [_CACHE / name for name in sorted(names) if name != package.name]


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.stdout.write(f"{fill(package_file())}\n")

"""Make the folder for a stick: ``python packaging/linux/stick.py [older]`` fills ``build/stick`` after build_deb.py.

``older`` puts beside what is there already what systems with an older C library need (docs/decisions/0057).

Which packages a bare computer lacks is answered by apt itself, on a bare Debian that debootstrap made; so no list is
kept that could be wrong. The folders ``debs`` and ``debs-older`` are flat repositories (sources.list(5)).
"""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bare import OLDER_RELEASE, RELEASE, ROOT, apt, bare_root
from build_deb import architecture, package_file
from editions import EDITIONS, MANY, Edition

from desktop import __version__

STICK = ROOT / "build" / "stick"


def fill(edition: Edition) -> Path:
    """Fill the folder with the edition's package, all that it needs, and the two scripts; return the folder."""
    debs = STICK / edition.folder
    shutil.rmtree(STICK if edition is MANY else debs, ignore_errors=True)
    debs.mkdir(parents=True)
    package = package_file(edition)
    for path in [package, *_needed_by(package, edition)]:
        _link(path, debs / path.name.replace("%3a", "-"))
    listed = subprocess.run(["dpkg-scanpackages", "-m", "."], cwd=debs, check=True, capture_output=True).stdout
    (debs / "Packages.gz").write_bytes(gzip.compress(listed, mtime=0))
    _put_scripts()
    return STICK


def _put_scripts() -> None:
    words = {
        "@RELEASE@": RELEASE,
        "@OLDER_RELEASE@": OLDER_RELEASE,
        "@ARCHITECTURE@": architecture(),
        "@VERSION@": __version__,
    }
    for source in (Path(__file__).parent / "stick").iterdir():
        text = source.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        target = STICK / source.name
        target.write_text(text, encoding="utf-8")
        target.chmod(0o755 if target.suffix == ".sh" else 0o644)


def _needed_by(package: Path, edition: Edition) -> list[Path]:
    """Fetch whatever a bare system lacks to install ``package``; what was fetched before is not fetched again."""
    cache = ROOT / "build" / edition.folder
    (cache / "partial").mkdir(parents=True, exist_ok=True)
    root = bare_root(edition.release)
    what = ("--no-install-recommends", "install", package)
    apt(root, "-y", "--download-only", "-o", f"Dir::Cache::archives={cache}", *what)
    said = apt(root, "--print-uris", "-o", "Dir::Cache::archives=/nowhere", *what)
    names = [line.split()[1] for line in said.splitlines() if line.startswith("'")]
    return [cache / name for name in sorted(names) if name != package.name]


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.stdout.write(f"{fill(EDITIONS[sys.argv[1] if len(sys.argv) > 1 else 'many'])}\n")

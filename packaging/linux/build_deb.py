"""Build the package for Debian and its kin: ``python packaging/linux/build_deb.py [older]`` writes it to ``build/``.

The control file is as in Debian policy, chapter 5; what the libraries in it need of the system is found out by
dpkg-shlibdeps, so that nothing is listed by hand that could be forgotten.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from bare import ROOT
from editions import EDITIONS, MANY, Edition
from pictures import draw_icons
from symbols import hold_to
from tree import lay_out

from desktop import __version__

BUILD = ROOT / "build"
FILES = Path(__file__).resolve().parent / "files"
PACKAGE = "skylesson"
_PRIVATE = Path("opt") / PACKAGE

_BESIDE = (
    "libvlc5", "vlc-plugin-base", "vlc-plugin-video-output",
    # Any font that has Chinese; a school's Linux has one, a bare Debian gets the first.
    "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei | fonts-arphic-uming",
)  # fmt: skip
"""What is loaded by name when it is needed, which dpkg-shlibdeps cannot see."""

_RECOMMENDED = "desktop-file-utils, shared-mime-info, hicolor-icon-theme"
_SUGGESTED = "libreoffice-impress"
_ALSO_CALLED = {"libgcc-s1": "libgcc-s1 | libgcc1"}
"""What older systems call otherwise."""

_VERSIONED = ("libc6", "libstdc++6", "libsqlite3-0")
"""Where too old a version would fail. Of the others the systems that have these libraries have new enough ones, and
what Debian 12 names as least, other systems call otherwise."""

_PLACES = {
    "skylesson": "opt/skylesson/bin/skylesson",
    "skylesson.py": "opt/skylesson/bin/skylesson.py",
    "skylesson.desktop": "usr/share/applications/skylesson.desktop",
    "skylesson-package.xml": "usr/share/mime/packages/skylesson.xml",
    "skylesson.metainfo.xml": "usr/share/metainfo/skylesson.metainfo.xml",
    "copyright": "usr/share/doc/skylesson/copyright",
}


def build(edition: Edition) -> Path:
    """Build the package and return where it lies."""
    root = BUILD / edition.name / "root"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(private_tree(edition), edition)
    for name, place in _PLACES.items():
        _put(FILES / name, root / place, mode=0o755 if name == "skylesson" else 0o644)
    command = root / "usr" / "bin" / "skylesson"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/skylesson/bin/skylesson")
    draw_icons(ROOT / "packaging" / "skylesson.svg", root / "usr/share/icons/hicolor")
    _put(FILES / "postrm", root / "DEBIAN" / "postrm", mode=0o755)
    (root / "DEBIAN" / "control").write_text(_control(root, edition), encoding="utf-8")
    # In whatever way this checkout was made, everybody has to be able to read what is installed.
    subprocess.run(["chmod", "-R", "u=rwX,go=rX", root], check=True)
    made = package_file(edition)
    # xz is what every dpkg reads; level 3 takes five times as long and makes it 8 % smaller.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z0", "--build", root, made], check=True)
    return made


def private_tree(edition: Edition) -> Path:
    """Return where what becomes /opt/skylesson lies once the package is built."""
    return BUILD / edition.name / "root" / _PRIVATE


def package_file(edition: Edition = MANY) -> Path:
    """Return where the package lies once it is built."""
    return BUILD / f"{PACKAGE}_{__version__}{edition.suffix}_{architecture()}.deb"


def architecture() -> str:
    """Return what this machine is, as Debian calls it: ``amd64``."""
    return subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout.strip()


def _put(source: Path, target: Path, *, mode: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _control(root: Path, edition: Edition) -> str:
    kibibytes = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    return (
        f"Package: {PACKAGE}\n"
        f"Version: {__version__}{edition.suffix}\n"
        f"Architecture: {architecture()}\n"
        "Maintainer: The authors of Skylesson <skylesson@localhost>\n"
        f"Installed-Size: {kibibytes}\n"
        f"Depends: {', '.join([*_needed(root, edition), *_BESIDE])}\n"
        f"Recommends: {_RECOMMENDED}\n"
        f"Suggests: {_SUGGESTED}\n"
        "Section: education\n"
        "Priority: optional\n"
        "Description: offline lessons for schools without internet\n"
        " Curriculum packages arrive by satellite or stick, are verified and filed under the\n"
        " teaching schedule, and a teacher projects today's lesson with two clicks.\n"
        " .\n"
        " 空中课堂：没有网络也能上好今天的课。\n"
    )


def _needed(root: Path, edition: Edition) -> list[str]:
    """Return what the compiled files need of the system, as Debian's packages."""
    work = BUILD / edition.name / "shlibdeps"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian" / "control").write_text(f"Source: {PACKAGE}\n\nPackage: {PACKAGE}\nArchitecture: any\n")
    compiled = [*(root / _PRIVATE).rglob("*.so*"), root / _PRIVATE / "bin" / "python3"]
    hold_to(edition.symbols, compiled)
    folders = [f"-l{folder}" for folder in sorted({path.parent for path in compiled})]
    found = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *folders, *(f"-e{path}" for path in compiled)],
        cwd=work, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    wanted = [one.strip() for one in found.strip().partition("=")[2].split(",")]
    return [_named(one, edition) for one in wanted if not one.startswith("libpython")]


def _named(wanted: str, edition: Edition) -> str:
    name = wanted.split(maxsplit=1)[0]
    if name in edition.least:
        return f"{name} (>= {edition.least[name]})"
    return wanted if name in _VERSIONED else _ALSO_CALLED.get(name, name)


if __name__ == "__main__":
    sys.stdout.write(f"{build(EDITIONS[sys.argv[1] if len(sys.argv) > 1 else 'many'])}\n")

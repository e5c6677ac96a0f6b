r"""Build Skylesson for Windows: the frozen program, the installer and the folder for a stick. Run it on Windows.

    py -3.11 packaging\windows\build.py VLC.zip [--sha256 HASH] [--iscc ISCC.exe]

``VLC.zip`` is VideoLAN's "vlc-3.x-win64.zip". Its SHA-256 is taken from ``--sha256``, else from the file that VideoLAN
publishes beside it (``VLC.zip.sha256``); without either, or when it is another one, nothing is built. The locked wheels
are installed into an environment of its own, by their hashes, never from sources. No address is written here: pip uses
the index that it is set up with, or the folder that ``PIP_FIND_LINKS`` names.
"""

import argparse
import hashlib
import re
import shutil
import struct
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
HERE, BUILD = ROOT / "packaging" / "windows", ROOT / "build" / "windows"
PROGRAM = BUILD / "dist" / "Skylesson"
ISCC = Path(r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")

VLC_FILES = ("libvlc.dll", "libvlccore.dll", "COPYING.txt", "AUTHORS.txt", "THANKS.txt")
VLC_PLUGINS = (
    "access", "audio_filter", "audio_mixer", "audio_output", "codec", "d3d9", "d3d11", "demux", "packetizer",
    "spu", "stream_extractor", "stream_filter", "text_renderer", "video_chroma", "video_filter", "video_output",
)  # fmt: skip
"""Folders of plug-ins that playing uses; not those for windows of VLC's own, streams from the network, and services."""

VLC_LEFT_OUT = re.compile(
    r"lib(http|https|ftp|smb|sftp|nfs|rtp|rist|srt|udp|tcp|live555|dvdnav|dvdread|cdda|vcd|dtv|dshow|screen|"
    r"satip|bluray\w*|access_mms|access_imem|access_realrtsp)_plugin\.dll"
)
"""Plug-ins that open a socket or a device: the program never does."""

ICON_SIZES = (16, 24, 32, 48, 64, 256)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build everything; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vlc", type=Path, metavar="VLC.zip")
    parser.add_argument("--sha256", default="")
    parser.add_argument("--iscc", type=Path, default=ISCC)
    options = parser.parse_args(arguments)
    check_vlc(options.vlc, options.sha256)
    if sys.platform != "win32":
        raise SystemExit("Windows programs are frozen on Windows.")
    python = make_environment()
    subprocess.run([python, HERE / "icon.py", BUILD / "skylesson.ico"], check=True)
    freeze(python)
    take_vlc(options.vlc, PROGRAM / "vlc")
    make_portable()
    subprocess.run([options.iscc, f"/DVersion={version()}", HERE / "skylesson.iss"], check=True)
    return 0


def check_vlc(archive: Path, sha256: str) -> None:
    """Look whether the archive is the one that VideoLAN published; end with a word when it is not or nobody knows."""
    published = archive.with_name(archive.name + ".sha256")
    wanted = sha256 or (published.read_text(encoding="ascii").split()[0] if published.is_file() else "")
    if not re.fullmatch(r"[0-9a-fA-F]{64}", wanted):
        raise SystemExit(f"Which SHA-256 {archive.name} has to have is not known: give --sha256, or {published.name}.")
    with archive.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != wanted.lower():
        raise SystemExit(f"{archive.name} is not what was published: SHA-256 {found} instead of {wanted.lower()}.")


def take_vlc(archive: Path, folder: Path) -> None:
    """Unpack from VLC's archive what playing needs, below ``folder``, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(archive) as opened:
        for entry in opened.infolist():
            # The first part is the folder of the version.
            path = PurePosixPath(*PurePosixPath(entry.filename).parts[1:])
            if entry.is_dir() or not _is_of_use(path):
                continue
            target = folder.joinpath(*path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with opened.open(entry) as coming, target.open("wb") as going:
                shutil.copyfileobj(coming, going)
    if not all((folder / name).is_file() for name in VLC_FILES[:2]):
        raise SystemExit(f"{archive.name} holds no libVLC for Windows.")


def _is_of_use(path: PurePosixPath) -> bool:
    if len(path.parts) == 1:
        return path.name in VLC_FILES
    in_plugins = path.parts[0] == "plugins" and path.parts[1] in VLC_PLUGINS
    return in_plugins and ".." not in path.parts and VLC_LEFT_OUT.fullmatch(path.name) is None


def make_environment() -> Path:
    """Make an environment with the locked wheels and PyInstaller; return its Python."""
    folder = BUILD / "environment"
    venv.create(folder, with_pip=True, clear=True)
    python = folder / "Scripts" / "python.exe"
    locked = BUILD / "locked.txt"
    locked.write_text(
        (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8") + builders(), encoding="utf-8"
    )
    subprocess.run(
        [python, "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "-r", locked], check=True
    )
    return python


BUILDERS = ("altgraph", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools")
"""What freezes the program; \"packaging\" is locked for the program itself, too."""


def builders() -> str:
    """Return the lines of requirements/dev.txt and windows.txt that lock PyInstaller and what it needs."""
    kept: dict[str, str] = {}
    for name in ("dev.txt", "windows.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        for block in re.findall(r"^[a-z][^\n]*==(?:[^\n]*\\\n)+[^\n]*\n", text, re.MULTILINE):
            project = re.split(r"[\[=]", block)[0]
            if project in BUILDERS:
                kept.setdefault(project, block)
    return "".join(kept.values())


def freeze(python: Path) -> None:
    """Run PyInstaller over the recipe."""
    command = [python, "-m", "PyInstaller", "--noconfirm", "--distpath", BUILD / "dist", "--workpath", BUILD / "work"]
    subprocess.run([*command, HERE / "skylesson.spec"], check=True, cwd=ROOT)


def make_portable() -> None:
    """Pack the folder for a stick: the same program, and the file that has the library lie beside it."""
    target = BUILD / f"Skylesson-{version()}-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(PROGRAM.rglob("*")):
            if path.is_file():
                packed.write(path, PurePosixPath("Skylesson", path.relative_to(PROGRAM).as_posix()).as_posix())
        packed.write(HERE / "portable.txt", "Skylesson/portable.txt")


def version() -> str:
    """Return the version of the program."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit("desktop/__init__.py has no version.")
    return found[1]


def icon_file(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """Return an icon of PNG pictures, each with its size in pixels. Source: Microsoft, "Icons", ICONDIR."""
    offset = 6 + 16 * len(pictures)
    entries = b""
    for size, data in pictures:
        side = size if size < 256 else 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(data for _, data in pictures)


if __name__ == "__main__":
    sys.exit(main())

"""Of Qt for Python, keep what the program uses: of 234 MB a third."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

_PLUGINS = (
    "platforms/libqxcb.so", "platforms/libqoffscreen.so",
    "iconengines/libqsvgicon.so",
    "imageformats/libqgif.so", "imageformats/libqico.so", "imageformats/libqjpeg.so", "imageformats/libqsvg.so",
    "imageformats/libqtiff.so", "imageformats/libqwebp.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
)  # fmt: skip
"""No Wayland: libVLC 3 and two screens of our choosing need X, which every such desktop brings (XWayland)."""

_TRANSLATIONS = "qtbase_*.qm"
"""Of all languages: a further one may be added by a file (docs/decisions/0046)."""

_STAYS_IN_PACKAGE = {"__init__.py", "_config.py", "_git_pyside_version.py", "support", "Qt"}


def keep_what_is_used(packages: Path, rooms: Sequence[Path]) -> None:
    """Thin out PySide6 in ``packages`` to the modules that the sources in ``rooms`` import, and what these need."""
    pyside = packages / "PySide6"
    modules = {*_imported(rooms), "QtDBus"} & {path.name.split(".")[0] for path in pyside.glob("*.abi3.so")}
    bindings = [pyside / f"{module}.abi3.so" for module in modules]
    plugins = [pyside / "Qt" / "plugins" / name for name in _PLUGINS]
    kept = {*bindings, *plugins, *_needed_by([*bindings, *plugins], [pyside, pyside / "Qt" / "lib"])}
    for path in [*pyside.iterdir(), *(pyside / "Qt").iterdir()]:
        if path.is_dir() and path.name not in {*_STAYS_IN_PACKAGE, "lib", "plugins", "translations"}:
            shutil.rmtree(path)
    kept |= {pyside / name for name in _STAYS_IN_PACKAGE}
    kept |= set((pyside / "Qt" / "translations").glob(_TRANSLATIONS))
    for path in [*pyside.rglob("*")]:
        if path.is_file() and path not in kept and not path.is_relative_to(pyside / "support"):
            path.unlink()
    for folder in sorted(pyside.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _imported(rooms: Iterable[Path]) -> set[str]:
    sources = (path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py"))
    return {module for text in sources for module in re.findall(r"PySide6\.(Qt\w+)", text)}


def _needed_by(files: Sequence[Path], folders: Sequence[Path]) -> set[Path]:
    """Return every library in ``folders`` that ``files`` need, and those need in turn."""
    found: set[Path] = set()
    waiting = list(files)
    while waiting:
        said = subprocess.run(["patchelf", "--print-needed", waiting.pop()], check=True, capture_output=True, text=True)
        named = {folder / name for name in said.stdout.split() for folder in folders}
        new = {path for path in named if path.is_file()} - found
        found |= new
        waiting += new
    return found

"""Checks of what lies round the program: the folders that packages arrive in, fonts, and which versions there are."""

import json
import os
import platform
import sqlite3
import subprocess  # nosec B404  # every call is judged by itself
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStorageInfo, qVersion

from desktop import __version__
from desktop.finding import Finding
from sync.own_process import NO_WINDOW, own_command

_APART_SECONDS = 15


def asked_apart(module: str, **environment: str) -> list[Any]:
    """Return the list that a module of ours prints in a process of its own, empty when it cannot be told.

    Without a display Qt ends the program that asks for its screens or fonts.
    """
    command = own_command(module)
    try:
        said = subprocess.run(  # noqa: S603  # nosec B603  # this program itself
            command, capture_output=True, text=True, timeout=_APART_SECONDS, check=False,
            env={**os.environ, **environment}, creationflags=NO_WINDOW,
        )  # fmt: skip
        return list(json.loads(said.stdout)) if said.returncode == 0 else []
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return []


def look_at_folders(folders: Sequence[Path], library: Path) -> Finding:
    """Tell whether packages can arrive: each folder is there, and what was taken in can be removed from it.

    Those in the library itself are made when they are missing.
    """
    places = [library if folder.parent == library and not folder.exists() else folder for folder in folders]
    found = [
        {"path": str(folder), "state": _state(place), **_volume(place)}
        for folder, place in zip(folders, places, strict=True)
    ]
    states = {str(folder["state"]) for folder in found}
    verdict = next((state for state in ("gone", "unwritable") if state in states), "well")
    amiss = [folder["path"] for folder in found if folder["state"] == verdict != "well"]
    return Finding("folders", verdict, well=verdict != "gone", facts={"folders": found, "amiss": amiss})


def _state(folder: Path) -> str:
    if not folder.is_dir():
        return "gone"
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return "unwritable"
    return "well"


def _volume(folder: Path) -> dict[str, object]:
    """Return what kind of disk a folder lies on, and its room in bytes."""
    volume = QStorageInfo(str(folder))
    return {
        "file_system": volume.fileSystemType().toStdString(),
        "free": volume.bytesAvailable(),
        "total": volume.bytesTotal(),
        "read_only": volume.isReadOnly(),
    }


def look_at_fonts() -> Finding:
    """Tell whether Chinese can be written: without a font for it the window is full of empty boxes."""
    platforms = {} if sys.platform == "win32" else {"QT_QPA_PLATFORM": "offscreen"}
    fonts = asked_apart("desktop.commands.font_list", **platforms)
    return Finding("fonts", "well" if fonts else "none", well=bool(fonts), facts={"chinese": fonts[:5]})


def versions() -> Finding:
    """Say which versions there are, for whoever is asked for help."""
    facts = {
        "skylesson": __version__,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "distribution": _distribution(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": sqlite3.sqlite_version,
        "libvlc": _libvlc(),
        "processors": os.cpu_count() or 0,
    }
    return Finding("versions", "well", well=True, facts=facts)


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return ""


def _libvlc() -> str:
    try:
        return str(import_module("player.version").libvlc_version())
    except (OSError, NameError, AttributeError):
        return ""

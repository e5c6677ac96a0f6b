"""Which version of the program runs: the one that was started, or another that came as an update and takes over.

Whatever was installed is started first, and is small work: it looks where versions are kept, and hands over to the one
that is current (sync/versions.py). Nothing heavy may be loaded before that. What is handed over is told in the
environment, so that a version knows that it is one, and where the others are.
"""

import contextlib
import errno
import logging
import os
import subprocess  # nosec B404  # every call is judged by itself
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop import __version__
from desktop.homes import data_folder, portable_library
from sync.versions import INSTALLED, STANDING, Filed, Versions

log = logging.getLogger(__name__)

FOLDER_VARIABLE = "SKYLESSON_VERSIONS"
"""Names the folder of the versions; whoever installs may set it, for a disk that is not put back at each start, say."""

_LAUNCHED, _BY = "SKYLESSON_LAUNCHED", "SKYLESSON_INSTALLED"
"""The version that runs, where another one has handed over to it, and the number of that other one."""

_OWN = (["update"],)
"""Commands that the installed version carries out itself: what decides between versions must not hang on one."""

_ICON: Sequence[Sequence[str]] = ([], ["open"])
"""How the window is started by an icon or a menu. With packages it may be open already, and none is shown that would
prove a new version."""

_MOST_HANDED = 3

_NEVER_STARTS = (errno.ENOENT, errno.ENOEXEC)
"""What the program needs is not here, or it is no program: it will be no better at the next start."""

_LIBRARIES = "LD_LIBRARY_PATH"
"""A bundled Python sets it for itself, and keeps what it was under this name and _ORIG (PyInstaller manual)."""


def launch(arguments: Sequence[str]) -> None:
    """Let the current version take over, which ends this program; come back where this one is to run.

    One that cannot be started now, as while a scanner holds its file, keeps its standing: the one before it starts
    this time. A new one has used up a try by that.
    """
    words = _without_library(arguments)
    if running() != INSTALLED or words[:1] in _OWN or not (versions_folder() / STANDING).exists():
        return
    versions = known_versions()
    for _ in range(_MOST_HANDED):
        chosen = versions.choose(window=words in _ICON)
        if chosen is None:
            return
        try:
            _hand_over(chosen, arguments)
        except OSError as error:
            log.info("version %s cannot be started: %s", chosen.version, error)
            if error.errno not in _NEVER_STARTS:
                _start_instead(versions.before(chosen.version), arguments)
                return
        versions.give_up(chosen.version)


def running() -> str:
    """Return which of the versions this is: INSTALLED, or the number of one that came as an update."""
    return os.environ.get(_LAUNCHED, INSTALLED)


def known_versions(reads: Mapping[str, int] | None = None) -> Versions:
    """Return the versions there are. ``reads``: the schemas that this one knows."""
    if running() != INSTALLED:
        return Versions(versions_folder(), os.environ.get(_BY, __version__))
    return Versions(versions_folder(), __version__, reads)


def versions_folder() -> Path:
    """Return where versions are kept: as the environment says, else beside the installed program, else with the user.

    Beside the program where it is portable, or where there is such a folder and this user may write it; with the user
    in the data folder.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    if (portable := portable_library()) is not None:
        return portable.with_name("versions")
    beside = (Path(sys.executable).parent if getattr(sys, "frozen", False) else Path(sys.prefix)) / "versions"
    return beside if beside.is_dir() and os.access(beside, os.W_OK) else data_folder() / "versions"


def stood() -> None:
    """The window of this version stands: if it is a new one it has proven itself. It may take seconds."""
    with contextlib.suppress(OSError):  # said again at the next start
        known_versions().stood(running())


def _without_library(arguments: Sequence[str]) -> list[str]:
    """Return a command line without the option that may come before its command."""
    rest = list(arguments)
    while rest and rest[0].startswith("--library"):
        del rest[: 1 if "=" in rest[0] else 2]
    return rest


def _start_instead(before: Filed | None, arguments: Sequence[str]) -> None:
    if before is not None:
        with contextlib.suppress(OSError):  # the installed one runs
            _hand_over(before, arguments)


def _hand_over(chosen: Filed, arguments: Sequence[str]) -> None:
    """Become another version.

    Raises:
        OSError: it cannot be started at all.
    """
    command = [str(chosen.executable), *arguments]
    environment = _environment() | {
        _LAUNCHED: chosen.version,
        _BY: __version__,
        FOLDER_VARIABLE: str(versions_folder()),
    }
    if os.name == "nt":
        # There nothing can become another program, only begin one.
        done = subprocess.run(command, env=environment, check=False)  # noqa: S603  # nosec B603  # verified
        raise SystemExit(done.returncode)
    os.execve(command[0], command, environment)  # noqa: S606  # nosec B606  # it was verified when it came


def _environment() -> dict[str, str]:
    """Return the environment as it was before a bundle changed it for itself."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("_PYI")}
    before = kept.pop(f"{_LIBRARIES}_ORIG", None)
    return kept if before is None else kept | {_LIBRARIES: before}

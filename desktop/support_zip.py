"""One file for whoever is asked for help: logs, versions, screens, disks, formats, refusals. No names, no content."""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from catalogue.durable import made_whole
from desktop import __version__
from desktop.support_facts import Support, parts_of

README = "README.txt"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Support", text)


def zip_name(moment: datetime) -> str:
    """Return a name for the file that says when it was made, and not where."""
    return f"skylesson-support-{moment:%Y%m%d-%H%M}.zip"


def write_support_zip(support: Support, target: Path) -> Path:
    """Write the file; into ``target`` itself where that is a folder or a stick. Return where it is.

    Written whole under another name first: what is pulled half way leaves no file that looks finished.

    Raises:
        OSError: the disk or stick refused.
    """
    now = datetime.now(UTC).astimezone()
    path = target / zip_name(now) if target.is_dir() else target
    parts = list(parts_of(support))
    with made_whole(path) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(README, _readme([name for name, _ in parts], now))
        for name, text in parts:
            archive.writestr(name, text)
    return path


def _readme(names: Sequence[str], made: datetime) -> str:
    said = {
        "findings.json": _tr("what the check of this computer found: disks, screens, sound, formats, versions"),
        "refusals.json": _tr("why packages were kept out, without their names"),
        "settings.json": _tr("what is chosen in Settings, without names and folders"),
        "library.json": _tr("how much there is in the library: numbers only"),
        "logs": _tr("the log; names, titles and files in it are numbers"),
        "crashes": _tr("a report of something that nobody expected"),
    }
    lines = [
        _tr("Skylesson {version}, for support, {made}").format(version=__version__, made=f"{made:%Y-%m-%d %H:%M}"),
        "",
        _tr("No names of schools, people, classes, lessons or files are in here, and no content."),
        _tr("A text that was left out stands as <1>, <2> …: the same text has the same number."),
        "",
        *(f"{name}: {said.get(name) or said.get(name.partition('/')[0], '')}" for name in names),
    ]
    return "\r\n".join(lines) + "\r\n"

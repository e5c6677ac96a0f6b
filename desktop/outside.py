"""Opens a document in the program that the system has for it, where it cannot be shown before the class by us."""

from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from catalogue.records import Resource
from desktop.extent_file import ExtentFile
from desktop.jobs import Jobs
from desktop.kinds import DocumentError, Kind, kind_of
from desktop.office import program_for

REASONS = ("open-outside", "takes-too-long", "no-pages")
"""Failures after which this is worth trying."""

_ENDINGS = (".ppt", ".pptx", ".pps", ".ppsx", ".odp", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".rtf",
            ".wps", ".dps", ".et")  # fmt: skip
_CHUNK = 2**20


class Outside(QObject):
    """``opened`` when a program was asked to show it, ``failed`` with an error when it was not."""

    opened = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.folder: Path | None = None
        """Where copies are put, because a program needs a file of its own; they can be thrown away."""

    def open(self, resource: Resource | None) -> None:
        """Copy a document out of its package and have the system open it."""
        folder = self.folder
        if resource is not None and folder is not None:
            self._jobs.start(lambda: copied_out(resource, folder), self._show, self.failed.emit)

    def _show(self, copy: Path) -> None:
        program = program_for(copy.suffix)
        if program is None:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
        else:
            # Not by the system's table of programs, which a fresh installation may not have filled in.
            opened, _number = QProcess.startDetached(program, [str(copy)])
        if opened:
            self.opened.emit()
        else:
            self.failed.emit(DocumentError("no-office"))


def copied_out(resource: Resource, folder: Path) -> Path:
    """Return a copy of a document as a file with the ending that its program knows.

    Nothing but documents of office programs: what a package calls its members must never start a program of its own.

    Raises:
        DocumentError: it is no such document, or is not here.
        OSError: it cannot be read or written.
    """
    ending = PurePosixPath(resource.member).suffix.lower()
    if kind_of(resource) is not Kind.SLIDES or ending not in _ENDINGS:
        raise DocumentError("cannot-show")
    if resource.extent is None:
        raise DocumentError("not-arrived")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{resource.sha256[:32]}{ending}"
    fresh = target.with_suffix(".part")
    with ExtentFile(resource.extent) as source, fresh.open("wb") as copy:
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
    fresh.replace(target)
    return target

"""Slides and documents of office programs, made into PDF by LibreOffice where it is installed.

It runs without a window, in a process of its own with a time limit and a profile folder of its own, so that neither the
user's settings nor a LibreOffice that is open on the screen is touched.
"""

import contextlib
import logging
import os
import shutil
import subprocess  # nosec B404  # every call is judged by itself
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from desktop.kinds import DocumentError

log = logging.getLogger(__name__)

SECONDS = 120.0
"""How long one document may take: LibreOffice's first start on an old PC alone takes half a minute."""

_WINDOWS_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_WPS = {
    ("ppt", "pptx", "pps", "ppsx", "odp", "dps"): "wpp",
    ("xls", "xlsx", "ods", "et"): "et",
    ("doc", "docx", "odt", "rtf", "wps"): "wps",
}
"""WPS Office has a program for each kind of document, and no way to be asked for a PDF without a window."""

_OTHER_PROGRAMS = ("onlyoffice-desktopeditors", "soffice", "libreoffice")
_LOOK_EVERY = 0.1
_NICEST = 19


@dataclass(frozen=True, slots=True)
class Run:
    """How a document is made: until when, whether it is still wanted, and whether it gives way to whatever else runs.

    ``gives_way`` is for what nobody waits for. It holds while a film plays, too: pictures are lost to nothing.
    """

    cancelled: Callable[[], bool]
    gives_way: bool = False
    seconds: float = SECONDS


def converter() -> str | None:
    """Return the LibreOffice that makes PDF of documents, None where there is none."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _WINDOWS_PLACES if Path(place).exists()), None)


def program_for(ending: str) -> str | None:
    """Return the installed program that opens a document with this ending (".pptx"), None where the system knows best.

    WPS Office goes first: where a school has it beside another, it is what the teacher knows.
    """
    if sys.platform in ("win32", "darwin"):
        return None
    own = next((program for endings, program in _WPS.items() if ending.lower().lstrip(".") in endings), None)
    found = (shutil.which(program) for program in (own, *_OTHER_PROGRAMS) if program is not None)
    return next((path for path in found if path is not None), None)


def opens_outside(ending: str) -> bool:
    """Tell whether some office program is installed that could show a document with this ending itself."""
    # Elsewhere the system says so itself when it knows no program for a file.
    return sys.platform in ("win32", "darwin") or program_for(ending) is not None


def to_pdf(document: Path, target: Path, run: Run) -> None:
    """Make a PDF of ``document`` at ``target``.

    Raises:
        DocumentError: there is no LibreOffice, it cannot read the document, takes too long, or is not to go on.
    """
    program = converter()
    if program is None:
        raise DocumentError("open-outside" if opens_outside(document.suffix) else "no-office")
    with tempfile.TemporaryDirectory(prefix="skylesson-office-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(work / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(work / "made"), str(document),
        ]  # fmt: skip
        _run(command, work / "said.txt", run)
        made = list((work / "made").glob("*.pdf"))
        if not made or not made[0].stat().st_size:
            raise DocumentError("no-pages")
        beside = target.with_name(f"{target.name}.new{os.getpid()}")
        shutil.copyfile(made[0], beside)
        beside.replace(target)


def _run(command: list[str], said: Path, run: Run) -> None:
    """Run it to its end; it is ended with all that it started when its time is over."""
    ends = time.monotonic() + run.seconds
    with said.open("wb") as output:
        process = _started(command, output, gives_way=run.gives_way)
        try:
            while process.poll() is None:
                if run.cancelled():
                    raise DocumentError("cancelled")
                if time.monotonic() > ends:
                    raise DocumentError("takes-too-long")
                time.sleep(_LOOK_EVERY)
        finally:
            _end(process)
    if process.returncode:
        log.info("LibreOffice ended with %s: %s", process.returncode, said.read_text(errors="replace")[:500])


def _started(command: list[str], output: IO[bytes], *, gives_way: bool) -> "subprocess.Popen[bytes]":
    """Start it in a group of its own, so that whatever it starts in turn can be slowed down and ended with it."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | (subprocess.IDLE_PRIORITY_CLASS if gives_way else 0)
        return subprocess.Popen(  # noqa: S603  # nosec B603  # a program of the system, arguments of our own
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, creationflags=flags
        )
    # No session of its own: Linux shares the processor between sessions first, and a film's would get but half of it.
    process = subprocess.Popen(  # noqa: S603  # nosec B603  # a program of the system, arguments of our own
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, process_group=0
    )
    if gives_way:
        with contextlib.suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PGRP, process.pid, _NICEST)
    return process


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, 9)
    process.wait()

"""Slides and documents of office programs, made into PDF by LibreOffice where it is installed.

It runs without a window, in a process of its own with a time limit and a profile folder of its own, so that neither the
user's settings nor a LibreOffice that is open on the screen is touched.
"""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.kinds import DocumentError

log = logging.getLogger(__name__)

SECONDS = 120.0
"""How long one document may take: LibreOffice's first start on an old PC alone takes half a minute."""

_WINDOWS_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_OTHER_PROGRAMS = ("wps", "wpp", "et", "soffice", "libreoffice", "onlyoffice-desktopeditors")
_LOOK_EVERY = 0.1


def converter() -> str | None:
    """Return the LibreOffice that makes PDF of documents, None where there is none."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _WINDOWS_PLACES if Path(place).exists()), None)


def opens_outside() -> bool:
    """Tell whether some office program is installed that could show the document itself."""
    if sys.platform in ("win32", "darwin"):
        return True  # the system says so itself when it knows no program for a file
    return any(shutil.which(program) for program in _OTHER_PROGRAMS)


def to_pdf(document: Path, target: Path, cancelled: Callable[[], bool], seconds: float = SECONDS) -> None:
    """Make a PDF of ``document`` at ``target``.

    Raises:
        DocumentError: there is no LibreOffice, it cannot read the document, takes too long, or is not to go on.
    """
    program = converter()
    if program is None:
        raise DocumentError("open-outside" if opens_outside() else "no-office")
    with tempfile.TemporaryDirectory(prefix="skylesson-office-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(work / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(work / "made"), str(document),
        ]  # fmt: skip
        _run(command, work / "said.txt", cancelled, seconds)
        made = list((work / "made").glob("*.pdf"))
        if not made or not made[0].stat().st_size:
            raise DocumentError("unplayable")
        beside = target.with_name(f"{target.name}.new{os.getpid()}")
        shutil.copyfile(made[0], beside)
        beside.replace(target)


def _run(command: list[str], said: Path, cancelled: Callable[[], bool], seconds: float) -> None:
    """Run it to its end; it is ended with all that it started when its time is over."""
    ends = time.monotonic() + seconds
    with said.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  # a program of the system, arguments of our own
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=os.name == "posix"
        )
        try:
            while process.poll() is None:
                if cancelled():
                    raise DocumentError("cancelled")
                if time.monotonic() > ends:
                    raise DocumentError("takes-too-long")
                time.sleep(_LOOK_EVERY)
        finally:
            _end(process)
    if process.returncode:
        log.info("LibreOffice ended with %s: %s", process.returncode, said.read_text(errors="replace")[:500])


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, 9)
    else:
        process.kill()
    process.wait()

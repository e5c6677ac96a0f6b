"""A stand-in for LibreOffice: a program that is called like it, and does what the text of its document says."""

import os
import stat
from pathlib import Path

import pytest


def install(folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put it in front of all programs; return the file in which each PDF it made has a line: its own niceness.

    It makes a copy of ``pdf``; at once, or of "slow ..." after a second. Of "wait" it makes nothing for ever, and of
    "fail" nothing at all.
    """
    (folder / "bin").mkdir()
    program, made = folder / "bin" / "soffice", folder / "made"
    program.write_text(
        "#!/bin/sh\n"
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n'
        f'echo begun >> "{folder / "begun"}"\n'
        'case "$(cat "$1")" in\n'
        "  wait) sleep 60;;\n"
        "  fail) exit 3;;\n"
        "  slow*) sleep 1;;\n"
        "esac\n"
        f'mkdir -p "$out"; cp "{pdf}" "$out/document.pdf"; nice >> "{made}"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return made

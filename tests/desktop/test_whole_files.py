"""Tests of files that must not be lost: what was there stays until the new one is on the disk, and nothing is left."""

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.durable import made_whole, put_whole
from catalogue.merging import Received
from catalogue.sealing import Head, read_head, write_head
from desktop.pin_file import PinFile
from desktop.reports.whole_file import whole_file
from sync.bundle import write_bundle
from sync.machine_key import MachineKey
from sync.pack import pack
from tests.sync.folders import document, lay_out

pytestmark = pytest.mark.skipif(os.name != "posix", reason="asks the system for the name of an open file")
Write = Callable[[Path, str], Path]
"""Writes a file that says a word, into a folder; returns it."""


def pin(folder: Path, word: str) -> Path:
    PinFile(folder).set(word)
    return folder / "pin.json"


def head(folder: Path, word: str) -> Path:
    write_head(folder, Head(word, 1, "0" * 64))
    return folder / "register.head"


def report(folder: Path, word: str) -> Path:
    with whole_file(folder / "report.csv") as file:
        file.write(word)
    return folder / "report.csv"


def bundle(folder: Path, word: str) -> Path:
    del word
    write_bundle(folder / "a.bundle", Received([], [], []), MachineKey(folder))
    return folder / "a.bundle"


def package(folder: Path, word: str) -> Path:
    media = Path(__file__).resolve().parents[1] / "data" / "media"
    pack(lay_out(folder / word, media, document(f"org.test.{word}")), folder / "a.7z")
    return folder / "a.7z"


def refusing(monkeypatch: pytest.MonkeyPatch, code: int, *, folders: bool) -> None:
    """Have the disk refuse to flush files, or the names in folders."""
    flush = os.fsync

    def refuse(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().is_dir() is folders:
            raise OSError(code, os.strerror(code))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)


@pytest.mark.parametrize("write", [pin, head, report, bundle, package])
def test_a_disk_that_does_not_take_the_new_one_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    path = write(tmp_path, "first")
    before, beside = path.read_bytes(), {each.name for each in path.parent.iterdir() if each.is_file()}
    refusing(monkeypatch, errno.EIO, folders=False)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write(tmp_path, "second")
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir() if each.is_file()} == beside


@pytest.mark.parametrize(
    ("write", "lasts"), [(pin, True), (report, True), (bundle, True), (package, True), (head, False)]
)
def test_what_must_last_is_said_to_be_written_once_its_name_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, lasts: bool
) -> None:
    MachineKey(tmp_path)
    refusing(monkeypatch, errno.EIO, folders=True)
    if lasts:
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            write(tmp_path, "first")
    else:
        assert write(tmp_path, "first").exists()
        kept = read_head(tmp_path)
        assert kept is not None
        assert kept.machine == "first"


def test_a_driver_that_flushes_files_only_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch, errno.EINVAL, folders=True)
    put_whole(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_what_is_given_up_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    put_whole(tmp_path / "a", b"old")
    with contextlib.suppress(KeyError), made_whole(tmp_path / "a") as beside:
        beside.write_bytes(b"half")
        raise KeyError
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]

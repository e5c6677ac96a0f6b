"""Tests of the library's folders: the lock, room, names, and moves that do not lose anything."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sync.copying import disk_error
from sync.errors import DiskTroubleError, LibraryInUseError, NoSpaceError
from sync.storage import Library, reason_path, sync_file
from tests.conftest import ROOT

HOLD = """
import sys, time
from pathlib import Path
from sync.storage import Library
with Library(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_program_at_a_time_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    root = tmp_path / "library"
    with subprocess.Popen([sys.executable, "-c", HOLD, root], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            with pytest.raises(LibraryInUseError) as found, Library(root):
                pass
            assert found.value.path == root
        finally:
            other.kill()
    with Library(root):
        pass


def test_room_is_asked_for_with_its_floor(library: Library) -> None:
    free = os.statvfs(library.root).f_bavail * os.statvfs(library.root).f_frsize
    library.ledger.reserve(Path("a.7z"), 1).release()
    with pytest.raises(NoSpaceError):
        library.ledger.reserve(Path("a.7z"), 2 * free)
    with pytest.raises(NoSpaceError) as found:
        Library(library.root, space_floor=2**60).ledger.reserve(Path("a.7z"), 1)
    assert found.value.facts["needed"] == 2**60 + 1


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "con.x"])
def test_no_package_gets_a_name_that_windows_keeps_for_itself(library: Library, name: str) -> None:
    assert library.package_path(name, 3, Path("a.7z")).name == f"package-{name}-v3.7z"
    assert library.package_path("cn.con", 3, Path("a.ZIP")).name == "cn.con-v3.zip"


def test_refused_files_of_one_name_are_all_kept_each_with_its_reason(tmp_path: Path, library: Library) -> None:
    for number in range(3):
        (tmp_path / "a.7z").write_bytes(b"%d" % number)
        (tmp_path / "a.7z.manifest.json").write_bytes(b"side %d" % number)
        library.quarantine_file(tmp_path / "a.7z", "damaged", {"bad": number})
    kept = [library.quarantine / name for name in ("a.7z", "a (2).7z", "a (3).7z")]
    assert [path.read_bytes() for path in kept] == [b"0", b"1", b"2"]
    assert [path.with_name(path.name + ".manifest.json").read_bytes()[-1:] for path in kept] == [b"0", b"1", b"2"]
    assert [json.loads(reason_path(path).read_text())["facts"]["bad"] for path in kept] == ["0", "1", "2"]
    assert not list(tmp_path.glob("a.7z*"))


def test_a_file_that_cannot_be_set_aside_stays_and_no_reason_without_a_file_is_left(
    tmp_path: Path, library: Library
) -> None:
    assert library.quarantine_file(tmp_path / "gone.7z", "damaged", {}) is None
    (tmp_path / "real.7z").write_bytes(b"x")
    (tmp_path / "link.7z").symlink_to("real.7z")
    assert library.quarantine_file(tmp_path / "link.7z", "damaged", {}) is None
    assert not list(library.quarantine.iterdir())


def test_a_file_of_another_user_that_may_only_be_read_is_synced() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "a.7z"
        path.write_bytes(b"x")
        path.chmod(0o444)
        was = os.geteuid()
        if was == 0:  # root may write everything, so ask as nobody
            os.seteuid(65534)
        try:
            with pytest.raises(PermissionError):
                path.open("rb+")
            sync_file(path)
        finally:
            os.seteuid(was)


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, NoSpaceError), (errno.EIO, DiskTroubleError)])
def test_what_the_disk_says_becomes_a_typed_error(number: int, kind: type[Exception]) -> None:
    assert type(disk_error(Path("a.7z"), OSError(number, os.strerror(number)))) is kind

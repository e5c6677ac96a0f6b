"""Tests of moving a library, on real files: whole, cut off at any file, cancelled, refused, and with what is in use."""

import itertools
import os
import shutil
from pathlib import Path

import pytest

from sync import moving
from sync.errors import DiskTroubleError, MoveRefusedError, NoSpaceError, ReceivingCancelledError
from sync.intake import Reporting
from sync.moving import LibraryMove
from sync.outcome import Progress
from sync.whole_copy import copy_whole
from tests.sync.mounts import small_disk


def library_in(folder: Path) -> Path:
    """Files as a library has them: packages, databases with a log, own files, and what is left behind."""
    files = {
        "packages/a-v1.7z": os.urandom(300_000), "packages/a-v1.7z.json": b"{}", "packages/b-v1.zip": b"b" * 70_000,
        "school.db": b"s" * 9000, "school.db-wal": b"w" * 40, "school.db-shm": b"x", "resources.db": b"r" * 9000,
        "settings.ini": b"", "removed/own.7z": b"own", "trusted/key.pub": b"key", "incoming/c.7z.part": b"p" * 99,
        "cache/a-v1.7z/page": b"cached", "prepared/x": b"x", "logs/skylesson.log": b"log", ".lock": b"",
        "library.json": b"{}",
    }  # fmt: skip
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def wanted(folder: Path) -> dict[str, bytes]:
    left = ("cache/", "prepared/", "logs/", ".lock", "school.db-shm", "library.json", "moving.json")
    return {name: data for name, data in content(folder).items() if not name.startswith(left)}


def nothing(_growing: Path) -> None:
    return None


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return library_in(tmp_path / "old")


def test_a_library_is_moved_whole_and_the_old_one_stays(source: Path, tmp_path: Path) -> None:
    before, told = content(source), list[Progress]()
    seen: list[bool] = []
    move = LibraryMove(source, tmp_path / "new" / "Skylesson", Reporting(told.append))
    move.finish(lambda growing: seen.append((growing / "school.db").exists()))
    assert content(tmp_path / "new" / "Skylesson") == wanted(source)
    assert content(source) == before
    assert seen == [True]
    assert told[-1].done == told[-1].total == 2 * sum(map(len, wanted(source).values()))
    assert not move.growing.exists()


def test_what_changed_while_it_was_brought_is_as_it_is_in_the_end(source: Path, tmp_path: Path) -> None:
    move = LibraryMove(source, tmp_path / "new")
    move.bring()
    assert set(content(move.growing)) == {name for name in wanted(source) if name.startswith(("packages", "removed"))}
    (source / "packages" / "b-v1.zip").unlink()
    (source / "packages" / "c-v1.7z").write_bytes(b"came in meanwhile")
    (source / "school.db").write_bytes(b"t" * 9000)
    move.finish(nothing)
    assert content(tmp_path / "new") == wanted(source)


def test_cut_off_at_any_file_it_goes_on_and_never_counts_before_the_end(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real, copied = tmp_path / "new", copy_whole, list[str]()

    def cut_after(files: int) -> None:
        left = [files]

        def copy(*given: object) -> object:
            if not left[0]:
                Path(str(given[1])).write_bytes(b"half")
                raise DiskTroubleError(target, detail="the power is gone")
            left[0] -= 1
            copied.append(Path(str(given[0])).name)
            return real(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(moving, "copy_whole", copy)

    for files in range(len(wanted(source))):
        cut_after(files)
        with pytest.raises(DiskTroubleError):
            LibraryMove(source, target).finish(nothing)
        assert not target.exists()
        if files == 4:
            break
    copied.clear()
    cut_after(99)
    LibraryMove(source, target).finish(nothing)
    assert content(target) == wanted(source)
    assert "a-v1.7z" not in copied


def test_it_can_be_stopped(source: Path, tmp_path: Path) -> None:
    asked = itertools.count()
    move = LibraryMove(source, tmp_path / "new", Reporting(cancelled=lambda: next(asked) > 3))
    with pytest.raises(ReceivingCancelledError):
        move.bring()
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("place", "problem"), [("old/inside", "inside"), ("", "inside"), ("full", "not-empty"), ("file", "not-empty")]
)
def test_it_is_refused_before_anything_is_written(source: Path, tmp_path: Path, place: str, problem: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "homework.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = content(tmp_path)
    with pytest.raises(MoveRefusedError) as refused:
        LibraryMove(source, tmp_path / place).finish(nothing)
    assert refused.value.facts["problem"] == problem
    assert content(tmp_path) == before


def test_an_empty_folder_may_be_there(source: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    LibraryMove(source, tmp_path / "new").finish(nothing)
    assert content(tmp_path / "new") == wanted(source)


def test_a_disk_that_gives_back_something_else_is_found_out(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copy_whole

    def lying(*given: object) -> object:
        digests = real(*given)  # type: ignore[arg-type]
        with Path(str(given[1])).open("r+b") as file:
            file.write(b"?")
        return digests

    monkeypatch.setattr(moving, "copy_whole", lying)
    with pytest.raises(MoveRefusedError) as refused:
        LibraryMove(source, tmp_path / "new").finish(nothing)
    assert refused.value.facts["problem"] == "damaged"
    assert not (tmp_path / "new").exists()


def test_a_scanner_that_holds_a_file_for_a_moment_is_waited_for(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = Path.rename, itertools.count()

    def rename(path: Path, target: Path) -> Path:
        if path.name == "new.moving" and next(refused) < 2:
            raise PermissionError(13, "somebody has it open")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(moving, "_PAUSE", 0.01)
    LibraryMove(source, tmp_path / "new").finish(nothing)
    assert content(tmp_path / "new") == wanted(source)


def test_a_name_that_may_not_last_is_taken_back(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "else" / "new"

    def refuse(folder: Path) -> None:
        if folder == target.parent:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(moving, "sync_folder", refuse)
    with pytest.raises(DiskTroubleError):
        LibraryMove(source, target).finish(nothing)
    assert not target.exists(), "the old one is the library, as is said"


@pytest.mark.parametrize("call", ["os.utime", "pathlib.Path.replace", "pathlib.Path.unlink"])
def test_whatever_the_disk_refuses_is_said_as_trouble_with_the_disk(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "new"
    LibraryMove(source, target).bring()
    (source / "packages" / "b-v1.zip").unlink()  # what was copied of it has to go

    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(call, refuse)
    with pytest.raises(DiskTroubleError):
        LibraryMove(source, target).finish(nothing)
    assert not target.exists()


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def look(path: str) -> object:
        if Path(path).name == "packages":
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(os, "scandir", look)
    with pytest.raises(DiskTroubleError):
        LibraryMove(source, tmp_path / "new").finish(nothing)
    assert not (tmp_path / "new").exists()


def test_what_is_left_behind_is_not_even_looked_into(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = os.scandir, list[str]()

    def look(path: str) -> object:
        seen.append(Path(path).name)
        return real(path)

    monkeypatch.setattr(os, "scandir", look)
    LibraryMove(source, tmp_path / "new").bring()
    assert "packages" in seen
    assert not {"cache", "prepared", "a-v1.7z"} & set(seen)


def test_a_disk_without_room_is_told_before_anything_is_written(source: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "1m") as small:
        with pytest.raises(NoSpaceError) as refused:
            LibraryMove(source, small / "Skylesson").finish(nothing)
        assert list(small.iterdir()) == []
    assert refused.value.facts["needed"]


def test_another_disk_will_do(source: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "other", "80m") as other:
        LibraryMove(source, other / "Skylesson").finish(nothing)
        assert content(other / "Skylesson") == wanted(source)
        shutil.rmtree(other / "Skylesson")

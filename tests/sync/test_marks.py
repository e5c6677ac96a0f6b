"""Tests of marks and signposts on real folders, of which volumes are fixed, and of a real volume that is put back."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from sync import fixed_volumes
from sync.block_devices import BlockDevices
from sync.fixed_volumes import (
    in_memory,
    linux_places,
    on_one_volume,
    place_of,
    places_now,
    windows_places,
    writable,
)  # fmt: skip
from sync.lasting import Boot, Mark, Place, Verdict, judge
from sync.marks import boot_now, read_mark, read_witnesses, say_library, write_mark, write_witness
from sync.signpost import MARK_NAME, WITNESS_NAME, any_signpost, library_on
from sync.volumes_linux import on_their_disks, parse_mounts
from tests.sync.mounts import mounted, small_disk
from tests.sync.test_volumes_windows import FIXED, REMOVABLE, MadeUpDrives

SEEN = datetime.fromisoformat("2026-09-01T08:00")
MARK = Mark("one", "/somewhere", 3, Boot("b", 12.5), SEEN, 2, SEEN.date())


def test_marks_come_back_as_they_were_left(tmp_path: Path) -> None:
    assert read_mark(tmp_path) is None
    write_mark(tmp_path, MARK)
    assert read_mark(tmp_path) == MARK
    assert [path.name for path in tmp_path.iterdir()] == [MARK_NAME]


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"library": 1}', "[" * 9999, "x" * 70_000, '{"marks": [1, {}]}'])
def test_what_a_disk_has_spoilt_is_no_mark(tmp_path: Path, spoilt: str) -> None:
    for name in (MARK_NAME, WITNESS_NAME):
        (tmp_path / name).write_text(spoilt, encoding="utf-8")
    assert read_mark(tmp_path) is None
    assert read_witnesses([tmp_path, tmp_path / "absent"]) == []
    assert library_on(tmp_path) is None
    write_witness(tmp_path, MARK)
    assert read_witnesses([tmp_path]) == [MARK]


def test_a_witness_keeps_the_newest_mark_of_each_library_and_each_place(tmp_path: Path) -> None:
    others = [Mark(str(number), f"/{number}", 1, Boot("b", 1.0), SEEN) for number in range(30)]
    for mark in (*others, MARK, Mark("one", "/moved", 4, MARK.boot, SEEN), Mark("two", "/moved", 5, MARK.boot, SEEN)):
        write_witness(tmp_path, mark)
    found = read_witnesses([tmp_path])
    assert [mark.library for mark in found if mark.place in ("/moved", "/somewhere")] == ["two"]
    assert len(found) <= 21


def test_what_a_volume_says_is_not_lost_where_it_cannot_be_read_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "Skylesson"
    library.mkdir()
    write_mark(library, MARK)
    say_library(tmp_path, library)

    def refuse(*_given: object, **_named: object) -> str:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", refuse)
        with pytest.raises(PermissionError):
            write_witness(tmp_path, MARK)
        with pytest.raises(PermissionError):
            say_library(tmp_path, None)
    assert library_on(tmp_path) == library


def test_a_mark_that_the_disk_refuses_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_mark(tmp_path, MARK)

    def refuse(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("catalogue.durable.on_disk", refuse)
    with pytest.raises(OSError, match="Input/output"):
        write_mark(tmp_path, Mark("two", "/else", 1, MARK.boot, SEEN))
    assert read_mark(tmp_path) == MARK
    assert [path.name for path in tmp_path.iterdir()] == [MARK_NAME]


def test_a_volume_names_its_library_only_while_it_is_there(tmp_path: Path) -> None:
    library = tmp_path / "Skylesson"
    library.mkdir()
    write_witness(tmp_path, MARK)
    say_library(tmp_path, library)
    assert library_on(tmp_path) is None
    write_mark(library, MARK)
    assert library_on(tmp_path) == library
    assert read_witnesses([tmp_path]) == [MARK]
    say_library(tmp_path, None)
    assert library_on(tmp_path) is None
    (tmp_path / WITNESS_NAME).write_text('{"library": "../x"}', encoding="utf-8")
    assert library_on(tmp_path) is None


def test_volumes_are_asked_only_where_one_has_a_signpost(tmp_path: Path) -> None:
    point = tmp_path / "a disk"
    point.mkdir()
    table = tmp_path / "mounts"
    table.write_text(f"proc /proc proc rw 0 0\n/dev/sdb1 {tmp_path}/a\\040disk ext4 rw 0 0\n", encoding="utf-8")
    assert not any_signpost(table)
    say_library(point, None)
    assert any_signpost(table)
    assert not any_signpost(tmp_path / "absent")
    table.write_text(f"server:/share {tmp_path}/a\\040disk nfs4 rw 0 0\n", encoding="utf-8")
    assert not any_signpost(table)


def test_before_the_window_neither_shares_nor_sticks_are_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("sync.signpost.is_there", asked.append)
    table = tmp_path / "mounts"
    lines = ("overlay / overlay", "/dev/sda2 /data ext4", "/dev/sdb1 /media/li/STICK vfat", "/dev/sdc1 /mnt vfat",
             "/dev/sdd1 /run/media/li/A exfat", "server:/share /share nfs4", "proc /proc proc")  # fmt: skip
    table.write_text("".join(f"{line} rw 0 0\n" for line in lines), encoding="utf-8")
    assert not any_signpost(table)
    assert asked == [Path("/") / WITNESS_NAME, Path("/data") / WITNESS_NAME]


def test_a_disk_that_may_not_be_looked_at_has_no_signpost(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    # Any refusal of the system stands for that of another person's mount, which a test as root does not meet.
    table.write_text(f"/dev/sdb1 /{'x' * 300} ext4 rw 0 0\n", encoding="utf-8")
    assert not any_signpost(table)


def test_the_present_run_has_a_name_or_lasts(tmp_path: Path) -> None:
    del tmp_path
    first, second = boot_now(), boot_now()
    assert not second.is_other_than(first)
    assert first.up <= second.up


TABLE = b"""\
22 27 0:21 / /proc rw - proc proc rw
27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
28 27 8:2 / /data rw - ext4 /dev/sda2 rw
29 27 8:2 /home /home rw - ext4 /dev/sda2 rw
30 27 8:3 / /boot rw - ext4 /dev/sda3 rw
31 27 8:17 / /srv/stick rw - vfat /dev/sdb1 rw
32 27 8:33 / /media/me/other rw - ext4 /dev/sdc1 rw
33 27 8:49 / /gone rw - ext4 /dev/sdd1 rw
34 27 0:40 / /memory rw - tmpfs tmpfs rw
"""


def usage(root: str) -> tuple[int, int, int]:
    if "gone" in root:
        raise OSError("no answer")
    return (100, 40, 60)


def test_fixed_volumes_on_linux_are_disks_that_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: True)
    found = linux_places(parse_mounts(TABLE), lambda device: device == "8:17", usage)
    assert found == [Place("/", "/", 60, system=True), Place("/data", "/data", 60)]
    assert place_of(Path("/data/Skylesson"), found) == found[1]
    assert place_of(Path("/home/me"), found) == found[0]
    assert place_of(Path("elsewhere"), found) is None


SUBVOLUMES = b"""\
22 1 0:22 /@ / rw - btrfs /dev/sda2 rw,subvolid=256,subvol=/@
23 22 0:22 /@home /home rw - btrfs /dev/sda2 rw,subvolid=257,subvol=/@home
24 22 0:39 /@school /data rw - btrfs /dev/sdb1 rw,subvolid=256,subvol=/@school
25 22 0:39 / /srv/whole rw - btrfs /dev/sdb1 rw,subvolid=5,subvol=/
26 22 0:40 /@school /lessons rw - btrfs /dev/sdc1 rw,subvolid=256,subvol=/@school
27 22 0:40 /@games /games rw - btrfs /dev/sdc1 rw,subvolid=257,subvol=/@games
28 22 0:41 / /srv/stick rw - btrfs /dev/sdd1 rw,subvolid=5,subvol=/
29 22 0:42 / /srv/share rw - nfs4 server:/share rw
"""
"""As the kernel shows them: one made-up number for a whole Btrfs, the disk in the source."""


class Disks(BlockDevices):
    """The disks of that table, of which the last is a stick."""

    def number_of(self, source: str) -> str | None:
        numbers = {"/dev/sda2": "8:2", "/dev/sdb1": "8:17", "/dev/sdc1": "8:33", "/dev/sdd1": "8:49"}
        return numbers.get(source)

    def is_removable(self, number: str) -> bool:
        return number == "8:49"


def test_btrfs_is_one_volume_however_many_of_its_subvolumes_are_mounted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: True)
    mounts = on_their_disks(parse_mounts(SUBVOLUMES), Disks())
    found = linux_places(mounts, Disks().is_removable, usage)
    assert found == [
        Place("/", "/", 60, system=True), Place("/srv/whole", "/srv/whole", 60), Place("/lessons", "/lessons", 60)
    ]  # fmt: skip


def test_what_lies_in_two_subvolumes_lies_on_one_volume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tmpfs stands for what has numbers of its own for stat(2), the table says what they are."""
    one, other, apart = (tmp_path / name for name in ("one", "other", "apart"))
    with small_disk(one, "1m"), small_disk(other, "1m"), small_disk(apart, "1m"):
        lines = ["22 1 0:22 / / rw - btrfs /dev/sda2 rw"]
        lines += [f"23 22 0:39 /@{name} {tmp_path}/{name} rw - btrfs /dev/sdb1 rw" for name in ("one", "other")]
        lines += [f"24 22 0:40 / {apart} rw - btrfs /dev/sdc1 rw"]
        table = tmp_path / "mounts"
        table.write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setattr(fixed_volumes, "MOUNT_TABLE", table)
        monkeypatch.setattr(fixed_volumes, "BlockDevices", Disks)
        assert on_one_volume(one, other)
        assert not on_one_volume(one, apart)
        assert not on_one_volume(one, tmp_path)
        assert on_one_volume(tmp_path, tmp_path / "mounts")
        table.unlink()
        assert not on_one_volume(one, other)


def test_fixed_volumes_on_windows_are_those_that_people_may_use() -> None:
    drives = MadeUpDrives(
        C=(FIXED, (1, "Windows", "NTFS")), D=(FIXED, (2, "教学", "NTFS")), E=(REMOVABLE, (3, "BLUE", "FAT32")),
        F=(FIXED, None), G=(FIXED, (4, "RECOVERY", "NTFS")), H=(FIXED, (5, "恢复", "NTFS")),
    )  # fmt: skip
    assert windows_places(drives, "c:", usage) == [Place("C:", "C:\\", 60, system=True), Place("D:", "D:\\", 60)]


def test_this_computer_has_a_system_volume_and_what_cannot_be_written_is_no_offer(tmp_path: Path) -> None:
    assert any(place.system for place in places_now())
    here = Place("here", str(tmp_path), 1)
    assert writable([here, Place("there", str(tmp_path / "absent"), 1)]) == [here]
    assert list(tmp_path.iterdir()) == []


def test_a_library_in_memory_is_known(tmp_path: Path) -> None:
    with small_disk(tmp_path / "memory", "1m") as folder:
        assert in_memory(folder / "library")


class Drive:
    """A real file system in a file, which a card puts back to what it was at any time."""

    def __init__(self, folder: Path, mebibytes: int = 8) -> None:
        self.folder, self.image = folder, folder.with_name(f"{folder.name}.img")
        self._frozen = self.image.with_suffix(".frozen")
        with self.image.open("wb") as file:
            file.truncate(mebibytes * 2**20)
        maker = shutil.which("mkfs.ext4", path="/sbin:/usr/sbin:/usr/bin:/bin")
        if maker is None:
            pytest.skip("mkfs.ext4 (e2fsprogs) is not here")
        subprocess.run([maker, "-q", str(self.image)], check=True)

    def freeze(self) -> None:
        shutil.copyfile(self.image, self._frozen)

    def put_back(self) -> None:
        self.image.unlink()  # another file is another disk: one that somebody still holds mounted would be used again
        shutil.copyfile(self._frozen, self.image)


@pytest.fixture
def drives(tmp_path: Path) -> tuple[Drive, Drive]:
    return Drive(tmp_path / "c"), Drive(tmp_path / "d")


def school_day(drives: tuple[Drive, Drive], number: int, *, put_back: bool) -> Verdict:
    """A day of a computer: its volumes are mounted, the program starts, leaves its marks, and all is switched off."""
    system, other = drives
    if put_back:
        system.put_back()
    with (
        mounted(system.folder, "-o", "loop", str(system.image)) as c,
        mounted(other.folder, "-o", "loop", str(other.image)) as d,
    ):
        library = c / "library"
        library.mkdir(exist_ok=True)
        start = Mark(f"made-{number}", str(library), 1, Boot(f"boot-{number}", 60.0), SEEN.replace(day=number))
        found = judge(read_mark(library), read_witnesses([d]), start)
        write_mark(library, found.mark)
        write_witness(d, found.mark)
        return found.verdict


def test_a_real_volume_that_is_put_back_is_noticed_by_the_witness_on_the_other(drives: tuple[Drive, Drive]) -> None:
    assert school_day(drives, 1, put_back=False) is Verdict.UNPROVEN
    assert school_day(drives, 2, put_back=False) is Verdict.LASTS
    drives[0].freeze()
    assert school_day(drives, 3, put_back=False) is Verdict.LASTS
    assert school_day(drives, 4, put_back=True) is Verdict.WENT_BACK
    assert school_day(drives, 5, put_back=True) is Verdict.WENT_BACK
    assert school_day(drives, 6, put_back=False) is Verdict.LASTS


def test_a_real_volume_that_was_frozen_empty_is_noticed_too(drives: tuple[Drive, Drive]) -> None:
    drives[0].freeze()
    assert school_day(drives, 1, put_back=False) is Verdict.UNPROVEN
    assert school_day(drives, 2, put_back=True) is Verdict.GONE
    assert school_day(drives, 3, put_back=True) is Verdict.GONE

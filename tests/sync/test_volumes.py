"""Tests of sticks that come and go: samples of the mount table, and real file systems where mounting is allowed."""

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.block_devices import BlockDevices
from sync.volumes import Volume, VolumeWatch, difference, removable_volumes
from sync.volumes_linux import LinuxVolumes, Mount, mount_changes, parse_mounts, stick_mounts
from tests.sync.mounts import mounted, same_disk_again, small_disk

UUID = "8362f1a6-de12-4308-94e7-5ba37ed91933"
DESKTOP = rb"""22 28 0:21 / /proc rw,nosuid - proc proc rw
23 28 0:22 / /sys rw,nosuid - sysfs sysfs rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 28 0:25 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,size=1623448k
31 28 8:1 / /boot/efi rw,relatime shared:30 - vfat /dev/sda1 rw
32 28 0:44 / /mnt/overlay rw - overlay overlay rw,lowerdir=/a
33 28 0:45 / /mnt/share rw - cifs //server/share rw
34 28 0:46 / /mnt/portal rw - fuse.portal portal rw
35 28 8:17 / /media/teacher/BLUE\040STICK rw,nosuid shared:40 master:3 - vfat /dev/sdb1 rw,uid=1000
36 28 8:33 / /srv/usb rw - exfat /dev/sdc1 rw
37 28 8:49 / /srv/second rw - ext4 /dev/sdd1 rw
38 28 0:47 / /mnt/memory rw - tmpfs tmpfs rw
39 28 8:2 /home/teacher/packages /mnt/packages rw - ext4 /dev/sda2 rw
"""
SDB1, SDC1 = "8:17", "8:33"
STICK = Volume(UUID, "BLUE STICK", Path("/media/a"), "ext4", 1000, 600)


def line(mount: int, parent: int, device: str, point: str, root: str = "/") -> bytes:
    return f"{mount} {parent} {device} {root} {point} rw - ext4 /dev/x rw\n".encode()


def points(table: bytes, *removable: str, places: tuple[Path, ...] = ()) -> list[str]:
    chosen = stick_mounts(parse_mounts(table), removable.__contains__, *([places] if places else []))
    return [str(mount.point) for mount in chosen]


def test_a_line_of_the_mount_table_is_read() -> None:
    [stick] = [mount for mount in parse_mounts(DESKTOP) if mount.device == SDB1]
    assert stick == Mount(35, 28, SDB1, "/", Path("/media/teacher/BLUE STICK"), "vfat", "/dev/sdb1")


def test_octal_escapes_and_foreign_bytes_are_decoded() -> None:
    [mount] = parse_mounts(
        b"1 0 8:17 /a\\011b /mnt/\\134x\\012y\\040\xe8\xaf\xbe\r\x85\xff rw - ext4 /dev/disk\\043one rw\n"
    )
    assert mount.root == "/a\tb"
    assert os.fsencode(mount.point) == b"/mnt/\\x\ny \xe8\xaf\xbe\r\x85\xff"
    assert mount.source == "/dev/disk#one"


def test_lines_that_are_no_mounts_are_left_out_and_an_empty_source_is_one() -> None:
    assert parse_mounts(b"\nnonsense\n1 2 8:1 / /mnt rw shared:1\nx y 8:1 / /mnt rw - ext4 /dev/a rw\n") == []
    [mount] = parse_mounts(b"5 1 0:40 / /mnt/a rw shared:1 - tmpfs  rw\n")
    assert (mount.file_system, mount.source) == ("tmpfs", "")


def test_sticks_are_told_from_the_system_the_network_and_the_desktop() -> None:
    assert points(DESKTOP, SDB1, SDC1) == ["/media/teacher/BLUE STICK", "/srv/usb", "/mnt/memory"]
    assert points(DESKTOP) == ["/media/teacher/BLUE STICK", "/mnt/memory"]
    assert points(DESKTOP, places=(Path("/srv"),)) == ["/srv/usb", "/srv/second"]


def test_a_system_that_runs_from_a_stick_is_no_stick() -> None:
    table = line(1, 0, "8:17", "/") + line(2, 1, "8:18", "/boot") + line(3, 1, "8:33", "/mnt")
    assert points(table, "8:17", "8:18", "8:33") == ["/mnt"]


def test_a_stick_within_a_stick_counts_too() -> None:
    table = line(1, 0, "8:1", "/") + line(2, 1, "8:17", "/mnt") + line(3, 2, "8:33", "/mnt/inner")
    assert points(table) == ["/mnt", "/mnt/inner"]
    # A copied mount table may have the inner mount first; its parent does not hide it.
    assert points(line(3, 2, "8:33", "/mnt/inner") + line(2, 1, "8:17", "/mnt")) == ["/mnt/inner", "/mnt"]


def test_what_was_mounted_over_is_out_of_reach() -> None:
    root = line(1, 0, "8:1", "/")
    assert points(root + line(2, 1, "8:17", "/mnt/a") + line(3, 2, "8:33", "/mnt/a")) == ["/mnt/a"]
    [seen] = stick_mounts(parse_mounts(root + line(2, 1, "8:17", "/mnt/a") + line(3, 2, "8:33", "/mnt/a")), bool)
    assert seen.device == "8:33"
    assert points(root + line(2, 1, "8:17", "/mnt/a") + line(3, 1, "8:33", "/mnt")) == ["/mnt"]


def test_a_stick_that_is_mounted_twice_is_listed_once_whole_and_where_people_look() -> None:
    bound = line(2, 1, "8:17", "/mnt/part", root="/lessons")
    whole, elsewhere = line(3, 1, "8:17", "/media/a"), line(4, 1, "8:17", "/srv/a")
    assert points(bound + whole, "8:17") == ["/media/a"]
    assert points(elsewhere + bound + whole, "8:17") == ["/media/a"]
    assert points(elsewhere + bound, "8:17") == ["/mnt/part"]
    assert points(whole + line(5, 1, "8:17", "/mnt/again"), "8:17") == ["/media/a"]


def test_a_mount_table_in_a_circle_ends() -> None:
    assert points(line(2, 3, "8:17", "/mnt/a") + line(3, 2, "8:33", "/mnt/b")) == ["/mnt/a", "/mnt/b"]


def test_difference() -> None:
    other = replace(STICK, id="1A2B-3C4D", mount=Path("/media/b"))
    assert difference([], [STICK, other]) == ((STICK, other), ())
    assert difference([STICK, other], [other]) == ((), (STICK,))
    assert difference([STICK, other], [other, STICK]) == ((), ())


def test_free_space_is_no_difference_but_another_mount_point_is_and_so_is_another_stick_there() -> None:
    moved, swapped = replace(STICK, mount=Path("/media/b")), replace(STICK, id="1A2B-3C4D")
    assert difference([STICK], [replace(STICK, free=1, label="NEW")]) == ((), ())
    assert difference([STICK], [moved]) == ((moved,), (STICK,))
    assert difference([STICK], [swapped]) == ((swapped,), (STICK,))


def test_copies_of_a_stick_are_two() -> None:
    copy = replace(STICK, mount=Path("/media/a1"))
    assert difference([STICK], [STICK, copy]) == ((copy,), ())
    assert difference([STICK, copy], [copy]) == ((), (STICK,))


class Heard:
    """Remembers what a watch told."""

    def __init__(self) -> None:
        self.told: list[tuple[tuple[Volume, ...], tuple[Volume, ...]]] = []

    def __call__(self, arrived: tuple[Volume, ...], gone: tuple[Volume, ...]) -> None:
        self.told.append((arrived, gone))


def test_a_scan_tells_of_changes_alone() -> None:
    heard, sticks = Heard(), [STICK]
    watch = VolumeWatch(heard, lambda: list(sticks))
    watch.scan()
    watch.scan()
    sticks.clear()
    watch.scan()
    watch.scan()
    assert heard.told == [((STICK,), ()), ((), (STICK,))]


def test_a_look_that_fails_takes_no_stick_away() -> None:
    heard, looks = Heard(), iter([True, False, True])

    def listed() -> list[Volume]:
        if not next(looks):
            raise OSError("too many open files")
        return [STICK]

    watch = VolumeWatch(heard, listed)
    for _ in range(3):
        watch.scan()
    assert heard.told == [((STICK,), ())]


def test_a_stick_that_hangs_holds_nothing_up_and_is_gone_with_its_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, released, hangs = tmp_path / "mountinfo", threading.Event(), threading.Event()
    table.write_bytes(line(2, 1, "8:17", str(tmp_path)))
    usage = shutil.disk_usage(tmp_path)

    def disk_usage(_path: Path) -> object:
        if hangs.is_set():
            released.wait(60)
        return usage

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    devices = BlockDevices(tmp_path / "sys", tmp_path / "dev")
    listed = LinuxVolumes([tmp_path], devices=devices, table=table, patience=1)
    [before] = listed()
    assert (before.id, before.size, before.free) == ("8:17", usage.total, usage.free)
    hangs.set()
    began = time.monotonic()
    assert [listed() for _ in range(5)] == [[before]] * 5
    table.write_bytes(b"")
    assert listed() == []
    assert time.monotonic() - began < 4  # seconds; one look may take its patience, not all five
    released.set()


def test_a_stick_that_was_pulled_without_unmounting_is_gone(tmp_path: Path) -> None:
    table, numbers = tmp_path / "mountinfo", tmp_path / "sys/dev/block"
    table.write_bytes(line(2, 1, "8:17", str(tmp_path)))
    numbers.mkdir(parents=True)
    (numbers / "8:17").mkdir()
    listed = LinuxVolumes([tmp_path], devices=BlockDevices(tmp_path / "sys", tmp_path / "dev"), table=table)
    assert len(listed()) == 1
    (numbers / "8:17").rmdir()
    assert listed() == []


def stick(folder: Path, label: str = "BLUE STICK") -> contextlib.AbstractContextManager[Path]:
    """A real ext4 file system of 8 MiB in a file, mounted on ``folder``."""
    image = folder.with_name(f"{folder.name}.img")
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("mkfs.ext4 is not here")
    with image.open("wb") as file:
        file.truncate(8 * 2**20)
    subprocess.run(["mkfs.ext4", "-q", "-L", label, "-U", UUID, str(image)], check=True)
    return mounted(folder, "-o", "loop", str(image))


def test_a_real_stick_says_who_it_is(tmp_path: Path) -> None:
    with stick(tmp_path / "a stick") as folder:
        [volume] = LinuxVolumes([tmp_path], patience=30)()
    assert (volume.id, volume.label, volume.mount, volume.file_system) == (UUID, "BLUE STICK", folder, "ext4")
    assert 2**20 < volume.free <= volume.size < 8 * 2**20


def test_a_real_stick_that_is_bound_a_second_time_is_listed_once(tmp_path: Path) -> None:
    with stick(tmp_path / "stick") as folder, same_disk_again(folder, tmp_path / "again"):
        assert [volume.mount for volume in LinuxVolumes([tmp_path], patience=30)()] == [folder]


def test_a_disk_in_memory_counts_by_a_stand_in(tmp_path: Path) -> None:
    with small_disk(tmp_path / "memory", "1m") as folder:
        [volume] = LinuxVolumes([tmp_path], patience=30)()
        assert volume.id == f"{os.major(folder.stat().st_dev)}:{os.minor(folder.stat().st_dev)}"
    assert (volume.label, volume.mount, volume.file_system, volume.size) == ("", folder, "tmpfs", 2**20)


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Wait for something that another thread does."""
    ends = time.monotonic() + seconds
    while not true() and time.monotonic() < ends:
        time.sleep(0.01)
    return true()


@pytest.fixture
def watching() -> Iterator[Callable[[VolumeWatch], None]]:
    stop, threads = threading.Event(), list[threading.Thread]()

    def start(watch: VolumeWatch) -> None:
        threads.append(threading.Thread(target=watch.run, args=(stop,)))
        threads[-1].start()

    yield start
    stop.set()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()


def test_the_watch_looks_again_by_itself_and_ends_when_told_to(watching: Callable[[VolumeWatch], None]) -> None:
    heard, looks = Heard(), iter([[], [], [STICK]])
    watching(VolumeWatch(heard, lambda: next(looks, [STICK]), poll_seconds=0.05))
    assert until(lambda: heard.told == [((STICK,), ())], 10)


@pytest.mark.parametrize("poll_seconds", [2.0, 600.0])
def test_the_watch_notices_a_real_stick_that_comes_and_goes(
    tmp_path: Path, watching: Callable[[VolumeWatch], None], poll_seconds: float
) -> None:
    heard, looks = Heard(), list[int]()
    lister = LinuxVolumes([tmp_path], patience=2)

    def listed() -> list[Volume]:
        looks.append(1)
        return lister()

    watching(VolumeWatch(heard, listed, poll_seconds))
    assert until(lambda: bool(looks), 10)
    with stick(tmp_path / "stick") as folder:
        assert until(lambda: len(heard.told) == 1, 3)
    assert until(lambda: len(heard.told) == 2, 3)
    (arrived, nothing), (none, gone) = heard.told
    assert ([volume.label for volume in arrived], nothing, none) == (["BLUE STICK"], (), ())
    assert [(volume.id, volume.mount) for volume in gone] == [(UUID, folder)]


def test_waiting_for_mounts_ends_at_a_change_and_only_then(tmp_path: Path) -> None:
    with contextlib.ExitStack() as first, mount_changes() as wait:
        while wait(0):
            pass
        first.enter_context(small_disk(tmp_path / "a", "1m"))
        assert wait(3)
        assert not wait(0.05)


def test_the_sticks_of_this_machine_can_be_listed() -> None:
    volumes = removable_volumes()
    assert len({(volume.id, volume.mount) for volume in volumes}) == len(volumes)

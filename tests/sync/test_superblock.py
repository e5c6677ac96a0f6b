"""Tests of reading UUID and label from the first bytes of a file system, and from what udev and sysfs say."""

from pathlib import Path

import pytest

from sync.block_devices import BlockDevices, unescaped
from sync.superblock import HEAD_SIZE, Identity, identity_of

BOOT = {510: b"\x55\xaa"}
UUID = "8362f1a6-de12-4308-94e7-5ba37ed91933"
EXT4 = {1024 + 0x38: b"\x53\xef", 1024 + 0x68: bytes.fromhex(UUID.replace("-", "")), 1024 + 0x78: b"BLUE STICK"}


def head(fields: dict[int, bytes]) -> bytes:
    made = bytearray(HEAD_SIZE)
    for at, field in fields.items():
        made[at : at + len(field)] = field
    return bytes(made)


def fat32(label: bytes) -> dict[int, bytes]:
    return BOOT | {82: b"FAT32   ", 67: b"\x4d\x3c\x2b\x1a", 71: label.ljust(11)}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (EXT4, Identity(UUID, "BLUE STICK")),
        (EXT4 | {1024 + 0x78: "小学英语课程".encode()[:16]}, Identity(UUID, "小学英语课")),
        (fat32(b"LESSONS"), Identity("1A2B-3C4D", "LESSONS")),
        (fat32("课程".encode("gbk")), Identity("1A2B-3C4D", "课程")),
        (fat32(b"NO NAME"), Identity("1A2B-3C4D")),
        (BOOT | {54: b"FAT16   ", 39: b"\x01\0\0\0", 43: b"OLD STICK  "}, Identity("0000-0001", "OLD STICK")),
        (BOOT | {3: b"EXFAT   ", 100: b"\x4d\x3c\x2b\x1a"}, Identity("1A2B-3C4D")),
        (BOOT | {3: b"NTFS    ", 72: bytes(range(1, 9))}, Identity("0807060504030201")),
        (BOOT | {3: b"NTFS    "}, Identity()),
        (BOOT | {3: b"EXFAT   "}, Identity()),
        (BOOT, Identity()),
        ({82: b"FAT32   ", 67: b"\x4d\x3c\x2b\x1a"}, Identity()),
    ],
)
def test_identity(fields: dict[int, bytes], expected: Identity) -> None:
    assert identity_of(head(fields)) == expected


def test_a_device_too_short_has_no_identity() -> None:
    assert identity_of(head(EXT4)[: HEAD_SIZE - 1]) == Identity()


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A made-up /sys and /dev: an internal disk sda, a stick sdb on USB, and a card mmcblk0 that is removable."""
    for number, place, removable in (
        ("8:0", "pci0000:00/ata1/block/sda", "0"),
        ("8:1", "pci0000:00/ata1/block/sda/sda1", None),
        ("8:16", "pci0000:00/usb1/1-2/block/sdb", "0"),
        ("8:17", "pci0000:00/usb1/1-2/block/sdb/sdb1", None),
        ("179:0", "platform/mmc0/block/mmcblk0", "1"),
        ("179:1", "platform/mmc0/block/mmcblk0/mmcblk0p1", None),
    ):
        folder = tmp_path / "sys/devices" / place
        folder.mkdir(parents=True)
        if removable is not None:
            (folder / "removable").write_text(f"{removable}\n", encoding="ascii")
        link = tmp_path / "sys/dev/block" / number
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(folder)
    for kind in ("by-uuid", "by-label"):
        (tmp_path / "dev/disk" / kind).mkdir(parents=True)
    (tmp_path / "dev/sdb1").write_bytes(head(EXT4))
    return tmp_path


def devices(machine: Path) -> BlockDevices:
    return BlockDevices(machine / "sys", machine / "dev")


@pytest.mark.parametrize(
    ("number", "removable"),
    [("8:0", False), ("8:1", False), ("8:16", True), ("8:17", True), ("179:0", True), ("179:1", True), ("9:9", False)],
)
def test_what_one_carries_about(machine: Path, number: str, removable: bool) -> None:
    assert devices(machine).is_removable(number) is removable


def test_a_device_that_was_pulled_is_gone(machine: Path) -> None:
    (machine / "sys/dev/block/8:17").unlink()
    assert devices(machine).is_gone("8:17")
    assert not devices(machine).is_gone("8:1")
    assert not BlockDevices(machine / "no-sysfs", machine / "dev").is_gone("8:17")


def test_udev_is_asked_first_and_the_file_system_for_what_udev_does_not_say(machine: Path) -> None:
    assert devices(machine).identity("8:17") == Identity(UUID, "BLUE STICK")
    (machine / "dev/disk/by-label/RED\\x20STICK").symlink_to("../../sdb1")
    (machine / "dev/disk/by-label/other").symlink_to("../../sda1")
    assert devices(machine).identity("8:17") == Identity(UUID, "RED STICK")
    (machine / "dev/disk/by-uuid/1A2B-3C4D").symlink_to("../../sdb1")
    (machine / "dev/sdb1").unlink()
    assert devices(machine).identity("8:17") == Identity("1A2B-3C4D", "RED STICK")
    assert devices(machine).identity("179:1") == Identity()


def test_a_source_that_is_no_block_device_has_no_number(machine: Path) -> None:
    assert devices(machine).number_of("tmpfs") is None
    assert devices(machine).number_of(str(machine / "dev/sdb1")) is None
    assert devices(machine).number_of(str(machine / "dev/nothing")) is None


def test_names_of_links_are_unescaped() -> None:
    assert unescaped(r"BLUE\x20STICK\x2f\x5c") == "BLUE STICK/\\"
    assert unescaped("课程") == "课程"

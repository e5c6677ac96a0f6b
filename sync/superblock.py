"""The UUID and the label of a file system, read from its first bytes. For where udev has not looked already.

Sources: "ext4 Data Structures and Algorithms" of the Linux kernel, "The Super Block"; "Microsoft FAT32 File System
Specification" 1.03, "Boot Sector and BPB"; "exFAT file system specification", "Main and Backup Boot Sector"; for NTFS
the serial number at byte 72 of its boot sector. UUIDs are written as blkid(8) does, which udev's links follow.
"""

import uuid
from dataclasses import dataclass

HEAD_SIZE = 2048
"""Bytes from the beginning of a device that hold all that is read here."""

_EXT = 1024
_NO_NAME = "NO NAME"
"""What FAT has in place of a label when there is none."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a file system says it is; '' for what it does not say."""

    uuid: str = ""
    label: str = ""


def identity_of(head: bytes) -> Identity:
    """Return what the first ``HEAD_SIZE`` bytes of a file system say; an empty identity when its kind is not known."""
    if len(head) < HEAD_SIZE:
        return Identity()
    if head[_EXT + 0x38 : _EXT + 0x3A] == b"\x53\xef":
        # A label too long for its 16 bytes was cut, maybe within a character.
        label = head[_EXT + 0x78 : _EXT + 0x88].split(b"\0", maxsplit=1)[0].decode("utf-8", errors="ignore")
        return Identity(_uuid(head[_EXT + 0x68 : _EXT + 0x78]), label)
    return _of_boot_sector(head) if head[510:512] == b"\x55\xaa" else Identity()


def serial_text(serial: int) -> str:
    """Write the 32-bit serial number of a FAT or exFAT volume as people and udev do; '' for 0, which says nothing."""
    return f"{serial >> 16:04X}-{serial & 0xFFFF:04X}" if serial else ""


def _of_boot_sector(head: bytes) -> Identity:
    if head[3:11] == b"EXFAT   ":
        return Identity(_serial(head[100:104]))  # its label is a directory entry, which may lie anywhere
    if head[3:11] == b"NTFS    ":
        return Identity(head[72:80][::-1].hex().upper() if any(head[72:80]) else "")
    if head[82:90] == b"FAT32   ":
        return Identity(_serial(head[67:71]), _fat_label(head[71:82]))
    if head[54:59] in (b"FAT12", b"FAT16"):
        return Identity(_serial(head[39:43]), _fat_label(head[43:54]))
    return Identity()


def _serial(four: bytes) -> str:
    return serial_text(int.from_bytes(four, "little"))


def _uuid(sixteen: bytes) -> str:
    return str(uuid.UUID(bytes=sixteen)) if any(sixteen) else ""


def _fat_label(eleven: bytes) -> str:
    field = eleven.split(b"\0", maxsplit=1)[0].rstrip(b" ")
    try:
        label = field.decode("utf-8")
    except UnicodeDecodeError:
        # It is in the code page of the machine that wrote it: on Chinese Windows that is GBK.
        label = field.decode("gb18030", errors="replace")
    return "" if label == _NO_NAME else label

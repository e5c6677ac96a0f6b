"""Tests of reading archives: extents against checksums, arriving against damaged, hostile bytes."""

import hashlib
import time
import zlib
from dataclasses import replace
from pathlib import Path

import py7zr
import pytest

from sync.archive import Archive
from sync.errors import (
    ArchiveDamagedError,
    ArchiveEncryptedError,
    ArchiveLimitError,
    ArchiveUnsafeError,
    ManifestMismatchError,
    NotAnArchiveError,
    PackageError,
    SourceUnreadableError,
)
from sync.reader import ReaderProcess
from sync.start_header import START_SIZE, measure
from sync.unpacking import Unpacking
from tests.sync.folders import seven_zip


@pytest.fixture
def folder(tmp_path: Path, media: Path) -> Path:
    folder = tmp_path / "folder"
    (folder / "课文").mkdir(parents=True)
    (folder / "课文" / "红绿.mp4").write_bytes((media / "red-green.mp4").read_bytes())
    (folder / "words.txt").write_text("hello\n" * 5000)
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.mark.parametrize("options", [("-mx=0",), ("-mx=0", "-ms=on"), (), ("-ms=on",), ("-ms=off", "-m0=BZip2")])
def test_members_are_what_7_zip_put_in(folder: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    path = seven_zip(folder, tmp_path / "a.7z", *options)
    with Archive(path) as archive:
        assert {member.name for member in archive.members} == {"课文/红绿.mp4", "words.txt", "empty.txt"}
        for member in archive.members:
            content = (folder / member.name).read_bytes()
            assert member.size == len(content)
            assert archive.read_small(member.name, 10**6) == content
            if member.offset is not None and member.size:
                assert path.read_bytes()[member.offset : member.offset + member.size] == content
                assert zlib.crc32(content) == member.crc
        stored = [member.offset is not None for member in archive.members if member.size]
        assert all(stored) if "-mx=0" in options else not any(stored)


def test_only_wanted_members_are_unpacked_within_their_size(folder: Path, tmp_path: Path) -> None:
    with Archive(seven_zip(folder, tmp_path / "a.7z")) as archive:
        member = archive.member("words.txt")
        assert member is not None
        words = tmp_path / "words"
        seen: list[int] = []
        unpacking = Unpacking(archive.path, {"words.txt": (member, lambda: words.open("wb", buffering=0))}, seen.append)
        archive.unpack(unpacking)
        assert words.read_bytes() == b"hello\n" * 5000
        assert unpacking.finished() == {"words.txt": hashlib.sha256(b"hello\n" * 5000).hexdigest()}
        assert sum(seen) == 30000
        short = replace(member, size=100)
        with (tmp_path / "short").open("wb") as too_small, pytest.raises(ArchiveLimitError):
            archive.unpack(Unpacking(archive.path, {"words.txt": (short, lambda: too_small)}))
        with pytest.raises(ArchiveLimitError):
            archive.read_small("words.txt", 100)
        with pytest.raises(ManifestMismatchError):
            archive.read_small("nothing.txt", 100)


def test_passwords_are_said_plainly(folder: Path, tmp_path: Path) -> None:
    for number, options in enumerate((("-psecret",), ("-psecret", "-mhe=on"))):
        with pytest.raises(ArchiveEncryptedError):
            Archive(seven_zip(folder, tmp_path / f"{number}.7z", *options))


def test_links_are_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "link").symlink_to("/etc/passwd")
    with pytest.raises(ArchiveUnsafeError) as caught:
        Archive(seven_zip(folder, tmp_path / "a.7z", "-snl"))
    assert caught.value.facts["problem"] == "link"


@pytest.mark.parametrize("name", ["con\x01.mp4", "../up.mp4", "/etc/up.mp4"])
def test_names_that_could_do_harm_are_refused(tmp_path: Path, name: str, reader: ReaderProcess) -> None:
    path = tmp_path / "a.7z"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writestr(b"x", "harmless.mp4")
        archive.header.files_info.files[-1]["filename"] = name
    with pytest.raises(PackageError) as caught:
        reader.list(path)
    assert caught.value.reason in ("unsafe-member", "archive-damaged")


def test_every_cut_is_arriving_and_says_how_much_is_there(folder: Path, tmp_path: Path) -> None:
    path = seven_zip(folder, tmp_path / "a.7z", "-mx=0")
    whole = path.read_bytes()
    assert measure(path).complete
    for length in (0, 3, 6, 31, 32, 33, 1000, len(whole) - 1):
        path.write_bytes(whole[:length])
        measured = measure(path)
        assert not measured.complete
        assert measured.have == length
        assert measured.expected == (len(whole) if length >= START_SIZE else None)
    path.write_bytes(bytes(len(whole)))
    assert measure(path).expected is None


def test_damage_in_the_headers_is_named(folder: Path, tmp_path: Path) -> None:
    path = seven_zip(folder, tmp_path / "a.7z", "-mx=0")
    whole = path.read_bytes()
    for offset in (9, 15, len(whole) - 3):
        path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 4]) + whole[offset + 1 :])
        with pytest.raises(ArchiveDamagedError):
            measure(path)
    path.write_bytes(b"PK\x03\x04" + whole[4:])
    with pytest.raises(NotAnArchiveError):
        measure(path)
    with pytest.raises(SourceUnreadableError):
        measure(tmp_path / "nowhere.7z")


@pytest.mark.corpus
def test_every_archive_of_the_corpus_ends_in_members_or_a_typed_refusal(corpus: Path) -> None:
    ended: dict[str, str] = {}
    for path in sorted(corpus.glob("archives-*/*.7z")):
        started = time.monotonic()
        try:
            with Archive(path) as archive:
                for member in archive.members:
                    archive.read_small(member.name, 2**26)
            ended[path.name] = "read"
        except PackageError as error:
            ended[path.name] = error.reason
        assert time.monotonic() - started < 10, path.name
    assert len(ended) > 40
    assert ended["la-7zip_symbolic_name.7z"] == "unsafe-member"
    assert ended["py7zr-crc_corrupted.7z"] == "archive-damaged"
    assert ended["bodgit-aes7z.7z"] == "encrypted"
    assert ended["bodgit-bcj2.7z"] == "unsupported"
    assert ended["py7zr-copy.7z"] == "read"
    assert set(ended.values()) <= {"read", "unsafe-member", "archive-damaged", "encrypted", "unsupported"}

"""A flush that fails: the system takes the bytes for written from then on, so nothing of them may be believed."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.store import Catalogue
from sync.blame import blamed
from sync.copying import fill, make_room
from sync.errors import DiskTroubleError, NoSpaceError, SourceUnreadableError
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.parts import parts_of
from sync.pieces import Hasher
from sync.probe import answers
from sync.storage import Library, reason_path
from tests.sync.folders import document, packed
from tests.sync.test_importer import assert_ready
from tests.sync.test_pieces import facts_of

PIECE = 2**16


def failing(monkeypatch: pytest.MonkeyPatch, name: str, is_hit: Callable[[Path], bool]) -> list[Path]:
    """Have the first flush of a file that is hit fail; return, as it comes, the file."""
    real, hit = getattr(os, name), list[Path]()

    def flush(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if not hit and is_hit(path):
            hit.append(path)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, name, flush)
    return hit


def test_after_a_failed_flush_no_piece_is_noted_though_the_next_one_goes_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.copying.KEPT_EVERY", 4 * PIECE)
    data = os.urandom(32 * PIECE)
    (tmp_path / "a").write_bytes(data)
    facts, noted = facts_of(data, PIECE), list[int]()
    make_room(tmp_path / "b", facts.size)
    assert failing(monkeypatch, "fdatasync", lambda path: path.name == "b") == []
    with pytest.raises(DiskTroubleError):
        fill(tmp_path / "a", tmp_path / "b", facts, range(32), Hasher(), noted.extend)
    assert noted == []
    fill(tmp_path / "a", tmp_path / "b", facts, range(32), Hasher(), noted.extend)
    assert sorted(noted) == list(range(32))


def test_a_package_that_the_disk_did_not_keep_is_set_aside_and_read_anew(
    tmp_path: Path,
    media: Path,
    importer: Importer,
    library: Library,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive, _ = packed(tmp_path, media, document())
    forgotten: list[int] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda *words: forgotten.append(words[3]))
    failing(monkeypatch, "fsync", lambda path: path == archive)
    outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason) == (State.REFUSED, "disk-trouble")
    assert forgotten == [os.POSIX_FADV_DONTNEED]
    aside = library.quarantine / "a.7z"
    assert reason_path(aside).exists()
    assert not archive.exists()
    assert importer.take(aside, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)


def test_a_part_that_the_disk_did_not_keep_is_read_again_before_it_is_believed(
    tmp_path: Path, media: Path, importer: Importer, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, _ = packed(tmp_path, media, document())
    failing(monkeypatch, "fsync", lambda path: path.suffix == ".part")
    assert importer.take(archive, origin=Origin.STICK).reason == "disk-trouble"
    assert not list(library.quarantine.iterdir())
    [part] = parts_of(library)
    assert part.good == 0
    assert importer.take(archive, origin=Origin.STICK).state is State.ADMITTED


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        (errno.ENOSPC, "", NoSpaceError),
        (errno.EROFS, "", DiskTroubleError),
        (errno.EACCES, "library/packages/a.7z", DiskTroubleError),
        (errno.EACCES, "library/drop/a.7z.manifest.json", SourceUnreadableError),
        (errno.EIO, "", SourceUnreadableError),
    ],
)
def test_the_right_disk_is_blamed(tmp_path: Path, code: int, name: str, kind: type[Exception]) -> None:
    error = OSError(code, os.strerror(code), str(tmp_path / name) if name else None)
    said = blamed(error, tmp_path / "library" / "drop" / "a.7z", tmp_path / "library")
    assert type(said) is kind
    assert said.path.name == "a.7z"


def test_a_disk_is_there_while_its_file_can_be_read_or_is_only_forbidden(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 5000)
    assert answers(tmp_path / "a")
    assert not answers(tmp_path / "gone" / "a")

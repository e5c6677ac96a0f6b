"""Tests of copies that are hashed as they go by: the same digests as reading the runs, whatever they are."""

import hashlib
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.store import Catalogue
from sync.errors import ReceivingCancelledError, SourceUnreadableError
from sync.importer import Origin
from sync.outcome import State
from sync.pieces import BUFFER_SIZE, Digest, Hasher, Run
from sync.storage import Library
from sync.whole_copy import copy_whole
from tests.sync.folders import document, lay_out, seven_zip, trusting
from tests.sync.test_importer import assert_ready

SIZE = 2 * BUFFER_SIZE + 4321
DATA = bytes(range(251)) * (SIZE // 251 + 1)


def digest_of(run: Run) -> Digest:
    data = DATA[run.offset : run.offset + run.size]
    return Digest(hashlib.sha256(data).digest(), zlib.crc32(data))


@given(cuts=st.lists(st.integers(0, SIZE), max_size=12), order=st.randoms(use_true_random=False))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_runs_that_do_not_overlap_are_hashed_on_the_way(tmp_path: Path, cuts: list[int], order: object) -> None:
    (tmp_path / "a").write_bytes(DATA[:SIZE])
    edges = sorted(cuts)
    runs = [Run(start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    order.shuffle(runs)  # type: ignore[attr-defined]  # a random.Random
    assert copy_whole(tmp_path / "a", tmp_path / "b", runs, Hasher()) == [digest_of(run) for run in runs]
    assert (tmp_path / "b").read_bytes() == DATA[:SIZE]


def test_runs_that_overlap_are_left_to_the_caller(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(DATA[:SIZE])
    heard: list[int] = []
    assert copy_whole(tmp_path / "a", tmp_path / "b", [Run(0, 10), Run(9, 5)], Hasher(heard.append)) is None
    assert sum(heard) == SIZE


def test_a_source_that_ends_before_a_run_does_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(DATA[:1000])
    with pytest.raises(SourceUnreadableError):
        copy_whole(tmp_path / "a", tmp_path / "b", [Run(900, 200)], Hasher())


def test_it_stops_when_told_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(DATA[:SIZE])
    with pytest.raises(ReceivingCancelledError):
        copy_whole(tmp_path / "a", tmp_path / "b", [], Hasher(cancelled=lambda: True))


def test_an_archive_made_by_hand_is_read_once_from_its_stick_and_not_again(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = seven_zip(lay_out(tmp_path / "folder", media, document()), tmp_path / "hand.7z", "-mx=0")

    def read_again(*_arguments: object) -> None:
        pytest.fail("the copy is read again, though it was hashed on its way")

    monkeypatch.setattr("sync.salvage.verify_members", read_again)
    with trusting(library, catalogue) as importer:
        assert importer.take(archive, origin=Origin.STICK).state is State.ADMITTED
    assert_ready(catalogue)
    assert archive.exists()

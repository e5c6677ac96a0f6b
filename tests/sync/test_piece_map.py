"""Tests of piece maps: what is written is read, and nothing else is ever taken for a map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.piece_map import PieceMap, PieceMapProblem

MANIFEST = bytes(range(32))


@given(st.integers(1, 300), st.data())
def test_a_map_is_read_as_it_was_written(count: int, data: st.DataObject) -> None:
    good = data.draw(st.sets(st.integers(0, count - 1)))
    written = PieceMap(MANIFEST, count, good)
    found = PieceMap.decode(written.encode(), MANIFEST, count)
    assert [number for number in range(count) if number in found] == sorted(good)
    assert list(found.missing) == sorted(set(range(count)) - good)
    assert len(found) == len(good)
    assert found.complete == (len(good) == count)


def test_a_copy_goes_its_own_way() -> None:
    first = PieceMap(MANIFEST, 20, [3])
    second = first.copy()
    second.add(4)
    assert (4 in first, 4 in second, 3 in second) == (False, True, True)
    second.remove(3)
    assert (3 in first, 3 in second, len(second)) == (True, False, 1)


@given(st.integers(1, 200), st.data())
def test_one_changed_byte_makes_it_no_map(count: int, data: st.DataObject) -> None:
    encoded = bytearray(PieceMap(MANIFEST, count, [0]).encode())
    encoded[data.draw(st.integers(0, len(encoded) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(bytes(encoded), MANIFEST, count)


@given(st.binary(max_size=80))
def test_other_bytes_are_no_map(data: bytes) -> None:
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(data, MANIFEST, 9)


@pytest.mark.parametrize(("manifest", "count"), [(bytes(32), 9), (MANIFEST, 10), (MANIFEST, 17)])
def test_a_map_of_another_manifest_or_another_length_is_none(manifest: bytes, count: int) -> None:
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(PieceMap(MANIFEST, 9).encode(), manifest, count)


def test_bits_beyond_the_last_piece_are_refused() -> None:
    forged = PieceMap(MANIFEST, 16, [12]).encode()  # the very length of a map of 9 pieces
    whole = PieceMap(MANIFEST, 9)
    whole._bits[:] = PieceMap(MANIFEST, 16, [12])._bits
    assert len(whole.encode()) == len(forged)
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(whole.encode(), MANIFEST, 9)

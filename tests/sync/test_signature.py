"""Signatures, held against the real minisign both ways."""

import contextlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.secret_key import needs_password, parse_secret_key, secret_key_text
from sync.signature import (
    SignatureProblem,
    make_key,
    parse_public_key,
    parse_signature,
    sign,
    verify,
)

CHEAP = {"ops": 32768, "memory": 2**24}


def minisign(*arguments: str | Path, says: str = "") -> None:
    """Run the real minisign; it must agree."""
    program = shutil.which("minisign")
    if program is None:
        pytest.skip("minisign is not installed")
    subprocess.run([program, *arguments], input=says, text=True, check=True, capture_output=True)


def test_minisign_verifies_what_we_sign_and_we_what_it_signs(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"题目": 1}', encoding="utf-8")
    key = make_key()
    (tmp_path / "ours.pub").write_text(key.public.text())
    (tmp_path / "a.json.minisig").write_bytes(sign((tmp_path / "a.json").read_bytes(), key, "包 version 1"))
    minisign("-V", "-p", tmp_path / "ours.pub", "-m", tmp_path / "a.json")
    minisign("-G", "-W", "-p", tmp_path / "theirs.pub", "-s", tmp_path / "theirs.key")
    minisign("-S", "-s", tmp_path / "theirs.key", "-m", tmp_path / "a.json")
    signature = parse_signature((tmp_path / "a.json.minisig").read_bytes())
    verify((tmp_path / "a.json").read_bytes(), signature, parse_public_key((tmp_path / "theirs.pub").read_text()))
    theirs = parse_secret_key((tmp_path / "theirs.key").read_text())
    assert theirs.public == parse_public_key((tmp_path / "theirs.pub").read_text())


def test_minisign_reads_a_key_that_we_encrypt(tmp_path: Path) -> None:
    key = make_key()
    text = secret_key_text(key, "geheim 密码", **CHEAP)
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "k.key").write_text(text)
    (tmp_path / "k.pub").write_text(key.public.text())
    minisign("-S", "-s", tmp_path / "k.key", "-m", tmp_path / "a", says="geheim 密码\n")
    minisign("-V", "-p", tmp_path / "k.pub", "-m", tmp_path / "a")
    assert needs_password(text)
    assert parse_secret_key(text, "geheim 密码") == key
    with pytest.raises(SignatureProblem, match="wrong-password"):
        parse_secret_key(text, "other")


def test_a_flipped_bit_anywhere_is_found() -> None:
    key, data = make_key(), b"manifest" * 100
    good = sign(data, key, "version 1")
    verify(data, parse_signature(good), key.public)
    for place in range(len(good)):
        spoilt = bytearray(good)
        spoilt[place] ^= 1
        try:
            found = parse_signature(bytes(spoilt))
            verify(data, found, key.public)
        except SignatureProblem:
            continue
        # Only the first line, which says itself that it is not to be trusted, may change; and line ends.
        assert place < good.index(b"\n") or good[place : place + 1] in b"\r\n", place
    for place in range(0, len(data), 7):
        spoilt = bytearray(data)
        spoilt[place] ^= 128
        with pytest.raises(SignatureProblem):
            verify(bytes(spoilt), parse_signature(good), key.public)


def test_another_key_of_the_same_id_does_not_do() -> None:
    one, other = make_key(), make_key()
    stolen = type(one.public)(one.public.id, other.public.key)
    with pytest.raises(SignatureProblem, match="wrong"):
        verify(b"x", parse_signature(sign(b"x", one, "")), stolen)
    with pytest.raises(SignatureProblem, match="wrong"):
        verify(b"x", parse_signature(sign(b"x", one, "")), other.public)


@given(st.binary(max_size=600))
def test_any_bytes_are_a_signature_or_a_problem(data: bytes) -> None:
    for parse in (parse_signature, lambda d: parse_public_key(d.decode("latin-1"))):
        with contextlib.suppress(SignatureProblem):
            parse(data)

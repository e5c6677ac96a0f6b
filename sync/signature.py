"""minisign signatures: made, read and verified, so that ``minisign -V`` and this program agree both ways.

Source: the minisign file formats, https://jedisct1.github.io/minisign/ . A signature is Ed25519 (RFC 8032) over the
BLAKE2b-512 (RFC 7693) of the file, and a second one over the first and its trusted comment. Only the prehashed form
("ED") is taken: the older one would need the whole file in memory. Pure: bytes in, frozen values out.
"""

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

SIGNATURE_SUFFIX = ".minisig"
LARGEST_SIGNATURE = 16 * 2**10
"""Bytes of a signature file; minisign's own comments are far shorter."""

_KEY_ALGORITHM, _HASHED_ALGORITHM, _OLD_ALGORITHM = b"Ed", b"ED", b"Ed"
_UNTRUSTED, _TRUSTED = "untrusted comment:", "trusted comment:"
_LONGEST_COMMENT = 1024


class SignatureProblem(Exception):  # noqa: N818  # a finding, turned into a BadSignatureError where the file is known
    """A key or a signature cannot be used; ``problem`` is a code: malformed, old-format, wrong, wrong-comment."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 key as minisign writes it: 8 bytes of id, 32 bytes of key."""

    id: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The id as minisign prints it: the 64-bit little-endian number in hex."""
        return f"{int.from_bytes(self.id, 'little'):X}"

    def text(self) -> str:
        """Return the public key file."""
        encoded = base64.b64encode(_KEY_ALGORITHM + self.id + self.key).decode()
        return f"{_UNTRUSTED} minisign public key {self.name}\n{encoded}\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """A parsed signature file. ``comment`` is the trusted one, which the second signature covers."""

    key_id: bytes
    signature: bytes
    comment: str
    comment_signature: bytes


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key that signs; ``seed`` is the 32 secret bytes of RFC 8032."""

    public: PublicKey
    seed: bytes


def parse_public_key(text: str) -> PublicKey:
    """Read a public key: a minisign ``.pub`` file, or its base64 line alone.

    Raises:
        SignatureProblem: it is none.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise SignatureProblem("malformed")
    raw = _decoded(lines[-1], 42)
    if raw[:2] != _KEY_ALGORITHM:
        raise SignatureProblem("malformed")
    return PublicKey(raw[2:10], raw[10:])


def parse_signature(data: bytes) -> Signature:
    """Read a ``.minisig`` file.

    Raises:
        SignatureProblem: it is none, or in the form without prehash (``old-format``).
    """
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise SignatureProblem("malformed") from error
    if len(data) > LARGEST_SIGNATURE or len(lines) < 4 or not lines[0].startswith(_UNTRUSTED):
        raise SignatureProblem("malformed")
    if not lines[2].startswith(_TRUSTED + " ") or len(lines[2]) > _LONGEST_COMMENT:
        raise SignatureProblem("malformed")
    raw = _decoded(lines[1], 74)
    if raw[:2] != _HASHED_ALGORITHM:
        raise SignatureProblem("old-format" if raw[:2] == _OLD_ALGORITHM else "malformed")
    return Signature(raw[2:10], raw[10:], lines[2][len(_TRUSTED) + 1 :], _decoded(lines[3], 64))


def verify(data: bytes, signature: Signature, key: PublicKey) -> None:
    """Check that ``key`` signed ``data``.

    Raises:
        SignatureProblem: ``wrong`` when it did not, ``wrong-comment`` when only the comment was changed.
    """
    if signature.key_id != key.id:
        raise SignatureProblem("wrong")
    for message, made, problem in (
        (hashlib.blake2b(data).digest(), signature.signature, "wrong"),
        (signature.signature + signature.comment.encode(), signature.comment_signature, "wrong-comment"),
    ):
        try:
            VerifyKey(key.key).verify(message, made)
        except (CryptoError, ValueError) as error:
            raise SignatureProblem(problem) from error


def sign(data: bytes, key: SecretKey, comment: str) -> bytes:
    """Return the ``.minisig`` file for ``data``; ``comment`` is one line that the signature covers."""
    signer = SigningKey(key.seed)
    made = signer.sign(hashlib.blake2b(data).digest()).signature
    over_comment = signer.sign(made + comment.encode()).signature
    first = base64.b64encode(_HASHED_ALGORITHM + key.public.id + made).decode()
    second = base64.b64encode(over_comment).decode()
    return f"{_UNTRUSTED} signature from skylesson\n{first}\n{_TRUSTED} {comment}\n{second}\n".encode()


def make_key() -> SecretKey:
    """Make a new key."""
    seed = os.urandom(32)
    return SecretKey(PublicKey(secrets.token_bytes(8), public_point(seed)), seed)


def _decoded(line: str, length: int) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SignatureProblem("malformed") from error
    # Base64 has spare bits in its last letter; only one way of writing them is taken, so that no bit may change.
    if len(raw) != length or base64.b64encode(raw).decode() != line:
        raise SignatureProblem("malformed")
    return raw


def public_point(seed: bytes) -> bytes:
    """Return the public half of a secret seed (RFC 8032, 5.1.5), 32 bytes."""
    return bytes(SigningKey(seed).verify_key)

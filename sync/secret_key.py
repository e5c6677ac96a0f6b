"""minisign's secret key files, encrypted with a password or not, read and written.

Source: https://jedisct1.github.io/minisign/ , "Secret key format": algorithms (2+2+2 bytes), salt (32), scrypt's
opslimit and memlimit as libsodium has them (8+8), then key id, seed, public key and a BLAKE2b-256 of them,
exclusive-ored with the scrypt stream (RFC 7914) where there is a password.
"""

import base64
import binascii
import hashlib
import os
import struct
from typing import NamedTuple

from sync.signature import PublicKey, SecretKey, SignatureProblem, public_point

_ED, _SCRYPT, _BLAKE2B, _NO_KDF = b"Ed", b"Sc", b"B2", b"\0\0"
_LAYOUT = struct.Struct("<2s2s2s32sQQ104s")
_BLOCK = 8
_LEAST_OPS = 32768


class _Cost(NamedTuple):
    n: int
    p: int


_MOST_COST = _Cost(2**20, 16)
"""minisign's own cost takes 1 GiB and some seconds; a file that asks for more was made to keep the machine busy."""


def needs_password(text: str) -> bool:
    """Tell whether a secret key file is encrypted.

    Raises:
        SignatureProblem: it is no secret key file.
    """
    return bool(_fields(text)[1] == _SCRYPT)


def parse_secret_key(text: str, password: str = "") -> SecretKey:  # nosec B107  # none is needed
    """Read a secret key file.

    Raises:
        SignatureProblem: ``malformed``, or ``wrong-password``.
    """
    algorithm, kdf, checksum, salt, ops, memory, body = _fields(text)
    if algorithm != _ED or checksum != _BLAKE2B or kdf not in (_SCRYPT, _NO_KDF):
        raise SignatureProblem("malformed")
    if kdf == _SCRYPT:
        body = _masked(body, password, salt, ops, memory)
    key_id, seed, public, stated = body[:8], body[8:40], body[40:72], body[72:]
    # Without a password minisign writes no checksum; the two halves of the key prove each other below.
    if kdf == _SCRYPT and hashlib.blake2b(_ED + key_id + seed + public, digest_size=32).digest() != stated:
        raise SignatureProblem("wrong-password")
    if public_point(seed) != public:
        raise SignatureProblem("malformed")
    return SecretKey(PublicKey(key_id, public), seed)


def secret_key_text(  # nosec B107  # without a password nothing is encrypted, as is said
    key: SecretKey, password: str = "", *, ops: int = 2**25, memory: int = 2**30
) -> str:
    """Return the secret key file; encrypted where a password is given (libsodium's "sensitive" cost by default)."""
    body = key.public.id + key.seed + key.public.key
    body += hashlib.blake2b(_ED + body, digest_size=32).digest()
    salt = os.urandom(32) if password else bytes(32)
    kdf = _SCRYPT if password else _NO_KDF
    if password:
        body = _masked(body, password, salt, ops, memory)
    else:
        ops = memory = 0
    raw = _LAYOUT.pack(_ED, kdf, _BLAKE2B, salt, ops, memory, body)
    return f"untrusted comment: minisign secret key\n{base64.b64encode(raw).decode()}\n"


def _fields(text: str) -> tuple[bytes, bytes, bytes, bytes, int, int, bytes]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    try:
        raw = base64.b64decode(lines[-1], validate=True)
        return _LAYOUT.unpack(raw)
    except (IndexError, binascii.Error, ValueError, struct.error) as error:
        raise SignatureProblem("malformed") from error


def _masked(body: bytes, password: str, salt: bytes, ops: int, memory: int) -> bytes:
    cost = _cost(ops, memory)
    if cost.n > _MOST_COST.n or cost.p > _MOST_COST.p:
        raise SignatureProblem("malformed")
    stream = hashlib.scrypt(
        password.encode(), salt=salt, n=cost.n, r=_BLOCK, p=cost.p, maxmem=2**31 - 1, dklen=len(body)
    )
    return bytes(a ^ b for a, b in zip(body, stream, strict=True))


def _cost(ops: int, memory: int) -> _Cost:
    """Turn libsodium's limits into scrypt's N and p, as its ``pickparams`` does."""
    ops = max(ops, _LEAST_OPS)
    if ops < memory // 32:
        return _Cost(_power(ops // (_BLOCK * 4)), 1)
    n = _power(memory // (_BLOCK * 128))
    return _Cost(n, max(min(ops // 4 // n, 0x3FFFFFFF) // _BLOCK, 1))


def _power(most: int) -> int:
    """Return 2 to the first exponent with which it exceeds half of ``most``."""
    for exponent in range(1, 63):
        if 2**exponent > most // 2:
            return int(2**exponent)
    raise SignatureProblem("malformed")

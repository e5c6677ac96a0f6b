"""The machine's own key: made at first start, kept in the library, used to sign the register and what leaves it.

An Ed25519 key (RFC 8032) in minisign's form without a password: nobody is there to type one. It shows who wrote a
record, to everybody who has no access to this machine's disk.
"""

import hashlib
import os
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from catalogue.sealing import Head, head_message
from sync.secret_key import parse_secret_key, secret_key_text
from sync.signature import SecretKey, make_key

FILE_NAME = "machine.key"


class MachineKey:
    """Signs for one machine; checks the signatures of any. A ``Sealer`` of the catalogue."""

    def __init__(self, library: Path) -> None:
        """Read the key of a library, making it when there is none.

        Raises:
            SignatureProblem: the file is no key.
            OSError: it cannot be read or written.
        """
        self._key = _read_or_make(library / FILE_NAME)
        self._signer = SigningKey(self._key.seed)
        self.machine = machine_of(self._key.public.key)

    def sign(self, sequence: int, digest: str) -> Head:
        """Sign the head of this machine's chain."""
        message = head_message(self.machine, sequence, digest)
        return Head(self.machine, sequence, digest, self._key.public.key.hex(), self.sign_bytes(message))

    def sign_bytes(self, message: bytes) -> str:
        """Return the signature of some bytes, in hex."""
        return self._signer.sign(message).signature.hex()

    def holds(self, head: Head) -> bool:
        """Tell whether the key that its machine's id follows from has signed a head."""
        message = head_message(head.machine, head.sequence, head.hash)
        return is_signed_by(head.machine, head.key, message, head.signature)


def machine_of(key: bytes) -> str:
    """Return the id of a machine: the first 16 hex digits of its key's SHA-256."""
    return hashlib.sha256(key).hexdigest()[:16]


def is_signed_by(machine: str, key: str, message: bytes, signature: str) -> bool:
    """Tell whether ``key`` (hex) is that of ``machine`` and signed ``message``."""
    try:
        raw = bytes.fromhex(key)
        VerifyKey(raw).verify(message, bytes.fromhex(signature))
    except (CryptoError, ValueError, TypeError):
        return False
    return machine_of(raw) == machine


def _read_or_make(path: Path) -> SecretKey:
    try:
        return parse_secret_key(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        pass
    key = make_key()
    beside = path.with_name(f"{path.name}.new{os.getpid()}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(secret_key_text(key))
        file.flush()
        os.fsync(file.fileno())
    # Another program may have been first; then its key is the machine's.
    try:
        os.link(beside, path)
    except FileExistsError:
        key = parse_secret_key(path.read_text(encoding="utf-8"))
    except OSError:
        beside.replace(path)  # no links on FAT
        return key
    beside.unlink()
    return key

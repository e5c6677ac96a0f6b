"""Whose package is it? The keys that the school trusts, how far back each may go, and the verdict on a manifest.

``trusted/`` of the library holds a minisign ``.pub`` file for each key, whose stem is the name that people see, and
``floors.json``: the highest version of each package that was admitted under each key.
"""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from catalogue.durable import put_whole
from catalogue.records import Trust
from sync.errors import BadSignatureError, KeyFileError
from sync.signature import (
    LARGEST_SIGNATURE,
    PublicKey,
    Signature,
    SignatureProblem,
    parse_public_key,
    parse_signature,
    verify,
)

log = logging.getLogger(__name__)

_ENDING = ".pub"
_FLOORS = "floors.json"
_LARGEST_KEY_FILE = 4096
_UNSAFE = re.compile(r"[\x00-\x1f/\\:*?\"<>|]")
_LONGEST_NAME = 60


class Unsigned(StrEnum):
    """What becomes of a package that no trusted key signed: kept out, aside until somebody admits it, or taken."""

    NEVER = "never"
    ASK = "ask"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key that the school trusts, and the name that it gave it."""

    name: str
    key: PublicKey


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a trusted key signed a manifest, and which; ``unknown`` is the id of one that is not trusted, or ''."""

    signer: TrustedKey | None = None
    unknown: str = ""

    @property
    def trust(self) -> Trust:
        """The verdict in one word."""
        return Trust.SIGNED if self.signer is not None else Trust.UNSIGNED


class TrustStore:
    """The trusted keys of one library. A file that is no key is passed over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def trusted(self) -> list[TrustedKey]:
        """Return the trusted keys by name."""
        return sorted(self._read(), key=lambda trusted: trusted.name)

    def add(self, source: Path, name: str = "") -> TrustedKey:
        """Trust the key of a ``.pub`` file from now on, under ``name`` or the file's own.

        Raises:
            KeyFileError: the file holds no public key, or the name is taken by another key.
        """
        key = _read_key(source)
        known = next((trusted for trusted in self.trusted() if trusted.key == key), None)
        if known is not None:
            return known
        shown = _UNSAFE.sub(" ", name or source.stem).strip(" .")[:_LONGEST_NAME] or key.name
        target = self._folder / f"{shown}{_ENDING}"
        if target.exists():
            raise KeyFileError(source, problem="name-taken", name=shown)
        self._folder.mkdir(parents=True, exist_ok=True)
        put_whole(target, key.text().encode())
        return TrustedKey(shown, key)

    def remove(self, name: str) -> TrustedKey | None:
        """Trust a key no longer, named by its name or id; None when it was not trusted. Its floors are kept."""
        wanted = next((t for t in self.trusted() if name in (t.name, t.key.name)), None)
        if wanted is not None:
            (self._folder / f"{wanted.name}{_ENDING}").unlink(missing_ok=True)
        return wanted

    def judge(self, manifest: bytes, side: Path) -> Verdict:
        """Tell who signed a side manifest, by the signature file beside ``side``.

        Raises:
            BadSignatureError: there is a signature of a trusted key, or none that can be read, and it does not hold.
        """
        try:
            with side.with_name(side.name + ".minisig").open("rb") as file:
                data = file.read(LARGEST_SIGNATURE + 1)
        except FileNotFoundError:
            return Verdict()
        try:
            signature = parse_signature(data)
            signer = self._by_id(signature)
            if signer is None:
                return Verdict(unknown=PublicKey(signature.key_id, b"").name)
            verify(manifest, signature, signer.key)
        except SignatureProblem as error:
            raise BadSignatureError(side, problem=error.problem) from error
        return Verdict(signer)

    def floor(self, signer: TrustedKey, package_id: str) -> int:
        """Return the highest version of a package that was admitted under a key, 0 for none."""
        found = self._floors().get(signer.key.name, {}).get(package_id, 0)
        return found if isinstance(found, int) else 0

    def raise_floor(self, signer: TrustedKey, package_id: str, version: int) -> None:
        """Note an admitted version; it never goes down."""
        if self.floor(signer, package_id) >= version:
            return
        floors = self._floors()
        floors.setdefault(signer.key.name, {})[package_id] = version
        put_whole(self._folder / _FLOORS, json.dumps(floors, indent=0, sort_keys=True).encode())

    def _by_id(self, signature: Signature) -> TrustedKey | None:
        return next((trusted for trusted in self.trusted() if trusted.key.id == signature.key_id), None)

    def _read(self) -> Iterator[TrustedKey]:
        for path in self._folder.glob(f"*{_ENDING}"):
            try:
                yield TrustedKey(path.stem, _read_key(path))
            except KeyFileError as error:
                log.info("not a key: %s", error)

    def _floors(self) -> dict[str, dict[str, int]]:
        try:
            found = json.loads((self._folder / _FLOORS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) and all(isinstance(v, dict) for v in found.values()) else {}


def _read_key(path: Path) -> PublicKey:
    try:
        with path.open("rb") as file:
            return parse_public_key(file.read(_LARGEST_KEY_FILE).decode("utf-8"))
    except OSError as error:
        raise KeyFileError(path, problem="unreadable", detail=error.strerror or str(error)) from error
    except (SignatureProblem, UnicodeDecodeError) as error:
        raise KeyFileError(path, problem="not-a-key") from error

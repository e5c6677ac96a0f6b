"""A bundle: everything a register holds, in one signed file for a stick, to be merged elsewhere.

A gzip file (RFC 1952) of lines in UTF-8. The first says whose it is; then a JSON array for each record: machine,
number, hash before, own hash and the fields of catalogue/entries.py in order; then a line for each signed head,
and one for each machine's name. The last has the number of records, the SHA-256 of all lines before it, and the
signature of both by the machine that made the bundle: one that was cut or changed is refused whole.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from catalogue.durable import made_whole
from catalogue.entries import ENTRY_FIELDS, Entry, Sealed, digest
from catalogue.merging import Owner, Received
from catalogue.sealing import Head
from sync.errors import BundleError, SourceUnreadableError
from sync.machine_key import MachineKey, is_signed_by

FORMAT = "skylesson-bundle/1"
LARGEST_LINE = 64 * 2**10
MOST_RECORDS = 5_000_000


def write_bundle(out: Path, received: Received, key: MachineKey) -> None:
    """Write a bundle; ``out`` is replaced whole.

    Raises:
        OSError: the disk or the stick does not take it.
    """
    total = hashlib.sha256()
    with (
        made_whole(out) as beside,
        beside.open("wb") as raw,
        gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0) as file,
    ):
        for line in _lines(received, key):
            total.update(line)
            file.write(line)
        made = {"records": len(received.records), "sha256": total.hexdigest()}
        file.write(_line({**made, "signature": key.sign_bytes(_footer(made))}))


def read_bundle(path: Path, key: MachineKey) -> Received:
    """Read a bundle and verify all of it: the signature, every hash, every head.

    Raises:
        BundleError: it is none, or damaged, or not signed by the machine that it names.
        SourceUnreadableError: it cannot be read.
    """
    try:
        with gzip.open(path, "rb") as file:
            return _parsed(path, _limited(path, file), key)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BundleError(path, "damaged") from error
    except (ValueError, TypeError, KeyError) as error:
        raise BundleError(path, "malformed") from error
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error


def _lines(received: Received, key: MachineKey) -> Iterator[bytes]:
    own = key.sign(0, "")
    yield _line({"format": FORMAT, "machine": key.machine, "key": own.key})
    for record in received.records:
        yield _line([record.machine, record.sequence, record.previous, record.hash, *astuple(record.entry)])
    for head in received.heads:
        yield _line({"head": asdict(head)})
    for owner in received.owners:
        yield _line({"owner": asdict(owner)})


def _parsed(path: Path, lines: Iterator[bytes], key: MachineKey) -> Received:
    total, first = hashlib.sha256(), next(lines, b"{}")
    head = json.loads(first)
    if head.get("format") != FORMAT:
        raise BundleError(path, "malformed")
    total.update(first)
    records: list[Sealed] = []
    heads: list[Head] = []
    owners: list[Owner] = []
    footer: dict[str, Any] = {}
    for line in lines:
        said = json.loads(line)
        if isinstance(said, list):
            records.append(_record(path, said))
        elif "head" in said:
            heads.append(Head(**said["head"]))
        elif "owner" in said:
            owners.append(Owner(**said["owner"]))
        else:
            footer = said
            break
        total.update(line)
    _check_footer(path, footer, {"records": len(records), "sha256": total.hexdigest()}, head)
    if next(lines, b""):
        raise BundleError(path, "damaged")
    if not all(key.holds(found) for found in heads):
        raise BundleError(path, "unsigned")
    return Received(records, heads, owners)


def _record(path: Path, values: list[Any]) -> Sealed:
    machine, sequence, previous, stated, *fields = values
    if len(fields) != len(ENTRY_FIELDS) or digest(machine, sequence, previous, tuple(fields)) != stated:
        raise BundleError(path, "damaged")
    return Sealed(machine, sequence, previous, stated, Entry(*fields))


def _check_footer(path: Path, said: dict[str, Any], made: dict[str, Any], head: dict[str, Any]) -> None:
    if {name: said.get(name) for name in made} != made:
        raise BundleError(path, "damaged")
    if not is_signed_by(head["machine"], head["key"], _footer(made), said["signature"]):
        raise BundleError(path, "unsigned")


def _limited(path: Path, file: gzip.GzipFile) -> Iterator[bytes]:
    """Yield the lines; what is longer than any sound bundle is refused before it fills the memory."""
    for _ in range(MOST_RECORDS):
        line = file.readline(LARGEST_LINE + 1)
        if not line:
            return
        if len(line) > LARGEST_LINE:
            raise BundleError(path, "malformed")
        yield line
    raise BundleError(path, "malformed")


def _line(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _footer(made: dict[str, Any]) -> bytes:
    return json.dumps([FORMAT, made["records"], made["sha256"]], separators=(",", ":")).encode()

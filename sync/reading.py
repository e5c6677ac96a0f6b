"""The process that reads foreign archives: it lists and unpacks what it is asked to, within limits of its own.

Started by ``sync.reader``. Each request and each answer is a JSON object on a line; a crash here, or a hang, costs one
package. It parses and writes nothing but the files that it is told to write.
"""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from sync.errors import ArchiveDamagedError, ArchiveLimitError, PackageError
from sync.manifest import LARGEST_MANIFEST, MANIFEST_NAME
from sync.members import Member
from sync.memory_limit import limit_memory
from sync.opening import OpenArchive, open_archive
from sync.unpacking import Unpacking

MEMORY = 300 * 2**20
"""Bytes that reading an archive may take beyond what the process has at its start."""

_TOLD_EVERY = 4 * 2**20


def main() -> None:
    """Answer requests until the input ends, which it does when the program that asks is gone."""
    logging.disable()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is not an answer
    limit_memory(MEMORY)
    for line in sys.stdin:
        _say(answers, answer(json.loads(line), lambda said: _say(answers, said)))


def answer(request: Mapping[str, Any], tell: Callable[[Mapping[str, Any]], None]) -> Mapping[str, Any]:
    """Carry out one request; what is wrong with the archive is an answer, too."""
    path = Path(request["path"])
    try:
        try:
            archive = open_archive(path)
            try:
                return _listed(archive) if request["verb"] == "list" else _unpacked(archive, request, tell)
            finally:
                archive.close()
        except MemoryError as error:
            raise ArchiveLimitError(path, limit="memory", found=MEMORY, allowed=MEMORY) from error
    except PackageError as error:
        return {"error": type(error).__name__, "facts": dict(error.facts)}
    except Exception as error:
        if isinstance(error, OSError):
            return {"os_error": error.errno or 0, "detail": error.strerror or str(error), "file": error.filename}
        # What a library raises on bytes that were made to mislead it is not known beforehand.
        return {"error": ArchiveDamagedError.__name__, "facts": {"detail": type(error).__name__}}


def _listed(archive: OpenArchive) -> Mapping[str, Any]:
    members = [
        [m.name, m.size, m.crc, m.offset, *((m.block.offset, m.block.size) if m.block is not None else ())]
        for m in archive.members
    ]
    has_manifest = any(m.name == MANIFEST_NAME for m in archive.members)
    manifest = archive.read_small(MANIFEST_NAME, LARGEST_MANIFEST) if has_manifest else None
    return {"members": members, "manifest": None if manifest is None else manifest.decode("latin-1")}


def _unpacked(
    archive: OpenArchive, request: Mapping[str, Any], tell: Callable[[Mapping[str, Any]], None]
) -> Mapping[str, Any]:
    files = {name: Path(file) for name, file in request["files"].items()}
    counter = _Counter(tell)
    with contextlib.ExitStack() as opened:
        wanted: dict[str, tuple[Member, Callable[[], _MemberFile]]] = {
            member.name: (member, _opener(files[member.name], opened))
            for member in archive.members
            if member.name in files
        }
        unpacking = Unpacking(Path(request["path"]), wanted, counter.add)
        archive.unpack(unpacking)
    return {"sha256": dict(unpacking.good())}


def _opener(file: Path, opened: contextlib.ExitStack) -> Callable[[], "_MemberFile"]:
    """Return what opens a file, and closes it in any case: one that is removed takes room while it is open."""

    def made() -> _MemberFile:
        member_file = _MemberFile(file)
        opened.callback(member_file.let_go)
        return member_file

    return made


class _Counter:
    """Tells how many bytes were unpacked, now and then."""

    def __init__(self, tell: Callable[[Mapping[str, Any]], None]) -> None:
        self._tell, self._count = tell, 0

    def add(self, count: int) -> None:
        self._count += count
        if self._count >= _TOLD_EVERY:
            self._tell({"bytes": self._count})
            self._count = 0


class _MemberFile:
    """A file that is open only while its member is written: packages have more members than programs open files.

    When it is closed its bytes are on the disk, because the catalogue is going to rely on them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        path.write_bytes(b"")

    def write(self, data: bytes | bytearray, /) -> int:
        """Take some bytes."""
        if self._file is None:
            self._file = self._path.open("r+b", buffering=0)
        left = memoryview(data)
        with self._named():
            while left:
                left = left[self._file.write(left) :]
        return len(data)

    def close(self) -> None:
        """Have the bytes on the disk."""
        if self._file is not None:
            with self._named():
                os.fsync(self._file.fileno())
            self.let_go()

    def let_go(self) -> None:
        """Close it as it is: the member is not going to be whole, or is on the disk."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Say of which file an error is: the disk that is written to is another one than the archive's, maybe."""
        try:
            yield
        except OSError as error:
            error.filename = str(self._path)
            raise


def _say(answers: TextIO, said: Mapping[str, Any]) -> None:
    answers.write(json.dumps(said, ensure_ascii=True) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()

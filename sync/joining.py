"""Split archives, ``NAME.7z.001 …``, joined on the way in (7-Zip's volumes are the archive's bytes, cut)."""

import contextlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from catalogue.durable import put_whole
from sync.copying import disk_error, make_room
from sync.errors import ArchiveArrivingError, ReceivingCancelledError, SourceUnreadableError
from sync.intake import Intake
from sync.outcome import Stage
from sync.side import read_side
from sync.storage import COPY_ENDING

_VOLUME = re.compile(r"(?P<stem>.+\.(7z|zip))\.(?P<number>\d{3,})", re.IGNORECASE)
_BLOCK = 2**20


def volumes_of(first: Path) -> tuple[Path, ...]:
    """Return the volumes of a split archive in order when ``first`` is the first of them, () when it is not.

    Raises:
        ArchiveArrivingError: one in the middle is not here yet.
        SourceUnreadableError: the folder cannot be read.
    """
    parts = _VOLUME.fullmatch(first.name)
    if parts is None or int(parts["number"]) != 1:
        return ()
    found: dict[int, Path] = {}
    try:
        for path in first.parent.iterdir():
            named = _VOLUME.fullmatch(path.name)
            if named is not None and named["stem"] == parts["stem"]:
                found[int(named["number"])] = path
    except OSError as error:
        raise SourceUnreadableError(first, detail=error.strerror or str(error)) from error
    if sorted(found) != list(range(1, len(found) + 1)):
        raise ArchiveArrivingError(first, have=0, expected=None, volume=min(set(range(1, max(found))) - found.keys()))
    return tuple(found[number] for number in sorted(found))


def is_later_volume(path: Path) -> bool:
    """Tell whether a file is a volume after the first, which is taken in with the first."""
    parts = _VOLUME.fullmatch(path.name)
    return parts is not None and int(parts["number"]) != 1


class Joined:
    """The volumes put together into one file of the library, with the side files beside it. Use it in a ``with``."""

    def __init__(self, intake: Intake, volumes: Sequence[Path]) -> None:
        self._intake, self._volumes = intake, volumes
        name = volumes[0].name.rpartition(".")[0]
        # Where the archive would lie, in one: beside the volumes, where its manifest is.
        self.whole = volumes[0].with_name(name)
        self.file = intake.library.incoming / f"joined-{name}{COPY_ENDING}"

    def __enter__(self) -> Self:
        total = sum(path.stat().st_size for path in self._volumes)
        try:
            with self._intake.library.ledger.reserve(self._volumes[0], total, self.file):
                make_room(self.file, total)
                self._join(total)
            side = read_side(self.whole)
            if side is not None:
                beside = self.file.with_name(self.file.name + ".manifest.json")
                put_whole(beside, side.data, lasting=False)
                if side.signature:
                    put_whole(beside.with_name(beside.name + ".minisig"), side.signature, lasting=False)
        except BaseException:
            self._remove_joined()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._remove_joined()

    def remove_volumes(self) -> None:
        """Remove the volumes and what lies beside them: they are in the library."""
        whole = self.whole.name
        for path in (*self._volumes, *(self.whole.with_name(whole + end) for end in _SIDES)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _join(self, total: int) -> None:
        hasher = self._intake.reporting.hasher(self._volumes[0], Stage.ARRIVING, total)
        with self.file.open("rb+", buffering=0) as going:
            for volume in self._volumes:
                with volume.open("rb", buffering=0) as coming:
                    while block := coming.read(_BLOCK):
                        if hasher.cancelled():
                            raise ReceivingCancelledError(volume)
                        hasher.on_bytes(len(block))
                        try:
                            _write(going.fileno(), block)
                        except OSError as error:
                            raise disk_error(self.file, error, total) from error

    def _remove_joined(self) -> None:
        for path in (self.file, *(self.file.with_name(self.file.name + end) for end in _SIDES)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


_SIDES = (".manifest.json", ".manifest.json.minisig")


def _write(descriptor: int, block: bytes) -> None:
    left = memoryview(block)
    while left:
        left = left[os.write(descriptor, left) :]

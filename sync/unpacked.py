"""What was unpacked from packages into the cache: read again too, and made again where it is wrong or gone."""

import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.records import Package
from sync.caching import unpack_good, unpacked_size
from sync.copying import disk_error
from sync.errors import PackageError
from sync.intake import Intake
from sync.mending import cannot_be_opened
from sync.pieces import Hasher, Run
from sync.rereading import Rereading, Unit
from sync.side import SideManifest
from sync.storage import sync_folder
from sync.trust import Verdict

log = logging.getLogger(__name__)

_AGAIN = ".again"
"""Of the folder that members are unpacked to before they replace wrong ones; what a crash leaves goes at the start."""


@dataclass(frozen=True, slots=True)
class Found:
    """Members whose files were made again, and members whose files were wrong and cannot be made again."""

    remade: frozenset[str] = frozenset()
    bad: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _File:
    member: str
    path: Path
    sha256: str


class UnpackedFiles:
    """Looks after the cache. A file in it that is wrong is never left where a lesson would find it."""

    def __init__(self, intake: Intake) -> None:
        self._intake, self._library, self._catalogue = intake, intake.library, intake.catalogue

    def check(self, package_id: str, side: SideManifest | None, rereading: Rereading) -> Found:
        """Read what was unpacked from a package; make again what is wrong.

        Raises:
            ReceivingCancelledError: the machine is needed.
            PackageError: it cannot be made again now, for want of room for example; the next turn tries again. What is
                wrong is out of use all the same.
        """
        package = self._catalogue.package(package_id)
        if package is None:
            return Found()
        wrong = [file for file in self._files(package) if not _is_right(file, rereading)]
        if not wrong:
            return Found()
        for file in wrong:
            file.path.unlink(missing_ok=True)
        remade = self._remade(self._library.root / package.file, side, wrong, rereading)
        return Found(remade, frozenset(file.member for file in wrong) - remade)

    def _files(self, package: Package) -> list[_File]:
        folder = self._library.cache_folder(self._library.home_of(self._library.root / package.file))
        return [
            _File(resource.member, resource.extent.path, resource.sha256)
            for resource in self._catalogue.resources_in(package.id)
            if resource.extent is not None and resource.extent.path.parent == folder
        ]

    def _remade(
        self, archive: Path, side: SideManifest | None, wrong: Sequence[_File], rereading: Rereading
    ) -> frozenset[str]:
        """Unpack beside the cache, and put what was wanted in its place; return the members that came out right."""
        folder = wrong[0].path.parent
        beside = folder.with_name(folder.name + _AGAIN)
        try:
            incoming = self._intake.identify(archive, side, Verdict())
            with self._library.ledger.reserve(archive, unpacked_size(incoming), beside):
                made = unpack_good(incoming, beside, self._intake.reader, Hasher(cancelled=rereading.stop))
            sound = {file.member: file for file in wrong if made.get(file.member, (archive, ""))[1] == file.sha256}
            for member, file in sound.items():
                folder.mkdir(exist_ok=True)
                made[member][0].replace(file.path)
            sync_folder(folder.parent)
        except PackageError as error:
            if not cannot_be_opened(error):
                raise
            log.info("what was unpacked cannot be made again: %s", error)
            return frozenset()
        except OSError as error:
            raise disk_error(folder, error) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return frozenset(sound)


def _is_right(file: _File, rereading: Rereading) -> bool:
    try:
        unit = Unit(file.member, Run(0, file.path.stat().st_size), bytes.fromhex(file.sha256))
        return all(right for _, right in rereading.judge(file.path, [unit]))
    except OSError:
        return False

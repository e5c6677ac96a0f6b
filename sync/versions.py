"""The versions of the program beside each other, and which of them starts next.

``VERSIONS/0.2.0/`` is a version that came as an update, whole and verified; the installed one is not among them.
``VERSIONS/standing.json`` says which is the current one and how often its start was tried; it is only ever replaced
whole. So at any instant there is a version that starts: the new folder is complete before it is named there, and the
version before it stays until the new one has shown its window once (docs/decisions/0044). Standard library only: this
is read before anything else of the program is loaded.
"""

import contextlib
import json
import logging
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from catalogue.durable import put_whole
from sync.version_number import is_version, version_key

log = logging.getLogger(__name__)

STANDING = "standing.json"
CARD = "version.json"
"""In the folder of a version: what has to be known of it to start it."""

INSTALLED = ""
"""As the name of a version: the one that was installed, which is always there."""

MOST_TRIES = 2
"""Starts of a new version without a usable window, after which the one before it starts again."""

_HALF_DONE = (".unpacking", ".gone")


@dataclass(frozen=True, slots=True)
class Filed:
    """A version that came as an update. ``executable`` is what starts it; ``reads`` the schemas that it knows."""

    version: str
    executable: Path
    reads: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Which version starts. ``installed`` is the number that the installed one had when this was written.

    ``installed_reads`` are the schemas that it knows, as far as it has said. ``proven``: the current one has shown a
    usable window. ``tries`` counts its starts until then. ``gone_back_from`` is a version that never did, until
    somebody was told; ``failed`` are all such.
    """

    current: str = INSTALLED
    before: str = INSTALLED
    proven: bool = True
    tries: int = 0
    installed: str = ""
    gone_back_from: str = ""
    failed: tuple[str, ...] = ()
    installed_reads: Mapping[str, int] = field(default_factory=dict)


class Versions:
    """The versions in ``folder``; ``installed`` is the number of the installed one.

    ``reads`` are the schemas that it knows, where it is the one that runs; it is kept for those that come.
    """

    def __init__(self, folder: Path, installed: str, reads: Mapping[str, int] | None = None) -> None:
        self.folder, self.installed = folder, installed
        self._reads = reads

    def standing(self) -> Standing:
        """Return how things stand, to be told: as if only the installed version were here where nobody can read it."""
        try:
            return self.read()
        except OSError as error:
            log.info("which version starts cannot be read now: %s", error)
            return Standing(installed=self.installed)

    def read(self) -> Standing:
        """Return how things stand; a file that is none any more means that the installed version starts.

        Raises:
            OSError: it cannot be read now. Nothing may be removed or written then.
        """
        try:
            found = _standing(json.loads((self.folder / STANDING).read_text(encoding="utf-8")))
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
            return Standing(installed=self.installed)
        return found if found.installed == self.installed else self._installed_anew(found)

    def filed(self, version: str) -> Filed | None:
        """Return a version that came as an update, None where it is not here whole.

        Raises:
            OSError: it cannot be read now.
        """
        if not is_version(version):
            return None
        folder = self.folder / version
        try:
            card = json.loads((folder / CARD).read_text(encoding="utf-8"))
            executable, reads = folder / str(card["executable"]), dict(card["reads"])
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
            return None
        return Filed(version, executable, reads) if executable.is_file() else None

    def reads(self, version: str) -> Mapping[str, int]:
        """Return the schemas that a version knows, by the name of the database; none where nobody has said."""
        filed = self.filed(version)
        return self.standing().installed_reads if filed is None else filed.reads

    def here(self) -> list[str]:
        """Return the versions that came as updates and are here, the newest first."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except OSError:
            return []
        return sorted(filter(self._is_here, names), key=version_key, reverse=True)

    def _is_here(self, version: str) -> bool:
        with contextlib.suppress(OSError):
            return self.filed(version) is not None
        return False

    def newest(self) -> str:
        """Return the newest version there is, the installed one among them."""
        return max((*self.here(), self.installed), key=version_key)

    def arrived(self, version: str) -> None:
        """Have a version that lies in its folder, whole and on the disk, start at the next start.

        Raises:
            OSError: the disk refused; things stand as they did.
        """
        now = self.read()
        before = now.current if now.proven else now.before
        self._keep(replace(now, current=version, before=before, proven=False, tries=0, gone_back_from=""))

    def choose(self, *, window: bool) -> Filed | None:
        """Return the version that is to start now, None for the installed one.

        A new version is tried with a ``window`` only, because only that proves it; each try is on the disk before.
        """
        try:
            now = self.read()
        except OSError as error:
            log.info("which version starts cannot be read now: %s", error)
            return None
        while now.current != INSTALLED:
            try:
                chosen = self.filed(now.current)
            except OSError as error:
                # It is no worse for that, and may well be read at the next start.
                log.info("version %s cannot be read now: %s", now.current, error)
                return self._before(now)
            if chosen is not None and now.proven:
                return chosen
            if chosen is not None and not window:
                return self._before(now)
            if chosen is not None and now.tries < MOST_TRIES:
                return chosen if self._is_counted(now) else self._before(now)
            now = self.give_up(now.current)
        return None

    def before(self, version: str) -> Filed | None:
        """Return what starts in the place of a version that cannot be started now, None for the installed one."""
        found = self._before(self.standing())
        return None if found is None or found.version == version else found

    def _before(self, now: Standing) -> Filed | None:
        with contextlib.suppress(OSError):
            return self.filed(now.before)
        return None

    def _is_counted(self, now: Standing) -> bool:
        """Count a try; what cannot be counted could be tried for ever."""
        try:
            self._keep(replace(now, tries=now.tries + 1))
        except OSError as error:
            log.info("a new version waits for a disk that can be written: %s", error)
            return False
        return True

    def give_up(self, version: str) -> Standing:
        """Go back from a version that does not start; return how things stand then."""
        try:
            now = self.read()
            if now.current != version:
                return now
            before = now.before if now.before != version and self.filed(now.before) is not None else INSTALLED
        except OSError as error:
            log.info("what to go back to cannot be read now: %s", error)
            return Standing(installed=self.installed)
        back = replace(
            now,
            current=before,
            before=INSTALLED,
            proven=True,
            tries=0,
            gone_back_from=version,
            failed=tuple(dict.fromkeys((*now.failed, version))),
        )
        with contextlib.suppress(OSError):  # then it is found out again at the next start
            self._keep(back)
        return back

    def stood(self, version: str) -> None:
        """The window of a version stands: it is a good one, and what nobody can go back to any more is removed.

        Raises:
            OSError: the disk refused; it is said again at the next start.
        """
        now = self.read()
        if now.current == version and not now.proven:
            failed = tuple(one for one in now.failed if one != version)  # it was tried again
            self._keep(replace(now, proven=True, tries=0, failed=failed))
        if now.current == version:
            self.tidy()

    def back_to(self, version: str) -> None:
        """Have another version that is here start at the next start; its first start is tried as that of a new one.

        Raises:
            OSError: the disk refused; things stand as they did.
        """
        now = self.read()
        if version != now.current:
            proven, before = version == INSTALLED, now.current if now.proven else now.before
            self._keep(replace(now, current=version, before=before, proven=proven, tries=0, gone_back_from=""))

    def told(self) -> None:
        """Somebody was told that a version did not start.

        Raises:
            OSError: the disk refused; it is told again.
        """
        now = self.read()
        if now.gone_back_from:
            self._keep(replace(now, gone_back_from=""))

    def tidy(self) -> None:
        """Remove what no start can need: half of an unpacking, and versions that are neither current nor before."""
        try:
            now = self.read()
        except OSError as error:
            log.info("nothing is removed while nobody knows which version runs: %s", error)
            return
        kept = {now.current, now.before}
        for path in self._folders():
            gone = path.with_name(f"{path.name}.gone")
            with contextlib.suppress(OSError):
                if path.name.endswith(_HALF_DONE):
                    shutil.rmtree(path)
                elif is_version(path.name) and path.name not in kept:
                    path.rename(gone)  # from now on nobody takes what is left of it for a version
                    shutil.rmtree(gone)

    def _folders(self) -> list[Path]:
        try:
            return [path for path in self.folder.iterdir() if path.is_dir()]
        except OSError:
            return []

    def _installed_anew(self, found: Standing) -> Standing:
        """Somebody installed another version: it starts where it is newer than what came as an update."""
        now = replace(found, installed=self.installed, installed_reads={})
        if version_key(self.installed) >= version_key(found.current):
            now = Standing(installed=self.installed, failed=found.failed)
        with contextlib.suppress(OSError):
            self._keep(now)
        return now

    def _keep(self, standing: Standing) -> None:
        if self._reads is not None:
            standing = replace(standing, installed_reads=dict(self._reads))
        self.folder.mkdir(parents=True, exist_ok=True)
        put_whole(self.folder / STANDING, json.dumps(asdict(standing)).encode())


def _standing(said: Mapping[str, Any]) -> Standing:
    """Read what was written; of a later program what this one knows.

    Raises:
        TypeError, ValueError: it is no such thing.
    """
    known = {field.name: said[field.name] for field in fields(Standing) if field.name in said}
    found = Standing(**known)
    texts = (found.current, found.before, found.installed, found.gone_back_from, *found.failed)
    if not all(isinstance(text, str) for text in texts) or not isinstance(found.tries, int):
        raise TypeError(said)
    if not isinstance(found.proven, bool) or not isinstance(found.installed_reads, dict):
        raise TypeError(said)
    if not all(name == INSTALLED or is_version(name) for name in texts[:2]):
        raise ValueError(said)
    return replace(found, failed=tuple(found.failed))

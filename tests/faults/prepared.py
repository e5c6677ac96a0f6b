"""A library and what is sent to it, laid out once and copied for each fault."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sync.importer import Origin
from sync.signature import make_key
from tests.faults.killing import found_by
from tests.powercut.invariants import Sent, start_again
from tests.powercut.workload import lay_out_library, lay_out_packages


@dataclass(frozen=True)
class Prepared:
    """A library and what is sent to it, to be copied for each import."""

    folder: Path
    origin: Origin
    files: Mapping[str, bytes]

    @classmethod
    def make(cls, folder: Path, origin: Origin, name: str = "") -> "Prepared":
        """Lay out everything in ``folder``; of the packages only those whose names begin with ``name``."""
        work, before = folder / "work", folder / "before"
        work.mkdir(parents=True)
        key = make_key()
        lay_out_library(before / "library", work, key)
        all_files = lay_out_packages(work, key, unpacked=True, healed=True)
        files = {file: data for file, data in all_files.items() if file.startswith(name)}
        (before / "sent").mkdir()
        for file, data in files.items():
            (before / "sent" / file).write_bytes(data)
        return cls(folder, origin, files)

    def again(self) -> tuple[Path, Path]:
        """Return a library and a folder of packages as if nothing had happened yet."""
        now = self.folder / "now"
        shutil.rmtree(now, ignore_errors=True)
        shutil.copytree(self.folder / "before", now)
        return now / "library", now / "sent"

    def next_start(self) -> list[str]:
        """Do what the next start does, in a process of its own; return what is wrong then."""
        now = self.folder / "now"
        sent = Sent(now / "sent", self.files, safe=True, origin=self.origin)
        return found_by(lambda: start_again(now / "library", sent))

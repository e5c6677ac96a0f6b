"""The machine's own key, and what becomes of a key that a disk has spoilt."""

import logging
from pathlib import Path

from sync.machine_key import FILE_NAME, MachineKey
from sync.signature import SignatureProblem

log = logging.getLogger(__name__)


def machine_key(library: Path) -> MachineKey:
    """Return the machine's key. One that is none any more is set aside, and the machine begins anew as another.

    Raises:
        OSError: it cannot be read or written.
    """
    try:
        return MachineKey(library)
    except SignatureProblem:
        log.warning("the machine's key cannot be read and is made again")
        path = library / FILE_NAME
        number = 1
        while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
            number += 1
        path.replace(kept)
        return MachineKey(library)

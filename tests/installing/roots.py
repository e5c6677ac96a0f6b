"""A bare system to install into: layers over what debootstrap made, so that each test begins with the same."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.sync.mounts import mounted

USER = "teacher"
_SEEN_OUTSIDE = sorted({"/dev", "/tmp", tempfile.gettempdir()})  # noqa: S108  # where displays are, too
_SECONDS = 300
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "zh_CN.UTF-8"}


@dataclass(frozen=True, slots=True)
class BareRoot:
    """A root that is mounted. ``layer`` is the folder with what was changed in it."""

    path: Path
    layer: Path

    @property
    def command(self) -> tuple[str, ...]:
        """The words that run the program in here, as root, with no network and with the environment it is given.

        Sticks that are in by then are seen, for that program alone: a namespace of mounts of its own.
        """
        enter = f'mount --rbind /media {self.path}/media && exec chroot {self.path} /usr/bin/skylesson "$@"'
        return ("unshare", "--net", "--mount", "sh", "-c", enter, "skylesson")

    def words(self, *words: str | Path, user: str = "root", display: str = "") -> list[str]:
        """Return how a command is run in here with no network, and with nothing of the environment outside."""
        home = f"/home/{user}" if user != "root" else "/root"
        inside = [
            f"{name}={value}" for name, value in {**_ENVIRONMENT, "HOME": home, "DISPLAY": display}.items() if value
        ]
        entered = ["unshare", "--net", "chroot", f"--userspec={user}:{user}", str(self.path)]
        return [*entered, "/usr/bin/env", "-i", *inside, *map(str, words)]

    def run(self, *words: str | Path, user: str = "root", well: Sequence[int] = (0,)) -> str:
        """Run a command in here with no network, and return what it prints; ``well`` are exit codes that are right."""
        ended = subprocess.run(
            self.words(*words, user=user), capture_output=True, text=True, check=False, timeout=_SECONDS
        )
        assert ended.returncode in well, f"{words}: {ended.stdout}{ended.stderr}"
        return ended.stdout


@contextlib.contextmanager
def root_over(below: Sequence[Path], work: Path) -> Iterator[BareRoot]:
    """Mount a root over folders, the topmost first; what changes in it is in a folder of its own in ``work``."""
    layer, scratch, root = (work / name for name in ("layer", "scratch", "root"))
    for folder in (layer, scratch, root):
        folder.mkdir(parents=True)
    lower = ":".join(map(str, below))
    options = f"lowerdir={lower},upperdir={layer},workdir={scratch}"
    with contextlib.ExitStack() as undone:
        undone.enter_context(mounted(root, "-t", "overlay", "-o", options, "overlay"))
        undone.enter_context(mounted(root / "proc", "-t", "proc", "proc"))
        for place in _SEEN_OUTSIDE:
            (root / place.lstrip("/")).mkdir(parents=True, exist_ok=True)
            undone.enter_context(mounted(root / place.lstrip("/"), "--rbind", "--make-rslave", place))
        yield BareRoot(root, layer)


def bytes_in(folder: Path) -> int:
    """Return the bytes of all files in a folder, as they take room on the disk."""
    said = subprocess.run(["du", "-s", "--block-size=1", folder], check=True, capture_output=True, text=True).stdout
    return int(said.split()[0])

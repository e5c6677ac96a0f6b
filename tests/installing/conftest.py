"""The stick that ``make stick`` makes, and a bare root into which it has been installed."""

import functools
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.installing.roots import USER, BareRoot, bytes_in, root_over
from tests.sync.mounts import mounted
from tests.walkthroughs.conftest import display, installed, person

__all__ = ["display", "installed", "person"]

RELEASE = os.environ.get("SKYLESSON_RELEASE", "bookworm")
OLDER_RELEASE = os.environ.get("SKYLESSON_OLDER_RELEASE", "bullseye")
_NEEDED = ("make", "debootstrap", "unshare", "chroot", "dpkg-deb", "dpkg-scanpackages", "patchelf")


_MADE_BY = {"many": "stick", "older": "stick-older"}
"""What makes the stick, by the edition of the package that the test is of (docs/decisions/0057)."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What installing changed. ``layers`` are the folders of the root, the topmost first; bytes, seconds."""

    layers: tuple[Path, ...]
    seconds: float
    total: int
    said: str


@pytest.fixture
def edition(request: pytest.FixtureRequest) -> str:
    """Which package it is: that for the many, where the test does not say it (``indirect``)."""
    named: str = getattr(request, "param", "many")
    return named


@pytest.fixture(scope="session")
def sticks() -> Callable[[str], Path]:
    """What gives the folder for a stick with an edition on it, made anew where something in it has changed."""
    path = f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"
    missing = [program for program in _NEEDED if shutil.which(program, path=path) is None]
    if missing or os.geteuid() != 0:
        pytest.skip(f"needs root, and these that are not installed: {', '.join(missing) or 'none'}")

    @functools.cache
    def made(edition: str) -> Path:
        words = ["make", _MADE_BY[edition]]
        ended = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ROOT / "build" / "stick"

    return made


@pytest.fixture
def shipped(sticks: Callable[[str], Path], edition: str) -> Path:
    """The folder for a stick."""
    return sticks(edition)


@pytest.fixture
def debian(shipped: Path, edition: str) -> Path:
    """The bare system that the stick was made for."""
    return shipped.parent / f"bare-{OLDER_RELEASE if edition == 'older' else RELEASE}"


@pytest.fixture(scope="session")
def work() -> Iterator[Path]:
    """A folder on a disk that can be a layer, which a temporary folder in memory or in an overlay cannot."""
    (ROOT / "build").mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="installing-", dir=ROOT / "build"))
    yield made
    # Never into a root that is still mounted.
    subprocess.run(["rm", "-rf", "--one-file-system", made], check=True)


@pytest.fixture(scope="session")
def installations() -> dict[str, Installation]:
    """What has been installed so far, by edition."""
    return {}


@pytest.fixture
def installation(
    installations: dict[str, Installation], edition: str, shipped: Path, debian: Path, work: Path
) -> Installation:
    """Install from the stick onto a bare Debian, without a network; once for all tests of an edition."""
    if edition not in installations:
        with root_over([debian], work / f"installing-{edition}") as root:
            root.run("useradd", "--create-home", USER)
            before = bytes_in(root.layer)
            with mounted(root.path / "mnt", "--bind", str(shipped)):
                begun = time.monotonic()
                said = root.run("sh", "/mnt/install.sh")
                took = time.monotonic() - begun
            total = bytes_in(root.layer) - before
            installations[edition] = Installation((root.layer, debian), took, total, said)
    return installations[edition]


@pytest.fixture
def bare(installation: Installation, work: Path, request: pytest.FixtureRequest) -> Iterator[BareRoot]:
    """A root with the program installed, for one test."""
    with root_over(installation.layers, work / request.node.name) as root:
        yield root


@pytest.fixture(autouse=True)
def from_the_bare_root(bare: BareRoot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every program of these tests started in the bare root."""
    monkeypatch.setenv("SKYLESSON_COMMAND", shlex.join(bare.command))

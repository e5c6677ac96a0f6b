"""The stick that ``make stick`` makes, and a bare root into which it has been installed."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.installing.roots import USER, BareRoot, bytes_in, root_over
from tests.sync.mounts import mounted
from tests.walkthroughs.conftest import display, installed, person

__all__ = ["display", "installed", "person"]

_NEEDED = ("make", "debootstrap", "unshare", "chroot", "dpkg-deb", "dpkg-scanpackages", "patchelf")


@dataclass(frozen=True, slots=True)
class Installation:
    """What installing changed. ``layers`` are the folders of the root, the topmost first; bytes, seconds."""

    layers: tuple[Path, ...]
    seconds: float
    total: int
    said: str


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder for a stick, made anew where something in it has changed."""
    path = f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"
    missing = [program for program in _NEEDED if shutil.which(program, path=path) is None]
    if missing or os.geteuid() != 0:
        pytest.skip(f"needs root, and these that are not installed: {', '.join(missing) or 'none'}")
    ended = subprocess.run(["make", "stick"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ROOT / "build" / "stick"


@pytest.fixture(scope="session")
def debian(shipped: Path) -> Path:
    """The bare system that the stick was made for."""
    return next(shipped.parent.glob("bare-*"))


@pytest.fixture(scope="session")
def work() -> Iterator[Path]:
    """A folder on a disk that can be a layer, which a temporary folder in memory or in an overlay cannot."""
    made = Path(tempfile.mkdtemp(prefix="installing-", dir=ROOT / "build"))
    yield made
    # Never into a root that is still mounted.
    subprocess.run(["rm", "-rf", "--one-file-system", made], check=True)


@pytest.fixture(scope="session")
def installation(shipped: Path, debian: Path, work: Path) -> Installation:
    """Install from the stick onto a bare Debian, without a network."""
    with root_over([debian], work / "installing") as root:
        root.run("useradd", "--create-home", USER)
        before = bytes_in(root.layer)
        with mounted(root.path / "mnt", "--bind", str(shipped)):
            begun = time.monotonic()
            said = root.run("sh", "/mnt/install.sh")
            took = time.monotonic() - begun
        return Installation((root.layer, debian), took, bytes_in(root.layer) - before, said)


@pytest.fixture
def bare(installation: Installation, work: Path, request: pytest.FixtureRequest) -> Iterator[BareRoot]:
    """A root with the program installed, for one test."""
    with root_over(installation.layers, work / request.node.name) as root:
        yield root


@pytest.fixture(autouse=True)
def from_the_bare_root(bare: BareRoot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every program of these tests started in the bare root."""
    monkeypatch.setenv("SKYLESSON_COMMAND", shlex.join(bare.command))

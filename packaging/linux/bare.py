"""A bare Debian in a folder, made once by debootstrap: what a computer has at the least, and nothing of this one."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = os.environ.get("SKYLESSON_RELEASE", "bookworm")
OLDER_RELEASE = os.environ.get("SKYLESSON_OLDER_RELEASE", "bullseye")
"""The Debian whose packages go beside the package for older systems (docs/decisions/0057)."""


def bare_root(release: str = RELEASE) -> Path:
    """Return the folder with a bare system, made when it is not there yet: by root, over the network."""
    root = ROOT / "build" / f"bare-{release}"
    made = root / "etc" / "skylesson-bare"
    if not made.exists():
        subprocess.run(["rm", "-rf", "--one-file-system", root], check=True)
        sources = _sources(release)
        subprocess.run(
            ["debootstrap", "--variant=minbase", release, root, sources[0][0]],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        lines = [f"{kind} {address} {suite} main\n" for address, suite in sources for kind in ("deb", "deb-src")]
        (root / "etc/apt/sources.list").write_text("".join(lines), encoding="utf-8")
        apt(root, "update")
        made.write_text(f"{release}\n", encoding="utf-8")
    return root


def apt(root: Path, *arguments: str | Path, into: Path | None = None) -> str:
    """Run apt-get of this system for the one in ``root``, on its lists and records; return what it says.

    ``into`` is the folder it runs in, where it leaves what it downloads.
    """
    there = [
        "-o",
        f"Dir={root}",
        "-o",
        f"Dir::State::status={root}/var/lib/dpkg/status",
        "-o",
        "APT::Sandbox::User=root",
    ]
    words = ["apt-get", "-qq", *there, *arguments]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, cwd=into).stdout


def _sources(release: str) -> list[tuple[str, str]]:
    """Return where this machine gets Debian from, so that no address is written down: pairs of address and suite.

    A machine that is itself of another release has that one from the same places.
    """
    said = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(SUITE)", "Created-By: Packages"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pairs = {(words[0], words[1]) for words in map(str.split, said.stdout.splitlines()) if len(words) > 1}
    own = _codename()
    named = {pair for pair in pairs if pair[1].split("-")[0] == release} or {
        (address, suite.replace(own, release)) for address, suite in pairs if suite.split("-")[0] == own
    }
    if not named:
        raise SystemExit(
            f"This machine has no source of Debian {release} (/etc/apt). Add one, or set SKYLESSON_RELEASE."
        )
    return sorted(named, key=lambda pair: len(pair[1]))


def _codename() -> str:
    """Return what Debian this machine is; "" where it is none."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    said = dict(line.split("=", 1) for line in lines if "=" in line)
    return said.get("VERSION_CODENAME", "") if said.get("ID") == "debian" else ""

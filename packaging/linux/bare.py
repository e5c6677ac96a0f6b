"""A bare Debian in a folder, made once by debootstrap: what a computer has at the least, and nothing of this one."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = os.environ.get("SKYLESSON_RELEASE", "bookworm")


def bare_root() -> Path:
    """Return the folder with the bare system, made when it is not there yet: by root, over the network."""
    root = ROOT / "build" / f"bare-{RELEASE}"
    made = root / "etc" / "skylesson-bare"
    if not made.exists():
        subprocess.run(["rm", "-rf", "--one-file-system", root], check=True)
        sources = _sources()
        subprocess.run(
            ["debootstrap", "--variant=minbase", RELEASE, root, sources[0][0]],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        lines = [f"deb {address} {suite} main\n" for address, suite in sources]
        (root / "etc/apt/sources.list").write_text("".join(lines), encoding="utf-8")
        apt(root, "update")
        made.write_text(f"{RELEASE}\n", encoding="utf-8")
    return root


def apt(root: Path, *arguments: str | Path) -> str:
    """Run apt-get of this system for the one in ``root``, on its lists and records; return what it says."""
    there = [
        "-o",
        f"Dir={root}",
        "-o",
        f"Dir::State::status={root}/var/lib/dpkg/status",
        "-o",
        "APT::Sandbox::User=root",
    ]
    return subprocess.run(["apt-get", "-qq", *there, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def _sources() -> list[tuple[str, str]]:
    """Return where this machine gets Debian from, so that no address is written down: pairs of address and suite."""
    said = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(SUITE)", "Created-By: Packages"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pairs = {(words[0], words[1]) for words in map(str.split, said.stdout.splitlines()) if len(words) > 1}
    named = sorted((pair for pair in pairs if pair[1].split("-")[0] == RELEASE), key=lambda pair: len(pair[1]))
    if not named:
        raise SystemExit(
            f"This machine has no source of Debian {RELEASE} (/etc/apt). Add one, or set SKYLESSON_RELEASE."
        )
    return named

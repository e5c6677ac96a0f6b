"""What the program is made of, as a CycloneDX 1.6 document (ECMA-424): ``python tools/sbom.py OUT.json [older]``.

``older`` is for the package for systems with an older C library (docs/decisions/0057). Made of the lock files in
``requirements`` (versions, and the hash of every file that pip may take), the metadata of what is installed (licences,
what needs what) and the system packages that ``tools/install-system-packages.sh`` names. Two builds of one state give
the same bytes: there is no time in it, and its serial number is made of its content.
"""

import json
import platform
import re
import shutil
import subprocess  # nosec B404  # every call is judged by itself
import sys
import uuid
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Part = dict[str, Any]

_LOCKED = re.compile(
    r"^([A-Za-z0-9._-]+)==([^ \\\n]+) \\\n((?:\s+--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
_BUILDS = ("hatchling", "editables")
"""What only builds the program, with what these need alone."""

LOCKS = ("runtime.txt",)
OLDER = (*LOCKS, "older.txt")
_LINKS = "ziglang"
"""It links the interpreter for older systems, and nothing of it goes in."""

_LICENCES = {
    "peewee": "MIT", "editables": "MIT", "pathspec": "MPL-2.0", "pynacl": "Apache-2.0", "tinytag": "MIT",
    "trove-classifiers": "Apache-2.0", "multivolumefile": "LGPL-2.1-or-later", "python-vlc": "LGPL-2.1-or-later",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-PublicDomain", "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}  # fmt: skip
"""Where the metadata has none, or none in the words of SPDX."""

_SYSTEM_LICENCES = {
    "libvlc5": "LGPL-2.1-or-later", "libvlc-bin": "LGPL-2.1-or-later", "vlc-plugin-base": "LGPL-2.1-or-later",
    "vlc-plugin-video-output": "LGPL-2.1-or-later", "fonts-noto-cjk": "OFL-1.1",
}  # fmt: skip


def locked(locks: Iterable[str] = LOCKS) -> Iterator[tuple[str, str, list[str]]]:
    """Give each locked package: its name, its version, and the hashes of its files; a later lock comes first."""
    texts = [(ROOT / "requirements" / lock).read_text(encoding="utf-8") for lock in locks]
    found = {name.lower(): (version, hashes) for text in texts for name, version, hashes in _LOCKED.findall(text)}
    for name, (version, hashes) in found.items():
        if name != _LINKS:
            yield name, version, re.findall(r"[0-9a-f]{64}", hashes)


def needs_of(name: str, known: set[str]) -> list[str]:
    """Return the locked packages that one needs, by its metadata."""
    found = {
        re.split(r"[ ;<>=!~\[(]", wish)[0].lower() for wish in metadata.requires(name) or () if "extra" not in wish
    }
    return sorted({other.replace("_", "-").replace(".", "-") for other in found} & known)


def reached(names: tuple[str, ...], needs: dict[str, list[str]]) -> set[str]:
    """Return some packages with all that these need, directly or not."""
    found, waiting = set[str](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs.get(name, [])
    return found


def licence_of(name: str) -> list[Part]:
    """Return the licence of an installed package, as an SPDX expression."""
    said = metadata.metadata(name)
    stated = _LICENCES.get(name) or said.get("License-Expression") or said.get("License") or ""
    return [{"expression": stated}] if stated else []


def python_part(name: str, version: str, hashes: list[str], *, builds: bool) -> Part:
    """Return a package of Python."""
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "scope": "excluded" if builds else "required",
        "hashes": [{"alg": "SHA-256", "content": content} for content in hashes],
        "licenses": licence_of(name),
        "purl": purl,
    }


def system_packages() -> list[str]:
    """Return the system packages that the program runs with."""
    script = (ROOT / "tools" / "install-system-packages.sh").read_text(encoding="utf-8")
    found = re.search(r'^run="([^"]*)"', script, re.MULTILINE)
    return sorted(found[1].split()) if found else []


def system_part(name: str) -> Part:
    """Return a package of the system, with its version where it is installed here."""
    system = platform.freedesktop_os_release().get("ID", "debian") if sys.platform == "linux" else "debian"
    version = _installed_version(name)
    purl = f"pkg:deb/{system}/{name}" + (f"@{version.replace(':', '%3A').replace('+', '%2B')}" if version else "")
    made: Part = {"type": "library", "bom-ref": purl, "name": name, "scope": "required", "purl": purl}
    if version:
        made["version"] = version
    if name in _SYSTEM_LICENCES:
        made["licenses"] = [{"expression": _SYSTEM_LICENCES[name]}]
    return made


def _installed_version(name: str) -> str:
    asks = shutil.which("dpkg-query")
    if asks is None:
        return ""
    command = [asks, "-W", "-f", "${Version}", name]
    said = subprocess.run(command, capture_output=True, text=True, check=False)  # nosec B603  # names of our own
    return said.stdout.strip() if said.returncode == 0 else ""


def document(locks: Iterable[str] = LOCKS) -> Part:
    """Return the whole document."""
    found = list(locked(locks))
    known = {name for name, _, _ in found}
    needs = {name: needs_of(name, known) for name in known}
    direct = needs_of("skylesson", known)
    runs = reached(tuple(direct), needs)
    builds = reached(_BUILDS, needs) - runs
    parts = [python_part(*package, builds=package[0] in builds) for package in found]
    system = [system_part(name) for name in system_packages()]
    refs = {part["name"]: part["bom-ref"] for part in parts}
    version = metadata.version("skylesson")
    root: Part = {"type": "application", "bom-ref": "skylesson", "name": "skylesson", "version": version}
    root["licenses"] = [{"license": {"id": "MIT"}}]
    wanted = [refs[name] for name in direct] + [part["bom-ref"] for part in system]
    links = [{"ref": "skylesson", "dependsOn": sorted(wanted)}]
    links += [{"ref": refs[name], "dependsOn": [refs[other] for other in needs[name]]} for name in sorted(known)]
    made: Part = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": root},
        "components": [*parts, *system], "dependencies": links,
    }  # fmt: skip
    content = json.dumps(made, sort_keys=True)
    return {**made, "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}"}


def main() -> int:
    """Write it."""
    out, made = Path(sys.argv[1]), document(OLDER if "older" in sys.argv[2:] else LOCKS)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {len(made['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Importing 1 GB: from the same disk against hashing alone, from another file system against cp and 7-Zip."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.report import build_folder, in_turn, seconds, show, skipped
from catalogue.store import Catalogue
from desktop.places import open_household
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pack import pack
from sync.pieces import Hasher, piece_runs
from sync.reader import ReaderProcess
from sync.storage import Library, remove_with_sides
from sync.trust import Unsigned

_MEMORY_PROBE = """
import re, sys
from pathlib import Path
from bench.importing import take
take(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
# getrusage would count the memory of whoever started this process, too.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def make_package(folder: Path, gigabytes: float) -> Path:
    """Make a package of random videos of 125 MB each, with its side manifest."""
    media = folder / "media"
    media.mkdir(parents=True)
    count = round(gigabytes * 8)
    resources = []
    for number in range(count):
        with (media / f"{number}.mp4").open("wb") as file:
            for _ in range(125):
                file.write(os.urandom(10**6))
        resources.append({"path": f"media/{number}.mp4", "role": "video"})
    said = {
        "format": "skylesson-package/1", "id": "bench.big", "version": 1, "created": "2026-09-01T00:00:00+08:00",
        "title": {"en": "bench"}, "lessons": [{"id": "english-4-1-01", "title": {"en": "x"}, "resources": resources}],
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(said))
    out = folder.parent / f"big-{gigabytes:g}.7z"
    pack(folder, out)
    shutil.rmtree(folder)
    return out


def running_reader(folder: Path) -> ReaderProcess:
    """Return a process that reads archives and has answered once, as that of a running program has."""
    reader, small = ReaderProcess(), folder / "small.zip"
    with zipfile.ZipFile(small, "w") as archive:
        archive.writestr("a", b"")
    reader.list(small)
    small.unlink()
    return reader


def take(library: Path, archive: Path, origin: str) -> float:
    """Import an archive into a library; return the seconds of the import alone."""
    with Library(library) as folders:
        catalogue = Catalogue.open(library)
        importer = Importer(folders, catalogue, unsigned=Unsigned.ALWAYS, reader=running_reader(library))
        took = seconds(lambda: _admitted(importer, archive, origin))
        importer.close()
        catalogue.close()
    return took


def _admitted(importer: Importer, archive: Path, origin: str) -> None:
    outcome = importer.take(archive, origin=Origin(origin))
    assert outcome.state is State.ADMITTED, outcome  # noqa: S101  # a figure for a failed import would be a lie


def put_back(library: Path, archive: Path) -> None:
    """Undo an import by a rename, for the next round."""
    [package] = (library / "packages").glob("*.7z")
    catalogue = Catalogue.open(library)
    catalogue.forget_package("bench.big")
    catalogue.close()
    package.replace(archive)
    package.with_name(package.name + ".manifest.json").replace(archive.with_name(archive.name + ".manifest.json"))


def same_disk(work: Path, archive: Path) -> None:
    """Importing by a rename against hashing the pieces on two threads."""
    library = work / "library"
    open_household(library).close()
    runs = list(piece_runs(archive.stat().st_size, 2**20))

    def importing() -> float:
        took = take(library, archive, "drop")
        put_back(library, archive)
        return took

    works = {
        "import": importing,
        "hashing two halves": lambda: seconds(lambda: hash_halves(archive)),
        "hashing pieces": lambda: seconds(lambda: Hasher().digests(archive, runs)),
    }
    found = in_turn(7, works)
    show("import 1 GB, same disk", found, at_most=1.3)


def hash_halves(archive: Path) -> None:
    """Hash a file as plainly as can be: each half on a thread of its own."""
    half = archive.stat().st_size // 2

    def hash_from(offset: int) -> str:
        hashed, left = hashlib.sha256(), half
        with archive.open("rb", buffering=0) as file:
            file.seek(offset)
            while left > 0 and (block := file.read(2**20)):
                hashed.update(block)
                left -= len(block)
        return hashed.hexdigest()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(hash_from, (0, half)))


def from_stick(work: Path, archive: Path) -> None:
    """Importing from a stick that was just put in: a file system of its own, nothing of it in memory. Needs root."""
    if not hasattr(os, "geteuid") or os.geteuid():
        skipped("import 1 GB, from a stick just put in", "mounting needs root")
        return
    image, mount = work / "stick.img", work / "stick"
    mount.mkdir()
    with image.open("wb") as file:
        file.truncate(archive.stat().st_size + 200 * 2**20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(mount)], check=True)
    try:
        for path in archive.parent.glob(f"{archive.name}*"):
            shutil.copy(path, mount)
        other_disk(work, mount / archive.name, name="import 1 GB, from a stick just put in", cold=True)
    finally:
        subprocess.run(["umount", str(mount)], check=True)
        image.unlink()


def forget_cached() -> None:
    """Have nothing of any file in memory, as nothing of a stick is that was just put in. Needs root."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")


def other_disk(
    work: Path, archive: Path, *, name: str = "import 1 GB, from another file system", cold: bool = False
) -> None:
    """Importing by a copy against cp (without and with fsync) and 7-Zip's extraction."""
    library, target = work / "library", work / "copied"
    seven_zip = shutil.which("7z") or shutil.which("7zz")

    def importing() -> float:
        if cold:
            forget_cached()
        took = take(library, archive, "stick")
        catalogue = Catalogue.open(library)
        catalogue.forget_package("bench.big")
        catalogue.close()
        for path in (library / "packages").glob("*.7z"):
            remove_with_sides(path)
        return took

    def command(*words: str | Path) -> float:
        if cold:
            forget_cached()
        took = seconds(lambda: subprocess.run([str(word) for word in words], check=True, capture_output=True))
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        return took

    target.mkdir(exist_ok=True)
    works = {
        "import": importing,
        "cp": lambda: command("cp", archive, target / "a"),
        "cp and sync": lambda: command("sh", "-c", f"cp '{archive}' '{target}/a' && sync '{target}/a'"),
    }
    if seven_zip:
        works["7z x"] = lambda: command(seven_zip, "x", f"-o{target}", archive)
    show(name, in_turn(5, works), at_most=1.5)


def memory(work: Path, archive: Path, gigabytes: float) -> None:
    """The most memory that a process takes that imports a package."""
    library = work / "library-memory"
    open_household(library).close()
    probe = [sys.executable, "-c", _MEMORY_PROBE, str(library), str(archive), "drop"]
    ended = subprocess.run(probe, capture_output=True, text=True, check=True)
    line = {"bench": f"memory to import {gigabytes:g} GB", "MiB": int(ended.stdout), "at_most": 150}
    print(json.dumps(line), flush=True)
    put_back(library, archive)


def main() -> None:
    """Run all; packages are made under build/ and on the memory file system, and removed."""
    with build_folder() as work:
        archive = make_package(work / "f", 1)
        same_disk(work, archive)
        memory(work, archive, 1)
        memory_disk = Path("/dev/shm")  # noqa: S108  # a second file system is what is wanted
        if memory_disk.is_dir() and memory_disk.stat().st_dev != work.stat().st_dev:
            with tempfile.TemporaryDirectory(dir=memory_disk) as there:
                for path in work.glob("big-1.7z*"):
                    shutil.copy(path, there)
                other_disk(work, Path(there) / archive.name)
        from_stick(work, archive)
    with build_folder() as work:
        memory(work, make_package(work / "f", 3.9), 3.9)


if __name__ == "__main__":
    main()

"""What a desktop makes of what is installed: the type of a package, the entry in its menu, a double click."""

import configparser
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.displays import Display
from tests.installing.roots import USER, BareRoot
from tests.installing.screen import seconds_until
from tests.installing.test_installing import LIBRARY
from tests.sync.folders import seven_zip
from tests.walkthroughs.packages import lesson, manifest, publisher

pytestmark = pytest.mark.timeout(900)  # the first one makes the stick and installs from it

_TYPES = Path("/usr/share/mime/packages/freedesktop.org.xml")


@pytest.fixture
def package(tmp_path: Path, media: Path, bare: BareRoot) -> Path:
    """A signed package in the teacher's folder, and the publisher's key beside it."""
    office = publisher(tmp_path)
    said = manifest("org.test.week1", lesson("english-4-1-01", ("red-green.mp4", "video")))
    office.write(tmp_path / "week 1.7z", tmp_path / "scratch", media, said)
    folder = bare.path / "home" / USER
    for file in (office.public, *tmp_path.glob("week 1.7z*")):
        shutil.copyfile(file, folder / file.name)
    return folder / "week 1.7z"


def test_a_package_is_known_by_what_is_in_it(bare: BareRoot, package: Path, tmp_path: Path) -> None:
    if not _TYPES.exists() or shutil.which("gio") is None:
        pytest.skip("not installed: shared-mime-info, libglib2.0-bin")
    types = tmp_path / "share" / "mime" / "packages"
    types.mkdir(parents=True)
    for file in (_TYPES, bare.path / "usr/share/mime/packages/skylesson.xml"):
        shutil.copy(file, types)
    subprocess.run(["update-mime-database", types.parent], check=True, capture_output=True)
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "a.txt").write_text("hello", encoding="ascii")
    other = seven_zip(tmp_path / "plain", tmp_path / "other.7z", "-mx=0")
    assert _type_of(package, tmp_path / "share") == "application/vnd.skylesson.package"
    assert _type_of(other, tmp_path / "share") == "application/x-7z-compressed"


def test_a_double_click_takes_a_package_in(bare: BareRoot, package: Path, display: Display) -> None:
    bare.run("skylesson", "trust", "add", f"/home/{USER}/office.pub", user=USER)
    entry = configparser.RawConfigParser(delimiters="=")
    entry.read(bare.path / "usr/share/applications/skylesson.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["MimeType"] == "application/vnd.skylesson.package;"
    assert (bare.path / f"usr/share/icons/hicolor/48x48/apps/{said['Icon']}.png").exists()
    clicked = [f"/home/{USER}/{package.name}" if word == "%F" else word for word in shlex.split(said["Exec"])]
    words = bare.words(*clicked, user=USER, display=display.environment["DISPLAY"])
    packages = bare.path / LIBRARY / "packages"
    with subprocess.Popen(words) as program:
        seconds_until(lambda: any(packages.glob("*.7z")))
        # Again, with the window open: whoever double-clicks twice gets no second window.
        subprocess.run(words, check=True, timeout=30)
        program.terminate()
        assert program.wait(20) == 0
    assert package.exists()
    assert "org.test.week1" in bare.run("skylesson", "packages", user=USER)


def _type_of(file: Path, share: Path) -> str:
    asked = ["gio", "info", "-a", "standard::content-type", str(file)]
    environment = {**os.environ, "XDG_DATA_HOME": str(share), "XDG_DATA_DIRS": str(share)}
    said = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True).stdout
    return said.rpartition("standard::content-type:")[2].strip()

"""From the stick onto a bare Debian without a network: install, look, import, teach, remove."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.displays import Display, virtual_display
from tests.installing.conftest import Installation
from tests.installing.roots import USER, BareRoot, bytes_in, root_over
from tests.installing.screen import Screen, seconds_until
from tests.sync.folders import document, packed
from tests.sync.mounts import mounted, stick_image

MIB = 2**20
STARTS, MOST_STARTS = 3, 8
"""More of them where the machine has other work in the first ones."""

AT_MOST = 3.0
"""Seconds from a cold start to Today."""

STATUS = "var/lib/dpkg/status"
"""Where Debian keeps what is installed."""

MIDDLE_OF_CLASS = (1024 + 640, 360)
LIBRARY = Path("home") / USER / ".local/share/skylesson"

pytestmark = pytest.mark.timeout(900)  # the first one makes the stick and installs from it
both = pytest.mark.parametrize("edition", ["many", "older"], indirect=True)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with virtual_display(tmp_path, "-fbdir", str(tmp_path)) as made:
        yield made


@pytest.fixture
def school(bare: BareRoot, tmp_path: Path, media: Path) -> BareRoot:
    """A teacher whose library has a lesson, imported from an image of a stick."""
    package, _ = packed(tmp_path, media, document())
    with stick_image(bare.path / "mnt" / "stick", 40) as (mount, _image):
        for file in tmp_path.glob(f"{package.name}*"):
            shutil.copyfile(file, mount / file.name)
        said = bare.run("skylesson", "import", "--accept-unsigned", "--json", "/mnt/stick", user=USER)
    assert json.loads(said)["state"] == "admitted"
    return bare


@both
def test_what_is_installed_is_small_and_said(
    installation: Installation, bare: BareRoot, debian: Path, shipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = sum(bytes_in(bare.path / place) for place in ("opt/skylesson", "usr/share/doc/skylesson"))
    new = [line.split()[0] for line in installation.said.splitlines() if "packages are new" in line]
    figures = {
        "on": debian.name,
        "install from the stick": f"{installation.seconds:.0f} s",
        "own package": f"{own / MIB:.0f} MiB",
        "with all that it pulled in": f"{installation.total / MIB:.0f} MiB, {new[0]} packages",
        "stick": f"{bytes_in(shipped) / MIB:.0f} MiB",
    }
    _show(capsys, figures)
    assert own < 350 * MIB
    assert "装好了" in installation.said
    said = bare.run("dpkg-query", "-W", "-f", "${Installed-Size}", "skylesson")
    assert int(said) * 1024 == pytest.approx(own, rel=0.15)


@both
def test_doctor_finds_all_well_but_screens_and_sound(bare: BareRoot) -> None:
    said = bare.run("skylesson", "doctor", "--json", user=USER, well=(1,))
    checks = {found["check"]: found for found in map(json.loads, said.splitlines())}
    assert {name for name, found in checks.items() if not found["ok"]} == {"screens", "sound"}
    assert checks["playing"]["shows"]


@both
def test_a_lesson_from_a_stick_is_taught_from_a_cold_start(
    school: BareRoot, display: Display, debian: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen, taken = Screen(tmp_path), list[float]()
    while len(taken) < STARTS or (min(taken) > AT_MOST and len(taken) < MOST_STARTS):
        cold = _forget_what_was_read()
        program = subprocess.Popen(school.words("skylesson", "open", user=USER, display=display.environment["DISPLAY"]))
        taken.append(round(seconds_until(screen.shows_button), 2))
        if len(taken) == STARTS:
            display.run("xdotool", "key", "space")
            seconds_until(lambda: screen.is_red(*MIDDLE_OF_CLASS))
        program.terminate()
        assert program.wait(20) == 0
        seconds_until(lambda: not screen.shows_button())
    _show(capsys, {"on": debian.name, "cold start to Today" if cold else "start to Today": f"{taken} s"})
    assert min(taken) <= AT_MOST


@both
def test_removing_keeps_the_library(school: BareRoot, installation: Installation, shipped: Path) -> None:
    kept = sorted(path.name for path in (school.path / LIBRARY / "packages").iterdir())
    shutil.copy(shipped / "uninstall.sh", school.path / "opt")
    said = school.run("sh", "/opt/uninstall.sh")
    assert f"/{LIBRARY}" in said
    assert not (school.path / "opt/skylesson").exists()
    assert not (school.path / "usr/bin/skylesson").exists()
    assert sorted(path.name for path in (school.path / LIBRARY / "packages").iterdir()) == kept
    assert kept


@both
def test_installing_again_changes_nothing(bare: BareRoot, shipped: Path) -> None:
    with mounted(bare.path / "mnt", "--bind", str(shipped)):
        said = bare.run("sh", "/mnt/install.sh")
    assert said.splitlines()[2].startswith("0 packages")


@both
def test_it_runs_wherever_it_lies_as_an_update_of_it_does(bare: BareRoot) -> None:
    bare.run("cp", "-a", "/opt/skylesson", "/srv/elsewhere")
    bare.run("rm", "-r", "/opt/skylesson")
    assert "english-4-1-01" in bare.run("/srv/elsewhere/bin/skylesson", "lessons", user=USER)


@both
def test_updates_for_it_are_those_that_its_system_can_run(bare: BareRoot, edition: str) -> None:
    asked = "from sync.program_manifest import this_platform; print(this_platform())"
    said = bare.run("/opt/skylesson/bin/python3", "-I", "-c", asked)
    assert said.strip() == {"many": "linux-x86_64", "older": "linux-x86_64_glibc228"}[edition]


def test_a_system_that_is_too_old_is_told_so_and_stays_as_it_is(shipped: Path, debian: Path, work: Path) -> None:
    with root_over([debian], work / "old") as root:
        known = (root.path / STATUS).read_text(encoding="utf-8")
        older = re.sub(r"(?m)^(Package: libc6\n(?:.+\n)*?Version: ).*", r"\g<1>2.27-0", known)
        said = _refused(root, shipped, older)
    assert "libc6" in said


def test_on_another_system_nothing_that_is_there_is_exchanged(shipped: Path, debian: Path, work: Path) -> None:
    with root_over([debian], work / "other") as root:
        (root.path / "etc/os-release").unlink()  # a link into /usr
        (root.path / "etc/os-release").write_text('ID=other\nPRETTY_NAME="Other 1"\n', encoding="ascii")
        known = (root.path / STATUS).read_text(encoding="utf-8")
        theirs = "Package: libvlccore9\nStatus: install ok installed\nArchitecture: amd64\nVersion: 0.9-other\n"
        said = _refused(root, shipped, f"{known}{theirs}Maintainer: other\nDescription: theirs\n\n")
    assert "要继续就得删除或替换这些软件，这里不会这样做：libvlccore9" in said


def _refused(root: BareRoot, shipped: Path, status: str) -> str:
    """Have it installed where that must not be done; return what is said. Nothing may have changed."""
    (root.path / STATUS).write_text(status, encoding="utf-8")
    with mounted(root.path / "mnt", "--bind", str(shipped)):
        words = root.words("sh", "/mnt/install.sh")
        ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert (root.path / STATUS).read_text(encoding="utf-8") == status
    assert ended.returncode == 1
    assert "什么都没有改动" in ended.stderr
    return ended.stderr


def _show(capsys: pytest.CaptureFixture[str], figures: dict[str, str]) -> None:
    """Print figures where they are read by whoever runs the tests."""
    with capsys.disabled():
        print("\n" + json.dumps({"installed from the stick": figures}))  # noqa: T201


def _forget_what_was_read() -> bool:
    """Have the kernel read everything from the disk again; False where that is not allowed."""
    subprocess.run(["sync"], check=True)
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    except OSError:
        return False
    return True

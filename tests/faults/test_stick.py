"""A stick pulled while it is read, put in again, hanging: it is said, nothing is lost, read twice or held up."""

import hashlib
import itertools
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from catalogue.store import Catalogue
from desktop.places import open_household
from desktop.sticks import Sticks
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.outcome import Outcome, Progress, Stage, State
from sync.pack import PIECE_SIZE
from sync.parts import parts_of
from sync.pieces import Hasher, bad_pieces
from sync.probe import answers
from sync.side import read_side
from sync.sticks import StickOffer, look
from sync.storage import Library
from sync.trust import Verdict
from sync.verifying import verify_members
from sync.volumes import Volume
from sync.volumes_linux import PATIENCE, LinuxVolumes
from tests.faults.stick import inserted
from tests.powercut.disk import DISK_SIZE, format_disk, mounted, what_is_missing
from tests.sync.folders import trusting
from tests.sync.test_healing import packed_of

PIECES = 24


@dataclass
class Made:
    """The image of a stick with one package, and the SHA-256 of that."""

    image: Path
    sha256: str
    heard: list[Progress] = field(default_factory=list)


@pytest.fixture
def made(work: Path, request: pytest.FixtureRequest) -> Made:
    """A stick; of its package the side manifest is left out where a test says so."""
    if missing := what_is_missing():
        pytest.skip(missing)
    archive, _ = packed_of(work / "source", PIECES)
    assert archive.stat().st_size < DISK_SIZE // 2
    if getattr(request, "param", "") == "by hand":
        archive.with_name("w.7z.manifest.json").unlink()
    image = stick_image(work / "image", archive.parent)
    return Made(image, hashlib.sha256(archive.read_bytes()).hexdigest())


def stick_image(image: Path, packages: Path) -> Path:
    """Make the image of a stick with the package of a folder."""
    format_disk(image)
    with mounted(image, image.with_name(f"making-{image.name}"), "loop") as mount:
        for path in packages.glob("w.7z*"):
            shutil.copy(path, mount)
    return image


@pytest.fixture
def taking(made: Made, work: Path, library: Library, catalogue: Catalogue) -> Callable[..., Outcome]:
    """What takes the package in from the stick, perhaps while that is pulled."""

    def take(*, pulled: bool = False) -> Outcome:
        made.heard.clear()
        asked, ticks = itertools.count(), itertools.count()

        def cancelled() -> bool:
            """Be asked before each piece."""
            if next(asked) == PIECES // 2 and pulled:
                stick.pull()
            return False

        with (
            inserted(made.image, work, work / "stick") as stick,
            trusting(
                library, catalogue, Reporting(made.heard.append, cancelled, lambda: float(next(ticks)))
            ) as importer,
        ):
            return importer.take(stick.mount / "w.7z", origin=Origin.STICK)

    return take


def whole(library: Library, sha256: str) -> bool:
    [package] = library.packages_here()
    return hashlib.sha256(package.read_bytes()).hexdigest() == sha256


def test_pulled_half_way_its_good_pieces_are_kept_and_only_the_others_are_read_when_it_is_back(
    made: Made, taking: Callable[..., Outcome], library: Library
) -> None:
    outcome = taking(pulled=True)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "stick-removed")
    [part] = parts_of(library)
    missing = len(part.missing)
    assert 0 < missing < PIECES
    assert taking().state is State.ADMITTED
    read = [report for report in made.heard if report.stage is Stage.VERIFYING]
    assert (missing - 1) * PIECE_SIZE < max(report.done for report in read) <= missing * PIECE_SIZE
    assert whole(library, made.sha256)


@pytest.mark.parametrize("made", ["by hand"], indirect=True)
def test_pulled_half_way_a_package_made_by_hand_leaves_nothing_and_gets_in_later(
    made: Made, taking: Callable[..., Outcome], library: Library
) -> None:
    assert taking(pulled=True).reason == "stick-removed"
    assert not list(library.incoming.iterdir())
    assert taking().state is State.ADMITTED
    assert whole(library, made.sha256)


def test_one_that_was_pulled_before_it_was_read_is_said_to_be_gone(made: Made, work: Path, importer: Importer) -> None:
    with inserted(made.image, work, work / "stick") as stick:
        stick.pull()
        assert importer.take(stick.mount / "w.7z", origin=Origin.STICK).reason == "stick-removed"
    assert importer.take(work / "stick" / "w.7z", origin=Origin.STICK).reason == "stick-removed"


def test_a_bad_sector_costs_one_piece_and_is_no_pulled_stick(
    made: Made, work: Path, importer: Importer, library: Library
) -> None:
    side = read_side(work / "source" / "w.7z")
    assert side is not None
    start = 7 * PIECE_SIZE + 5000
    content = (work / "source" / "w.7z").read_bytes()[start : start + 512]
    bad = made.image.read_bytes().index(content)
    with inserted(made.image, work, work / "stick", bad) as stick:
        archive = stick.mount / "w.7z"
        assert answers(archive)
        assert bad_pieces(archive, side.facts, Hasher()) == (7,)
        outcome = importer.take(archive, origin=Origin.STICK)
    assert (outcome.reason, outcome.missing_pieces) == ("incomplete", 1)
    assert importer.take(work / "source" / "w.7z", origin=Origin.STICK).state is State.ADMITTED
    assert whole(library, made.sha256)


@pytest.mark.parametrize("made", ["by hand"], indirect=True)
def test_a_bad_sector_in_a_package_made_by_hand_costs_one_member(
    made: Made, work: Path, importer: Importer, library: Library
) -> None:
    content = (work / "source" / "w.7z").read_bytes()[7 * PIECE_SIZE : 7 * PIECE_SIZE + 512]
    with inserted(made.image, work, work / "stick", made.image.read_bytes().index(content)) as stick:
        outcome = importer.take(stick.mount / "w.7z", origin=Origin.STICK)
        assert outcome.reason == "unreadable"  # not pulled: it answers
        incoming = importer._intake.identify(stick.mount / "w.7z", None, Verdict())
        verified = verify_members(incoming, Hasher())
    assert len(verified.bad) == 1
    assert len(verified.hashes) == 1
    assert not list(library.incoming.iterdir())


def test_one_that_hangs_holds_up_no_list_of_sticks(made: Made, work: Path) -> None:
    volumes = LinuxVolumes([work])
    with inserted(made.image, work, work / "stick") as stick:
        assert [volume.mount for volume in volumes()] == [stick.mount]
        stick.hang()
        started = time.monotonic()
        for _ in range(5):
            assert [volume.mount for volume in volumes()] == [stick.mount]
        assert time.monotonic() - started < 10 * PATIENCE
        stick.go_on()


@pytest.fixture
def place() -> Iterator[Path]:
    """Where people mount sticks by hand."""
    with tempfile.TemporaryDirectory(dir="/mnt", prefix="skylesson-") as folder:
        yield Path(folder)


def mounts_of(offers: Sequence[StickOffer]) -> set[Path]:
    return {offer.volume.mount for offer in offers}


def test_one_that_hangs_while_it_is_looked_at_holds_up_no_other(
    made: Made, work: Path, place: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = open_household(work / "library-of-window")
    sticks, offered = Sticks(household), list[list[StickOffer]]()
    sticks.offers_changed.connect(offered.append)
    other = stick_image(work / "other", work / "source")

    def look_at(volume: Volume, *others: Any) -> StickOffer:
        if volume.mount == stick.mount:
            stick.hang()
        return look(volume, *others)

    monkeypatch.setattr("desktop.sticks.look", look_at)
    # Both are in before one hangs: mount asks about every loop device, and would wait for it.
    with inserted(made.image, work, place / "hangs") as stick, mounted(other, place / "sound", "loop"):
        sticks.start()
        qtbot.waitUntil(lambda: bool(offered), timeout=15_000)
        # The machine may have sticks of its own.
        qtbot.waitUntil(lambda: place / "sound" in mounts_of(offered[-1]), timeout=15_000)
        assert place / "hangs" not in mounts_of(offered[-1])
        stick.go_on()
        qtbot.waitUntil(lambda: {place / "hangs", place / "sound"} <= mounts_of(offered[-1]), timeout=15_000)
        sticks.shutdown()
    household.close()

"""Which version starts: a new one is tried twice, the one before it stays, and there always is one."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from sync.version_number import as_floor, version_key
from sync.versions import CARD, INSTALLED, STANDING, Versions


def file_version(versions: Versions, version: str, reads: int = 4) -> None:
    """Put a version into its folder, as the intake leaves it."""
    folder = versions.folder / version
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "skylesson").touch(0o755)
    (folder / CARD).write_text(json.dumps({"executable": "bin/skylesson", "reads": {"school": reads}}))


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions", "0.1.0", {"school": 4})


def arrive(versions: Versions, version: str) -> None:
    file_version(versions, version)
    versions.arrived(version)


def started(versions: Versions, *, window: bool = True) -> str:
    chosen = versions.choose(window=window)
    return INSTALLED if chosen is None else chosen.version


def test_without_updates_the_installed_one_starts(versions: Versions) -> None:
    assert started(versions) == INSTALLED
    assert not versions.folder.exists()


def test_a_new_version_that_stands_stays(versions: Versions) -> None:
    arrive(versions, "0.2.0")
    assert started(versions, window=False) == INSTALLED  # a command does not try it
    assert started(versions) == "0.2.0"
    versions.stood("0.2.0")
    assert [started(versions) for _ in range(5)] == ["0.2.0"] * 5
    assert started(versions, window=False) == "0.2.0"


def test_one_that_does_not_stand_twice_is_gone_back_from(versions: Versions) -> None:
    arrive(versions, "0.2.0")
    assert [started(versions) for _ in range(4)] == ["0.2.0", "0.2.0", INSTALLED, INSTALLED]
    standing = versions.standing()
    assert (standing.gone_back_from, standing.failed) == ("0.2.0", ("0.2.0",))
    versions.told()
    assert (versions.standing().gone_back_from, versions.standing().failed) == ("", ("0.2.0",))
    versions.stood(INSTALLED)
    assert versions.here() == []


def test_it_is_gone_back_to_the_one_that_stood_last(versions: Versions) -> None:
    arrive(versions, "0.2.0")
    started(versions)
    versions.stood("0.2.0")
    arrive(versions, "0.3.0")
    arrive(versions, "0.4.0")  # before anybody started the other
    assert [started(versions) for _ in range(3)] == ["0.4.0", "0.4.0", "0.2.0"]


def test_only_what_nobody_can_go_back_to_is_removed_and_only_after_the_new_one_stood(versions: Versions) -> None:
    for version in ("0.2.0", "0.3.0"):
        arrive(versions, version)
        started(versions)
        versions.stood(version)
    arrive(versions, "0.4.0")
    started(versions)
    (versions.folder / "0.5.0.unpacking").mkdir()
    assert versions.here() == ["0.4.0", "0.3.0", "0.2.0"]
    versions.stood("0.4.0")
    assert sorted(path.name for path in versions.folder.iterdir()) == ["0.3.0", "0.4.0", STANDING]


def test_going_back_and_on_again(versions: Versions) -> None:
    arrive(versions, "0.2.0")
    started(versions)
    versions.stood("0.2.0")
    versions.back_to(INSTALLED)
    assert started(versions) == INSTALLED
    versions.stood(INSTALLED)
    assert versions.here() == ["0.2.0"]
    versions.back_to("0.2.0")
    assert [started(versions) for _ in range(3)] == ["0.2.0", "0.2.0", INSTALLED]


def test_a_newer_installation_takes_over_an_older_does_not(versions: Versions) -> None:
    arrive(versions, "0.2.0")
    started(versions)
    versions.stood("0.2.0")
    assert started(Versions(versions.folder, "0.1.5")) == "0.2.0"
    assert started(Versions(versions.folder, "0.2.0")) == INSTALLED
    assert started(Versions(versions.folder, "0.2.0")) == INSTALLED


def test_a_version_that_is_gone_or_spoilt_is_gone_back_from(versions: Versions) -> None:
    arrive(versions, "0.2.0")
    started(versions)
    versions.stood("0.2.0")
    shutil.rmtree(versions.folder / "0.2.0" / "bin")
    assert started(versions) == INSTALLED
    assert versions.standing().gone_back_from == "0.2.0"


@pytest.mark.parametrize(
    "said",
    ["", "{", "[]", '{"current": 5}', '{"current": "../../x"}', '{"tries": "2"}', '{"proven": 1}', '{"failed": 3}'],
)
def test_a_spoilt_standing_means_the_installed_version(versions: Versions, said: str) -> None:
    arrive(versions, "0.2.0")
    (versions.folder / STANDING).write_text(said)
    assert started(versions) == INSTALLED


def test_what_cannot_be_counted_is_not_tried(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(versions, "0.2.0")

    def refuse(_path: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("catalogue.durable.on_disk", refuse)
    assert [started(versions) for _ in range(4)] == [INSTALLED] * 4


def unreadable(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have files of a name refuse to be read, as where a scanner holds them on Windows."""
    real = Path.read_text

    def read(path: Path, encoding: str | None = None) -> str:
        if path.name == name:
            raise PermissionError(13, "in use")
        return real(path, encoding=encoding)

    monkeypatch.setattr(Path, "read_text", read)


def test_while_nobody_can_read_how_things_stand_nothing_is_removed_or_written(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(versions, "0.2.0")
    started(versions)
    versions.stood("0.2.0")
    file_version(versions, "0.3.0")
    before = (versions.folder / STANDING).read_bytes()
    with monkeypatch.context() as patched:
        unreadable(patched, STANDING)
        versions.tidy()
        for change in (partial(versions.arrived, "0.3.0"), versions.told, partial(versions.back_to, "0.3.0")):
            with pytest.raises(PermissionError):
                change()
        versions.give_up("0.2.0")
        assert started(versions) == INSTALLED
        assert versions.standing().current == INSTALLED
    assert (versions.folder / STANDING).read_bytes() == before
    assert started(versions) == "0.2.0"


def test_a_version_that_cannot_be_read_now_is_not_given_up(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(versions, "0.2.0")
    started(versions)
    versions.stood("0.2.0")
    with monkeypatch.context() as patched:
        unreadable(patched, CARD)
        assert started(versions) == INSTALLED
        assert versions.here() == []
    assert started(versions) == "0.2.0"
    assert versions.standing().failed == ()


class Life(RuleBasedStateMachine):
    """Updates, starts that stand or not, going back, installing anew, in any order."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.versions, self.number, self.last_good = Versions(self.folder, "0.1.0"), 1, INSTALLED

    @rule()
    def arrive(self) -> None:
        self.number += 1
        arrive(self.versions, f"0.{self.number}.0")

    @rule(stands=st.booleans())
    def start(self, *, stands: bool) -> None:
        chosen = started(self.versions)
        if stands:
            self.versions.stood(chosen)

    @rule(data=st.data())
    def back(self, data: st.DataObject) -> None:
        self.versions.back_to(data.draw(st.sampled_from([INSTALLED, *self.versions.here()])))

    @rule()
    def lose_one(self) -> None:
        here = self.versions.here()
        if here:
            shutil.rmtree(self.folder / here[0])

    @invariant()
    def within_three_starts_one_comes_that_is_proven(self) -> None:
        """Whatever state it is in, bad starts end at a version that is not on trial."""
        copy = Versions(self.folder.with_name("copy"), "0.1.0")
        shutil.rmtree(copy.folder, ignore_errors=True)
        if self.folder.exists():
            shutil.copytree(self.folder, copy.folder)
        names = [started(copy) for _ in range(4)]
        assert copy.standing().proven
        assert all(name == INSTALLED or copy.filed(name) is not None for name in names)


def test_however_it_goes_there_is_a_version_that_starts(tmp_path: Path) -> None:
    Life.folder = tmp_path / "life"
    run_state_machine_as_test(Life, settings=settings(max_examples=30, stateful_step_count=20, deadline=None))


@given(st.lists(st.tuples(*[st.integers(0, 9999)] * 3), min_size=2, max_size=2))
def test_versions_are_compared_by_their_numbers(numbers: list[tuple[int, int, int]]) -> None:
    first, second = (".".join(map(str, one)) for one in numbers)
    newer = numbers[0] >= numbers[1]
    assert (as_floor(first) >= as_floor(second)) == newer
    assert (version_key(first) >= version_key(second)) == newer

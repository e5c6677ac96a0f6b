"""A version of the program comes in: only whole, only signed, only by a key for programs, and never run."""

import json
import os
import shutil
from pathlib import Path

import pytest

from catalogue.store import Catalogue
from sync.errors import ManifestError, ProgramRefusedError
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.program_manifest import FORMAT, ProgramManifest, is_program, parse_program_manifest, this_platform
from sync.reader import ReaderProcess
from sync.signature import SIGNATURE_SUFFIX, SecretKey, make_key, sign
from sync.storage import Library, side_paths
from sync.trust import TrustStore, Unsigned
from sync.versions import Versions
from tests.sync.programs import files_in, program, trusted_for_programs

RUNNING = "0.1.0"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions", RUNNING, {"school": 4})


@pytest.fixture
def importer(library: Library, catalogue: Catalogue, reader: ReaderProcess, versions: Versions) -> Importer:
    made = Importer(library, catalogue, unsigned=Unsigned.ALWAYS, reader=reader)
    made.take_programs(versions)
    return made


@pytest.fixture
def key(library: Library, tmp_path: Path) -> SecretKey:
    return trusted_for_programs(library.trusted, tmp_path)


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return tmp_path / "drop"


def test_a_signed_version_is_filed_whole_and_starts_next(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    archive = program(drop, "0.2.0", key)
    outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason, outcome.trust) == (State.ADMITTED, "program-arrived", "signed")
    assert outcome.facts == {"program": "0.2.0"}
    filed = versions.filed("0.2.0")
    assert filed is not None
    assert filed.reads == {"school": 4, "resources": 5}
    assert os.access(filed.executable, os.X_OK)
    here, sent = files_in(versions.folder / "0.2.0"), files_in(drop / "tree-0.2.0")
    assert {name: here[name] for name in sent if name != "program.json"} == {
        name: data for name, data in sent.items() if name != "program.json"
    }
    assert not archive.exists()
    assert not any(path.exists() for path in side_paths(archive))
    assert (versions.standing().current, versions.standing().proven) == ("0.2.0", False)
    assert versions.reads("") == {"school": 4}
    again = importer.take(program(drop / "again", "0.2.0", key), origin=Origin.DROP)
    assert again.state is State.KNOWN


def test_a_stick_is_left_as_it_is(drop: Path, key: SecretKey, importer: Importer) -> None:
    archive = program(drop, "0.2.0", key)
    before = files_in(drop)
    assert importer.take(archive, origin=Origin.STICK).state is State.ADMITTED
    assert files_in(drop) == before


def test_one_in_volumes_is_refused_plainly(drop: Path, key: SecretKey, importer: Importer, versions: Versions) -> None:
    archive = program(drop, "0.2.0", key)
    data = archive.read_bytes()
    for number, start in enumerate(range(0, len(data), 500), 1):
        archive.with_name(f"{archive.name}.{number:03}").write_bytes(data[start : start + 500])
    archive.unlink()
    outcome = importer.take(archive.with_name(f"{archive.name}.001"), origin=Origin.DROP)
    assert (outcome.reason, outcome.facts) == ("program-refused", {"problem": "in-volumes"})
    assert versions.here() == []


def refused(importer: Importer, archive: Path, versions: Versions) -> dict[str, object]:
    outcome = importer.take(archive, origin=Origin.GIVEN)
    assert outcome.state is State.REFUSED, outcome
    assert versions.here() == []
    assert versions.standing().current == ""
    assert archive.exists()
    return {"reason": outcome.reason, **outcome.facts}


def test_without_a_signature_it_is_refused_whatever_the_school_has_chosen(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    archive = program(drop, "0.2.0", key)
    side_paths(archive)[1].unlink()
    said = refused(importer, archive, versions)
    assert said == {"reason": "program-refused", "problem": "unsigned", "key": ""}
    assert importer.take(archive, origin=Origin.GIVEN, accept_unsigned=True).reason == "program-refused"


def test_a_key_for_lessons_may_not_sign_programs(
    drop: Path, tmp_path: Path, library: Library, importer: Importer, versions: Versions
) -> None:
    key = make_key()
    (tmp_path / "lessons.pub").write_text(key.public.text())
    TrustStore(library.trusted).add(tmp_path / "lessons.pub")
    said = refused(importer, program(drop, "0.2.0", key), versions)
    assert said == {"reason": "program-refused", "problem": "unsigned", "key": key.public.name}


def test_a_manifest_that_was_changed_is_refused(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    archive = program(drop, "0.2.0", key)
    side = side_paths(archive)[0]
    side.write_bytes(side.read_bytes().replace(b"0.2.0", b"0.3.0"))
    assert refused(importer, archive, versions)["reason"] == "bad-signature"


def test_an_archive_that_is_not_what_was_signed_is_refused(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    archive = program(drop, "0.2.0", key)
    data = archive.read_bytes()
    archive.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    assert refused(importer, archive, versions)["reason"] == "damaged"
    archive.write_bytes(data + b"more")
    assert refused(importer, archive, versions)["reason"] == "damaged"


def test_one_that_is_still_arriving_is_waited_for(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    archive = program(drop, "0.2.0", key)
    data = archive.read_bytes()
    archive.write_bytes(data[:-10])
    assert importer.take(archive, origin=Origin.DROP).state is State.INCOMPLETE
    archive.write_bytes(data)
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert versions.here() == ["0.2.0"]


def test_an_older_one_that_was_signed_once_does_not_come_back(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    assert importer.take(program(drop, "0.3.0", key), origin=Origin.DROP).state is State.ADMITTED
    old = program(drop, "0.2.0", key)
    assert importer.take(old, origin=Origin.DROP).reason == "older-version"
    assert not old.exists()
    shutil.rmtree(versions.folder)  # as where all versions were removed: the floor of its key holds
    assert importer.take(program(drop / "again", "0.2.0", key), origin=Origin.GIVEN).reason == "older-version"


def test_cut_off_before_it_is_to_start_an_older_one_does_not_come_in_its_place(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = program(drop, "0.3.0", key)

    def cut(_versions: Versions, _version: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Versions, "arrived", cut)
        with pytest.raises(KeyboardInterrupt):
            importer.take(newer, origin=Origin.GIVEN)
    versions.tidy()
    older = importer.take(program(drop / "older", "0.2.0", key), origin=Origin.GIVEN)
    assert (older.state, older.reason) == (State.REFUSED, "older-version")
    assert importer.take(newer, origin=Origin.GIVEN).reason == "program-arrived"


def test_the_running_version_and_one_that_failed_are_known(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    assert importer.take(program(drop, RUNNING, key), origin=Origin.DROP).state is State.KNOWN
    importer.take(program(drop, "0.2.0", key), origin=Origin.DROP)
    versions.give_up("0.2.0")
    versions.tidy()
    assert versions.here() == []
    again = program(drop / "again", "0.2.0", key)
    assert importer.take(again, origin=Origin.STICK).state is State.KNOWN
    assert versions.standing().current == ""
    assert importer.take(again, origin=Origin.GIVEN).state is State.ADMITTED  # somebody wants it all the same
    assert versions.standing().current == "0.2.0"
    versions.choose(window=True)
    versions.stood("0.2.0")
    assert versions.standing().failed == ()


def test_one_for_another_computer_is_let_go(drop: Path, key: SecretKey, importer: Importer, library: Library) -> None:
    archive = program(drop, "0.2.0", key, platform="windows-x86_64")
    outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.reason, outcome.facts["platform"]) == ("program-refused", "windows-x86_64")
    assert not archive.exists()
    assert not list(library.quarantine.iterdir())


def test_without_a_place_for_versions_none_is_taken(
    drop: Path, key: SecretKey, library: Library, catalogue: Catalogue, reader: ReaderProcess
) -> None:
    importer = Importer(library, catalogue, reader=reader)
    assert importer.take(program(drop, "0.2.0", key), origin=Origin.GIVEN).facts == {"problem": "not-here"}


def test_without_room_it_waits(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = program(drop, "0.2.0", key)
    with monkeypatch.context() as full:
        full.setattr("sync.ledger.shutil.disk_usage", lambda _path: shutil._ntuple_diskusage(10**6, 10**6, 0))
        outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "no-space")
    assert archive.exists()
    assert [path.name for path in versions.folder.iterdir()] == []
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED


def changed(archive: Path, key: SecretKey, **changes: object) -> None:
    """Have another manifest signed by the same key, as a publisher's mistake or a thief would."""
    side = side_paths(archive)[0]
    data = json.dumps({**json.loads(side.read_bytes()), **changes}).encode()
    side.write_bytes(data)
    side.with_name(side.name + SIGNATURE_SUFFIX).write_bytes(sign(data, key, "changed"))


def test_what_the_manifest_does_not_state_is_not_unpacked(
    drop: Path, key: SecretKey, importer: Importer, versions: Versions
) -> None:
    archive = program(drop, "0.2.0", key)
    files = json.loads(side_paths(archive)[0].read_bytes())["files"]
    fewer = [file for file in files if "data" not in file["path"]]
    changed(archive, key, files=[{**file, "sha256": "0" * 64} for file in fewer])
    assert refused(importer, archive, versions)["reason"] == "damaged"
    changed(archive, key, files=[*files, {"path": "lib/absent", "size": 1, "sha256": "0" * 64}])
    assert refused(importer, archive, versions)["reason"] == "bad-manifest"
    changed(archive, key, files=fewer)
    assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED
    assert not (versions.folder / "0.2.0" / "lib" / "inner").exists()


def stated(**changes: object) -> ProgramManifest:
    document = {
        "format": FORMAT,
        "version": "1.2.3",
        "platform": "linux-x86_64",
        "created": "2026-11-25T00:00:00+08:00",
        "executable": "run",
        "files": [{"path": "run", "size": 1, "sha256": "0" * 64, "runs": True}],
        **changes,
    }
    return parse_program_manifest(json.dumps(document).encode(), Path("side"))


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("format", {"format": "skylesson-program/2"}),
        ("version", {"version": "1.2"}),
        ("version", {"version": "1.2.3/../../x"}),
        ("version", {"version": "01.2.3"}),
        ("platform", {"platform": "Linux"}),
        ("created", {"created": "today"}),
        ("executable", {"executable": "../../bin/sh"}),
        ("executable", {"executable": "other"}),
        ("files[0].path", {"files": [{"path": "/etc/passwd", "size": 1, "sha256": "0" * 64}]}),
        ("files[0].runs", {"files": [{"path": "run", "size": 1, "sha256": "0" * 64, "runs": "yes"}]}),
        ("files", {"files": [{"path": path, "size": 1, "sha256": "0" * 64, "runs": True} for path in ("run", "RUN")]}),
        ("reads.school", {"reads": {"school": "4"}}),
    ],
)
def test_a_manifest_that_breaks_the_format_is_refused_at_its_place(where: str, changes: dict[str, object]) -> None:
    assert stated().version == "1.2.3"
    with pytest.raises(ManifestError) as caught:
        stated(**changes)
    assert caught.value.facts["where"] == where


@pytest.mark.parametrize(
    ("library", "older"), [("glibc 2.28", True), ("glibc 2.34", True), ("glibc 2.35", False), ("musl 1.2", False)]
)
def test_a_system_with_an_older_c_library_is_a_platform_of_its_own(
    library: str, older: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "confstr", lambda _name: library)
    assert this_platform().endswith("_glibc228") is older
    assert stated(platform=this_platform()).platform == this_platform()


def test_a_program_is_told_by_what_lies_beside_it(drop: Path, key: SecretKey, tmp_path: Path) -> None:
    assert is_program(program(drop, "0.2.0", key))
    assert not is_program(tmp_path / "other.7z")
    assert this_platform().split("-")[0] in ("linux", "windows", "macos")
    assert ProgramRefusedError(tmp_path, problem="unsigned").reason == "program-refused"

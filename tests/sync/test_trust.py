"""Whose packages get in: signed, unsigned, forged, older; and what the setting says."""

import json
from pathlib import Path

import pytest

from catalogue.records import Trust
from catalogue.store import Catalogue
from sync.errors import BadSignatureError, KeyFileError
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pack import pack
from sync.reader import ReaderProcess
from sync.signature import SecretKey, make_key
from sync.storage import Library, reason_path
from sync.trust import TrustStore, Unsigned
from tests.sync.folders import LESSON, document, lay_out
from tests.sync.test_importer import flip

NAME = "District"


@pytest.fixture
def key(tmp_path: Path, library: Library) -> SecretKey:
    """A key that the library trusts."""
    key = make_key()
    (tmp_path / f"{NAME}.pub").write_text(key.public.text())
    TrustStore(library.trusted).add(tmp_path / f"{NAME}.pub")
    return key


@pytest.fixture
def asking(library: Library, catalogue: Catalogue, reader: ReaderProcess) -> Importer:
    """What takes packages in where nothing was chosen."""
    return Importer(library, catalogue, reader=reader)


def signed(tmp: Path, media: Path, key: SecretKey | None, name: str = "a.7z", version: int = 1) -> Path:
    """Pack a package and sign it."""
    out = tmp / name
    pack(lay_out(tmp / f"folder-{name}", media, document(version=version)), out, key=key)
    return out


def test_a_signed_package_gets_in_and_every_lesson_shows_whose_it_is(
    tmp_path: Path, media: Path, key: SecretKey, asking: Importer, catalogue: Catalogue
) -> None:
    outcome = asking.take(signed(tmp_path, media, key), origin=Origin.DROP)
    assert (outcome.state, outcome.trust) == (State.ADMITTED, "signed")
    [package] = catalogue.packages()
    assert (package.trust, package.signer) == (Trust.SIGNED, NAME)
    assert catalogue.lesson(LESSON).signer == NAME
    asking.rebuild()
    assert catalogue.lesson(LESSON).signer == NAME


def test_an_unsigned_one_is_kept_aside_until_somebody_admits_it(
    tmp_path: Path, media: Path, asking: Importer, library: Library
) -> None:
    archive = signed(tmp_path, media, None)
    outcome = asking.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason, outcome.facts["problem"]) == (State.REFUSED, "unsigned", "ask")
    aside = library.quarantine / "a.7z"
    assert json.loads(reason_path(aside).read_text())["reason"] == "unsigned"
    assert (library.quarantine / "a.7z.manifest.json").exists()
    outcome = asking.take(aside, origin=Origin.DROP, accept_unsigned=True)
    assert (outcome.state, outcome.trust) == (State.ADMITTED, "unsigned")


@pytest.mark.parametrize(("unsigned", "state"), [(Unsigned.NEVER, State.REFUSED), (Unsigned.ALWAYS, State.ADMITTED)])
def test_the_setting_decides(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue, unsigned: Unsigned, state: State
) -> None:
    with Importer(library, catalogue, unsigned=unsigned) as importer:
        assert importer.take(signed(tmp_path, media, None), origin=Origin.GIVEN).state is state


def test_an_unknown_key_counts_as_unsigned_and_is_named(tmp_path: Path, media: Path, asking: Importer) -> None:
    stranger = make_key()
    outcome = asking.take(signed(tmp_path, media, stranger), origin=Origin.GIVEN)
    assert (outcome.reason, outcome.facts["key"]) == ("unsigned", stranger.public.name)


def test_one_flipped_bit_in_the_manifest_or_its_signature_is_refused_every_time(
    tmp_path: Path, media: Path, key: SecretKey, library: Library, catalogue: Catalogue
) -> None:
    archive = signed(tmp_path, media, key)
    side = archive.with_name("a.7z.manifest.json")
    with Importer(library, catalogue, unsigned=Unsigned.ALWAYS) as importer:
        for number in range(20):
            flip(side, 40 + number * 31)
            outcome = importer.take(archive, origin=Origin.GIVEN)
            assert (outcome.state, outcome.reason in ("bad-signature", "bad-manifest")) == (State.REFUSED, True)
            flip(side, 40 + number * 31)
        assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED
    assert len(catalogue.packages()) == 1


def test_a_key_does_not_go_back_behind_what_it_signed_even_when_the_package_is_gone(
    tmp_path: Path, media: Path, key: SecretKey, asking: Importer, library: Library, catalogue: Catalogue
) -> None:
    asking.take(signed(tmp_path, media, key, "v3.7z", 3), origin=Origin.DROP)
    for path in library.packages.iterdir():
        path.unlink()
    asking.reconcile()
    assert catalogue.packages() == []
    outcome = asking.take(signed(tmp_path, media, key, "v2.7z", 2), origin=Origin.GIVEN)
    assert (outcome.reason, outcome.facts["installed"]) == ("older-version", 3)
    assert asking.take(signed(tmp_path, media, key, "again.7z", 3), origin=Origin.GIVEN).state is State.ADMITTED


def test_what_is_signed_is_never_replaced_by_what_is_not(
    tmp_path: Path, media: Path, key: SecretKey, asking: Importer, catalogue: Catalogue
) -> None:
    asking.take(signed(tmp_path, media, key), origin=Origin.DROP)
    outcome = asking.take(signed(tmp_path, media, None, "b.7z", 9), origin=Origin.GIVEN, accept_unsigned=True)
    assert (outcome.reason, outcome.facts["problem"]) == ("unsigned", "replaces-signed")
    assert [package.version for package in catalogue.packages()] == [1]


def test_the_same_package_signed_later_becomes_signed(
    tmp_path: Path, media: Path, key: SecretKey, asking: Importer, catalogue: Catalogue
) -> None:
    asking.take(signed(tmp_path, media, None), origin=Origin.DROP, accept_unsigned=True)
    assert asking.take(signed(tmp_path, media, key, "b.7z"), origin=Origin.DROP).state is State.ADMITTED
    assert [package.trust for package in catalogue.packages()] == [Trust.SIGNED]


def test_keys_are_added_listed_and_removed(tmp_path: Path, library: Library) -> None:
    store = TrustStore(library.trusted)
    key = make_key()
    (tmp_path / "k.pub").write_text(key.public.text())
    assert store.add(tmp_path / "k.pub", "电教馆/..") == store.add(tmp_path / "k.pub")
    [trusted] = store.trusted()
    assert trusted.key == key.public
    assert "/" not in trusted.name
    (tmp_path / "other.pub").write_text(make_key().public.text())
    with pytest.raises(KeyFileError):
        store.add(tmp_path / "other.pub", trusted.name)
    with pytest.raises(KeyFileError):
        store.add(tmp_path / "nothing.pub")
    assert store.remove(key.public.name) == trusted
    assert store.remove(key.public.name) is None


def test_a_signature_that_cannot_be_read_is_bad(tmp_path: Path, library: Library) -> None:
    (tmp_path / "m.json.minisig").write_bytes(b"\xff\xfe nonsense")
    with pytest.raises(BadSignatureError):
        TrustStore(library.trusted).judge(b"{}", tmp_path / "m.json")

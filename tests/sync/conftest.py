"""A library with a small plan, and an importer over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.store import Catalogue
from sync.importer import Importer
from sync.reader import ReaderProcess
from sync.storage import Library
from sync.trust import Unsigned
from tests.catalogue.samples import plan
from tests.sync.folders import LESSON


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library", space_floor=0) as library:
        yield library


@pytest.fixture
def catalogue(library: Library) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(library.root)
    plan(catalogue, LESSON, "english-4-1-02")
    yield catalogue
    catalogue.close()


@pytest.fixture(scope="session")
def reader() -> Iterator[ReaderProcess]:
    """One reading process for all tests, as a running program has one."""
    with ReaderProcess() as reader:
        yield reader


@pytest.fixture
def importer(library: Library, catalogue: Catalogue, reader: ReaderProcess) -> Importer:
    return Importer(library, catalogue, unsigned=Unsigned.ALWAYS, reader=reader)

"""What the tests of this room play, and with what."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.engine import Source
from tests.player.listening import Listening, plain


@pytest.fixture
def listening() -> Iterator[Listening]:
    made = Listening()
    yield made
    made.engine.shutdown()


@pytest.fixture
def inside(tmp_path: Path, media: Path) -> Source:
    """A clip that is red for 2 s, then green for 2 s, in the middle of a bigger file."""
    clip = (media / "red-green.mp4").read_bytes()
    path = tmp_path / "package.7z"
    path.write_bytes(os.urandom(70_000) + clip + os.urandom(50_000))
    return Source(path, 70_000, len(clip))


@pytest.fixture
def media_clip(media: Path) -> Source:
    """A film whose every picture is another."""
    return plain(media / "bigbuckbunny-720p.mp4")


@pytest.fixture
def recording(media: Path) -> Source:
    """Sound alone."""
    return plain(media / "bear.mp3")

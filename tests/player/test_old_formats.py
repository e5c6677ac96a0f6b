"""Films as schools have them on old discs: each plays inside a package, and seeks."""

from pathlib import Path

import pytest

from player.engine import EngineState, Source, TrackKind
from tests.player.listening import GREEN, RED, Listening


@pytest.mark.parametrize("name", ["film.rm", "film.flv", "film.wmv", "film.ts", "avseq01.dat"])
def test_it_shows_its_pictures_sounds_and_seeks(listening: Listening, media: Path, tmp_path: Path, name: str) -> None:
    clip = (media / "old" / name).read_bytes()
    package = tmp_path / "package.7z"
    package.write_bytes(bytes(range(256)) * 100 + clip + bytes(5000))
    listening.play(Source(package, 25_600, len(clip)))
    assert listening.until(lambda: listening.colour() == RED)
    assert listening.until(lambda: listening.colour() == GREEN)
    assert {track.kind for track in listening.own()[-1].tracks} == {TrackKind.VIDEO, TrackKind.AUDIO}
    assert listening.until_state(EngineState.ENDED)
    listening.engine.seek(0.2)
    assert listening.until(lambda: listening.colour() == RED), "back to the beginning"

"""The light mode as the class sees it, read from the display."""

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.displays import Display


def test_a_film_in_a_window_of_the_system_is_seen_black_and_left(display: Display, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.light_scene", str(tmp_path / "library")],
        env=display.environment, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.splitlines()[-1]) == {
        "film": True, "black": True, "goes on": True, "picture": True, "frames": True,
    }  # fmt: skip

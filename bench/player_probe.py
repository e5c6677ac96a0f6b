"""One way of playing a clip for some seconds, in a process of its own: prints what it cost, and what was lost.

``stages``: our engine, painted on a class screen and a live preview. ``light``: our engine in its light mode, in one
native window. ``bare``: libVLC alone, a plain file, in one native window. With an archive named, it is imported over
and over beside it, in the same process and without giving way, as nothing in the program does.
"""

import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import vlc
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from bench.importing import put_back, take
from desktop.models.board import Board
from desktop.places import open_household
from desktop.playback import Playback
from desktop.views.stage import Stage
from player.engine import Source
from player.vlc_engine import VlcEngine

PREVIEW = QRect(20, 20, 640, 360)
SETTLING = 2.0
Counts = Callable[[], tuple[int, int]]


def _on_class_screen(widget: QWidget) -> None:
    screen = QGuiApplication.screens()[-1]
    widget.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    widget.setGeometry(screen.geometry())
    widget.showFullScreen()


def stages(clip: Path) -> tuple[Counts, object]:
    """Play as in class."""
    playback, board = Playback(), Board()
    class_screen, preview = Stage(board), Stage(board)
    playback.set_engine(VlcEngine(["--aout=adummy"]))
    for stage in (class_screen, preview):
        playback.picture_changed.connect(stage.show_moving)
    _on_class_screen(class_screen)
    preview.setGeometry(PREVIEW)
    preview.show()
    playback.play(Source(clip, 0, clip.stat().st_size))
    return lambda: (playback.counts().shown, playback.counts().lost), (playback, class_screen, preview)


def light(clip: Path) -> tuple[Counts, object]:
    """Play as in class on a weak computer."""
    playback, surface = Playback(), QWidget()
    surface.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
    _on_class_screen(surface)
    playback.set_engine(VlcEngine(["--aout=adummy"], light=True))
    playback.set_window(int(surface.winId()))
    playback.play(Source(clip, 0, clip.stat().st_size))
    return lambda: (playback.counts().shown, playback.counts().lost), (playback, surface)


def bare(clip: Path) -> tuple[Counts, object]:
    """Play with nothing of ours."""
    surface = QWidget()
    surface.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
    _on_class_screen(surface)
    instance = vlc.Instance(["--no-video-title-show", "--no-xlib", "--quiet", "--aout=adummy"])
    player, media = instance.media_player_new(), instance.media_new(str(clip))
    player.set_xwindow(int(surface.winId()))
    player.set_media(media)
    player.play()

    def counts() -> tuple[int, int]:
        found = vlc.MediaStats()
        media.get_stats(found)
        return found.displayed_pictures, found.lost_pictures

    return counts, (surface, player, media, instance)


class Importing:
    """Imports an archive over and over on a thread, until told to stop. ``rounds`` says how often."""

    def __init__(self, archive: Path) -> None:
        self.rounds = 0
        self._archive, self._ended = archive, threading.Event()
        self._thread = threading.Thread(target=self._import)

    def __enter__(self) -> "Importing":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _import(self) -> None:
        with tempfile.TemporaryDirectory(dir=self._archive.parent) as folder:
            library = Path(folder)
            open_household(library).close()
            while not self._ended.is_set():
                take(library, self._archive, "drop")
                put_back(library, self._archive)
                self.rounds += 1


def main() -> None:
    """Play, and measure; with an archive, while it is imported."""
    if len(sys.argv) > 4:
        with Importing(Path(sys.argv[4])) as importing:
            print(json.dumps(played() | {"imported": importing.rounds}), flush=True)
    else:
        print(json.dumps(played()), flush=True)


def played() -> dict[str, float]:
    """Play, and measure between the first seconds and the end."""
    way, clip, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    application = QApplication(["bench"])
    counts, kept = {"stages": stages, "light": light, "bare": bare}[way](clip)
    process = psutil.Process()
    begun: dict[str, float] = {}
    said: dict[str, float] = {}

    def used() -> float:
        times = process.cpu_times()
        return float(times.user + times.system)

    def begin() -> None:
        begun.update(cpu=used(), at=time.monotonic(), shown=counts()[0])

    def end() -> None:
        took = time.monotonic() - begun["at"]
        shown, lost = counts()
        said.update(
            cpu=round((used() - begun["cpu"]) / took, 3),
            shown_a_second=round((shown - begun["shown"]) / took, 1),
            lost=lost,
            mib=process.memory_info().rss // 2**20,
        )
        application.quit()

    QTimer.singleShot(round(SETTLING * 1000), begin)
    QTimer.singleShot(round((SETTLING + seconds) * 1000), end)
    application.exec()
    del kept
    return said


if __name__ == "__main__":
    main()

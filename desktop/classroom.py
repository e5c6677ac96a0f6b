"""How the lesson stands, read from all parts of the classroom for the bars of buttons."""

from dataclasses import dataclass

from desktop.curtain import Curtain
from desktop.models.bar import BarState, Drawer
from desktop.models.board import Board, Tool
from desktop.models.countdown import Countdown
from desktop.streams import chosen_name, of_kind
from desktop.teaching import Teaching
from desktop.volume import Volume
from player.engine import TrackKind


@dataclass(frozen=True, slots=True)
class Classroom:
    """The parts of a lesson that a teacher steers."""

    session: Teaching
    board: Board
    countdown: Countdown
    curtain: Curtain
    volume: Volume

    def state(self, drawer: Drawer) -> BarState:
        """Return what the buttons have to show; ``drawer`` is what was opened by hand."""
        session, board = self.session, self.board
        played = session.is_played()
        pen = board.tool in (Tool.PEN, Tool.ERASER)
        page, pages = session.page
        subtitles, voices = of_kind(session, TrackKind.SUBTITLE), of_kind(session, TrackKind.AUDIO)
        return BarState(
            played=played, still=session.current is not None and not played, pages_left=page + 1 < pages,
            playing=session.playing, cover=self.curtain.cover, frozen=self.curtain.frozen,
            rate=session.rate, repeat=session.repeat,
            tool=board.tool, colour=board.colour, width=board.width,
            drawer=Drawer.PEN if pen and drawer is Drawer.NONE else drawer,
            even=session.even_loudness,
            timer_runs=self.countdown.running, timer_sounds=self.countdown.sounds,
            subtitle=chosen_name(session, TrackKind.SUBTITLE), subtitles=len(subtitles),
            voice=chosen_name(session, TrackKind.AUDIO), voices=len(voices),
        )  # fmt: skip

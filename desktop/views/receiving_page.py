"""The Receiving page: is everything in? What arrives, what was kept out, what is here, and the room on the disk."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catalogue.records import Package
from desktop.arrivals import Arrival, Disk, Incomplete, Recheck, Refusal, Stick, Waiting
from desktop.formats import moment_text, size_text
from desktop.models.tables import PackageTable
from desktop.theme.style import GAP
from desktop.views.arrival_card import ArrivalCard
from desktop.views.disk_card import DiskCard, NoRoomCard
from desktop.views.folding import Folding
from desktop.views.look_line import LookLine
from desktop.views.parts import Card, Page, Table, button, column, emptied, label
from desktop.views.recheck_card import RecheckCard
from desktop.views.refusal_card import RefusalCard
from desktop.views.scrolling import Reaching, hung
from desktop.views.space_panel import SpacePanel
from desktop.views.speaking import Speaking
from desktop.views.stick_card import IncompleteCard, StickCard
from desktop.views.stick_panel import StickPanel

_Panel = TypeVar("_Panel", StickPanel, SpacePanel)
_MOST_CARDS = 3
_TABLE_HEIGHT = 260
_ROOM = 12
"""Lines of text that words are wide at least, before what stands beside them goes below."""


class ReceivingPage(Speaking, Page):
    """Emits wishes and shows what it is given; a refused file is named by its name in quarantine."""

    check_now = Signal()
    open_folder_requested = Signal()
    retry_requested = Signal(str)
    remove_refused_requested = Signal(str)
    admit_requested = Signal(str)
    take_stick_requested = Signal(str)
    pause_stick_requested = Signal(str)
    ask_requested = Signal()
    stick_panel_opened = Signal()
    space_panel_opened = Signal()
    check_everything_requested = Signal()
    stop_checking_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.packages = PackageTable(self)
        self._arrivals: Sequence[Arrival] = ()
        self._refusals: Sequence[Refusal] = ()
        self._sticks: Sequence[Stick] = ()
        self._incomplete: Sequence[Incomplete] = ()
        self._folders: Sequence[Path] = ()
        self._cards: dict[str, ArrivalCard] = {}
        self._disk: Disk | None = None
        self._title, self._check, self._check_all = label("title"), button(), button()
        self._recheck, self.look_line = RecheckCard(), LookLine()
        self._calm, self._waiting = Card(), label("quiet", wraps=True)
        self._calm_title, self._calm_text, self._open = (
            label("heading", wraps=True),
            label("quiet", wraps=True),
            button(),
        )
        self._here, self._checked = label("heading", wraps=True), label("quiet", wraps=True)
        self._disk_card, self._no_room = DiskCard(), NoRoomCard()
        self._stack = QStackedWidget()
        self._frames: dict[QWidget, QWidget] = {}
        self.table = Table()
        self._refused_area, self._arriving_area = QVBoxLayout(), QVBoxLayout()
        self._stick_area, self._incomplete_area = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._check.clicked.connect(self.check_now)
        self._check_all.clicked.connect(self.check_everything_requested)
        self._recheck.stop_requested.connect(self.stop_checking_requested)
        self._open.clicked.connect(self.open_folder_requested)
        self._disk_card.stick_requested.connect(lambda: self.open_panel(self.stick_panel))
        for card in (self._disk_card, self._no_room):
            card.room_requested.connect(lambda: self.open_panel(self.space_panel))

    @cached_property
    def stick_panel(self) -> StickPanel:
        """Where a stick is made for the next school; made when it is wanted, as few schools ever do."""
        return self._take_in(StickPanel(), scrolls=True)

    @cached_property
    def space_panel(self) -> SpacePanel:
        """What could go; made when it is wanted."""
        made = self._take_in(SpacePanel(), scrolls=False)
        if self._disk is not None:
            made.show_disk(self._disk)
        return made

    def show_arrivals(self, arrivals: Sequence[Arrival]) -> None:
        """Show what is on its way in; cards that stay are only brought up to date."""
        self._arrivals = arrivals
        busiest = sorted(arrivals, key=lambda arrival: arrival.stage in ("waiting", "still"))
        shown = {arrival.name: arrival for arrival in busiest[:_MOST_CARDS]}
        for name in [name for name in self._cards if name not in shown]:
            self._cards.pop(name).deleteLater()
        for name, arrival in shown.items():
            if name not in self._cards:
                self._cards[name] = ArrivalCard()
                self._arriving_area.addWidget(self._cards[name])
            self._cards[name].show_arrival(arrival)
        more = len(arrivals) - len(shown)
        self._waiting.setText(self.tr("%n more package(s) are waiting.", "", more) if more > 0 else "")
        self._waiting.setVisible(more > 0)
        self._calm.setVisible(not any(arrival.moves for arrival in arrivals))

    def show_packages(self, packages: Sequence[Package], language: str) -> None:
        """Show what is in the library."""
        if language != self.packages.language:
            self.packages.language = language
            self.show_incomplete(self._incomplete)
        self.packages.set_records(packages)
        self.table.setVisible(bool(packages))
        self._show_sums(packages)

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Show what was kept out."""
        self._refusals = refusals
        emptied(self._refused_area)
        for refusal in refusals:
            card = RefusalCard(refusal)
            card.retry_requested.connect(self.retry_requested)
            card.remove_requested.connect(self.remove_refused_requested)
            card.admit_requested.connect(self.admit_requested)
            self._refused_area.addWidget(card)

    def show_sticks(self, sticks: Sequence[Stick]) -> None:
        """Show the sticks that are in."""
        self._sticks = sticks
        emptied(self._stick_area)
        for stick in sticks:
            card = StickCard(stick)
            card.take_requested.connect(self.take_stick_requested)
            card.pause_requested.connect(self.pause_stick_requested)
            self._stick_area.addWidget(card)

    def show_incomplete(self, incomplete: Sequence[Incomplete]) -> None:
        """Show the packages of which something is still missing."""
        self._incomplete = incomplete
        emptied(self._incomplete_area)
        for found in incomplete[:_MOST_CARDS]:
            card = IncompleteCard(found, self.packages.language)
            card.ask_requested.connect(self.ask_requested)
            self._incomplete_area.addWidget(card)

    def show_recheck(self, recheck: Recheck) -> None:
        """Show how far the reading of everything is, or what came out."""
        self._recheck.show_recheck(recheck)
        self._check_all.setEnabled(not recheck.running)

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Show which folders are watched."""
        self._folders = folders
        names = "  ".join(str(folder) for folder in folders)
        self._calm_text.setText(
            self.tr("Put packages into the folder {folder}. They are taken in by themselves.").format(folder=names)
        )

    def show_disk(self, disk: Disk) -> None:
        """Show the room on the library's disk."""
        self._disk_card.show_disk(disk)
        self._disk = disk
        if "space_panel" in vars(self):
            self.space_panel.show_disk(disk)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show which packages wait for room on the disk."""
        self._no_room.show_waiting(waiting)

    def close_panel(self) -> None:
        """Go back to what is received."""
        self._stack.setCurrentIndex(0)
        self._check.setFocus()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Receiving"))
        self._check.setText(self.tr("Look now"))
        self._check_all.setText(self.tr("Check everything"))
        self._open.setText(self.tr("Open the folder"))
        self._calm_title.setText(self.tr("Nothing is arriving at the moment"))
        self.table.setAccessibleName(self.tr("Packages in the library"))
        self.packages.retranslate()
        self.show_folders(self._folders)
        self.show_refusals(self._refusals)
        self.show_sticks(self._sticks)
        self.show_incomplete(self._incomplete)
        self.show_arrivals(self._arrivals)
        self._show_sums(self.packages.records)

    def open_panel(self, panel: StickPanel | SpacePanel) -> None:
        """Show a panel in place of what is received."""
        self._stack.setCurrentWidget(self._frames[panel])
        panel.setFocus()
        (self.stick_panel_opened if panel is self.stick_panel else self.space_panel_opened).emit()

    def _take_in(self, panel: _Panel, *, scrolls: bool) -> _Panel:
        panel.back_requested.connect(self.close_panel)
        self._frames[panel] = hung(panel) if scrolls else panel
        self._stack.addWidget(self._frames[panel])
        return panel

    def _show_sums(self, packages: Sequence[Package]) -> None:
        if not packages:
            self._here.setText(self.tr("No packages in the library yet. Put in a stick, or put one into the folder."))
            self._checked.hide()
            return
        self._checked.setText(self._checked_text(packages))
        self._checked.show()
        count = self.tr("%n package(s) in the library", "", len(packages))
        self._here.setText(f"{count} · {size_text(sum(package.size for package in packages))}")

    def _checked_text(self, packages: Sequence[Package]) -> str:
        """Say when the bytes of all packages were last looked at: the oldest of these times counts."""
        unread = sum(not package.checked_at for package in packages)
        if unread:
            return self.tr("%n package(s) not checked again since they came in", "", unread)
        oldest = min(datetime.fromisoformat(package.checked_at) for package in packages)
        return self.tr("All checked again since {date}").format(date=moment_text(oldest))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(column(self._title, self.look_line), 1)
        top.addWidget(self._check)
        calm = Folding(_ROOM, GAP)
        calm.put(column(self._calm_title, self._calm_text), grows=True)
        calm.put(self._open)
        self._calm.content.addWidget(calm)
        self._stack.addWidget(hung(self._rows()))
        self.content.addLayout(top)
        self.content.addLayout(Reaching(self._stack), 1)

    def _rows(self) -> QWidget:
        """Return what is received: what wants an answer first, what is here last."""
        here = Folding(_ROOM, GAP)
        here.put(column(self._here, self._checked), grows=True)
        here.put(self._check_all)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for area in (self._stick_area, self._arriving_area, self._incomplete_area, self._refused_area):
            area.setSpacing(GAP)
        for card in (self._no_room, self._recheck):
            rows.addWidget(card)
        rows.addLayout(self._stick_area)
        rows.addWidget(self._calm)
        rows.addLayout(self._arriving_area)
        rows.addWidget(self._waiting)
        rows.addLayout(self._incomplete_area)
        rows.addLayout(self._refused_area)
        rows.addWidget(self._disk_card)
        rows.addWidget(here)
        rows.addWidget(self.table, 1)
        rows.addStretch(0)
        self.table.show_model(self.packages, wide_column=0, also_wide=(1,))
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        return inner

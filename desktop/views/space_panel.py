"""Making room: what could go from the library, why, and a button each. Nothing goes by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.arrivals import Disk
from desktop.formats import count_text, disk_text, size_text, weeks_text
from desktop.giving import Goer
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.panel import ROOM, Panel
from desktop.views.parts import Card, button, column, emptied, label, row
from desktop.views.scrolling import REACH, Reaching, hung

_SHOWN = 30
"""Rows that are shown at first, and each time more are asked for."""

_HARMLESS = ("refused", "abandoned")
"""Rules whose files nobody will miss; all others are asked about once more, in place."""


class SpacePanel(Panel):
    """``remove_requested`` has the name of what is to go, and whether others are known to use bytes of it."""

    remove_requested = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._stands, self._said = label(wraps=True), label(wraps=True)
        super().__init__(self._stands, parent=parent)
        self.language = "zh_CN"
        self._goers: Sequence[Goer] = ()
        self._most = _SHOWN
        self._disk: Disk | None = None
        self._rows, self._more = QVBoxLayout(), button()
        self._nothing = label("quiet", wraps=True)
        self._lay_out()
        self._said.hide()
        self._more.clicked.connect(self._show_more)
        self.retranslate()

    def show_goers(self, goers: Sequence[Goer]) -> None:
        """Show what could go."""
        self._goers = goers
        emptied(self._rows)
        for goer in goers[: self._most]:
            card = GoerCard(goer, self.language)
            card.remove_requested.connect(self.remove_requested)
            self._rows.addWidget(card)
        self._more.setVisible(len(goers) > self._most)
        self._nothing.setVisible(not goers)

    def show_disk(self, disk: Disk) -> None:
        """Show the room there is."""
        self._disk = disk
        self._stands.setText(" · ".join(filter(None, (disk_text(disk), weeks_text(disk)))))

    def say(self, text: str) -> None:
        """Say how the last removal ended; '' says nothing."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def say_freed(self, size: int) -> None:
        """Say that something went, and how much room that made, in bytes."""
        self.say(self.tr("Removed. That made {size} of room.").format(size=size_text(size)))
        # The button that was pressed is gone, and with it the keyboard.
        self.back.setFocus()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        super().retranslate()
        self.title.setText(self.tr("Make room"))
        self._more.setText(self.tr("Show more"))
        self._nothing.setText(self.tr("There is nothing that could go. Move other large files off this disk."))
        self.say("")
        self.show_goers(self._goers)
        if self._disk is not None:
            self.show_disk(self._disk)

    def _show_more(self) -> None:
        self._most += _SHOWN
        self.show_goers(self._goers)

    def _lay_out(self) -> None:
        inner = QWidget()
        all_rows = QVBoxLayout(inner)
        all_rows.setContentsMargins(0, 0, 0, 0)
        for layout in (all_rows, self._rows):
            layout.setSpacing(GAP)
        all_rows.addWidget(self._nothing)
        all_rows.addLayout(self._rows)
        all_rows.addWidget(self._more)
        all_rows.addStretch(1)
        self.content.setContentsMargins(REACH, 0, REACH, 0)  # as the page's own parts stand
        self.content.addWidget(self._said)
        self.content.addLayout(Reaching(hung(inner)), 1)


class GoerCard(Card):
    """One thing that could go: why, how large, who else uses it. What may be missed is asked about once more."""

    remove_requested = Signal(str, bool)

    def __init__(self, goer: Goer, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goer = goer
        facts = " · ".join(filter(None, (self._why(goer.rule), size_text(goer.size), self._version())))
        words = [label("heading", goer.title.in_language(language), wraps=True), label("", facts, wraps=True)]
        if goer.lends:
            uses = self.tr("%n other package(s) use parts of it.", "", goer.lends)
            short = self.tr("%n lesson(s) would be short of something.", "", goer.short)
            words.append(label("warning", f"{uses} {short}", wraps=True))
        self._remove, self._really, self._keep = (
            button("", self.tr("Remove")),
            button("", self.tr("Really remove")),
            button("", self.tr("Keep")),
        )
        for press in (self._remove, self._really, self._keep):
            press.setAccessibleDescription(goer.title.in_language(language))
        self._ask(asked=False)
        self._remove.clicked.connect(self._first)
        self._really.clicked.connect(self._go)
        self._keep.clicked.connect(lambda: self._ask(asked=False))
        whole = Folding(ROOM, GAP)
        whole.put(column(*words), grows=True)
        whole.put(row(self._remove, self._keep, self._really))
        self.content.addWidget(whole)

    def _first(self) -> None:
        if self._goer.rule in _HARMLESS:
            self._go()
        else:
            self._ask(asked=True)
            self._keep.setFocus()

    def _go(self) -> None:
        for each in (self._remove, self._really, self._keep):
            each.setEnabled(False)
        self.remove_requested.emit(self._goer.name, bool(self._goer.lends))

    def _ask(self, *, asked: bool) -> None:
        self._remove.setVisible(not asked)
        self._really.setVisible(asked)
        self._keep.setVisible(asked)

    def _version(self) -> str:
        return self.tr("version {number}").format(number=count_text(self._goer.version)) if self._goer.version else ""

    def _why(self, rule: str) -> str:
        return {
            "superseded": self.tr("an older version, kept because others use it"),
            "abandoned": self.tr("part of an older version, never finished"),
            "refused": self.tr("a file that was kept out"),
            "term-over": self.tr("its term is over"),
        }.get(rule, "")

"""A stick that is in: what it brings, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.arrivals import Incomplete, Stick
from desktop.formats import count_text, minutes_text, size_text
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, button, column, label, row

_ROOM = 14
"""Lines of text that the words are wide at least, before the button goes below them."""


class StickCard(Card):
    """``take_requested`` and ``pause_requested`` have the stick's id."""

    take_requested = Signal(str)
    pause_requested = Signal(str)

    def __init__(self, stick: Stick, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Stick {label}").format(label=stick.label) if stick.label else self.tr("A stick")
        facts, advice, act = self._nothing_new(stick) if not stick.size else self._offer(stick)
        words = column(
            label("heading", name, wraps=True), label("", facts, wraps=True), label("quiet", advice, wraps=True)
        )
        whole = Folding(_ROOM, GAP)
        whole.put(words, grows=True)
        if act is not None:
            act.setAccessibleDescription(name)
            whole.put(row(act))
        self.content.addWidget(whole)

    def _offer(self, stick: Stick) -> tuple[str, str, QPushButton]:
        """Say what the stick brings."""
        time = self.tr("about {time}").format(time=minutes_text(stick.seconds))
        lessons = self.tr("%n new lesson(s)", "", stick.lessons) if stick.lessons or not stick.program else ""
        program = self.tr("Skylesson {version}").format(version=stick.program) if stick.program else ""
        facts = " · ".join(filter(None, (program, lessons, size_text(stick.size), time)))
        if stick.taking:
            act = button("", self.tr("Pause"))
            act.clicked.connect(lambda: self.pause_requested.emit(stick.id))
            return facts, self.tr("Being taken in. If the stick is pulled, it goes on when it is back."), act
        act = button("main", self.tr("Take in"))
        act.clicked.connect(lambda: self.take_requested.emit(stick.id))
        return facts, self.tr("Nothing is written to the stick."), act

    def _nothing_new(self, stick: Stick) -> tuple[str, str, None]:
        """Say why there is nothing to press."""
        if stick.others:
            facts = self.tr("%n archive(s) on it that are no packages or cannot be read", "", stick.others)
            return facts, self.tr("Ask whoever gave you the stick for another copy."), None
        if stick.known:
            return self.tr("Nothing new is on it"), self.tr("Its packages are here already."), None
        return self.tr("There is no package on it"), self.tr("Ask whoever gave you the stick for another copy."), None


class IncompleteCard(Card):
    """A package of which something is missing, said as a person would want it. ``ask_requested``: save the list."""

    ask_requested = Signal()

    def __init__(self, incomplete: Incomplete, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ready = self.tr("{ready} of {lessons} lessons ready").format(ready=incomplete.ready, lessons=incomplete.lessons)
        advice = self.tr("It fills from the next broadcast, or from a stick.")
        if incomplete.damaged:
            advice = self.tr("The disk has lost them. They come back from any copy: a broadcast, a stick, a file.")
        words = column(
            label("heading", incomplete.title.in_language(language), wraps=True),
            label("", f"{ready} · {self._missing_text(incomplete)}", wraps=True),
            label("quiet", advice, wraps=True),
        )
        ask = button("", self.tr("Save the list of what is missing"))
        ask.setAccessibleDescription(incomplete.title.in_language(language))
        ask.clicked.connect(self.ask_requested)
        whole = Folding(_ROOM, GAP)
        whole.put(words, grows=True)
        whole.put(row(ask))
        self.content.addWidget(whole)

    def _missing_text(self, incomplete: Incomplete) -> str:
        missing, total = count_text(incomplete.missing), count_text(incomplete.total)
        if incomplete.damaged >= incomplete.missing:
            return self.tr("{missing} of {total} pieces damaged").format(missing=missing, total=total)
        said = self.tr("{missing} of {total} pieces still missing").format(missing=missing, total=total)
        if incomplete.damaged:
            said += " · " + self.tr("{damaged} of them damaged").format(damaged=count_text(incomplete.damaged))
        return said

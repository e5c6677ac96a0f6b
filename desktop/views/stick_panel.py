"""Making a stick for the next school: which packages, which stick, one button, and how it ended."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.formats import size_text, time_left_text
from desktop.giving import Giveable, GivingResult, Target, Wish
from desktop.messages import describe
from desktop.models.choices import ChoiceTable
from desktop.theme.style import GAP
from desktop.views.chip_group import ChipGroup
from desktop.views.folding import Folding
from desktop.views.panel import ROOM, Panel
from desktop.views.parts import Card, Table, button, column, label, row

_FULL = 1000
_MOST_NAMED = 5
_TABLE_HEIGHT = 160


class StickPanel(Panel):
    """Emits wishes. ``wish_changed`` comes with each choice, so that the room for it can be found out."""

    wish_changed = Signal(object)
    write_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.choices = ChoiceTable(self)
        self._sticks: Sequence[Target] = ()
        self._room: tuple[int, int] | None = None
        self._result: GivingResult | None = None
        self._seen = True
        self._all, self._term, self._none = button(), button(), button()
        self.table = _TickTable()
        self._stick_label, self._stick_row = label(wraps=True), QHBoxLayout()
        self._stick_buttons = ChipGroup(self)
        self._missing = button("chip", checkable=True)
        self._facts, self._said = label(wraps=True), label(wraps=True)
        self._bar = QProgressBar(textVisible=False, maximum=_FULL)
        self.write, self.cancel = button("main"), button()
        self._lay_out()
        self._connect()
        self.show_running(running=False)
        self.retranslate()

    @property
    def wish(self) -> Wish:
        """What is chosen now; the stick is '' when there is none."""
        number = self._stick_buttons.checkedId()
        stick = self._sticks[number].id if 0 <= number < len(self._sticks) else ""
        return Wish(stick, tuple(package.id for package in self.choices.chosen), self._missing.isChecked())

    def show_packages(self, packages: Sequence[Giveable], language: str) -> None:
        """Show what can be handed on, all of it chosen."""
        self.choices.language = language
        self.choices.set_records(packages)
        if self._seen:
            self._result = None
            self._said.hide()
        self._seen = True
        self.choices.choose([package.id for package in packages])

    def show_sticks(self, sticks: Sequence[Target]) -> None:
        """Show the sticks that are in; the one that was chosen stays so while it is in."""
        chosen, self._sticks = self.wish.stick, sticks
        for old in self._stick_buttons.buttons():
            self._stick_buttons.removeButton(old)
            old.deleteLater()
        for number, stick in enumerate(sticks):
            made = self._stick_buttons.add_chip(number, self._stick_text(stick))
            self._stick_row.insertWidget(number, made)
            made.setChecked(stick.id == chosen or (number == 0 and chosen not in {each.id for each in sticks}))
        self._tell()

    def show_room(self, needed: int, free: int) -> None:
        """Show the room that the choice needs on the stick, and what is free there, in bytes."""
        self._room = needed, free
        number = self._stick_buttons.checkedId()
        if 0 <= number < len(self._sticks):
            # What the stick said when it came may be long ago.
            known = replace(self._sticks[number], free=free)
            self._sticks = [known if each is self._sticks[number] else each for each in self._sticks]
            self._stick_buttons.button(number).setText(self._stick_text(known))
        self._show_facts()

    def show_running(self, *, running: bool) -> None:
        """Let nothing be chosen while a stick is written."""
        for part in (self.table, self._all, self._term, self._none, self._missing, *self._stick_buttons.buttons()):
            part.setEnabled(not running)
        self._bar.setVisible(running)
        self.cancel.setVisible(running)
        self.write.setVisible(not running)
        if running:
            self._said.hide()
            self._bar.setValue(0)

    def show_progress(self, done: int, total: int, seconds_left: float | None) -> None:
        """Show how far it is: bytes written and read back, together."""
        self._bar.setValue(min(done * _FULL // total, _FULL) if total else 0)
        far = self.tr("{done} of {total} written and read back").format(
            done=size_text(done // 2), total=size_text(total // 2)
        )
        self._facts.setText(" · ".join(filter(None, (far, time_left_text(seconds_left)))))

    def show_result(self, result: GivingResult) -> None:
        """Say how it ended."""
        self.show_running(running=False)
        self._result, self._seen = result, self.isVisible()
        self._said.setText(self._result_text(result))
        self._said.show()
        self._show_facts()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        super().retranslate()
        self.title.setText(self.tr("Make a stick for the next school"))
        self._all.setText(self.tr("All"))
        self._term.setText(self.tr("This term only"))
        self._none.setText(self.tr("None"))
        self._missing.setText(self.tr("Also the list of what is missing here"))
        self.write.setText(self.tr("Write the stick"))
        self.cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Make a stick for the next school"))
        self.table.setAccessibleName(self.tr("Packages for the stick"))
        self.choices.retranslate()
        for stick, made in zip(self._sticks, self._stick_buttons.buttons(), strict=True):
            made.setText(self._stick_text(stick))
        if self._result is not None:
            self._said.setText(self._result_text(self._result))
        self._show_facts()

    def _tell(self) -> None:
        self._room = None
        self._show_facts()
        if self.wish.stick and self.wish.packages:
            self.wish_changed.emit(self.wish)

    def _show_facts(self) -> None:
        chosen = self.choices.chosen
        self._stick_label.setText(self.tr("Onto which stick?") if self._sticks else self.tr("Insert a stick."))
        texts = [self.tr("%n package(s)", "", len(chosen)), size_text(sum(package.size for package in chosen))]
        fits = True
        if self._room is not None and self._sticks:
            needed, free = self._room
            fits = needed <= free
            texts.append(self.tr("{needed} needed, {free} free on the stick").format(
                needed=size_text(needed), free=size_text(free)
            ))  # fmt: skip
            if not fits:
                texts.append(self.tr("that is too much: choose fewer packages"))
        nothing = self.tr("There is no package yet that could be handed on. Take some in first.")
        self._facts.setText(" · ".join(texts) if self.choices.records else nothing)
        self.table.setVisible(bool(self.choices.records))
        # Without the table the room that is left is below.
        self.content.setStretch(self.content.count() - 1, 0 if self.choices.records else 1)
        wish = self.wish
        self.write.setEnabled(bool(wish.stick) and fits and bool(wish.packages or wish.with_missing))

    def _stick_text(self, stick: Target) -> str:
        name = stick.label or self.tr("A stick")
        return self.tr("{name} · {free} free").format(name=name, free=size_text(stick.free))

    def _result_text(self, result: GivingResult) -> str:
        good = [given for given in result.given if not given.reason]
        lines = []
        if result.reason:
            lines.append(describe(result.reason, result.facts).whole)
        elif len(good) == result.asked:
            done = self.tr("%n package(s) are on the stick, read back and sound.", "", len(good))
            lines += [done, self.tr("It can be taken out.")]
        else:
            lines.append(self.tr("{good} of {all} packages are on the stick.").format(good=len(good), all=result.asked))
        if result.there and not result.reason:
            lines.append(self.tr("%n of them were there already.", "", result.there))
        bad = [given for given in result.given if given.reason]
        for given in bad[:_MOST_NAMED]:
            title = given.title.in_language(self.choices.language)
            lines.append(f"{title}: {describe(given.reason, given.facts).whole}")
        return "\n".join(lines)

    def _connect(self) -> None:
        self._all.clicked.connect(lambda: self._choose(lambda _package: True))
        self._term.clicked.connect(lambda: self._choose(lambda package: package.now))
        self._none.clicked.connect(lambda: self._choose(lambda _package: False))
        self.table.ticked.connect(self.choices.toggle)
        self.choices.changed.connect(self._tell)
        self._missing.toggled.connect(self._show_facts)
        self._stick_buttons.chosen.connect(self._tell)
        self.write.clicked.connect(lambda: self.write_requested.emit(self.wish))
        self.cancel.clicked.connect(self.cancel_requested)

    def _choose(self, wanted: Callable[[Giveable], bool]) -> None:
        self.choices.choose([package.id for package in self.choices.records if wanted(package)])

    def _lay_out(self) -> None:
        self.table.show_model(self.choices, wide_column=0)
        sticks = QWidget()
        self._stick_row.setContentsMargins(0, 0, 0, 0)
        self._stick_row.addStretch(1)
        sticks.setLayout(self._stick_row)
        card = Card()
        acts = Folding(ROOM, GAP)
        acts.put(column(self._facts, self._bar), grows=True)
        acts.put(row(self.cancel, self.write))
        for part in (self._stick_label, sticks, row(self._missing), self._said, acts):
            card.content.addWidget(part)
        self.content.addWidget(row(self._all, self._term, self._none))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(card)
        self.content.addStretch(0)


class _TickTable(Table):
    """``ticked`` has the row that was clicked, or was chosen when Space was pressed: the whole row is the target."""

    ticked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_TABLE_HEIGHT)
        self.clicked.connect(lambda index: self.ticked.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tick with Space or Enter, as a check box does."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ticked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

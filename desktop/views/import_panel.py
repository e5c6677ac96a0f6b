"""What a timetable from a file would change, before anything is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from catalogue.timetable_draft import Preview
from desktop.conflict_words import conflict_text
from desktop.theme.style import GAP
from desktop.views.parts import Card, Section, button, emptied, label, row
from desktop.views.scrolling import hung

_MOST = 12
"""So many conflicts or unread cells are listed; a file with more is looked at again anyway."""


class ImportPanel(Section):
    """Lists classes, hours, conflicts and what was not understood. ``taken`` and ``left`` are the two answers."""

    taken = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._name = ""
        self._heading, self._lines = label("heading", wraps=True), QVBoxLayout()
        self._take, self._leave = button("main"), button()
        card, inner = Card(), QWidget()
        self._lines.setSpacing(GAP // 2)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        card.content.addWidget(self._heading)
        card.content.addLayout(self._lines)
        card.content.addWidget(row(self._take, self._leave))
        rows.addWidget(card)
        rows.addStretch(1)
        self.put(grows=hung(inner))
        self._take.clicked.connect(self.taken)
        self._leave.clicked.connect(self.left)
        self.retranslate()

    def show_preview(self, name: str, preview: Preview) -> None:
        """Show what taking the file ``name`` over would do."""
        self._name, self._preview = name, preview
        self.retranslate()
        (self._take if preview.can_be_taken else self._leave).setFocus()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._take.setText(self.tr("Take it over"))
        self._leave.setText(self.tr("Leave it"))
        preview = self._preview
        emptied(self._lines)
        if preview is None:
            return
        self._heading.setText(self.tr("“{name}”: nothing is changed yet").format(name=self._name))
        self._take.setEnabled(preview.can_be_taken)
        for role, text in self._texts(preview):
            self._lines.addWidget(label(role, text, wraps=True))

    def _texts(self, preview: Preview) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        if preview.too_long:
            return [("warning", self.tr("Its rotation of weeks does not go together with the timetable that is here."))]
        hours = self.tr("%n hour(s) a rotation", "", preview.hours)
        ours = self.tr("%n of them of a subject that Skylesson has lessons of", "", preview.hours_of_plan)
        found.append(("", self.tr("{hours}, {ours}.").format(hours=hours, ours=ours)))
        for words, names in (
            (self.tr("New classes: {names}"), preview.new_classes),
            (self.tr("Classes whose timetable is replaced: {names}"), preview.changed_classes),
            (self.tr("Of which grade? Taken as grade 4, change it under Classes: {names}"), preview.guessed),
        ):
            if names:
                found.append(("", words.format(names=self.tr(", ").join(names))))
        found += [("warning", conflict_text(conflict)) for conflict in preview.conflicts[:_MOST]]
        if preview.unread:
            found.append(
                ("warning", self.tr("%n cell(s) could not be understood and are left out:", "", len(preview.unread)))
            )
        found += [("quiet", f"{unread.where}: {unread.text[:60]}") for unread in preview.unread[:_MOST]]
        return found

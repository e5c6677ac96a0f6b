"""The card of the Settings page that concerns the register: names to put on it, and what counts as taught."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from catalogue.taught_rule import CHOICES, TaughtRule
from desktop.theme.style import SMALL
from desktop.views.chip_group import ChipGroup
from desktop.views.flow import Flow
from desktop.views.parts import Card, button, label
from desktop.views.speaking import Speaking


class RegisterCard(Speaking, Card):
    """Emits each choice as soon as it is made."""

    names_chosen = Signal(str, str, str)
    """School, county, teacher."""

    rule_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._rule_text = label("heading", wraps=True), label("quiet", wraps=True)
        self.school, self.county, self.teacher = QLineEdit(), QLineEdit(), QLineEdit()
        self._labels = [label("quiet") for _ in range(3)]
        self._minutes = ChipGroup(self)
        self.last = button("chip", checkable=True)
        self._lay_out()
        for field in (self.school, self.county, self.teacher):
            field.editingFinished.connect(self._choose_names)
        self._minutes.chosen.connect(lambda _minutes: self._choose_rule())
        self.last.clicked.connect(lambda _checked: self._choose_rule())
        self.retranslate()

    def show_names(self, school: str, county: str, teacher: str) -> None:
        """Show the names that are put on the register."""
        for field, text in ((self.school, school), (self.county, county), (self.teacher, teacher)):
            if not field.hasFocus():
                field.setText(text)

    def show_rule(self, rule: TaughtRule) -> None:
        """Show what counts as taught."""
        self._minutes.show_chosen(rule.minutes)
        self.last.setChecked(rule.last)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("Register"))
        names = (self.tr("School"), self.tr("County"), self.tr("Teacher (may stay empty)"))
        for part, field, text in zip(self._labels, (self.school, self.county, self.teacher), names, strict=True):
            part.setText(text)
            field.setAccessibleName(text)
        self._rule_text.setText(self.tr("A lesson counts as taught once so much of it was really shown:"))
        for minutes in CHOICES:
            self._minutes.button(minutes).setText(self.tr("%n min", "", minutes))
        self.last.setText(self.tr("or its last resource"))

    def _choose_names(self) -> None:
        self.names_chosen.emit(*(field.text().strip() for field in (self.school, self.county, self.teacher)))

    def _choose_rule(self) -> None:
        self.rule_chosen.emit(TaughtRule(self._minutes.checkedId(), self.last.isChecked()))

    def _lay_out(self) -> None:
        self.content.addWidget(self._heading)
        for part, field in zip(self._labels, (self.school, self.county, self.teacher), strict=True):
            self.content.addWidget(part)
            self.content.addWidget(field)
        self.content.addWidget(self._rule_text)
        flow = Flow(spacing=SMALL)
        for minutes in CHOICES:
            flow.addWidget(self._minutes.add_chip(minutes))
        flow.addWidget(self.last)
        self.content.addLayout(flow)

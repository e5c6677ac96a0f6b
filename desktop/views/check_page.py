"""The page that checks this computer: what was found, each with an icon and a word, and a file for support."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.finding import Degree, Finding
from desktop.theme.style import GAP, SMALL
from desktop.views.flow import Flow
from desktop.views.parts import Card, Page, Sign, button, emptied, label, row
from desktop.views.scrolling import Reaching, hung
from desktop.views.speaking import Speaking

_ICON = 24
_ICONS = {
    Degree.GOOD: ("check", "good"),
    Degree.NOTE: ("info", "quiet"),
    Degree.BAD: ("warning", "warning"),
}


class CheckPage(Speaking, Page):
    """``check_wished`` and ``stop_wished``; ``save_wished``: write the file; ``left``: back to Settings."""

    check_wished = Signal()
    stop_wished = Signal()
    save_wished = Signal()
    left = Signal()

    def __init__(self, words: Callable[[Finding], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help", "checking")
        self._words = words
        self._title, self.said, self._hint = label("title"), label(wraps=True), label("quiet", wraps=True)
        self._outcome = ""
        self.check, self.save, self.back = button("main"), button(), button()
        self._bar, self._running = QProgressBar(textVisible=False), False
        self._findings: Sequence[Finding] = ()
        self._rows, self._card = QVBoxLayout(), Card()
        self._lay_out()
        self.check.clicked.connect(self._pressed)
        self.save.clicked.connect(self.save_wished)
        self.back.clicked.connect(self.left)
        self.retranslate()

    def show_progress(self, findings: Sequence[Finding], total: int, *, running: bool) -> None:
        """Show what was found so far, of how many checks."""
        self._running = running
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(len(findings))
        self._bar.setVisible(running)
        self._findings = tuple(findings)
        self._show()

    def say(self, outcome: str, file: str = "") -> None:
        """Say how it ended: ``stopped``, ``teaching``, or ``saved`` in a file; '' for nothing."""
        self._outcome = outcome
        texts = {
            "stopped": self.tr("The check was stopped."),
            "teaching": self.tr("A lesson is being taught: this computer is checked after it."),
            "saved": self.tr("Saved, without names: {file}").format(file=file),
        }
        self.said.setText(texts.get(outcome, ""))
        self.said.setVisible(outcome in texts)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Check this computer"))
        self._hint.setText(
            self.tr(
                "Disks, screens, sound, fonts and films are looked at; it takes about half a minute. The file for"
                " support has the results and the logs, and no names and no content. Choose a stick for it."
            )
        )
        self.save.setText(self.tr("Save for support"))
        self.back.setText(self.tr("Back to Settings"))
        self._bar.setAccessibleName(self._title.text())
        if self._outcome != "saved":
            self.say(self._outcome)
        self._show()

    def _pressed(self) -> None:
        (self.stop_wished if self._running else self.check_wished).emit()

    def _show(self) -> None:
        self.check.setText(self.tr("Stop") if self._running else self.tr("Check now"))
        emptied(self._rows)
        for finding in self._findings:
            self._rows.addWidget(self._line(finding))
        self._card.setVisible(bool(self._findings))

    def _line(self, finding: Finding) -> QWidget:
        words = {
            Degree.GOOD: self.tr("In order"), Degree.NOTE: self.tr("Good to know"), Degree.BAD: self.tr("To be done"),
        }  # fmt: skip
        icon, word = Sign(*_ICONS[finding.degree], _ICON), label(text=words[finding.degree])
        icon.setAccessibleName(words[finding.degree])
        word.ensurePolished()
        word.setMinimumWidth(max(word.fontMetrics().horizontalAdvance(text) for text in words.values()) + SMALL)
        text = label("warning" if finding.degree is Degree.BAD else "", self._words(finding), wraps=True)
        return row(icon, word, text, grows=text, spacing=GAP)

    def _lay_out(self) -> None:
        self._card.content.addLayout(self._rows)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._hint)
        column.addWidget(self._card)
        column.addStretch(1)
        presses = Flow(spacing=SMALL, fills=False)
        for press in (self.check, self.save, self.back):
            presses.addWidget(press)
        self.content.addWidget(self._title)
        self.content.addLayout(presses)
        for part in (self._bar, self.said):
            self.content.addWidget(part)
        self.content.addLayout(Reaching(hung(inner)), 1)
        self._bar.hide()
        self.say("")

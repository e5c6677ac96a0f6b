"""The Settings page: language, size of text, the folders that packages arrive in, and where everything lies."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.formats import share_text
from desktop.theme.style import GAP, SMALL
from desktop.views.chip_group import ChipGroup
from desktop.views.classroom_card import ClassroomCard
from desktop.views.flow import Flow, flowing
from desktop.views.folding import Folding
from desktop.views.home_line import HomeLine
from desktop.views.key_card import KeyCard, ProgramKeyCard
from desktop.views.parts import Card, Page, button, emptied, label
from desktop.views.pin_card import PinCard
from desktop.views.register_card import RegisterCard
from desktop.views.scrolling import Reaching, hung
from desktop.views.speaking import Speaking
from desktop.views.start_card import StartCard
from desktop.views.version_card import VersionCard

_LANGUAGES = (("zh_CN", "中文"), ("en", "English"))
"""Each language is named in itself, so that it can be found by whoever reads it."""

_ROOM = 6
"""Lines of text that a heading is wide at least, before the buttons go below it."""

_CONTRASTS = ("system", "usual", "high")
_UNSIGNED = ("never", "ask", "always")
_SCALES = (100, 125, 150, 175, 200)


class SettingsPage(Speaking, Page):
    """Emits what is chosen, as soon as it is chosen: nothing has to be saved."""

    opened = Signal()
    check_wished = Signal()
    language_chosen = Signal(str)
    text_scale_chosen = Signal(int)
    contrast_chosen = Signal(str)
    add_folder_requested = Signal()
    remove_folder_requested = Signal(object)
    open_library_requested = Signal()
    unsigned_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages, self._scales, self._unsigned, self._contrasts = (ChipGroup(self) for _ in range(4))
        self._language_chips, self._refused_languages = Flow(spacing=SMALL, fills=False), label("warning", wraps=True)
        self._language_codes: list[str] = []
        self._language = ""
        self.classroom = ClassroomCard()
        self.keys, self.program_keys = KeyCard(), ProgramKeyCard()
        self._title = label("title")
        self._headings = [label("heading", wraps=True) for _ in range(6)]
        self._folders = QVBoxLayout()
        self._folder_paths: Sequence[Path] = ()
        self._add, self._open, self._check = button(), button(), button()
        self._library = label("quiet", wraps=True)
        self.version = VersionCard()
        self._lay_out()
        self._languages.chosen.connect(lambda number: self.language_chosen.emit(self._language_codes[number]))
        self._scales.chosen.connect(self.text_scale_chosen)
        self._contrasts.chosen.connect(lambda number: self.contrast_chosen.emit(_CONTRASTS[number]))
        self._unsigned.chosen.connect(lambda number: self.unsigned_chosen.emit(_UNSIGNED[number]))
        self._add.clicked.connect(self.add_folder_requested)
        self._open.clicked.connect(self.open_library_requested)
        self._check.clicked.connect(self.check_wished)
        self.retranslate()

    def show_choices(self, language: str, text_scale: int, folders: Sequence[Path]) -> None:
        """Show what is chosen now."""
        self._language = language
        self._check_language()
        self._scales.show_chosen(text_scale if text_scale in _SCALES else 100)
        self._folder_paths = folders
        self._show_folders()

    def show_contrast(self, contrast: str) -> None:
        """Show which colours are chosen."""
        self._contrasts.show_chosen(_CONTRASTS.index(contrast))

    def show_languages(self, further: Sequence[tuple[str, str]], refused: str) -> None:
        """Offer further languages, by code and own name, and say what is not offered."""
        self._refused_languages.setText(refused)
        self._refused_languages.setVisible(bool(refused))
        wanted = ["", *(code for code, _ in (*_LANGUAGES, *further))]
        if wanted != self._language_codes:
            for chip in self._languages.buttons():
                self._languages.removeButton(chip)
                chip.deleteLater()
            self._language_codes = wanted
            names = [self.tr("As the system"), *(name for _, name in (*_LANGUAGES, *further))]
            for number, name in enumerate(names):
                self._language_chips.addWidget(self._languages.add_chip(number, name))
        self._check_language()
        self._describe()

    def show_trust(self, unsigned: str) -> None:
        """Show what is done with unsigned packages."""
        self._unsigned.show_chosen(_UNSIGNED.index(unsigned))

    def show_place(self, library: Path) -> None:
        """Show where the library is."""
        self._library.setText(str(library))

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Settings"))
        texts = (
            self.tr("Language"),
            self.tr("Size of text"),
            self.tr("Packages arrive in"),
            self.tr("Library"),
            self.tr("Packages that nobody signed"),
            self.tr("Colours"),
        )
        for heading, text in zip(self._headings, texts, strict=True):
            heading.setText(text)
        self._languages.button(0).setText(self.tr("As the system"))
        for scale in _SCALES:
            self._scales.button(scale).setText(share_text(scale / 100))
        for number, name in enumerate((self.tr("Keep out"), self.tr("Ask"), self.tr("Take in"))):
            self._unsigned.button(number).setText(name)
        for number, name in enumerate((self.tr("As the system"), self.tr("Usual"), self.tr("High contrast"))):
            self._contrasts.button(number).setText(name)
        self._describe()
        self._add.setText(self.tr("Add a folder"))
        self._open.setText(self.tr("Open the folder"))
        self._check.setText(self.tr("Check this computer"))
        self._show_folders()

    def _describe(self) -> None:
        """Say of each choice what it chooses: several are called the same."""
        groups = {0: self._languages, 1: self._scales, 4: self._unsigned, 5: self._contrasts}
        for number, group in groups.items():
            group.describe(self._headings[number].text())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Let be looked which languages there are."""
        super().showEvent(event)
        self.opened.emit()

    def _check_language(self) -> None:
        known = self._language in self._language_codes
        self._languages.show_chosen(self._language_codes.index(self._language) if known else 0)

    def _show_folders(self) -> None:
        emptied(self._folders)
        for folder in self._folder_paths:
            self._folders.addWidget(self._folder_row(folder))

    def _folder_row(self, folder: Path) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label("quiet", str(folder), wraps=True), 1)
        remove = button("", self.tr("No longer"))
        remove.setAccessibleDescription(str(folder))
        remove.setEnabled(len(self._folder_paths) > 1)
        remove.clicked.connect(lambda: self.remove_folder_requested.emit(folder))
        line.addWidget(remove)
        return holder

    def _lay_out(self) -> None:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        self.register, self.pin, self.start = RegisterCard(), PinCard(), StartCard()
        school = (self._language_card(), self._scale_card(), self._contrast_card(), self.classroom)
        receiving = (self._folder_card(), self._trust_card(), self.keys)
        program = (self.register, self.pin, self.start, self._library_card(), self.version, self.program_keys)
        for card in (*school, *receiving, *program):
            rows.addWidget(card)
        rows.addStretch(1)
        self.content.addWidget(self._title)
        self.content.addLayout(Reaching(hung(inner)), 1)

    def _language_card(self) -> Card:
        card = Card()
        card.content.addWidget(self._headings[0])
        card.content.addLayout(self._language_chips)
        card.content.addWidget(self._refused_languages)
        self.show_languages((), "")
        return card

    def _scale_card(self) -> Card:
        return self._chips(self._headings[1], self._scales, [(scale, "") for scale in _SCALES])

    def _contrast_card(self) -> Card:
        return self._chips(self._headings[5], self._contrasts, [(number, "") for number in range(len(_CONTRASTS))])

    def _trust_card(self) -> Card:
        return self._chips(self._headings[4], self._unsigned, [(number, "") for number in range(len(_UNSIGNED))])

    def _chips(self, heading: QWidget, group: ChipGroup, chips: Sequence[tuple[int, str]]) -> Card:
        card, chosen = Card(), Flow(spacing=SMALL, fills=False)
        for number, text in chips:
            chosen.addWidget(group.add_chip(number, text))
        card.content.addWidget(heading)
        card.content.addLayout(chosen)
        return card

    def _folder_card(self) -> Card:
        card, top = Card(), QHBoxLayout()
        top.addWidget(self._headings[2], 1)
        top.addWidget(self._add)
        card.content.addLayout(top)
        card.content.addLayout(self._folders)
        return card

    def _library_card(self) -> Card:
        card, top = Card(), Folding(_ROOM, GAP)
        top.put(self._headings[3], grows=True)
        top.put(flowing(self._check, self._open))
        card.content.addWidget(top)
        card.content.addWidget(self._library)
        self.home = HomeLine()
        card.content.addWidget(self.home)
        return card

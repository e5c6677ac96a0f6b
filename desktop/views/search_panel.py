"""What a search has found, below the field in which it is typed: filters, results, and what can be typed."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QVBoxLayout, QWidget

from catalogue.languages import LESSON_LANGUAGES
from catalogue.records import CATEGORIES, Role
from catalogue.search_records import SearchAnswer, SearchQuery
from desktop.formats import role_text
from desktop.language_names import language_text
from desktop.models.found import FoundModel, FoundResource
from desktop.theme.style import GAP, SMALL
from desktop.views.folding import Folding
from desktop.views.found_delegate import FoundDelegate
from desktop.views.parts import choice_box, label
from desktop.views.speaking import Speaking

_MOST_FOUND = 30
_WORD_ROOM = 9
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPanel(Speaking, QWidget):
    """Works with the keyboard left in the field: arrows choose, Enter teaches, Esc goes back.

    Emits ``asked`` (a SearchQuery) with each change, ``chosen`` (ids of lesson and resource, '' for its beginning),
    ``left`` when nothing is looked for any more. With the keyboard in a filter Tab goes on to what it lists.
    """

    asked = Signal(object)
    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.list, self.delegate = FoundModel(self), QListView(), FoundDelegate(self)
        self._field, self._role, self._language = field, choice_box(), choice_box()
        self._said = label("quiet", wraps=True)
        self._nothing = label("quiet", wraps=True)
        self._answer: SearchAnswer | None = None
        self._lay_out()
        # What an input method has not committed yet is not in the field's text, so it is not searched for.
        field.textChanged.connect(self.ask)
        for each in (field, self._role, self._language, self.list):
            each.installEventFilter(self)
        self._role.activated.connect(self.ask)
        self._language.activated.connect(self.ask)
        self.setFocusProxy(self._role)
        self.list.activated.connect(self._activate)
        self.retranslate()

    def query(self) -> SearchQuery:
        """Return what is looked for."""
        kind, language = self._role.currentData() or "", self._language.currentData() or ""
        if kind in CATEGORIES:
            return SearchQuery(self._field.text(), None, language, _MOST_FOUND, kind)
        return SearchQuery(self._field.text(), Role(kind) if kind else None, language, _MOST_FOUND)

    def ask(self) -> None:
        """Ask for what is typed and chosen now; what was found before goes when that is nothing."""
        query = self.query()
        if not query.asks:
            self._answer = None
            self.model.show_answer(SearchAnswer((), ()), ())
        if self._answer is None:
            self._show_state()
        self.asked.emit(query)

    def clear(self) -> None:
        """Look for nothing any more: neither words nor filters."""
        for box in (self._role, self._language):
            box.setCurrentIndex(0)
        self._field.clear()
        self.ask()
        self.left.emit()

    def show_answer(self, answer: SearchAnswer, taught: Collection[str]) -> None:
        """Show what was found; the first result is chosen."""
        self._answer = answer
        self.model.show_answer(answer, taught)
        self.list.setCurrentIndex(self.model.index(0))
        self._show_state()

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        self.delegate.language = self.model.language = language
        self.list.viewport().update()

    def set_text_scale(self, scale: int) -> None:
        """Paint the list larger; ``scale`` in percent."""
        self.delegate.scale = scale
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Let keys that a line of text has no use for move in the results; see QObject."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.isHidden():
            key = Qt.Key(event.key())
            if watched is self._field and key in _MOVING:
                self.list.event(event)
                return True
            if watched is not self.list and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._activate(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Let rows have two lines where one is too short."""
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        kinds = [(role_text(role), role.value) for role in Role]
        kinds += [(self.tr("Songs"), "song"), (self.tr("Recitations"), "recitation")]
        _fill(self._role, self.tr("All kinds"), kinds)
        _fill(self._language, self.tr("All languages"), [(language_text(code), code) for code in LESSON_LANGUAGES])
        self._role.setAccessibleName(self.tr("Kind of resource"))
        self._language.setAccessibleName(self.tr("Language of the resources"))
        self.list.setAccessibleName(self.tr("Search results in teaching order"))
        self._show_state()
        self._fit()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = Folding(_WORD_ROOM, SMALL)
        line.put(self._role)
        line.put(self._language)
        line.put(self._said, grows=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(line)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._nothing, 1)

    def _show_state(self) -> None:
        answer = self._answer
        empty = not self.query().asks if answer is None else not answer.hits
        if empty and self.list.hasFocus():
            self._field.setFocus()  # or the keyboard would be somewhere else on the window
        self.list.setVisible(not empty)
        self._nothing.setVisible(empty)
        if empty:
            self._said.clear()
            self._nothing.setText(self._too_many_text() if answer is not None and answer.more else self._nothing_text())
        elif answer is None:
            self._said.clear()
        elif answer.more:
            self._said.setText(self.tr("The first lessons of many: type more to find fewer"))
        else:
            self._said.setText(self.tr("%n lesson(s) · ↑ ↓ choose, Enter teaches, Esc goes back", "", len(answer.hits)))

    def _too_many_text(self) -> str:
        """Say that the search ended before its end: nothing is known of what was not looked at."""
        return self.tr(
            "Nothing found so far: there are too many places to look at them all. "
            "Type more, or more exactly, to have fewer."
        )

    def _nothing_text(self) -> str:
        if self._answer is None:
            return self.tr("Choose a kind or a language, or type")
        if not self._field.text().strip():
            return self.tr("Nothing of this kind or language is here yet. It comes with the packages.")
        return self.tr(
            "Nothing found. You can type Chinese characters, pinyin or only its first letters (yy), or English: "
            "parts of titles, units, aims, names of teachers and files. Fewer words find more."
        )

    def _activate(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if isinstance(row, FoundResource):
            if row.resource.extent is not None:
                self.chosen.emit(row.lesson.id, row.resource.sha256)
        elif row is not None and row.row.lesson.resources_here:
            self.chosen.emit(row.row.lesson.id, "")

    def _fit(self) -> None:
        if self.delegate.fit(self.width()):
            self.list.doItemsLayout()


def _fill(box: QComboBox, everything: str, choices: list[tuple[str, str]]) -> None:
    """Put choices into a box and keep what is chosen."""
    chosen = max(box.currentIndex(), 0)
    box.clear()
    box.addItem(everything, "")
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(chosen)

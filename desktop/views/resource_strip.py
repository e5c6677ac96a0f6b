"""What the chosen lesson has: its resources side by side, and the buttons for a teacher's own files and for sharing.

A file is added by dropping it here, or with a button. What was removed can be brought back with another.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QWidget

from catalogue.languages import languages_of
from catalogue.records import Resource
from desktop.language_names import language_text
from desktop.models.resources import ResourceModel
from desktop.theme.style import SMALL
from desktop.views.folding import Folding
from desktop.views.parts import button, choice_box, column, label
from desktop.views.resource_delegate import ResourceDelegate
from desktop.views.speaking import Speaking

_ROOM = 12
"""Lines of text that the list is wide at least, before the buttons go below it."""


class ResourceStrip(Speaking, Folding):
    """Emits wishes; shows what it is given."""

    files_dropped = Signal(object)
    add_requested = Signal()
    remove_requested = Signal(str)
    undo_requested = Signal()
    share_requested = Signal()
    teach_from_requested = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ROOM, SMALL, parent)
        self.model, self.list, self._delegate = ResourceModel(self), QListView(), ResourceDelegate(self)
        self._add, self._share, self._remove, self._undo = button(), button(), button(), button()
        self._languages = choice_box()
        self._lesson, self._can_undo = "", False
        self.setAcceptDrops(True)
        self._set_up_list()
        self._none = label("quiet", wraps=True)
        self.put(self.list, grows=True)
        self.put(self._none, grows=True)
        self.list.hide()
        self._none.hide()
        self.put(column(self._languages, self._add, self._remove, self._undo, self._share))
        self._connect()
        self.retranslate()

    def show_lesson(self, lesson_id: str, resources: Sequence[Resource], language: str) -> None:
        """Show the resources of a lesson; ``language`` is the one that comes first, '' for none."""
        if lesson_id != self._lesson:
            self._can_undo = False
        chosen = self._chosen() if lesson_id == self._lesson else None
        self._lesson = lesson_id
        self.model.show_resources(resources)
        self._choose_again(chosen)
        self.list.setVisible(bool(resources))
        self._none.setVisible(not resources)
        found = languages_of(resources)
        self._languages.clear()
        self._languages.addItem(self.tr("All languages"), "")
        for code in found:
            self._languages.addItem(language_text(code), code)
        self._languages.setCurrentIndex(max(self._languages.findData(language), 0))
        self._languages.setVisible(len(found) > 1)
        self._show_buttons()

    def show_known(self, sha256: str, image: QImage | None, duration: float | None) -> None:
        """Show a thumbnail and a length that have become known."""
        self.model.show_known(sha256, image, duration)

    def offer_undo(self) -> None:
        """Offer to bring back what was just removed."""
        self._can_undo = True
        self._show_buttons()

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        self.model.language = language
        self.list.viewport().update()

    def set_text_scale(self, scale: int) -> None:
        """Paint tiles larger; ``scale`` in percent."""
        self._delegate.scale = scale
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt's name
        """Take files while a lesson is chosen."""
        if self._lesson and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """Add the files that were dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit(files)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._add.setText(self.tr("Add my file…"))
        self._add.setToolTip(self.tr("Or drag a file here. It is copied into the library and marked as mine."))
        self._none.setText(self.tr("Nothing of this lesson is here yet. You can add files of your own."))
        self._share.setText(self.tr("Share this lesson…"))
        self._remove.setText(self.tr("Remove my file"))
        self._undo.setText(self.tr("Bring it back"))
        self.list.setAccessibleName(self.tr("What this lesson has"))
        self._languages.setAccessibleName(self.tr("Language that comes first"))
        if self._languages.count():
            self._languages.setItemText(0, self.tr("All languages"))

    def _set_up_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_requested)
        self._share.clicked.connect(self.share_requested)
        self._remove.clicked.connect(self._remove_chosen)
        self._undo.clicked.connect(self._bring_back)
        self._languages.activated.connect(lambda _n: self.language_chosen.emit(self._languages.currentData() or ""))
        self.list.activated.connect(self._activate)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list, self._remove_chosen)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _chosen(self) -> Resource | None:
        row = self.list.currentIndex().row()
        return self.model.resources[row] if 0 <= row < len(self.model.resources) else None

    def _choose_again(self, chosen: Resource | None) -> None:
        """Keep what was chosen when the same lesson is shown anew, because a package came, say."""
        for row, resource in enumerate(self.model.resources):
            if chosen is not None and (resource.package_id, resource.sha256) == (chosen.package_id, chosen.sha256):
                self.list.setCurrentIndex(self.model.index(row))

    def _activate(self, index: QModelIndex) -> None:
        resource = self.model.resources[index.row()]
        if resource.extent is not None:
            self.teach_from_requested.emit(resource.sha256)

    def _remove_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.own:
            self.remove_requested.emit(chosen.package_id)

    def _bring_back(self) -> None:
        self._can_undo = False
        self._show_buttons()
        self.undo_requested.emit()

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        own = chosen is not None and chosen.own
        here = any(resource.extent is not None for resource in self.model.resources)
        self._remove.setVisible(own)
        self._undo.setVisible(self._can_undo and not own)
        self._share.setVisible(not own and not self._can_undo)
        self._share.setEnabled(here)
        self._add.setEnabled(bool(self._lesson))

    def _fit(self) -> None:
        self.list.setFixedHeight(self._delegate.high() + 30)
        self.list.setGridSize(QSize())
        self.list.doItemsLayout()

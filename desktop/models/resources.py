"""The resources of one lesson, with their thumbnails and lengths as these become known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from catalogue.records import Resource
from desktop.formats import clock_text, role_text
from desktop.language_names import language_text

Index = QModelIndex | QPersistentModelIndex
RESOURCE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ShownResource:
    """A resource as the list shows it; ``duration`` as its package states it, else as it was found."""

    resource: Resource
    title: str
    image: QImage | None
    facts: str


class ResourceModel(QAbstractListModel):
    """Resources in the order in which they are taught."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources: Sequence[Resource] = ()
        self._known: dict[str, tuple[QImage | None, float | None]] = {}
        self.language = "zh_CN"

    @property
    def resources(self) -> Sequence[Resource]:
        """What is shown."""
        return self._resources

    def show_resources(self, resources: Sequence[Resource]) -> None:
        """Show the resources of another lesson."""
        self.beginResetModel()
        if {r.sha256 for r in resources} != {r.sha256 for r in self._resources}:
            self._known = {}
        self._resources = resources
        self.endResetModel()

    def show_known(self, sha256: str, image: QImage | None, duration: float | None) -> None:
        """Show what is known now of the resources with these bytes."""
        self._known[sha256] = (image, duration)
        for number, resource in enumerate(self._resources):
            if resource.sha256 == sha256:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of resources."""
        return 0 if parent is not None and parent.isValid() else len(self._resources)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a resource's title, all that is shown of it, or the words that are read aloud."""
        if not index.isValid():
            return None
        shown = self._shown(self._resources[index.row()])
        if role == RESOURCE_ROLE:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{shown.title}, {shown.facts}"
        return shown.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def _shown(self, resource: Resource) -> ShownResource:
        image, duration = self._known.get(resource.sha256, (None, None))
        title = resource.title.in_language(self.language) or resource.member.rpartition("/")[2]
        length = resource.duration or duration
        facts = [self.tr("mine")] if resource.own else []
        facts += [role_text(resource.role)]
        facts += [clock_text(length)] if length else []
        facts += [language_text(resource.language)] if resource.language else []
        facts += [] if resource.extent is not None else [self.tr("not here yet")]
        return ShownResource(resource, title, image, " · ".join(facts))

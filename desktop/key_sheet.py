"""The table of keys on paper: one page A4, as a PDF, to hang beside the blackboard."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desktop.shortcuts import GROUPS, group_texts, rows
from desktop.theme.style import FACES

_RESOLUTION = 300


def default_path() -> Path:
    """Return where the table is kept: among the documents of whoever uses the PC."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder or Path.home()) / f"{_tr('Skylesson keys')}.pdf"


def sheet_text() -> str:
    """Return the table in HTML, in the language of the window."""
    parts = [f"<h1>{_tr('Skylesson: keys while teaching')}</h1><table width='100%'>"]
    for heading, group in zip(group_texts(), GROUPS, strict=True):
        parts.append(f"<tr><td colspan='2'><h3>{heading}</h3></td></tr>")
        parts += [f"<tr><td width='22%'><b>{key}</b></td><td>{escape(text)}</td></tr>" for key, text in rows(group)]
    clicker = _tr("A clicker works as well: forward, back, start and stop, black.")
    return "".join([*parts, f"</table><p>{clicker}</p>"])


def write_sheet(text: str, path: Path) -> Path:
    """Write the PDF; runs away from the window's thread.

    Raises:
        OSError: it cannot be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb"):  # QPdfWriter does not say why it cannot write
        pass
    writer = QPdfWriter(str(path))
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(15, 10, 15, 10),
                    QPageLayout.Unit.Millimeter)
    )  # fmt: skip
    document = QTextDocument()
    faces = ", ".join(f"'{face}'" for face in FACES)
    document.setDefaultStyleSheet(f"* {{ font-family: {faces}; font-size: 9pt; }} h1 {{ font-size: 15pt; }}"
                                  "h3 { font-size: 10pt; margin: 2px; }")  # fmt: skip
    document.setHtml(text)
    document.setPageSize(writer.pageLayout().paintRectPixels(_RESOLUTION).size().toSizeF())
    document.documentLayout().setPaintDevice(writer)
    document.print_(writer)
    return path


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeySheet", text)

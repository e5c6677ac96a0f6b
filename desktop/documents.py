"""Pictures, PDF pages and covers, read from extents. All of it is slow and runs away from the window's thread."""

import io
import threading
from typing import Protocol

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from tinytag import TinyTag, TinyTagException

from catalogue.records import Extent, Resource
from desktop.animation import StillFrame
from desktop.extent_file import ExtentFile
from desktop.kinds import DocumentError, Kind, kind_of
from desktop.prepared import Prepared
from desktop.text_pages import TextPages

LARGEST = QSize(1920, 1080)
"""Stills are made no larger: a projector shows no more."""

_LARGEST_PICTURE_FILE = 64 * 2**20
_MOST_FRAMES, _MOST_PIXELS = 500, 48_000_000
"""Of an animation; 48 million pixels take 192 MB. A larger one stands still."""


def load_picture(extent: Extent) -> QImage:
    """Return a picture turned as its camera says, no larger than LARGEST.

    Raises:
        DocumentError: it cannot be read or is no picture.
    """
    return _decoded(_bytes_of(extent))


def load_frames(extent: Extent) -> list[StillFrame]:
    """Return the frames of a picture as ``load_picture`` does: one, or those of an animation that is not too large.

    Raises:
        DocumentError: it cannot be read or is no picture.
    """
    return _frames(_bytes_of(extent), _MOST_FRAMES)


def load_cover(extent: Extent) -> QImage | None:
    """Return the cover in a sound file, None when it has none that can be shown."""
    try:
        with io.BufferedReader(ExtentFile(extent)) as file:
            image = TinyTag.get(file_obj=file, image=True).images.any
        return None if image is None or image.data is None else _decoded(image.data)
    except (OSError, TinyTagException, DocumentError, ValueError):
        return None


def open_document(resource: Resource, extent: Extent, prepared: Prepared | None) -> "Document":
    """Open what has pages: a PDF, a text, or an office document, of which a PDF is made the first time.

    Raises:
        DocumentError: it cannot be shown; the reason says why.
    """
    kind = kind_of(resource)
    if kind is Kind.TEXT:
        return TextPages(_bytes_of(extent), resource.member)
    if kind is Kind.SLIDES:
        if prepared is None:
            raise DocumentError("cannot-show")
        return Pages(prepared.pdf(resource, extent))
    return Pages(extent)


class Document(Protocol):
    """An open document. ``count`` is how many pages it has, at least one."""

    count: int

    def render(self, number: int) -> QImage:
        """Return a page, from 0. Raises DocumentError when it is damaged."""

    def close(self) -> None:
        """Let go of the file."""


class Pages:
    """An open PDF document. PDFium is not thread-safe even across documents, so one lock serves all of them."""

    _lock = threading.Lock()

    def __init__(self, extent: Extent) -> None:
        """Open the document.

        Raises:
            DocumentError: it is damaged, locked, or cannot be read.
        """
        try:
            file = io.BufferedReader(ExtentFile(extent))
        except OSError as error:
            raise DocumentError("missing") from error
        with self._lock:
            try:
                self._document = pypdfium2.PdfDocument(file, autoclose=True)
                self.count = len(self._document)
            except pypdfium2.PdfiumError as error:
                file.close()
                raise DocumentError("needs-password" if "password" in str(error).lower() else "unplayable") from error
        if not self.count:
            raise DocumentError("unplayable")

    def render(self, number: int) -> QImage:
        """Return a page, from 0, as large as fits into LARGEST.

        Raises:
            DocumentError: the page is damaged.
        """
        with self._lock:
            try:
                page = self._document[number]
                width, height = page.get_size()
                scale = min(LARGEST.width() / width, LARGEST.height() / height)
                bitmap = page.render(scale=scale, prefer_bgrx=True)
            except (pypdfium2.PdfiumError, ZeroDivisionError) as error:
                raise DocumentError("unplayable") from error
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return image.copy()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._document.close()


def _bytes_of(extent: Extent) -> bytes:
    if extent.size > _LARGEST_PICTURE_FILE:
        raise DocumentError("cannot-show")
    try:
        with ExtentFile(extent) as file:
            return file.readall() or b""
    except OSError as error:
        raise DocumentError("missing") from error


def _decoded(data: bytes) -> QImage:
    return _frames(data, most=1)[0].image


def _frames(data: bytes, most: int) -> list[StillFrame]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > LARGEST.width() or size.height() > LARGEST.height()):
        size = size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size)
    # A page of a TIFF is no frame: only what says that it moves is read on.
    fits = reader.supportsAnimation() and size.width() * size.height() * reader.imageCount() <= _MOST_PIXELS
    frames: list[StillFrame] = []
    while len(frames) < (most if fits else 1) and not (image := reader.read()).isNull():
        frames.append(StillFrame(_on_paper(image), reader.nextImageDelay()))
    del reader  # some formats look into the buffer when the reader goes, so it goes first
    if not frames:
        raise DocumentError("unplayable")
    return frames


def _on_paper(image: QImage) -> QImage:
    """Return a picture without transparency, on white: drawings with black lines would not be seen on black."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper

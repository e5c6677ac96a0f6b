"""The languages of lessons by their own names, so that whoever speaks one can read it (docs/decisions/0052)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLayout


def _tr(text: str) -> str:
    return QCoreApplication.translate("LanguageNames", text)


def language_text(code: str) -> str:
    """Return a language by its own name, or as the window would say it where no font can show that."""
    own = {
        "zh": "中文",
        "en": "English",
        "bo": "བོད་ཡིག",
        "ug": "ئۇيغۇرچە",
        "mn": "ᠮᠣᠩᠭᠣᠯ",
        "kk": "قازاقشا",
    }.get(code, code)
    if own.isascii() or code == "zh" or _can_be_read(own):
        return own
    return {
        "bo": _tr("Tibetan"),
        "ug": _tr("Uyghur"),
        "mn": _tr("Mongolian"),
        "kk": _tr("Kazakh"),
    }.get(code, own)


def _can_be_read(text: str) -> bool:
    """Tell whether some font has every letter: glyph 0 is the empty box (OpenType, table cmap)."""
    layout = QTextLayout(text)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())

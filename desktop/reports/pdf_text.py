"""Text in a PDF that can be searched and copied as it was written.

Qt notes for each glyph which character it stands for (the ToUnicode map: ISO 32000-1, 9.10.3). It takes the first one
that the font has for the glyph, and none for a glyph that the font only puts in another's place. CJK fonts share glyphs
between radicals and the characters that look the same (Unicode, EquivalentUnifiedIdeograph.txt), and keep digits and
joined letters for some languages in glyphs of their own.
"""

import re
import unicodedata
from pathlib import Path

from PySide6.QtGui import QFont

_RADICALS = (
    "⺂⺃⺅⺉⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺭⺯⺰⺱⺹⺺⺾⻂⻅⻆⻈⻉"
    "⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳⼾"
)
_CHARACTERS = (
    "乛乚亻刂尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭礻糹纟罓耂肀艹衤见角讠贝"
    "车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟户"
)
_KANGXI = range(0x2F00, 0x2FD6)
"""Radicals whose characters Unicode's own tables name."""

_MEANT = {
    "\t": " ",
    "\u2012": "\u2013",  # dashes
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **dict(zip(_RADICALS, _CHARACTERS, strict=True)),
}
_CODES = {f"<{ord(taken):04X}>".encode(): f"<{ord(meant):04X}>".encode() for taken, meant in _MEANT.items()}
_MAP, _LIST = re.compile(rb"begincmap.*?endcmap", re.DOTALL), re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<[0-9A-F]{4}>")


def for_paper(face: QFont) -> QFont:
    """Return the same face with one glyph for each character."""
    made = QFont(face)
    for feature in ("locl", "liga"):
        made.setFeature(QFont.Tag(feature), 0)
    return made


def name_characters(path: Path) -> None:
    """Let a PDF that Qt has written name the characters that were meant. No byte of it moves.

    Raises:
        OSError: it cannot be read or written.
    """
    written = path.read_bytes()
    named = _MAP.sub(lambda found: _LIST.sub(_name_list, found.group()), written)
    if named != written:
        path.write_bytes(named)


def _name_list(found: re.Match[bytes]) -> bytes:
    return _CODE.sub(lambda code: _CODES.get(code.group(), code.group()), found.group())

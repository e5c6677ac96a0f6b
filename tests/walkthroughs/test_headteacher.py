"""The headteacher, who has a register to hand in, prints the month."""

import shutil
import subprocess
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.walkthroughs.person import Person


def test_headteacher(person: Person, tmp_path: Path) -> None:
    """Mark two lessons that were taught without the computer, choose the month, write the register, read the paper."""
    person.waits_to_read("今天")
    person.key("ctrl+2")
    for following in ("听听声音", "色彩的冷与暖"):
        person.click("标为已上")
        person.waits_to_read(f"“{following}”")
    person.key("ctrl+4")
    person.click("本月")
    person.waits_to_read("2 / ")
    person.picture("usage")
    person.click("导出")
    # Qt tells nobody what is in a menu that has dropped down; the paper to sign is its second line.
    person.pause()
    person.picture("menu")
    person.key("Down", "Down", "Return")
    person.waits_to_read("文件名")
    paper = tmp_path / "month.pdf"
    person.type(str(paper))
    person.key("Return")
    person.waits_to_read(f"{paper}")
    assert person.reads("打开") is not None
    person.picture("written")
    text = read_paper(paper)
    month = datetime.now(UTC).astimezone()
    for words in ("空中课堂教学登记表", "起止日期", f"{month.year}/{month.month}/1", "听听声音", "手工登记"):
        assert words in text, words
    assert "Taught" not in text
    assert len(text.split("\f")) - 1 >= 2


def read_paper(paper: Path) -> str:
    """Return the words of a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("not installed: pdftotext")
    said = subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True, text=True).stdout
    # Fonts have some signs twice, as a sign and as a part of others; a reader sees no difference.
    return unicodedata.normalize("NFKC", said)

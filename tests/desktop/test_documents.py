"""Tests of what has pages: office documents made into PDF, texts in any charset, and what is said when it cannot be."""

import hashlib
import os
import time
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from catalogue.records import Extent, Resource, Role
from desktop import office
from desktop.charsets import decoded
from desktop.documents import open_document
from desktop.extent_file import ExtentFile
from desktop.jobs import Jobs
from desktop.kinds import DocumentError, Kind, kind_of
from desktop.prepared import Prepared
from desktop.showing import Showing
from desktop.text_pages import HEIGHT, WIDTH
from tests.desktop import offices
from tests.desktop.samples import resource

pytestmark = pytest.mark.usefixtures("qapp")

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path / "prepared")


def text(path: Path, content: bytes, media_type: str = "text/plain") -> Resource:
    path.write_bytes(content)
    return resource(path, media_type, Role.WORKSHEET)


def of(one: Resource) -> Extent:
    assert one.extent is not None
    return one.extent


def dark(image: QImage) -> int:
    """How many of every ninth pixel are dark."""
    places = ((x, y) for y in range(0, image.height(), 3) for x in range(0, image.width(), 3))
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x, y in places)


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, media: Path) -> Path:
    return offices.install(tmp_path, media / "lesson.pdf", monkeypatch)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
class TestWithAnOffice:
    def test_slides_are_made_into_pages_once(self, prepared: Prepared, fake_office: Path, tmp_path: Path) -> None:
        slides = text(tmp_path / "课件.pptx", b"slides", SLIDES)
        for _ in range(2):
            document = open_document(slides, of(slides), prepared)
            assert document.count == 3
            assert document.render(1).width() > 700
            document.close()
        assert len(fake_office.read_text().split()) == 1
        other = text(tmp_path / "other.pptx", b"others", SLIDES)
        open_document(replace(other, sha256=slides.sha256), of(other), prepared).close()
        assert len(fake_office.read_text().split()) == 2, "the bytes count, not what a manifest says of them"

    def test_what_was_opened_once_is_not_read_again_unless_it_changed(
        self, prepared: Prepared, fake_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        slides = text(tmp_path / "课件.pptx", b"slides", SLIDES)
        first = prepared.pdf(slides, of(slides))
        reading = Mock(wraps=ExtentFile)
        monkeypatch.setattr("desktop.prepared.ExtentFile", reading)
        assert [prepared.pdf(slides, of(slides)) for _ in range(3)] == [first] * 3
        assert reading.call_count == 0
        prepared.clear()
        assert prepared.pdf(slides, of(slides)) == first, "what was thrown away is made again"
        assert len(fake_office.read_text().split()) == 2
        changed = (tmp_path / "课件.pptx").stat().st_mtime_ns + 1_000_000
        (tmp_path / "课件.pptx").write_bytes(b"SLIDES")  # mended in its place, as long as before
        os.utime(tmp_path / "课件.pptx", ns=(changed, changed))
        assert prepared.pdf(slides, of(slides)).path != first.path
        (tmp_path / "课件.pptx").unlink()
        with pytest.raises(DocumentError, match="missing"):
            prepared.pdf(slides, of(slides))

    def test_a_great_many_names_are_not_remembered(
        self, prepared: Prepared, fake_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("desktop.prepared._MOST_NAMES", 2)
        for number in range(5):
            slides = text(tmp_path / f"{number}.pptx", b"%d" % number, SLIDES)
            prepared.pdf(slides, of(slides))
            assert 1 <= len(prepared._names) <= 2
        assert len(fake_office.read_text().split()) == 5

    def test_one_that_cannot_be_read_says_so(self, prepared: Prepared, fake_office: Path, tmp_path: Path) -> None:
        del fake_office
        slides = text(tmp_path / "a.ppt", b"fail", "application/vnd.ms-powerpoint")
        with pytest.raises(DocumentError, match="no-pages"):
            prepared.pdf(slides, of(slides))
        assert list((tmp_path / "prepared").iterdir()) == []

    def test_one_that_takes_for_ever_is_ended(self, fake_office: Path, tmp_path: Path) -> None:
        del fake_office
        (tmp_path / "a.ppt").write_bytes(b"wait")
        started = time.monotonic()
        with pytest.raises(DocumentError, match="takes-too-long"):
            office.to_pdf(tmp_path / "a.ppt", tmp_path / "a.pdf", office.Run(lambda: False, seconds=0.3))
        assert time.monotonic() - started < 3
        assert not (tmp_path / "a.pdf").exists()

    def test_the_end_of_the_program_ends_it(self, prepared: Prepared, fake_office: Path, tmp_path: Path) -> None:
        del fake_office
        prepared.end()
        slides = text(tmp_path / "a.ppt", b"wait", SLIDES)
        with pytest.raises(DocumentError, match="cancelled"):
            prepared.pdf(slides, of(slides))

    def test_one_that_is_opened_waits_for_none_that_is_made_for_nobody(
        self, prepared: Prepared, fake_office: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        jobs = Jobs()
        pages: list[int] = []
        showing = Showing(jobs)
        showing.prepared = prepared
        showing.page_changed.connect(lambda _page, count: pages.append(count))
        ready, opened = (text(tmp_path / f"{name}.pptx", name.encode(), SLIDES) for name in ("ready", "opened"))
        open_document(ready, of(ready), prepared).close()
        later = text(tmp_path / "later.pptx", b"slow", SLIDES)
        showing.make_ready([later, opened])
        qtbot.waitUntil(lambda: len((tmp_path / "begun").read_text().split()) == 2)
        for number, one in enumerate((ready, opened), 1):
            started = time.monotonic()
            showing.open(one, of(one))
            qtbot.waitUntil(lambda number=number: len(pages) == number)  # type: ignore[misc]
            assert time.monotonic() - started < 0.8
            showing.leave()
        # What was given up for these is made after them.
        qtbot.waitUntil(lambda: len(list((tmp_path / "prepared").glob("*.pdf"))) == 3)
        assert len(fake_office.read_text().split()) == 3, "each is made once"
        jobs.shutdown()

    def test_pictures_are_shown_while_a_document_is_made(
        self, prepared: Prepared, fake_office: Path, tmp_path: Path, media: Path, qtbot: QtBot
    ) -> None:
        del fake_office
        jobs = Jobs()
        stills: list[QImage] = []
        making: list[bool] = []
        showing = Showing(jobs)
        showing.prepared = prepared
        showing.still.connect(stills.append)
        showing.making.connect(making.append)
        slides = text(tmp_path / "a.ppt", b"wait", SLIDES)
        showing.make_ready([slides])
        showing.open(slides, of(slides))
        assert making == [True]
        showing.leave()
        picture = resource(media / "fruit.jpg", "image/jpeg", Role.PICTURE)
        showing.open(picture, of(picture))
        qtbot.waitUntil(lambda: len(stills) == 1, timeout=2000)
        assert making == [True, False]
        prepared.end()
        jobs.shutdown()


def test_without_an_office_it_says_what_can_be_done(
    prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slides = text(tmp_path / "a.pptx", b"slides", SLIDES)
    monkeypatch.setattr(office, "converter", lambda: None)
    for installed, reason in ((True, "open-outside"), (False, "no-office")):
        monkeypatch.setattr(office, "opens_outside", lambda _ending, installed=installed: installed)
        with pytest.raises(DocumentError, match=reason):
            prepared.pdf(slides, of(slides))


@pytest.mark.corpus
@pytest.mark.skipif(office.converter() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["testPPT.ppt", "testPPT.pptx", "testMasterFooter.odp"])
def test_real_slides_are_shown(prepared: Prepared, corpus: Path, name: str) -> None:
    slides = resource(corpus / "documents" / name, "", Role.SLIDES)
    document = open_document(slides, of(slides), prepared)
    assert dark(document.render(0)) > 100
    document.close()


def test_a_text_is_shown_large_page_by_page(prepared: Prepared, tmp_path: Path) -> None:
    long = "\n".join(f"第{number}行：床前明月光，疑是地上霜。" for number in range(60)).encode("gb18030")
    document = open_document(text(tmp_path / "诗.txt", long), Extent(tmp_path / "诗.txt", 0, len(long)), prepared)
    assert 3 <= document.count <= 6
    first, last = document.render(0), document.render(document.count - 1)
    assert (first.width(), first.height()) == (WIDTH, HEIGHT)
    assert dark(first) > 2000
    assert first != last
    document.close()


def test_a_short_text_fills_its_page_and_stays_on_it(prepared: Prepared, tmp_path: Path) -> None:
    lines = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。"

    def lowest(content: str) -> int:
        page = text(tmp_path / "诗.txt", content.encode())
        document = open_document(page, of(page), prepared)
        assert document.count == 1
        image = document.render(0)
        document.close()
        rows = range(0, image.height(), 4)
        return max(y for y in rows if any(QColor(image.pixel(x, y)).lightness() < 128 for x in range(0, WIDTH, 4)))

    assert 0.4 * HEIGHT < lowest(lines) < 0.6 * HEIGHT
    for count in (10, 14):  # too many for the largest letters, and still one page
        assert 0.7 * HEIGHT < lowest("\n".join([lines.split(maxsplit=1)[0]] * count)) < HEIGHT - 60


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<h1>Title</h1><script>document.write('x'.repeat(99999))</script><img src='file:///etc/hosts'>"),
        ("a.md", "# 标题\n\n* 一\n* 二\n".encode()),
        ("empty.txt", b""),
        ("noise.txt", bytes(range(256)) * 40),
    ],
)
def test_whatever_a_text_holds_it_is_one_or_more_pages(
    prepared: Prepared, tmp_path: Path, name: str, content: bytes
) -> None:
    page = text(tmp_path / name, content, "")
    assert kind_of(page) is Kind.TEXT
    document = open_document(page, of(page), prepared)
    assert 1 <= document.count < 20
    document.render(document.count - 1)
    document.close()


CHINESE = "1\n00:00:01,000 --> 00:00:02,000\n同学们，你们好！我们今天学习春天的歌。\n"
TRADITIONAL = "1\n00:00:01,000 --> 00:00:02,000\n同學們早安，請打開課本，我們今天學習聲音。\n"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_chinese_is_read_in_every_charset(charset: str) -> None:
    assert decoded(CHINESE.replace("\n", "\r\n").encode(charset)) == CHINESE


def test_traditional_chinese_is_told_from_simplified() -> None:
    assert decoded(TRADITIONAL.encode("big5")) == TRADITIONAL
    assert decoded(TRADITIONAL.encode("gb18030")) == TRADITIONAL
    assert decoded(b"caf\xe9 na\xefve, \x93quoted\x94") == "café naïve, “quoted”"


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["big5", "gb2312", "gbk"])
def test_the_texts_of_the_corpus_are_read_right(corpus: Path, name: str) -> None:
    folder = corpus / "chinese-text"
    right = (folder / f"{name}-utf8.txt").read_text(encoding="utf-8")
    assert decoded((folder / f"{name}.txt").read_bytes()) == right


def test_a_subtitle_is_kept_in_utf_8_under_the_hash_of_its_bytes(prepared: Prepared, tmp_path: Path) -> None:
    data = CHINESE.encode("gbk")
    subtitle = text(tmp_path / "lesson.zh.srt", data, "application/x-subrip")
    made = prepared.subtitle(subtitle, of(subtitle), "zh")
    assert made.name == f"{hashlib.sha256(data).hexdigest()[:32]}.zh.srt"
    assert made.read_text(encoding="utf-8") == CHINESE
    assert prepared.subtitle(subtitle, of(subtitle), "zh") == made
    prepared.clear()
    with pytest.raises(DocumentError):
        prepared.subtitle(subtitle, Extent(tmp_path / "gone", 0, 10), "zh")


def test_what_was_made_first_goes_when_there_is_too_much(prepared: Prepared, tmp_path: Path) -> None:
    folder = tmp_path / "prepared"
    prepared.tidy()
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.pdf").write_bytes(bytes(100))
        os.utime(folder / f"{number}.pdf", (number, number))
    (folder / "copies").mkdir()
    (folder / "document-7.ppt").write_bytes(bytes(900))
    (folder / "5.pdf.new7").write_bytes(bytes(900))
    prepared.tidy(250)
    assert sorted(path.name for path in folder.iterdir()) == ["3.pdf", "4.pdf", "copies"]
    prepared.tidy()
    assert len(list(folder.iterdir())) == 3


def test_how_loud_it_is_is_measured_once(prepared: Prepared, media: Path) -> None:
    sound = resource(media / "bear.mp3", "audio/mpeg", Role.AUDIO)
    asked: list[Extent] = []

    def measure(extent: Extent) -> float | None:
        asked.append(extent)
        return -23.5

    assert [prepared.loudness(sound, of(sound), measure) for _ in range(2)] == [-23.5, -23.5]
    assert len(asked) == 1

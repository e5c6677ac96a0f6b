"""Tests of the logs: bounded, with facts, silent about a disk that refuses; data in them can be told from our words."""

import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import logs
from desktop.log_lines import LineFormatter, place_of
from desktop.logs import ALL, ERRORS, RECEIVING, keep_logs
from desktop.scrubbing import Scrubber
from sync.errors import NoSpaceError
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def no_handler_stays() -> Iterator[None]:
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()


def line_of(message: str, *values: object, error: BaseException | None = None, name: str = "sync.importer") -> str:
    about = None if error is None else (type(error), error, error.__traceback__)
    record = logging.LogRecord(name, logging.INFO, "x.py", 1, message, values, about)
    return LineFormatter().format(record)


@pytest.mark.expects_warnings
def test_receiving_and_errors_have_logs_of_their_own(tmp_path: Path) -> None:
    keep_logs(tmp_path)
    logging.getLogger("sync.importer").info("%s is in", Path("周一.7z"))
    logging.getLogger("desktop.app").warning("%d are amiss", 3)
    logging.getLogger("desktop.app").info("plain")
    [received] = (tmp_path / "logs" / RECEIVING).read_text(encoding="utf-8").splitlines()
    [amiss] = (tmp_path / "logs" / ERRORS).read_text(encoding="utf-8").splitlines()
    assert received.endswith("INFO sync.importer: «周一.7z» is in")
    assert amiss.endswith("WARNING desktop.app: 3 are amiss")
    assert len((tmp_path / "logs" / ALL).read_text(encoding="utf-8").splitlines()) == 3


def test_logs_are_bounded_and_the_newest_lines_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "BYTES", 2000)
    keep_logs(tmp_path)
    for number in range(400):
        logging.getLogger("sync.watch").info("look number %d", number)
    files = {path.name: path.stat().st_size for path in (tmp_path / "logs").iterdir()}
    assert set(files) == {ALL, *(f"{ALL}.{number}" for number in (1, 2, 3)), RECEIVING, f"{RECEIVING}.1"}
    assert max(files.values()) <= 2000
    assert "look number 399" in (tmp_path / "logs" / ALL).read_text(encoding="utf-8")


def test_a_disk_that_is_full_and_a_folder_that_cannot_be_made_say_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = tmp_path / "full"
    (full / "logs").mkdir(parents=True)
    for name in (ALL, RECEIVING):
        (full / "logs" / name).symlink_to("/dev/full")
    keep_logs(full)
    (tmp_path / "refuses").mkdir()
    (tmp_path / "refuses" / "logs").write_text("a file in its place")
    keep_logs(tmp_path / "refuses")
    for _ in range(500):
        logging.getLogger("sync.watch").info("x" * 100)
    assert capsys.readouterr().err == ""


def test_the_program_writes_what_it_received(tmp_path: Path) -> None:
    (tmp_path / "王老师.7z").write_bytes(b"not a 7z at all, but long enough for a header")
    library = tmp_path / "library"
    command = [sys.executable, "-m", "desktop", "import", str(tmp_path / "王老师.7z"), "--library", str(library)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60).returncode == 1
    said = (library / "logs" / RECEIVING).read_text(encoding="utf-8")
    assert "王老师.7z» from given: refused «not-an-archive»" in said
    scrubbed = Scrubber(known=["not-an-archive"]).log(said)
    assert "<1.7z> from given: refused not-an-archive {" in scrubbed
    assert "王" not in scrubbed
    assert str(tmp_path) not in scrubbed


def test_errors_are_told_by_type_codes_numbers_and_places() -> None:
    with pytest.raises(NoSpaceError) as caught:
        raise NoSpaceError(Path("/home/li/课.7z"), needed=5, free=2) from OSError(28, "no space", "/home/li/课.7z")
    said = line_of("not taken in: %s", caught.value, error=caught.value)
    head, at, what, behind = said.splitlines()
    assert head.endswith(
        "not taken in: NoSpaceError no-space {needed=5, free=2} «课.7z: no-space needed=5, free=2»"
    )  # fmt: skip
    assert at.startswith("  at python/test_logs.py:")
    assert what.startswith("  NoSpaceError no-space")
    assert behind.startswith("  after OSError ENOSPC «")
    scrubbed = Scrubber().log(said)
    assert scrubbed.count("{needed=5, free=2} <1>") == 2
    assert "ENOSPC" in scrubbed
    assert "li" not in scrubbed.replace("line", "")


@pytest.mark.parametrize("hostile", ["a» b", "a\n2026-11-24T08:00:00.000+08:00 INFO s: Zhang", "«a»", "a\r  at Zhang"])
def test_data_cannot_end_its_marks_nor_its_line(hostile: str) -> None:
    said = line_of("%s came", hostile)
    assert len(said.splitlines()) == 1
    assert Scrubber().log(said).endswith("INFO sync.importer: <1> came\n")


def test_what_other_libraries_say_and_what_has_another_form_is_left_out() -> None:
    assert Scrubber().log(line_of("opened %s", "secret", name="watchdog")).endswith("watchdog: <1>\n")
    assert Scrubber().log("Zhang wrote this\n") == "(1 lines of another form are left out)\n"


def test_one_text_has_one_number_and_names_go_wherever_they_stand() -> None:
    scrubber = Scrubber({"school": ["希望小学"], "teacher": ["Li"], "class": ["四（1）班"]})
    assert scrubber.log("\n".join(line_of("%s %s", *pair) for pair in ("ab", "ba"))).count("<1>") == 2
    assert scrubber.text("希望小学 and li, in Library of 四（1）班") == "<school> and <teacher>, in Library of <class>"
    assert scrubber.text("某人") == "…"


def test_a_large_library_has_many_names_and_a_long_log_is_handed_on_all_the_same() -> None:
    names = [f"王老师{number}" for number in range(3000)] + [f"Teacher{number} Li" for number in range(3000)]
    said = "\n".join(line_of("%s from %s: %d bytes, nobody says Teacher7 Li", "a.7z", "b", n) for n in range(4000))
    started = time.monotonic()
    scrubbed = Scrubber({"author": names}).log(said)
    assert time.monotonic() - started < 10  # one pattern of all names took 20 s a megabyte
    assert scrubbed.count("nobody says <author>") == 4000


def test_places_are_told_without_the_folders_of_a_computer() -> None:
    assert place_of(str(ROOT / "desktop" / "app.py")) == "desktop/app.py"
    assert place_of("/home/li/.venv/lib/python3.11/site-packages/py7zr/io.py") == "py7zr/io.py"
    assert place_of("/home/li/threading.py") == "python/threading.py"
    assert place_of("desktop/app.py") == "desktop/app.py"  # as a frozen program has it
    assert place_of("<frozen runpy>") == "<frozen runpy>"

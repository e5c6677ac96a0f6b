"""Tests of the register: what older versions wrote is carried over, and nothing is changed or lost on the way."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from catalogue.entries import Ending, Entry, Kind
from catalogue.school import FILE_NAME, School
from catalogue.usage_log import UsageFilter
from catalogue.usage_range import DayRange

OLD = """
DROP TABLE record; DROP TABLE head; DROP TABLE live; DROP TABLE machine;
CREATE TABLE usage (id INTEGER NOT NULL PRIMARY KEY, lesson_id TEXT NOT NULL, started TEXT NOT NULL,
  shown_seconds REAL NOT NULL, completed INTEGER NOT NULL, open INTEGER NOT NULL, marked INTEGER NOT NULL,
  reason TEXT NOT NULL, class_id INTEGER NOT NULL DEFAULT 0);
CREATE INDEX usage_lesson_id ON usage (lesson_id);
INSERT INTO usage VALUES
  (1, 'english-4-1-01', '2026-09-01T08:30:00+08:00', 1500.25, 1, 0, 0, '', 2),
  (2, 'art-4-1-01', '2026-09-02T08:30:00+08:00', 42.0, 0, 1, 0, '', 0),
  (3, 'music-4-1-01', '2026-09-03T08:30:00+08:00', 0.0, 1, 0, 1, '吹号', 2);
PRAGMA user_version = 2
"""


def test_what_version_2_wrote_is_chained_and_marked_as_carried_over(tmp_path: Path) -> None:
    School.open(tmp_path).close()
    (tmp_path / "register.head").unlink(missing_ok=True)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database, database:
        database.executescript(OLD)
    for _ in range(2):  # opening it again carries nothing over again
        school = School.open(tmp_path)
        english, art, music = [record.entry for record in school.register.records()]
        assert (english.kind, english.class_id, english.shown, english.ending) == (
            Kind.HOUR,
            2,
            1_500_250,
            Ending.ENDED,
        )
        assert (art.ending, art.taught, art.shown) == (Ending.CUT, False, 42_000)
        assert (music.kind, music.reason, music.taught) == (Kind.MARK, "吹号", True)
        assert all(entry.carried for entry in (english, art, music))
        assert school.taught() == {"english-4-1-01", "music-4-1-01"}
        assert school.taught_by_class().by(2) == {"english-4-1-01", "music-4-1-01"}
        school.close()
    assert (tmp_path / "backups" / "school-schema2.db").is_file()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database:
        assert not list(database.execute("SELECT 1 FROM sqlite_master WHERE name LIKE 'usage%'"))


def test_questions_narrow_by_days_class_and_subject(tmp_path: Path) -> None:
    school = School.open(tmp_path)
    hour = Entry(Kind.HOUR, "art-4-1-01", "art", 1, "四(1)班", started="2026-09-30T23:59:00+08:00", taught=True)
    showing = replace(hour, kind=Kind.SHOWING, resource="a" * 64)
    school.register.add([showing, hour, replace(hour, started="2026-10-01T00:00:00+08:00", subject="music")])
    september = DayRange(date(2026, 9, 1), date(2026, 9, 30))
    log = school.log
    assert [line.started[:10] for line in log.hours(UsageFilter(september))] == ["2026-09-30"]
    assert log.count(UsageFilter(september)) == len(list(log.entries(UsageFilter(september)))) == 2
    assert log.hours(UsageFilter(class_name="五(1)班")) == []
    assert [line.subject for line in log.hours(UsageFilter(subject="music"))] == ["music"]
    assert log.shown_resources(UsageFilter()) == {"a" * 64}
    school.close()


def test_a_beat_after_the_end_and_a_second_end_change_nothing(tmp_path: Path) -> None:
    school = School.open(tmp_path)
    entry = Entry(Kind.HOUR, "art-4-1-01", "art", started=datetime(2026, 9, 1, tzinfo=UTC).isoformat())
    number = school.register.begin(entry)
    school.register.end(number, replace(entry, shown=5000, ending=Ending.ENDED))
    school.register.beat(number, replace(entry, shown=9000))
    school.register.end(number, replace(entry, shown=9000))
    assert [record.entry.shown for record in school.register.records()] == [5000]
    assert school.register.entry(number) is None
    school.register.add([])
    assert school.log.count(UsageFilter()) == 1
    school.close()

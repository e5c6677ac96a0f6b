"""Write the public calendar that the program ships, from the library ``holidays`` (docs/decisions/0025).

Run it when the library has a new year: ``python tools/china_calendar.py``. ``--check`` writes nothing and exits with 1
when the file is not what the library says now.
"""

import argparse
import csv
import io
import re
from datetime import date, datetime
from pathlib import Path

from holidays.countries.china import China

FILE = Path(__file__).resolve().parents[1] / "catalogue" / "calendar" / "china.csv"
YEARS = range(2025, 2033)
COLUMNS = ("date", "free", "like", "name_zh", "name_en")
_INSTEAD = re.compile(r"substituted from (\d\d/\d\d/\d{4})")
_LOOSE = re.compile(r"\s*[（(](补假|observed|推定|estimated).*?[）)]")
_MAKE_UP = ("补班", "Make-up day")


def table() -> str:
    """Return the calendar as CSV: free days, and weekend days that are taught instead of one."""
    english, chinese = China(years=YEARS, language="en_US"), China(years=YEARS, language="zh_CN")
    rows: list[tuple[str, str, str, str, str]] = []
    name_zh = name_en = ""
    for day in sorted(english):
        instead = _INSTEAD.search(english[day])
        if instead is None:
            name_zh, name_en = (_LOOSE.sub("", chinese[day]), _LOOSE.sub("", english[day]))
        else:
            # A day off in exchange has the name of the holiday before it, and says which day is taught for it.
            taught = datetime.strptime(instead.group(1), "%m/%d/%Y").date()  # noqa: DTZ007  # a date has no zone
            rows.append((taught.isoformat(), "no", day.isoformat(), *_MAKE_UP))
        rows.append((day.isoformat(), "yes", "", name_zh, name_en))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(rows))
    return out.getvalue()


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    text = table()
    if options.check:
        return 0 if FILE.read_text(encoding="utf-8") == text else 1
    FILE.write_text(text, encoding="utf-8", newline="")
    print(f"{FILE.name}: {text.count(chr(10)) - 1} days, {date(YEARS.start, 1, 1)} to {date(YEARS.stop - 1, 12, 31)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

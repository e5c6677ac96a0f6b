"""Tests that Qt for Python reads no sources once it is told, and that it is told before the program is imported."""

import subprocess
import sys

from tests.conftest import ROOT

IMPORTS = "from catalogue.store import Catalogue\nfrom desktop.settings import Settings\n"
COUNTS = "import linecache\nprint(sum(name.endswith(('store.py', 'settings.py')) for name in linecache.cache))\n"
HELP = """
import io, sys
out, sys.stdout = sys.stdout, io.StringIO()
try:
    start.main(["--help"])
except SystemExit:
    sys.stdout = out
"""


def kept(*program: str) -> int:
    """Run some lines; return how many of two modules' sources are in memory afterwards."""
    code = "".join((*program, COUNTS))
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return int(ended.stdout)


def test_no_source_is_kept_once_it_is_spared() -> None:
    first = "import desktop.sparing\n"
    assert kept(first, IMPORTS) == 2  # what is spared is really there
    assert kept(first, "desktop.sparing.spare_sources()\n", IMPORTS) == 0


def test_the_entry_point_spares_before_it_imports_the_program() -> None:
    assert kept("import desktop.__main__ as start\n", HELP, IMPORTS) == 0


def loaded(*arguments: str) -> bool:
    """Tell whether the driver of PostgreSQL, which the tests have, is loaded with the catalogue."""
    code = f"import sys\nfrom desktop.sparing import spare_drivers\nspare_drivers({list(arguments)})\n{IMPORTS}"
    code += "print(sys.modules.get('psycopg') is not None)\n"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return ended.stdout == "True\n"


def test_the_driver_of_a_county_database_is_loaded_only_for_one() -> None:
    assert not loaded("lessons", "--json")
    assert loaded("usage", "report", "--database", "postgresql://localhost/county")

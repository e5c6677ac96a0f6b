"""Tests that Qt for Python reads no sources once it is told, and that it is told before the program is imported."""

import platform
import subprocess
import sys

import pytest

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


POOLS = """
import ctypes, threading
libc, together = ctypes.CDLL(None), threading.Barrier(6)
def take():
    libc.malloc(100)
    together.wait()
threads = [threading.Thread(target=take) for _ in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def pools(*program: str) -> int:
    """Return how many pools the C library has for six threads that take memory (malloc_info(3))."""
    ended = subprocess.run(
        [sys.executable, "-c", "".join((*program, POOLS))], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return ended.stdout.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="needs the GNU C library")
def test_threads_share_two_pools_of_memory() -> None:
    assert pools() > 2
    assert pools("from desktop.sparing import spare_arenas\nspare_arenas()\n") == 2

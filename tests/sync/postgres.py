"""A PostgreSQL server of our own for the tests: Debian's, in a folder of its own, gone afterwards."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path


def programs() -> Path | None:
    """Return the folder of the newest server that Debian has installed, None for none or for no psycopg to ask it."""
    if find_spec("psycopg") is None:
        return None
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextlib.contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Start a server and yield the URL of an empty database. It refuses to run as root, so root lends it a user."""
    folder = Path(tempfile.mkdtemp(prefix="skylesson-postgres-"))
    as_user: Sequence[str] = ()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ("runuser", "-u", "postgres", "--")
    data, port = folder / "data", _free_port()

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder, timeout=60)

    try:
        run(str(bin_folder / "initdb"), "-D", str(data), "-U", "skylesson", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        # The server would keep a pipe open that somebody waits for, so it writes into a file.
        run(str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
        run(str(bin_folder / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "skylesson", "county")
        yield f"postgresql://skylesson@127.0.0.1:{port}/county"
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            run(str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

"""Foreign archives are read in a process of their own: a crash or a hang there costs one package, never the program."""

import contextlib
import errno
import json
import os
import queue
import subprocess  # nosec B404  # every call is judged by itself
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sync import errors
from sync.errors import (
    ArchiveDamagedError,
    DiskTroubleError,
    PackageError,
    ReaderCrashedError,
    ReceivingCancelledError,
    SourceUnreadableError,
)
from sync.members import Member, check_members
from sync.own_process import NO_WINDOW, own_command
from sync.pieces import Run, never, unheard

LIST_SECONDS = 8.0
"""How long listing an archive may take."""

STALL_SECONDS = 60.0
"""How long unpacking may go on without a byte."""

_TRIES = 2
_TIMEOUT = "timeout"
_LOOK_EVERY = 0.05
_END_SECONDS = 2.0
_LONGEST_ANSWER = 512 * 2**20


@dataclass(frozen=True, slots=True)
class Listing:
    """What a whole archive holds; ``manifest`` is that of its member manifest.json, None without one."""

    path: Path
    size: int
    members: Mapping[str, Member]
    manifest: bytes | None


class ReaderProcess:
    """The reading process: begun when it is first needed, begun anew after a crash. One thread at a time."""

    def __init__(
        self,
        *,
        list_seconds: float = LIST_SECONDS,
        stall_seconds: float = STALL_SECONDS,
        command: Sequence[str] = own_command("sync.reading"),
    ) -> None:
        self._list_seconds, self._stall_seconds, self._command = list_seconds, stall_seconds, list(command)
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str] = queue.Queue()
        self._end: Callable[[], object] = never

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Begin the process, which takes a moment, beside other work; nothing where it runs already."""
        self._running()

    def list(self, path: Path) -> Listing:
        """Return what an archive holds.

        Raises:
            PackageError: it cannot be used; ReaderCrashedError when reading it twice ended the process.
        """
        said = self._ask({"verb": "list", "path": str(path)}, path, self._list_seconds, unheard, never)
        try:
            members = [
                Member(str(name), int(size), crc, offset, Run(*map(int, block)) if block else None)
                for name, size, crc, offset, *block in said["members"]
            ]
            manifest = None if said["manifest"] is None else str(said["manifest"]).encode("latin-1")
            length = path.stat().st_size
        except (KeyError, TypeError, ValueError) as error:
            raise ArchiveDamagedError(path, detail="listing") from error
        except OSError as error:
            raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
        check_members(path, length, members)
        return Listing(path, length, {member.name: member for member in members}, manifest)

    def unpack(
        self, path: Path, files: Mapping[str, Path], on_bytes: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> Mapping[str, str]:
        """Unpack members to files, in one pass; return the SHA-256 of those that came out whole and sound, by name.

        Raises:
            PackageError: the archive cannot be used, or the disk refused.
            OSError: the disk that it is unpacked to ran full.
            ReceivingCancelledError: ``cancelled`` said so.
        """
        request = {"verb": "unpack", "path": str(path), "files": {name: str(file) for name, file in files.items()}}
        said = self._ask(request, path, self._stall_seconds, on_bytes, cancelled).get("sha256", {})
        return {name: str(said[name]) for name in files if name in said}

    def close(self) -> None:
        """End the process."""
        self._process = None
        self._end()

    def _ask(
        self,
        request: Mapping[str, Any],
        path: Path,
        seconds: float,
        on_bytes: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> Mapping[str, Any]:
        for _ in range(_TRIES):
            try:
                return self._asked_once(request, path, seconds, on_bytes, cancelled)
            except _Crash as crash:
                self.close()
                ended = crash
                if str(crash) == _TIMEOUT:
                    break
            except ReceivingCancelledError:
                self.close()
                raise
        raise ReaderCrashedError(path, detail=str(ended))

    def _asked_once(
        self,
        request: Mapping[str, Any],
        path: Path,
        seconds: float,
        on_bytes: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> Mapping[str, Any]:
        self._send(request)
        waited = 0.0
        while waited < seconds:
            if cancelled():
                raise ReceivingCancelledError(path)
            said = self._heard()
            if said is None:
                waited += _LOOK_EVERY
            elif "bytes" in said:
                waited = 0.0
                on_bytes(int(said["bytes"]))
            else:
                return _sound(said, path, request.get("files", {}))
        raise _Crash(_TIMEOUT)

    def _send(self, request: Mapping[str, Any]) -> None:
        process = self._running()
        try:
            assert process.stdin is not None  # noqa: S101  # nosec B101  # opened as a pipe
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
        except OSError as error:
            raise _Crash("ended") from error

    def _heard(self) -> Mapping[str, Any] | None:
        """Return what the process says next, None when it says nothing for a moment."""
        try:
            line = self._answers.get(timeout=_LOOK_EVERY)
            said = json.loads(line) if line else None
        except queue.Empty:
            return None
        except ValueError as error:
            raise _Crash("answer") from error
        if not isinstance(said, dict):
            raise _Crash("ended")
        return said

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._answers = queue.Queue()
        self._process = subprocess.Popen(  # noqa: S603  # nosec B603  # our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=NO_WINDOW,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        )
        self._end = weakref.finalize(self, _end, self._process)
        threading.Thread(target=_hand_on, args=(self._process, self._answers), name="answers", daemon=True).start()
        return self._process


class _Crash(Exception):  # noqa: N818  # never leaves this module
    """The process ended, or says nothing any more."""


def _end(process: "subprocess.Popen[str]") -> None:
    """End the process; called when whoever asks it is gone, too."""
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):  # a disk that is gone holds it, and must not hold us
        process.wait(_END_SECONDS)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _hand_on(process: "subprocess.Popen[str]", answers: "queue.Queue[str]") -> None:
    assert process.stdout is not None  # noqa: S101  # nosec B101  # opened as a pipe
    with contextlib.suppress(OSError, ValueError):
        while line := process.stdout.readline(_LONGEST_ANSWER):
            answers.put(line)
    answers.put("")


def _sound(said: Mapping[str, Any], path: Path, files: Mapping[str, str]) -> Mapping[str, Any]:
    """Raise what the process says is wrong, as the typed error that it is; ``files`` are what it was to write."""
    if "os_error" in said:
        if said["os_error"] in (errno.ENOSPC, errno.EDQUOT):
            raise OSError(said["os_error"], os.strerror(said["os_error"]))
        kind: type[PackageError] = DiskTroubleError if said.get("file") in files.values() else SourceUnreadableError
        raise kind(path, detail=str(said.get("detail", "")))
    if "error" in said:
        kind = getattr(errors, str(said["error"]), ArchiveDamagedError)
        raise kind(path, **{str(key): value for key, value in said.get("facts", {}).items()})
    return said

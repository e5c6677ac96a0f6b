"""System calls of a program held up one by one: counted, let go on, refused, delayed, or never come back from.

strace counts the calls of each thread by itself, and slows down all of them. Here the kernel asks about the wanted
calls only, those of all threads and processes of the program in one queue, in the order in which they happen.

Sources: seccomp_unotify(2), seccomp(2) with its filters, syscall(2) for the numbers, all of Linux on x86-64.
"""

import contextlib
import ctypes
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import sys
import time
import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

_NUMBERS = {
    "read": 0, "write": 1, "pread64": 17, "pwrite64": 18, "readv": 19, "fsync": 74, "fdatasync": 75, "ftruncate": 77,
    "rename": 82, "mkdir": 83, "rmdir": 84, "unlink": 87, "openat": 257, "unlinkat": 263, "fallocate": 285,
    "preadv": 295, "pwritev": 296, "preadv2": 327, "pwritev2": 328,
}  # fmt: skip
_NAMES = {number: name for name, number in _NUMBERS.items()}
_BY_PATH, _BY_FOLDER = ("rename", "mkdir", "rmdir", "unlink"), ("openat", "unlinkat")
_HERE = -100
"""AT_FDCWD: the path is not relative to an open folder."""

_SECCOMP, _FILTER, _NEW_LISTENER = 317, 1, 8
_ASK, _ALLOW = 0x7FC00000, 0x7FFF0000
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NO_NEW_PRIVILEGES, _CHILD_SUBREAPER = 38, 36
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_QUESTION, _ANSWER = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_GO_ON = 1
_PATIENCE_MS = 20_000
_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is about to be made. ``path`` is of the file that it is about, ``flags`` are those of an open."""

    name: str
    path: str
    flags: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a call: it goes on after ``seconds``, or fails with ``error``, or the program is killed at it."""

    error: int = 0
    kill: bool = False
    seconds: float = 0.0


GO_ON, KILL = Answer(), Answer(kill=True)
Decide = Callable[[Call], Answer]
Say = Callable[[str], None]
"""Tells the watching process something, and returns once that has heard it."""


def why_not() -> str:
    """Say why calls cannot be watched on this machine; '' where they can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "system calls are watched on Linux on x86-64 only"
    try:
        watch(lambda _say: None, ("mkdir",), lambda _call: GO_ON)
    except OSError as error:
        return f"watching system calls is not allowed here: {error}"
    return ""


def watch(work: Callable[[Say], None], names: Collection[str], decide: Decide, hear: Say = lambda _said: None) -> bool:
    """Do ``work`` in a process of its own, whose calls of ``names`` are decided on; tell whether it came to its end.

    Everything that it began has ended on return. The calling process should have no other threads: it is forked.

    Raises:
        OSError: the system does not let calls be watched.
        RuntimeError: the work failed, or nothing happened for 20 s.
    """
    _prctl(_CHILD_SUBREAPER)  # what a killed program leaves behind is waited for, too
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    sys.stdout.flush()
    child = os.fork()
    if not child:
        ours.close()
        _be_watched(work, names, theirs)
    theirs.close()
    with ours:
        try:
            return _Watch(child, ours, decide, hear).run()
        finally:
            _end_all(child)


def _be_watched(work: Callable[[Say], None], names: Collection[str], channel: socket.socket) -> None:
    """Be the process that is watched; never returns."""

    def say(text: str) -> None:
        channel.send(b"+" + text.encode())  # nothing at all would be the end
        channel.recv(1)

    code = 1
    try:
        os.setpgid(0, 0)
        try:
            listener = _install(names)
        except OSError as error:
            channel.send(str(error).encode())
        else:
            socket.send_fds(channel, [b"\0"], [listener])
            os.close(listener)
            work(say)
            code = 0
    except BaseException:  # nothing of this process may go on in what it was forked from
        traceback.print_exc()
    finally:
        os._exit(code)


class _Watch:
    """One process that is watched."""

    def __init__(self, child: int, channel: socket.socket, decide: Decide, hear: Say) -> None:
        self._child, self._channel, self._decide, self._hear = child, channel, decide, hear
        self._killed = False

    def run(self) -> bool:
        said, listeners, _, _ = socket.recv_fds(self._channel, _LONGEST_PATH, 1)
        if not listeners:
            raise OSError(said.decode() or "the process ended")
        ended = os.pidfd_open(self._child)
        try:
            self._listen(listeners[0], ended)
        finally:
            os.close(listeners[0])
            os.close(ended)
        _, status = os.waitpid(self._child, 0)
        if not self._killed and status:
            raise RuntimeError(f"the program ended with {os.waitstatus_to_exitcode(status)}")
        return not self._killed

    def _listen(self, listener: int, ended: int) -> None:
        poll = select.poll()
        for descriptor in (listener, ended, self._channel.fileno()):
            poll.register(descriptor, select.POLLIN)
        while ready := dict(poll.poll(_PATIENCE_MS)):
            if listener in ready and ready[listener] & select.POLLIN:
                self._answer(listener)
            elif self._channel.fileno() in ready:
                if text := self._channel.recv(2**20):
                    self._hear(text[1:].decode())
                    self._channel.send(b".")
                else:
                    poll.unregister(self._channel)
            elif ended in ready:
                return
        raise RuntimeError("the program hangs")

    def _answer(self, listener: int) -> None:
        question = bytearray(_QUESTION.size)
        try:
            fcntl.ioctl(listener, _RECEIVE, question)
        except FileNotFoundError:  # whoever asked is gone
            return
        number, process, _, call, _, _, *arguments = _QUESTION.unpack(question)
        answer = self._decide(_call(process, call, arguments))
        if answer.kill:
            self._killed = True
            os.killpg(self._child, signal.SIGKILL)
            return
        time.sleep(answer.seconds)
        said = _ANSWER.pack(number, 0, -answer.error, 0 if answer.error else _GO_ON)
        with contextlib.suppress(FileNotFoundError):
            fcntl.ioctl(listener, _SEND, bytearray(said))


def _call(process: int, number: int, arguments: list[int]) -> Call:
    name = _NAMES[number]
    try:
        if name in _BY_PATH:
            return Call(name, _text(process, arguments[0]))
        if name in _BY_FOLDER:
            return Call(name, _within(process, arguments[0], _text(process, arguments[1])), arguments[2])
        return Call(name, _opened(process, arguments[0]))
    except OSError:  # it was closed, or the process is gone
        return Call(name, "")


def _opened(process: int, descriptor: int) -> str:
    return str(Path(f"/proc/{process}/fd/{descriptor & 0xFFFFFFFF}").readlink())


def _within(process: int, folder: int, path: str) -> str:
    is_here = ctypes.c_int32(folder & 0xFFFFFFFF).value == _HERE
    return path if is_here or path.startswith("/") else f"{_opened(process, folder)}/{path}"


def _text(process: int, address: int) -> str:
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:  # noqa: PTH123  # no file, but a process
        memory.seek(address)
        return os.fsdecode(memory.read(_LONGEST_PATH).split(b"\0", maxsplit=1)[0])


def _install(names: Collection[str]) -> int:
    """Have the kernel ask about some calls of this process and all that it begins; return where it asks."""
    _prctl(_NO_NEW_PRIVILEGES)
    numbers = [_NUMBERS[name] for name in names]
    # Each comparison that holds jumps to the last statement, past those that follow and the one that allows.
    tests = [(_IF_EQUAL, len(numbers) - index, 0, number) for index, number in enumerate(numbers)]
    statements = [(_LOAD, 0, 0, 0), *tests, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ASK)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *said) for said in statements))
    pointed = ctypes.create_string_buffer(struct.pack("@HP", len(statements), ctypes.addressof(program)))
    listener = int(_libc().syscall(_SECCOMP, _FILTER, _NEW_LISTENER, pointed))
    if listener < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return listener


def _prctl(option: int) -> None:
    _libc().prctl(option, 1, 0, 0, 0)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _end_all(child: int) -> None:
    """End what the process has begun, and wait until all of it has."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-child, 0)

"""Bytes that were made to mislead, thrown at every parser: ``python -m bench.fuzzing [SECONDS] [PARSER]``.

Sound inputs are changed at random (bits, blocks, lengths, numbers at their limits) and parsed. A typed error is right;
anything else, a slow answer or too much memory is a find, and its input is kept under ``build/fuzz``.
"""

import contextlib
import hashlib
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil

from sync.errors import PackageError, ReaderCrashedError
from sync.manifest import parse_manifest
from sync.pack import pack
from sync.piece_map import PieceMap, PieceMapProblem
from sync.pieces import never, unheard
from sync.reader import ReaderProcess
from sync.secret_key import parse_secret_key, secret_key_text
from sync.signature import SignatureProblem, make_key, parse_public_key, parse_signature, sign
from tests.conftest import MEDIA, ROOT
from tests.sync.folders import document, lay_out

SECONDS_EACH = 600.0
SLOWEST = 10.0
MOST_MEMORY = 400 * 2**20
_TELLING = (
    b"\xff" * 8,
    b"\x00" * 8,
    b"\x7f\xff\xff\xff",
    b"\x80",
    b"\x01",
    b'"',
    b"[" * 50,
    b"{",
    b"9" * 30,
    b"\\u0000",
)
_CORPUS = (ROOT.parent / "shared" / "corpus", ROOT / "tests" / "data")

Parse = Callable[[bytes], None]


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Return a sound input with a few changes; near the ends, where headers are, more often than elsewhere."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not data:
            return bytes(data)
        edge = chance.random()
        near = min(len(data), 64 if edge < 0.4 else 512)
        place = chance.randrange(near) if edge < 0.3 else len(data) - 1 - chance.randrange(near)
        place = chance.randrange(len(data)) if edge > 0.8 else place
        kind = chance.randrange(5)
        if kind == 0:
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 2:
            new = chance.choice(_TELLING)
            data[place : place + len(new)] = new
        elif kind == 3:
            del data[place : place + chance.randrange(1, 40)]
        else:
            data[place:place] = data[max(place - chance.randrange(1, 60), 0) : place]
    return bytes(data)


@contextlib.contextmanager
def archive_parser(work: Path) -> Iterator[Parse]:
    """Parse and unpack archives as the program does, in the process that is there for it."""
    file, out = work / "fuzzed.7z", work / "out"
    out.mkdir()
    with ReaderProcess() as reader:

        def parse(data: bytes) -> None:
            file.write_bytes(data)
            listing = reader.list(file)
            names = [name for name, member in listing.members.items() if member.size < 2**24][:50]
            reader.unpack(file, {name: out / str(n) for n, name in enumerate(names)}, unheard, never)
            for child in psutil.Process().children():
                if child.memory_info().rss > MOST_MEMORY:
                    raise MemoryError(child.memory_info().rss)

        yield parse


def seeds(parser: str, work: Path) -> Sequence[bytes]:
    """Return sound inputs of a kind."""
    key = make_key()
    package = work / "seed.7z"
    pack(lay_out(work / "folder", MEDIA, document()), package, key=key)
    side = package.with_name("seed.7z.manifest.json").read_bytes()
    if parser == "manifest":
        return [side, (work / "folder" / "manifest.json").read_bytes()]
    if parser == "signature":
        texts = (key.public.text(), secret_key_text(key))
        return [sign(side, key, "comment"), *(text.encode() for text in texts)]
    if parser == "piece-map":
        return [PieceMap(bytes(32), count, range(0, count, 3)).encode() for count in (1, 20, 4000)]
    found = [
        path for folder in _CORPUS for kind in ("archives-7z", "archives-zip") for path in folder.glob(f"{kind}/*")
    ]
    return [package.read_bytes(), *(p.read_bytes() for p in sorted(found) if p.stat().st_size < 200_000)]


@contextlib.contextmanager
def parser_of(name: str, work: Path) -> Iterator[Parse]:
    """Give the parser of that name."""
    if name == "archive":
        with archive_parser(work) as parse:
            yield parse
        return

    def signature(data: bytes) -> None:
        for parse in (parse_signature, lambda d: parse_public_key(_text(d)), lambda d: parse_secret_key(_text(d), "x")):
            with contextlib.suppress(SignatureProblem):
                parse(data)

    yield {
        "manifest": lambda data: (parse_manifest(data, Path("fuzzed")), None)[1],
        "signature": signature,
        "piece-map": lambda data: (PieceMap.decode(data, bytes(32), 20), None)[1],
    }[name]


def fuzz(name: str, for_seconds: float, seed: int) -> dict[str, object]:
    """Fuzz one parser; return what was tried and found."""
    chance = random.Random(seed)  # noqa: S311  # not secret
    tried = taken = finds = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        inputs = seeds(name, work)
        with parser_of(name, work) as parse:
            ends = time.monotonic() + for_seconds
            while time.monotonic() < ends:
                data = mutated(chance.choice(inputs), chance)
                started = time.monotonic()
                wrong = _wrong(parse, data)
                took = time.monotonic() - started
                slowest, tried = max(slowest, took), tried + 1
                taken += wrong is None
                if wrong or took > SLOWEST:
                    finds += 1
                    _keep(name, data, wrong or f"{took:.1f} s")
    return {
        "bench": f"fuzzing {name}",
        "inputs": tried,
        "parsed": taken,
        "finds": finds,
        "slowest_seconds": round(slowest, 3),
        "seconds": for_seconds,
        "seed": seed,
    }


def _wrong(parse: Parse, data: bytes) -> str | None:
    """Return what went wrong, '' for an error that is right, None when the input was parsed."""
    try:
        parse(data)
    except ReaderCrashedError as error:
        return f"reader: {error}"
    except (PackageError, PieceMapProblem, SignatureProblem):
        return ""
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def _keep(name: str, data: bytes, why: str) -> None:
    folder = ROOT / "build" / "fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    stem = hashlib.sha256(data).hexdigest()[:16]
    (folder / stem).write_bytes(data)
    (folder / f"{stem}.txt").write_text(why, encoding="utf-8")


def _text(data: bytes) -> str:
    return data.decode("latin-1")


def main() -> None:
    """Fuzz each parser, or the one that is named, and print how many inputs were tried."""
    for_seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS_EACH
    names = sys.argv[2:] or ["manifest", "archive", "signature", "piece-map"]
    for name in names:
        print(json.dumps(fuzz(name, for_seconds, int(time.time()))), flush=True)


if __name__ == "__main__":
    main()

"""Lines of one repeated character or piece: CPU seconds at two lengths, and how they grow.

    python benchmarks/long_lines.py [--length 1000000] [--seconds 1] [--limit 60] [--pairs N --seed 1]

Every printable ASCII character, every character that a grammar of the product names, and the pieces that the fuzzer
draws from are each repeated to a line of `--length` characters and read as a document, in a process of their own that is
given up after `--limit` seconds. Printed: how many took how long, and each that took more than `--seconds` or grew
faster than in proportion (log of the ratio of times over log of the ratio of lengths, between a tenth of the length and
the whole) with its figures. `--pairs` adds as many random pairs of pieces, repeated together.
"""

from __future__ import annotations

import argparse
import ast
import math
import multiprocessing
import multiprocessing.connection
import random
import string
import time
from collections.abc import Iterator
from pathlib import Path

from plancheck.documents.document import Document
from plancheck.documents.sections import find_structure
from plancheck.statements.extract import extract

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "plancheck"
READING = ("documents", "quantities", "statements")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--length", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=1.0, help="a line that takes more is printed")
    parser.add_argument("--limit", type=float, default=60.0, help="a line that takes more is given up")
    parser.add_argument("--pairs", type=int, default=0, help="random pairs of pieces besides")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    pieces = sorted({*string.printable, *named_characters(), *fuzz_pieces()})
    chance = random.Random(arguments.seed)
    pieces += ["".join(chance.sample(pieces, 2)) for _ in range(arguments.pairs)]
    _read_line("年1", 100)  # what is loaded once is not of the line
    slow, times = [], []
    for piece in pieces:
        short = limited(piece, arguments.length // 10, arguments.limit)
        whole = limited(piece, arguments.length, arguments.limit) if short is not None else None
        if whole is None or short is None:
            slow.append((math.inf, piece, short, whole))
            continue
        times.append(whole)
        if whole > arguments.seconds:
            slow.append((math.log10(whole / short), piece, short, whole))
    times.sort()
    print(f"{len(pieces)} pieces, lines of {arguments.length:,} characters, CPU seconds of reading the line")
    if times:
        quarter = [times[int(q * (len(times) - 1))] for q in (0.5, 0.9, 0.99, 1.0)]
        print("median {:.2f}  9 of 10 {:.2f}  99 of 100 {:.2f}  slowest {:.2f}".format(*quarter))
    print(f"over {arguments.seconds} s: {len(slow)}")
    for power, piece, short, whole in sorted(slow, key=lambda row: -(row[3] or math.inf)):
        told = f"{whole:8.2f} s, power {power:.2f}" if whole else f"   given up after {arguments.limit:.0f} s"
        print(f"{told}  {piece!r}  (a tenth: {'given up' if short is None else f'{short:.2f} s'})")


def limited(piece: str, length: int, limit: float) -> float | None:
    """CPU seconds of reading `piece` repeated to `length` characters; None if it takes more than `limit`."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe()
    child = context.Process(target=_read, args=(piece, length, theirs))
    child.start()
    answer = mine.recv() if mine.poll(limit) else None
    child.kill()
    child.join()
    return answer


def _read(piece: str, length: int, answer: multiprocessing.connection.Connection) -> None:
    started = time.process_time()
    _read_line(piece, length)
    answer.send(time.process_time() - started)


def _read_line(piece: str, length: int) -> None:
    text = (piece * (length // len(piece) + 1))[:length]
    sections, skipped = find_structure(text)
    extract(Document("line", text, sections=sections, skipped=tuple(skipped)))


def named_characters() -> Iterator[str]:
    """Every character outside ASCII that a string of the reading stages' code or of the vocabulary holds."""
    for stage in READING:
        for path in (SOURCE / stage).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield from (c for c in node.value if c > "\x7f")


def fuzz_pieces() -> Iterator[str]:
    """The pieces of plan language that the fuzzer draws from."""
    tree = ast.parse((ROOT / "benchmarks" / "fuzz.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PIECES":
            yield from ast.literal_eval(node.value)


if __name__ == "__main__":
    main()

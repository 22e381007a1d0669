"""Which texts of a corpus say the same: exactly, or nearly so; kept beside the corpus, so that adding reads only what is new."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from plancheck.documents.document import Document
from plancheck.documents.flow import logical_text

INDEX = ".fingerprints.sqlite"
NEAR = 0.9  # least similarity of two texts that are one but for small changes
_SHINGLE = 5  # characters
_PERMUTATIONS = 128  # an estimate's standard error is at most 0.044, at 0.9 it is 0.027
_ROWS = 8  # of a band: texts of a similarity of 0.9 meet in one of the 16 bands with probability 0.9999, of 0.5 with 0.06
_MOST_TRIED = 50  # candidates whose signatures are compared
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TABLES = """
CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT, said TEXT, numbers TEXT,
  signature BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_sha256 ON texts (sha256);
CREATE INDEX IF NOT EXISTS by_said ON texts (said);
CREATE TABLE IF NOT EXISTS bands (band BLOB, name TEXT, PRIMARY KEY (band, name)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a text is known again by.

    Parameters
    ----------
    sha256 : str
        Of its bytes.
    said : str
        Of the letters and digits of its logical text alone.
    numbers : str
        Of its numbers in their order: two drafts of one plan that differ in a figure are two documents.
    signature : bytes
        MinHash of its shingles; empty for a text too short for any.
    """

    sha256: str
    said: str
    numbers: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text of the corpus that another one is like.

    Parameters
    ----------
    document : str
        Id.
    kind : {"bytes", "text", "near", "other figures"}
        The same bytes; the same letters and digits; nearly the same text with the same numbers, or with others.
    similarity : float
        Estimated share of common shingles; 1 for the same text.
    """

    document: str
    kind: str
    similarity: float = 1.0


def fingerprint(document: Document, *, sha256: str) -> Fingerprint:
    r"""Return what a document is known again by.

    Examples
    --------
    >>> a = fingerprint(Document("a", "交易额达 4.5\n万亿元。"), sha256="1")
    >>> b = fingerprint(Document("b", "交易额达4.5万亿元"), sha256="2")
    >>> a.said == b.said, similarity(a, b)
    (True, 1.0)
    """
    from datasketch import MinHash

    text = logical_text(document).text
    said = re.sub(r"[\W_]+", "", text)
    shingles = {said[at : at + _SHINGLE] for at in range(len(said) - _SHINGLE + 1)}
    signature = b""
    if shingles:
        minhash = MinHash(num_perm=_PERMUTATIONS, seed=1)
        minhash.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in shingles])
        signature = minhash.hashvalues.astype("<u4").tobytes()
    numbers = " ".join(_NUMBER.findall(re.sub(r"(?<=\d)[,，\s](?=\d{3})", "", text)))
    return Fingerprint(sha256, _hash(said), _hash(numbers), signature)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def similarity(first: Fingerprint, second: Fingerprint) -> float:
    """Return the estimated share of shingles that two texts have in common; 0 where one has none."""
    if not first.signature or not second.signature:
        return 0.0
    import numpy as np

    one, other = (np.frombuffer(print_.signature, "<u4") for print_ in (first, second))
    return float((one == other).mean())


class Fingerprints:
    """The fingerprints of a corpus folder, brought up to date with its files when they are opened.

    Parameters
    ----------
    folder : Path
        The corpus.
    """

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / INDEX, isolation_level=None)
        try:
            # it holds nothing that the texts do not: no waiting for the disk
            self._db.executescript("PRAGMA synchronous=OFF;" + _TABLES)
        except sqlite3.DatabaseError:
            # a damaged one is made anew
            self._db.close()
            (folder / INDEX).unlink()
            self._db = sqlite3.connect(folder / INDEX, isolation_level=None)
            self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def known(self) -> dict[str, tuple[int, int]]:
        """Return size and time of change of every file, by its name."""
        return {
            row[0]: (row[1], row[2]) for row in self._db.execute("SELECT name, size, mtime_ns FROM texts")
        }

    def put(self, path: Path, print_: Fingerprint) -> None:
        """Keep the fingerprint of a file of the folder."""
        stat = path.stat()
        self._db.execute("BEGIN")
        self.forget([path.name])
        self._db.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                path.name,
                stat.st_size,
                stat.st_mtime_ns,
                print_.sha256,
                print_.said,
                print_.numbers,
                print_.signature,
            ),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(b, path.name) for b in _bands(print_)]
        )
        self._db.execute("COMMIT")

    def forget(self, names: Iterable[str]) -> None:
        """Forget files that are there no more."""
        rows = [(name,) for name in names]
        for row in rows:
            found = self._db.execute("SELECT signature FROM texts WHERE name = ?", row).fetchone()
            if found:
                bands = _bands(Fingerprint("", "", "", found[0]))
                self._db.executemany(
                    "DELETE FROM bands WHERE band = ? AND name = ?", [(b, row[0]) for b in bands]
                )
        self._db.executemany("DELETE FROM texts WHERE name = ?", rows)

    def like(self, print_: Fingerprint) -> Likeness | None:
        """Return the text that says the same, else the one most like it, else None."""
        same = (
            ("bytes", "SELECT name FROM texts WHERE sha256 = ? ORDER BY name", print_.sha256),
            ("text", "SELECT name FROM texts WHERE said = ? ORDER BY name", print_.said),
        )
        for kind, query, value in same:
            row = self._db.execute(query, (value,)).fetchone()
            if row:
                return Likeness(_id(row[0]), kind)
        names: set[str] = set()
        for band in _bands(print_):
            names.update(row[0] for row in self._db.execute("SELECT name FROM bands WHERE band = ?", (band,)))
        best: tuple[float, str, str] | None = None
        for name in sorted(names)[:_MOST_TRIED]:
            numbers, signature = self._db.execute(
                "SELECT numbers, signature FROM texts WHERE name = ?", (name,)
            ).fetchone()
            alike = similarity(print_, Fingerprint("", "", numbers, signature))
            if alike >= NEAR and (best is None or alike > best[0]):
                best = (alike, name, numbers)
        if best is None:
            return None
        return Likeness(_id(best[1]), "near" if best[2] == print_.numbers else "other figures", best[0])

    def similarity_to(self, name: str, print_: Fingerprint) -> float:
        """Return the estimated share of shingles that a file of the folder has in common with a text; 0 for a file not known."""
        row = self._db.execute("SELECT signature FROM texts WHERE name = ?", (name,)).fetchone()
        return similarity(print_, Fingerprint("", "", "", row[0])) if row else 0.0

    def hashes(self, name: str) -> tuple[str, str]:
        """Return what a file of the folder is known again by: of its bytes and of its words; empty for a file not known."""
        row = self._db.execute("SELECT sha256, said FROM texts WHERE name = ?", (name,)).fetchone()
        return (row[0], row[1]) if row else ("", "")


def _id(name: str) -> str:
    return Path(name).stem


def _bands(print_: Fingerprint) -> list[bytes]:
    width = 4 * _ROWS
    starts = range(0, len(print_.signature), width)
    # the band's number is part of its key: the same values elsewhere in the signature mean nothing
    return [bytes([number]) + print_.signature[at : at + width] for number, at in enumerate(starts)]

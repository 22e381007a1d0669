"""What a store holds: each document with its content, the code that read it and the parts its rows are in.

SQLite, because every change must be all or nothing and 10⁶ rows must open at once: a run that is broken off anywhere
leaves a manifest of what was finished, and files it does not name are not part of the store.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path

from plancheck.errors import TableError, UsageError
from plancheck.store.parts import PartFile

FILE = "manifest.sqlite"
LAYOUT = "1"  # of the store; another number is another program's store
STATUSES = ("read", "failed", "quarantined")
KINDS = ("landed", "statements", "claims", "targets")

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parts (
  part INTEGER PRIMARY KEY, kind TEXT NOT NULL, home TEXT NOT NULL, owners INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS files (
  part INTEGER NOT NULL REFERENCES parts(part) ON DELETE CASCADE, tbl TEXT NOT NULL, path TEXT NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (part, tbl));
CREATE TABLE IF NOT EXISTS documents (
  document TEXT PRIMARY KEY, address TEXT NOT NULL, stamp TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  version TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL,
  date TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, home TEXT NOT NULL, characters INTEGER NOT NULL,
  quantities INTEGER NOT NULL, statements INTEGER NOT NULL, targets INTEGER NOT NULL, held TEXT NOT NULL,
  sought TEXT NOT NULL, part INTEGER, claims_part INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_place ON documents (place);
CREATE INDEX IF NOT EXISTS documents_by_part ON documents (part);
CREATE INDEX IF NOT EXISTS documents_by_claims_part ON documents (claims_part);
CREATE TABLE IF NOT EXISTS gone (place TEXT NOT NULL, held TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS halved (place TEXT PRIMARY KEY, times INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS places (place TEXT PRIMARY KEY, signature TEXT NOT NULL, part INTEGER);
CREATE TABLE IF NOT EXISTS given_up (
  step TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (step, place));
"""


@dataclass(frozen=True, slots=True)
class Record:
    """What the manifest keeps of a document.

    Parameters
    ----------
    document : str
        Id.
    address : str
        Where it was read from.
    stamp : str
        What the file system or server says of its state (time of change, ETag), so that an untouched one is not read.
    size : int
        Bytes.
    sha256 : str
        Of the bytes; empty where they could not be read.
    version : str
        Of the code and the vocabulary that read it (`plancheck.scale.version`).
    status : {"read", "failed", "quarantined"}
        Quarantined: the process reading it ended without an answer, again and again.
    reason : str
        Why it has no rows.
    title, issuer, date, kind, place : str
        Of its origin; `place` is the document's own area.
    home : str
        Folder of its rows: ``province=浙江省/year=2011``.
    characters, quantities, statements, targets : int
    held, sought : str
        Years its statements speak of, and years they can be compared with, as hexadecimal bits from `FIRST_YEAR`.
    part, claims_part : int or None
        Where its rows and its claims are; None while they are to be made.
    """

    document: str
    address: str
    stamp: str
    size: int
    sha256: str
    version: str
    status: str
    reason: str = ""
    title: str = ""
    issuer: str = ""
    date: str = ""
    kind: str = ""
    place: str = ""
    home: str = ""
    characters: int = 0
    quantities: int = 0
    statements: int = 0
    targets: int = 0
    held: str = "0"
    sought: str = "0"
    part: int | None = None
    claims_part: int | None = None


COLUMNS = tuple(field.name for field in fields(Record))
_cells = attrgetter(*COLUMNS)
_INSERT = f"INSERT OR REPLACE INTO documents ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM documents"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that were written together.

    Parameters
    ----------
    part : int
    kind : {"landed", "statements", "claims", "targets"}
    home : str
        Folder below its tables' folders.
    owners : int
        How many documents (of targets: places) it was written for; the manifest says for how many it still counts.
    files : tuple of PartFile
    """

    part: int
    kind: str
    home: str
    owners: int
    files: tuple[PartFile, ...]


class Manifest:
    """The manifest of a store; changes inside `changing` are kept together or not at all.

    Parameters
    ----------
    folder : Path
        The store.

    Raises
    ------
    UsageError
        When the folder holds something else than a store of this layout, or a damaged manifest.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        if (
            not self.path.exists()
            and folder.is_dir()
            and any(not p.name.startswith(".") for p in folder.iterdir())
        ):
            raise UsageError(
                "a store, or an empty folder for one",
                met="other files",
                where=str(folder),
                do="name a new folder",
            )
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(self.path, timeout=5, isolation_level=None)
            self._db.executescript(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;" + _TABLES
            )
            self._db.execute("INSERT OR IGNORE INTO meta VALUES ('layout', ?)", (LAYOUT,))
            layout = self.get("layout")
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
                raise OSError(28, "No space left on device", str(self.path)) from error
            raise UsageError(
                "a manifest that can be read",
                met=str(error),
                where=str(self.path),
                do="remove the store and run again",
            ) from error
        if layout != LAYOUT:
            raise UsageError(
                f"a store of layout {LAYOUT}", met=layout, where=str(self.path), do="make a new one"
            )

    def close(self) -> None:
        """Close it; everything changed is kept already."""
        self._db.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep all changes inside the block, or none where it raises."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if "full" in str(error):
                raise OSError(28, "No space left on device", str(self.path)) from error
            if "locked" in str(error):
                raise UsageError(
                    "a store that no other run is writing",
                    met="one that is",
                    where=str(self.path),
                    do="wait for it to end",
                ) from error
            raise TableError(
                "a manifest that can be written",
                met=str(error),
                where=str(self.path),
                do="see that its disk and folder can be written, then run again",
            ) from error

    def get(self, key: str) -> str:
        """Return a remark on the store; empty when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def put(self, key: str, value: str) -> None:
        """Keep a remark on the store."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def stamps(self) -> dict[str, tuple[str, str, int, str, str, str, bool]]:
        """Return address, stamp, size, version, status, sha256 and whether its rows are there, of every document."""
        query = (
            "SELECT document, address, stamp, size, version, status, sha256, part IS NOT NULL FROM documents"
        )
        return {row[0]: (*row[1:7], bool(row[7])) for row in self._db.execute(query)}

    def records(self, where: str = "", values: Iterable[object] = ()) -> Iterator[Record]:
        """Yield the documents in the order of their ids.

        Parameters
        ----------
        where : str
            A condition in SQL on the columns of `Record`.
        values : iterable
            For its question marks.
        """
        query = f"{_SELECT} {'WHERE ' + where if where else ''} ORDER BY document"
        for row in self._db.execute(query, tuple(values)):
            yield Record(*row)

    def owners(self, part: int, column: str) -> list[tuple[str, str, str]]:
        """Return document, home and place of the documents whose `column` (part, claims_part) is a part, in the order of their ids."""
        query = f"SELECT document, home, place FROM documents WHERE {column} = ? ORDER BY document"
        return self._db.execute(query, (part,)).fetchall()

    def counts(self) -> dict[str, int]:
        """Return how many documents have each status."""
        return dict(
            self._db.execute("SELECT status, count(*) FROM documents GROUP BY status ORDER BY status")
        )

    def sums(self) -> tuple[int, int]:
        """Return how many quantities and statements the documents have."""
        row = self._db.execute(
            "SELECT coalesce(sum(quantities), 0), coalesce(sum(statements), 0) FROM documents"
        ).fetchone()
        return int(row[0]), int(row[1])

    def put_records(self, records: Iterable[Record]) -> None:
        """Keep documents; one that was there is replaced, and what spoke of its years is remembered as changed."""
        rows = list(map(_cells, records))
        self._db.executemany(
            "INSERT INTO gone SELECT place, held FROM documents WHERE document = ?", [row[:1] for row in rows]
        )
        self._db.executemany(_INSERT, rows)

    def remove(self, documents: Iterable[str]) -> None:
        """Forget documents; their rows count no longer."""
        ids = [(document,) for document in documents]
        self._db.executemany("INSERT INTO gone SELECT place, held FROM documents WHERE document = ?", ids)
        self._db.executemany("DELETE FROM documents WHERE document = ?", ids)

    def restamp(self, rows: Iterable[tuple[str, str, int, str]]) -> None:
        """Keep address, stamp and size of documents whose content is what it was."""
        self._db.executemany(
            "UPDATE documents SET address = ?, stamp = ?, size = ? WHERE document = ?", list(rows)
        )

    def gone(self) -> dict[str, int]:
        """Return, by place, the years that removed or replaced documents spoke of, until `forget_gone`."""
        years: dict[str, int] = {}
        for place, held in self._db.execute("SELECT place, held FROM gone"):
            years[place] = years.get(place, 0) | int(held, 16)
        return years

    def forget_gone(self, places: Iterable[str]) -> None:
        """Forget the removed documents of places that have been checked again."""
        self._db.executemany("DELETE FROM gone WHERE place = ?", [(place,) for place in places])

    def put_part(self, part: int, *, kind: str, home: str, owners: int, files: Iterable[PartFile]) -> None:
        """Keep a part and its files."""
        self._db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", (part, kind, home, owners))
        self._db.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(part, f.table, f.path, f.sha256, f.size, f.mtime_ns, f.rows) for f in files],
        )

    def drop_parts(self, parts: Iterable[int]) -> None:
        """Forget parts; documents whose rows were in them have none."""
        numbers = [(part,) for part in parts]
        self._db.executemany("DELETE FROM parts WHERE part = ?", numbers)
        self._db.executemany("UPDATE documents SET part = NULL WHERE part = ?", numbers)
        self._db.executemany("UPDATE documents SET claims_part = NULL WHERE claims_part = ?", numbers)
        self._db.executemany("UPDATE places SET part = NULL, signature = '' WHERE part = ?", numbers)

    def move_rows(self, documents: Mapping[str, int]) -> None:
        """Say in which part the rows of documents are now."""
        self._db.executemany(
            "UPDATE documents SET part = ? WHERE document = ?", [(p, d) for d, p in documents.items()]
        )

    def move_claims(self, documents: Mapping[str, int]) -> None:
        """Say in which part the claims of documents are now."""
        self._db.executemany(
            "UPDATE documents SET claims_part = ? WHERE document = ?", [(p, d) for d, p in documents.items()]
        )

    def parts(self, kind: str = "") -> list[Part]:
        """Return the parts of a kind, or all, in their order."""
        query = (
            "SELECT part, kind, home, owners FROM parts"
            + (" WHERE kind = ?" if kind else "")
            + " ORDER BY part"
        )
        found = self._db.execute(query, (kind,) if kind else ()).fetchall()
        files: dict[int, list[PartFile]] = {}
        for row in self._db.execute(
            "SELECT part, tbl, path, sha256, size, mtime_ns, rows FROM files ORDER BY part, tbl"
        ):
            files.setdefault(row[0], []).append(PartFile(*row[1:]))
        return [
            Part(part, kind, home, owners, tuple(files.get(part, ()))) for part, kind, home, owners in found
        ]

    def place_signatures(self) -> dict[str, tuple[str, int | None]]:
        """Return what the targets of each place were judged from, and the part they are in."""
        return {
            row[0]: (row[1], row[2]) for row in self._db.execute("SELECT place, signature, part FROM places")
        }

    def put_places(self, rows: Iterable[tuple[str, str, int | None]]) -> None:
        """Keep what the targets of places were judged from, and the part they are in."""
        self._db.executemany("INSERT OR REPLACE INTO places VALUES (?, ?, ?)", list(rows))

    def remove_places(self, places: Iterable[str]) -> None:
        """Forget places without documents."""
        self._db.executemany("DELETE FROM places WHERE place = ?", [(place,) for place in places])

    def unchecked_places(self) -> list[str]:
        """Return the places with documents whose claims are to be made, or documents that are gone."""
        query = (
            "SELECT DISTINCT place FROM documents WHERE part IS NOT NULL AND claims_part IS NULL"
            " UNION SELECT DISTINCT place FROM gone ORDER BY 1"
        )
        return [row[0] for row in self._db.execute(query)]

    def forget_claims(self, places: Iterable[str] | None = None) -> None:
        """Let every document be checked again, or those of some places."""
        if places is None:
            self._db.execute("UPDATE documents SET claims_part = NULL")
        else:
            rows = [(place,) for place in places]
            self._db.executemany("UPDATE documents SET claims_part = NULL WHERE place = ?", rows)

    def given_up(self, step: str = "") -> dict[tuple[str, str], str]:
        """Return why places were given up, by step (claims, targets) and place; of one step or of all."""
        query = (
            "SELECT step, place, reason FROM given_up"
            + (" WHERE step = ?" if step else "")
            + " ORDER BY 1, 2"
        )
        return {(row[0], row[1]): row[2] for row in self._db.execute(query, (step,) if step else ())}

    def give_up(self, step: str, places: Iterable[str], reason: str) -> None:
        """Keep that places were given up: they are not tried again until a document of theirs changes, or it is asked for."""
        rows = [(step, place, reason) for place in places]
        self._db.executemany("INSERT OR REPLACE INTO given_up VALUES (?, ?, ?)", rows)

    def take_up(self, step: str, places: Iterable[str]) -> None:
        """Forget that places were given up."""
        rows = [(step, place) for place in places]
        self._db.executemany("DELETE FROM given_up WHERE step = ? AND place = ?", rows)

    def halved(self) -> dict[str, int]:
        """Return how often the documents of large places were parted in two for checking."""
        return dict(self._db.execute("SELECT place, times FROM halved"))

    def put_halved(self, place: str, times: int) -> None:
        """Keep how often the documents of a place are parted in two."""
        self._db.execute("INSERT OR REPLACE INTO halved VALUES (?, ?)", (place, times))

    def live_parts(self, column: str) -> dict[int, int]:
        """Return how many documents (or places) name each part in `column` (part, claims_part, or place for targets)."""
        query = {
            "part": "SELECT part, count(*) FROM documents WHERE part IS NOT NULL GROUP BY part",
            "claims_part": "SELECT claims_part, count(*) FROM documents WHERE claims_part IS NOT NULL GROUP BY claims_part",
            "place": "SELECT part, count(*) FROM places WHERE part IS NOT NULL GROUP BY part",
        }[column]
        return dict(self._db.execute(query))

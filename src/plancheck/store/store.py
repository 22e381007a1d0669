"""The store: rows land as they are read, settle by province and year, and count while the manifest says so.

Nothing is changed in place. A change writes new files, then one transaction of the manifest names them, then files that
it no longer names are removed: whenever a run is broken off, the store is what its last transaction says.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from plancheck.errors import UsageError
from plancheck.store.manifest import FILE, Manifest, Part, Record
from plancheck.store.parts import (
    LANDED,
    Arranged,
    PartFile,
    from_bytes,
    is_whole,
    to_bytes,
    with_part,
    write_part,
)

ROW_TABLES = ("quantities", "statements")  # of the documents
PLACE_TABLES = ("series", "targets")  # of the places
UNLISTED = 16  # homes of the places whose province the vocabulary does not name
# of a year's folder, on average; fewer are kept by province alone: a file costs as much as 500 rows
_LEAST_ROWS = 512
_SETTLE_ROWS = 400_000  # statements settled at a time: some 300 MB in memory
_SMALL_ROWS = 1_024  # a part with fewer is small
_MOST_SMALL = 8  # small parts of one home and kind, above which they are made one
_MOST_DEAD = 0.3  # share of a part's documents that count no longer, above which it is written anew


def home_of(place: str, province: str, year: int | None) -> str:
    """Return the folder of a document's rows.

    Parameters
    ----------
    place : str
        The document's own area.
    province : str
        The province it lies in, as far as the vocabulary knows; else empty: then the place's name decides by its hash, so
        that there are `UNLISTED` folders and not one for each of 2,800 counties.
    year : int or None

    Examples
    --------
    >>> home_of("杭州市", "浙江省", 2011), home_of("青河县", "", None)
    ('province=浙江省/year=2011', 'province=unlisted-15/year=unknown')
    """
    return f"province={province or _unlisted(place)}/year={year or 'unknown'}"


@lru_cache(maxsize=4096)
def _unlisted(place: str) -> str:
    number = int(hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest(), 16) % UNLISTED
    return f"unlisted-{number:02}"


@dataclass(frozen=True, slots=True)
class _Owner:
    """A document that counts in a part: the folder of its rows, its place, the part."""

    home: str
    place: str
    part: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What a look at the files found: parts that are damaged, and files that are no part."""

    files: int
    damaged: tuple[str, ...]
    documents: int
    swept: int


class Store:
    """A store, open for one writer.

    Parameters
    ----------
    folder : Path
        Made where it is missing.
    threads : int
        That read and write files at a time: packing Parquet leaves the interpreter to others.

    Raises
    ------
    UsageError
        When another run is writing it, or it is no store.
    """

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self.folder = folder
        self.threads = threads
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                "a folder for a store",
                met=error.strerror or str(error),
                where=str(folder),
                do="name another folder",
            ) from error
        self.manifest = Manifest(folder)
        self._lock = (folder / ".lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            self.manifest.close()
            raise UsageError(
                "a store that no other run is writing",
                met="one that is",
                where=str(folder),
                do="wait for it to end",
            ) from error
        self._next = int(self.manifest.get("next part") or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.manifest.close()
        self._lock.close()

    # -- parts -----------------------------------------------------------------------------------------------------

    def new_part(self) -> int:
        """Return a number that no part has."""
        self._next += 1
        return self._next - 1

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        with self.manifest.changing():
            yield
            self.manifest.put("next part", str(self._next))

    def _write(
        self, part: int, kind: str, home: str, tables: Mapping[str, tuple[bytes, int]]
    ) -> list[PartFile]:
        """Write a part's files; all of them or none."""
        files: list[PartFile] = []
        try:
            for table, (data, rows) in tables.items():
                name = f"{table[:1]}-{part:09}"
                path = (
                    f"landed/{name}{LANDED}"
                    if kind == "landed"
                    else f"{table}/{home + '/' if home else ''}{name}.parquet"
                )
                files.append(write_part(self.folder, table=table, path=path, data=data, rows=rows))
        except BaseException:
            self._unlink(files)
            raise
        return files

    def _unlink(self, files: Iterable[PartFile]) -> None:
        for file in files:
            with contextlib.suppress(OSError):
                (self.folder / file.path).unlink()

    # -- documents -------------------------------------------------------------------------------------------------

    def land(self, part: int, records: Sequence[Record], tables: Mapping[str, tuple[bytes, int]]) -> None:
        """Keep documents just read, with their rows as one part.

        Parameters
        ----------
        part : int
            Number of the part, which the rows carry.
        records : sequence of Record
            Those that were read say `part` too.
        tables : mapping
            Bytes of `to_bytes` and row count by table name.
        """
        files = self._write(part, "landed", "", tables) if tables else []
        try:
            with self._changing():
                if files:
                    self.manifest.put_part(
                        part,
                        kind="landed",
                        home="",
                        owners=sum(record.part == part for record in records),
                        files=files,
                    )
                self.manifest.put_records(records)
        except BaseException:
            self._unlink(files)
            raise

    def settle(self) -> int:
        """Move landed rows to the folders of their provinces and years; return how many parts were written."""
        written, waiting, rows = 0, [], 0
        for part in self.manifest.parts("landed"):
            waiting.append(part)
            rows += _rows_of(part)
            if rows >= _SETTLE_ROWS:
                written += self._settle(waiting)
                waiting, rows = [], 0
        return written + (self._settle(waiting) if waiting else 0)

    def _settle(self, parts: Sequence[Part]) -> int:
        return self._rewrite(parts, self._owners(parts, "part"), kind="statements")

    def _owners(self, parts: Sequence[Part], column: str) -> dict[str, _Owner]:
        """Return the documents that count in some parts."""
        owners = {}
        for part in parts:
            for document, home, place in self.manifest.owners(part.part, column):
                of_part = home if column == "part" else home.partition("/")[0]
                owners[document] = _Owner(of_part, place, part.part)
        return owners

    def _rewrite(self, parts: Sequence[Part], owners: Mapping[str, _Owner], *, kind: str) -> int:
        """Write the rows that count of some parts anew, sorted by place and document, one part a home, in place of the old ones."""
        if kind == "statements" and sum(map(_rows_of, parts)) < _LEAST_ROWS * len(
            {owner.home for owner in owners.values()}
        ):
            owners = {
                name: replace(owner, home=owner.home.partition("/")[0]) for name, owner in owners.items()
            }
        names = sorted(owners, key=lambda name: (owners[name].home, owners[name].place, name))
        ranks: dict[int, dict[str, int]] = {}
        bounds: dict[str, tuple[int, int]] = {}  # of each home its first rank, and the first of the next
        for rank, name in enumerate(names):
            owner = owners[name]
            ranks.setdefault(owner.part, {})[name] = rank
            bounds[owner.home] = (bounds.get(owner.home, (rank, rank))[0], rank + 1)
        numbers = {home: self.new_part() for home in bounds}
        files: dict[str, list[PartFile]] = {home: [] for home in numbers}
        try:
            for table in sorted({file.table for part in parts for file in part.files}):
                for home, written in self._write_homes(parts, table, ranks, bounds, numbers, kind):
                    files[home] += written
            moved: dict[str, dict[str, int]] = {home: {} for home in numbers}
            for document, owner in owners.items():
                moved[owner.home][document] = numbers[owner.home]
            with self._changing():
                self.manifest.drop_parts(part.part for part in parts)
                for home, number in numbers.items():
                    self.manifest.put_part(
                        number, kind=kind, home=home, owners=len(moved[home]), files=files[home]
                    )
                    (self.manifest.move_claims if kind == "claims" else self.manifest.move_rows)(moved[home])
        except BaseException:
            self._unlink(file for listed in files.values() for file in listed)
            raise
        self._unlink(file for part in parts for file in part.files)
        return len(numbers)

    def _write_homes(
        self,
        parts: Sequence[Part],
        table: str,
        ranks: Mapping[int, Mapping[str, int]],
        bounds: Mapping[str, tuple[int, int]],
        numbers: Mapping[str, int],
        kind: str,
    ) -> list[tuple[str, list[PartFile]]]:
        """Write one table of each home; all of them or none."""
        read = [
            (part.part, self.folder / file.path)
            for part in parts
            for file in part.files
            if file.table == table and file.rows and part.part in ranks
        ]
        if not read:
            return []
        with ThreadPoolExecutor(self.threads) as threads:
            tables = threads.map(lambda found: from_bytes(found[1].read_bytes()), read)
            arranged = Arranged(list(tables), [ranks[part] for part, _ in read])

            def write(home: str) -> list[PartFile]:
                rows = arranged.between(*bounds[home])
                if rows is None:
                    return []
                data = to_bytes(with_part(rows, numbers[home]))
                return self._write(numbers[home], kind, home, {table: (data, rows.num_rows)})

            asked = [(home, threads.submit(write, home)) for home in bounds]
            wait([future for _, future in asked])
        failed = next((error for _, future in asked if (error := future.exception())), None)
        if failed is not None:
            self._unlink(file for _, future in asked if not future.exception() for file in future.result())
            raise failed
        return [(home, future.result()) for home, future in asked]

    # -- claims and targets ------------------------------------------------------------------------------------------

    def keep_claims(self, part: int, home: str, documents: Sequence[str], data: bytes, rows: int) -> None:
        """Keep the claims of documents that were checked; earlier ones count no longer."""
        files = self._write(part, "claims", home, {"claims": (data, rows)})
        try:
            with self._changing():
                self.manifest.put_part(part, kind="claims", home=home, owners=len(documents), files=files)
                self.manifest.move_claims(dict.fromkeys(documents, part))
        except BaseException:
            self._unlink(files)
            raise

    def give_up_claims(
        self, part: int, home: str, documents: Sequence[str], places: Iterable[str], reason: str
    ) -> None:
        """Keep that the claims of documents cannot be made: they are in a part without rows."""
        with self._changing():
            self.manifest.put_part(part, kind="claims", home=home, owners=len(documents), files=())
            self.manifest.move_claims(dict.fromkeys(documents, part))
            self.manifest.give_up("claims", places, reason)

    def give_up_targets(self, places: Mapping[str, str], reason: str) -> None:
        """Keep that places cannot be judged, with the signature of what they would be judged from."""
        with self._changing():
            self.manifest.put_places((place, signature, None) for place, signature in places.items())
            self.manifest.give_up("targets", places, reason)

    def keep_places(
        self, part: int, home: str, places: Mapping[str, str], tables: Mapping[str, tuple[bytes, int]]
    ) -> None:
        """Keep series and targets of places, with the signature of what they were made from."""
        files = self._write(part, "targets", home, tables)
        try:
            with self._changing():
                self.manifest.put_part(part, kind="targets", home=home, owners=len(places), files=files)
                self.manifest.put_places((place, signature, part) for place, signature in places.items())
        except BaseException:
            self._unlink(files)
            raise

    # -- upkeep ------------------------------------------------------------------------------------------------------

    def compact(self) -> int:
        """Make one part of many small ones of a home, and write parts anew of which much counts no longer; return how many."""
        made = 0
        for kind, column in (("statements", "part"), ("claims", "claims_part")):
            by_home: dict[str, list[Part]] = {}
            for part in self.manifest.parts(kind):
                by_home.setdefault(part.home, []).append(part)
            live = self.manifest.live_parts(column)
            for parts in by_home.values():
                dead = [part for part in parts if part.part not in live]
                if dead:
                    with self._changing():
                        self.manifest.drop_parts(part.part for part in dead)
                    for part in dead:
                        self._unlink(part.files)
                parts = [part for part in parts if part.part in live]
                stale = [part for part in parts if live[part.part] < (1 - _MOST_DEAD) * part.owners]
                small = [part for part in parts if _rows_of(part) < _SMALL_ROWS and part not in stale]
                anew = stale + (small if len(small) > _MOST_SMALL else [])
                if anew:
                    made += self._rewrite(anew, self._owners(anew, column), kind=kind)
        self._drop_dead_places()
        return made

    def _drop_dead_places(self) -> None:
        live = self.manifest.live_parts("place")
        dead = [part for part in self.manifest.parts("targets") if part.part not in live]
        if dead:
            with self._changing():
                self.manifest.drop_parts(part.part for part in dead)
            for part in dead:
                self._unlink(part.files)

    def examine(self, *, by_content: bool = False, told: Callable[[str], None] = lambda _: None) -> Condition:
        """Drop the parts that are not what was written, so that their documents are read again; sweep other files.

        Parameters
        ----------
        by_content : bool
            Compare every file's checksum, not only those whose size or time of change is another.
        told : callable
            Given one line for each damaged part.
        """
        damaged: list[Part] = []
        known: set[str] = set()
        parts = self.manifest.parts()
        for part in parts:
            known.update(file.path for file in part.files)
            bad = [file for file in part.files if not is_whole(self.folder, file, by_content=by_content)]
            if bad:
                damaged.append(part)
                told(
                    f"{bad[0].path}: expected the rows that were written (sha256), met others; its documents are read again"
                )
        lost = 0
        if damaged:
            before = sum(self.manifest.live_parts("part").values())
            with self._changing():
                self.manifest.drop_parts(part.part for part in damaged)
            lost = before - sum(self.manifest.live_parts("part").values())
            for part in damaged:
                self._unlink(part.files)
        swept = 0
        for top in ("landed", *ROW_TABLES, "claims", *PLACE_TABLES):
            for folder, _, names in os.walk(self.folder / top):
                for name in names:
                    path = Path(folder, name)
                    if path.relative_to(self.folder).as_posix() not in known:
                        with contextlib.suppress(OSError):
                            path.unlink()
                            swept += 1
        return Condition(
            len(known), tuple(file.path for part in damaged for file in part.files[:1]), lost, swept
        )


def is_store(folder: Path) -> bool:
    """Return whether a folder holds a store."""
    return (folder / FILE).is_file()


def _rows_of(part: Part) -> int:
    return max((file.rows for file in part.files), default=0)

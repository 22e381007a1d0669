"""The csv files of the vocabulary: their columns and keys, read strictly, a user's own rows laid over ours.

Every file of ``data/vocabulary`` is described once in `FILES`. Pure csv, no pandas: a small extraction starts fast.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from plancheck.errors import VocabularyError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """One csv of the vocabulary.

    Parameters
    ----------
    name : str
        File name without ``.csv``.
    key : tuple of str
        Columns that make a row unique.
    columns : tuple of str
        Header line; ``reason`` is always among them.
    optional : tuple of str
        Columns that may be empty.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()


FILES: dict[str, VocabularyFile] = {
    file.name: file
    for file in (
        VocabularyFile("units", ("written",), ("written", "unit", "factor", "kind", "reason"), ("unit",)),
        VocabularyFile("bound_words", ("word", "side"), ("word", "side", "qualifier", "opens", "reason")),
        VocabularyFile("bounded_sizes", ("unit",), ("unit", "size", "reason")),
        VocabularyFile("statement_words", ("word", "class"), ("word", "class", "reason")),
        VocabularyFile(
            "figure_words", ("word", "class", "beside"), ("word", "class", "beside", "reason"), ("beside",)
        ),
        VocabularyFile("table_words", ("word", "class"), ("word", "class", "reason")),
        VocabularyFile("section_words", ("word",), ("word", "status", "reason")),
        VocabularyFile("heading_words", ("word", "where"), ("word", "where", "status", "reason")),
        VocabularyFile("period_words", ("word",), ("word", "first", "last", "reason")),
        VocabularyFile(
            "dating_words",
            ("word", "says"),
            ("word", "says", "not_before", "not_after", "reason"),
            ("not_before", "not_after"),
        ),
        VocabularyFile(
            "predicate_words",
            ("word", "class"),
            ("word", "class", "only_before", "not_before", "only_after", "not_after", "reason"),
            ("only_before", "not_before", "only_after", "not_after"),
        ),
        VocabularyFile(
            "tone_words",
            ("word",),
            ("word", "votes", "not_before", "not_after", "reason"),
            ("not_before", "not_after"),
        ),
        VocabularyFile(
            "place_words",
            ("word", "side", "applies_to"),
            ("word", "side", "applies_to", "reason"),
            ("applies_to",),
        ),
        VocabularyFile("origin_words", ("word", "class"), ("word", "class", "reason")),
        VocabularyFile("evidence_votes", ("evidence", "decides"), ("evidence", "decides", "votes", "reason")),
        VocabularyFile("no_places", ("word", "where"), ("word", "where", "reason")),
        VocabularyFile(
            "certainty",
            ("part", "sign", "value"),
            ("part", "sign", "value", "weight", "reason"),
            ("value",),
        ),
        VocabularyFile("characters", ("written",), ("written", "read", "reason")),
        VocabularyFile(
            "indicators",
            ("concept",),
            ("concept", "name_zh", "name_en", "aliases", "unit", "kind", "parent", "whole", "reason"),
            ("aliases", "unit", "parent", "whole"),
        ),
        VocabularyFile(
            "regions",
            ("name",),
            ("name", "aliases", "level", "within", "reason"),
            ("aliases", "level", "within"),
        ),
        VocabularyFile("region_names", ("name",), ("name", "name_en", "reason")),
        VocabularyFile(
            "counties",
            ("name", "within"),
            ("name", "short", "within", "spelling", "reason"),
            ("short", "spelling"),
        ),
    )
}


def once_a_folder(load: Callable[[Path | None], T]) -> Callable[..., T]:
    """Keep what a loader made of a user's own folder, or of none.

    To `lru_cache` a loader asked for nothing and one asked for None are two, and the files would be read twice.
    """
    kept = lru_cache(maxsize=4)(load)

    @wraps(load)
    def loaded(folder: Path | None = None) -> T:
        return kept(folder)

    return loaded


# 20,000 are made before the first document is read: frozen ones take three times as long
@dataclass(slots=True)
class Row:
    """A checked row, and the file and line it was read from."""

    cells: dict[str, str]
    path: Path
    line: int

    @property
    def where(self) -> str:
        """The place a person is sent to."""
        return f"{self.path}:{self.line}"

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_vocabulary_file(name: str, *, folder: Path) -> Iterator[Row]:
    """Yield the rows of ``folder/name.csv``, each checked for its columns, key and reason.

    Raises
    ------
    VocabularyError
        With file and line: a header that is not the file's, a row with too few or many cells, an empty required cell.
    """
    file = FILES[name]
    path = folder / f"{name}.csv"
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle, strict=True)
        try:
            header = tuple(next(reader, ()))
            if not set(file.columns) <= set(header):
                raise VocabularyError(
                    f"the columns {','.join(file.columns)}",
                    met=",".join(header) or "an empty file",
                    where=f"{path}:1",
                )
            required = [column for column in file.columns if column not in file.optional]
            for cells in reader:
                if not cells or (len(cells) == 1 and not cells[0].strip()):
                    continue
                row = Row(dict(zip(header, map(str.strip, cells), strict=False)), path, reader.line_num)
                if len(cells) != len(header):
                    raise VocabularyError(
                        f"{len(header)} cells",
                        met=f"{len(cells)}",
                        where=row.where,
                        do="quote cells with commas",
                    )
                if not all(map(row.cells.__getitem__, required)):
                    column = next(column for column in required if not row[column])
                    advice = "say in words why the row is as it is" if column == "reason" else ""
                    raise VocabularyError(
                        f"a value in column {column}", met="an empty cell", where=row.where, do=advice
                    )
                yield row
        except csv.Error as error:
            raise VocabularyError("a csv table", met=str(error), where=f"{path}:{reader.line_num}") from error
        except UnicodeDecodeError as error:
            raise VocabularyError(
                "UTF-8 text", met="another encoding", where=str(path), do="save it as CSV UTF-8"
            ) from error


def read_rows(name: str, *, folders: tuple[Path, ...]) -> list[Row]:
    """Return the rows of one vocabulary file over several folders; a later row with the same key replaces an earlier one.

    Raises
    ------
    VocabularyError
        When one file holds the same key twice.
    """
    file = FILES[name]
    merged: dict[tuple[str, ...], Row] = {}
    for folder in folders:
        seen: dict[tuple[str, ...], Row] = {}
        for row in read_vocabulary_file(name, folder=folder):
            key = tuple([row.cells[column] for column in file.key])
            if key in seen:
                raise VocabularyError(
                    f"one row for {'/'.join(key)}",
                    met=f"a second one (first at {seen[key].where})",
                    where=row.where,
                )
            seen[key] = row
        merged |= seen
    return list(merged.values())

"""What changed since the last run: rows of the tables by their keys, set against those of the run before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plancheck.report.fingerprint import tables_digest
from plancheck.report.status import Change, Status
from plancheck.tables import read_rows


@dataclass(frozen=True, slots=True)
class Watched:
    """One table whose changes readers are told of.

    Parameters
    ----------
    table : str
    key : tuple of str
        What makes a row the same row in another run.
    shown : tuple of str
        Columns whose values are compared and shown.
    """

    table: str
    key: tuple[str, ...]
    shown: tuple[str, ...]


WATCHED = (
    Watched("statements", ("document", "start"), ("figure", "indicator", "region", "period", "measure", "status")),
    Watched("claims", ("claim",), ("verdict", "document", "kind", "stated", "operands", "text_zh", "text_en")),
    Watched("targets", ("document", "start"), ("consistency", "outcome", "figure", "indicator", "concept", "region", "period")),
    Watched("series", ("concept", "measure", "of", "region", "basis", "period", "vintage", "source"), ("figure",)),
)  # fmt: skip
DOCUMENTS = "documents"  # not a table of its own: the documents that statements come from
# What is shown beside a change without being one: names and sentences follow wording, not the figures.
CONTEXT = {"text_zh", "text_en", "kind", "concept", "document"}


def read_watched(tables: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Return the watched rows of the tables of a folder, by table and key; a missing table has none."""
    found: dict[str, dict[str, dict[str, str]]] = {DOCUMENTS: {}}
    for one in WATCHED:
        path = tables / f"{one.table}.csv"
        rows = read_rows(one.table, path=path) if path.is_file() else []
        found[one.table] = {
            " ".join(str(row[name]) for name in one.key): {
                name: "".join(str(row[name] if row[name] is not None else "").split()) if name == "figure" else str(row[name] or "")
                for name in one.shown
            }
            for row in rows
        }  # fmt: skip
        if one.table == "statements":
            found[DOCUMENTS] = {str(row["document"]): {} for row in rows}
    return found


def compare(
    before: Mapping[str, Mapping[str, Mapping[str, str]]],
    after: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> list[Change]:
    """Return the differences between two readings of the tables: documents first, then verdicts, then figures.

    The figures of a document that is new or gone are not listed one by one: the document says it.

    Examples
    --------
    >>> old = {"claims": {"a": {"verdict": "consistent"}}}
    >>> [(c.change, c.key) for c in compare(old, {"claims": {"a": {"verdict": "inconsistent"}, "b": {}}})]
    [('changed', 'a'), ('new', 'b')]
    """
    whole = set(before.get(DOCUMENTS, {})) ^ set(after.get(DOCUMENTS, {}))
    changes = []
    for table in (DOCUMENTS, "targets", "claims", "statements", "series"):
        old, new = before.get(table, {}), after.get(table, {})
        for key in sorted(old.keys() | new.keys()):
            if key in old and key in new:
                if _compared(old[key]) != _compared(new[key]):
                    changes.append(Change(table, "changed", key, old[key], new[key]))
            elif table == DOCUMENTS or not _of_document(
                table, key, old.get(key) or new.get(key) or {}, whole
            ):
                change = "new" if key in new else "gone"
                changes.append(Change(table, change, key, old.get(key, {}), new.get(key, {})))
    return _without_moved(changes)


def _without_moved(changes: list[Change]) -> list[Change]:
    """Leave out rows that only moved: a text edited above them shifts their offsets, and so their keys."""
    gone: dict[tuple[object, ...], list[Change]] = {}
    for one in changes:
        if one.change == "gone" and one.table != DOCUMENTS:
            gone.setdefault(_identity(one, one.before), []).append(one)
    moved = set()
    for one in changes:
        if one.change == "new" and one.table != DOCUMENTS and (same := gone.get(_identity(one, one.after))):
            moved |= {id(one), id(same.pop(0))}
    return [one for one in changes if id(one) not in moved]


def _identity(change: Change, row: Mapping[str, str]) -> tuple[object, ...]:
    document = row.get("document") or change.key.partition(" ")[0]
    values = {name: value for name, value in _compared(row).items() if name != "operands"}
    return change.table, document, *sorted(values.items())


def _compared(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name not in CONTEXT}


def _of_document(table: str, key: str, row: Mapping[str, str], whole: set[str]) -> bool:
    """Return whether a row belongs to a document that came or went as a whole."""
    if table in ("statements", "targets"):
        return key.partition(" ")[0] in whole
    return table == "claims" and row.get("document", "") in whole


def record_changes(status: Status, *, tables: Path, name: str, run: int) -> int:
    """Compare the tables with those of the last run and keep both the differences and the rows; return how many.

    The first run of a site has nothing to compare with and records no change.

    Parameters
    ----------
    status : Status
    tables : Path
    name : str
        What the tables are called: one site may show several studies.
    run : int
    """
    digest, last = tables_digest(tables), status.snapshot_digest(name)
    if digest == last:
        return 0
    after = read_watched(tables)
    changes = compare({table: status.seen(name, table) for table in after}, after) if last else []
    status.keep_snapshot(name, digest, after, run=run, changes=changes)
    return len(changes)

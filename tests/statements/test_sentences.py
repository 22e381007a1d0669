"""The sentences of data/gold, one phenomenon each, coded by hand before the grammar saw them."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.tables import unescape_text

PATH = Path(__file__).resolve().parents[2] / "data" / "gold" / "phenomena.csv"
with PATH.open(encoding="utf-8", newline="") as handle:
    SENTENCES: dict[str, list[dict[str, str]]] = defaultdict(list)
    for cells in csv.DictReader(handle):
        SENTENCES[cells["id"]].append(cells)
NOTHING = [rows[0] for rows in SENTENCES.values() if rows[0]["expect"] == "none"]
CORE_SHARE = 0.9  # of coded figures that must be read right in value, measure, status and period


def read(row: dict[str, str]) -> tuple[Document, int]:
    before, sentence = unescape_text(row["before"]), unescape_text(row["sentence"])
    origin = Origin(
        date=row["date"], first_year=int(row["first_year"] or 0) or None, last_year=int(row["last_year"] or 0) or None,
        region=row["document_region"], kind=row["kind"],
    )  # fmt: skip
    text = f"{before}\n{sentence}" if before else sentence
    return Document(row["id"], text, origin=origin), len(text) - len(sentence)


@pytest.mark.parametrize("row", NOTHING, ids=lambda row: row["id"])
def test_a_sentence_without_statements_gives_none(row: dict[str, str]) -> None:
    document, shift = read(row)
    assert [s.figure for s in extract(document).statements if s.start >= shift] == []


def test_nearly_all_figures_are_read_right_in_their_core() -> None:
    right = total = 0
    wrong = []
    for rows in SENTENCES.values():
        if rows[0]["expect"] == "none":
            continue
        document, shift = read(rows[0])
        found = {s.start - shift: s for s in extract(document).statements}
        for row in rows:
            total += 1
            start, end = int(row["start"]), int(row["end"])
            hit = next((s for at, s in found.items() if at < end and start < at + len(s.figure)), None)
            good = hit is not None and (
                abs(hit.value - Decimal(row["value"])) < Decimal("1e-6") * max(1, abs(hit.value))
                and (hit.measure, hit.status) == (row["measure"], row["status"])
                and hit.period in (row["period"], f"{row['period']}-12")
            )
            right += good
            if not good:
                wrong.append(f"{row['id']} {row['figure']}")
    assert right >= CORE_SHARE * total, f"{right} of {total}; wrong: {wrong}"

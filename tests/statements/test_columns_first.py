"""Small tables that a page printed column by column: names, then units, then values."""

from __future__ import annotations

from plancheck.documents.document import Document
from plancheck.statements.extract import extract


def read(text: str) -> list[tuple[str, str, str]]:
    return [(row.indicator, row.figure, row.unit) for row in extract(Document("d", text)).statements]


def test_names_units_and_values_below_each_other() -> None:
    text = "茶园面积\n桑园面积\n竹林面积\n公顷\n公顷\n公顷\n315\n427\n589\n"
    assert [name for name, _, _ in read(text)] == ["茶园面积", "桑园面积", "竹林面积"]
    assert [figure for _, figure, _ in read(text)] == ["315", "427", "589"]


def test_fewer_names_than_values_are_no_table() -> None:
    assert read("茶园面积\n桑园面积\n315\n427\n589\n") == []

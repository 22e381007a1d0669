"""Values whose thousands, or whose sign, stand apart from the other digits in a cell."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document
from plancheck.statements.cells.values import ValueReader
from plancheck.statements.extract import extract
from plancheck.vocabulary import load_vocabulary

TABLE = """历年产值
单位:万元
年 份 | 总产值 | 净产值 |
1978 | 47 959 | - 150 |
1979 | 1 053 211.5 | 11 706 |
1980 | 64 002 | 834 |
"""


def test_thousands_parted_by_blanks_are_one_value() -> None:
    rows = [(s.figure, f"{s.value:f}", s.period) for s in extract(Document("d", TABLE)).statements]
    assert rows == [
        ("47 959", "479590000", "1978"),
        ("- 150", "-1500000", "1978"),
        ("1 053 211.5", "10532115000.0", "1979"),
        ("11 706", "117060000", "1979"),
        ("64 002", "640020000", "1980"),
        ("834", "8340000", "1980"),
    ]


@pytest.mark.parametrize("text", ["12 34", "1 2345", "12 345 6", "1234 567", "2 345 67.5"])
def test_other_blanks_part_numbers(text: str) -> None:
    assert ValueReader(load_vocabulary()).value(text, 0, len(text)) is None

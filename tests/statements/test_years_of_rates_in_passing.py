"""Years that stand beside a rate in a clause date nothing behind it."""

from __future__ import annotations

import pytest

from plancheck.documents.read import read_document
from plancheck.statements.extract import extract

_HEAD = "青溪市“十二五”交通发展规划\n\n2011年3月\n\n一、“十一五”回顾\n\n"


@pytest.mark.parametrize(
    ("sentence", "figure", "period"),
    [
        ("2010年，客运量3亿人次，五年年均增长9%；货运量7亿吨。", "7亿吨", "2010"),
        ("2010年，客运量3亿人次，五年 年均增长9%；\n货运量7亿吨。", "7亿吨", "2010"),
        ("2010年，客运量3亿人次，五年平均每年增长9%，港口吞吐量8亿吨，居全省第一。", "8亿吨", "2010"),
        # the rate itself, and what is added up over the years
        ("2010年，客运量3亿人次，五年年均增长9%；货运量7亿吨。", "9%", "2006/2010"),
        ("五年累计投资6亿元，改造码头20座。", "6亿元", "2006/2010"),
        ("五年来，年均增长9%，累计投资6亿元。", "6亿元", "2006/2010"),
    ],
)
def test_years_of_a_rate(sentence: str, figure: str, period: str, tmp_path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(_HEAD + sentence + "\n", encoding="utf-8")
    assert {one.figure: one.period for one in extract(read_document(path)).statements}[figure] == period

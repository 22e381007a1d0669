"""What stands behind 扣除价格因素后 is of the things before; parts of 进出口总值 keep what the trade is in."""

from __future__ import annotations

import pytest

from plancheck.documents.read import read_document
from plancheck.statements.extract import extract

_HEAD = "青溪市“十四五”发展规划\n\n2021年3月\n\n一、发展回顾\n\n2020年，"


@pytest.mark.parametrize(
    ("sentence", "figure", "indicator"),
    [
        ("渔民收入5万元，盐民收入3万元，扣除价格因素后分别实际增长7%和8%。", "8%", "盐民收入"),
        ("渔民收入5万元，剔除物价因素 后增长7%，快于上年。", "7%", "渔民收入"),
        ("渔民收入5万元，扣除价格因素，实际增长7%。", "7%", "渔民收入"),
        ("跨境茶叶进出口总值9亿元，其中出口6亿元、进口3亿元。", "3亿元", "跨境茶叶进口总值"),
        ("跨境茶叶进出口总值9亿元，增长两成，其中 出口6亿元。", "6亿元", "跨境茶叶出口总值"),
        ("进出口总值9亿元，其中出口6亿元。", "6亿元", "出口"),
    ],
)
def test_names(sentence: str, figure: str, indicator: str, tmp_path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(_HEAD + sentence + "\n", encoding="utf-8")
    assert {one.figure: one.indicator for one in extract(read_document(path)).statements}[figure] == indicator

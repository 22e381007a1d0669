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


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("1美元兑6.8元人民币。", [("6.8元", "美元兑人民币汇率", "level")]),
        (
            "年末人民币汇率为1美元可兑换6.1元，比上年末升值2%。",
            [("6.1元", "美元兑人民币汇率", "level"), ("2%", "美元兑人民币汇率", "growth")],
        ),
        ("按 100日元 兑 5.1元人民币计算。", [("5.1元", "日元兑人民币汇率", "level")]),
        # an amount told in two coins or units is no rate
        (
            "茶叶出口9亿美元，折合人民币60亿元。",
            [("9亿美元", "茶叶出口", "level"), ("60亿元", "茶叶出口", "level")],
        ),
        ("茶厂能源消费总量折合标准煤30万吨。", [("30万吨", "茶厂能源消费总量", "level")]),
        ("国有茶园保值升值率达到103%。", [("103%", "国有茶园保值升值率", "share")]),
    ],
)
def test_rates_of_exchange(sentence: str, rows: list[tuple[str, str, str]], tmp_path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(_HEAD + sentence + "\n", encoding="utf-8")
    found = extract(read_document(path)).statements
    assert [(one.figure, one.indicator, one.measure) for one in found] == rows

"""Whose a figure is where a clause between tells from what height it came, how it is to grow, or when."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

ORIGIN = Origin(date="2016-03", region="清河县")


def names(text: str) -> list[str]:
    return [row.indicator for row in extract(Document("x", text, origin=ORIGIN)).statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("茶叶价格涨幅，从连续几年的高位回落到3.8%。", "茶叶价格涨幅"),
        ("茶叶价格涨幅由年初的高点回落到3.8%。", "茶叶价格涨幅"),
        ("茶业要保持高于林业的增长速度，到规划期末，占农业产值的比重达到60%。", "茶业占农业产值的比重"),
        ("茶业具有广阔前景，要继续保持高于林业的增长速度，占农业产值的比重达到60%。", "茶业占农业产值的比重"),
        ("茶叶收入9亿元的目标有望提前完成。", "茶叶收入"),
        ("通过技能培训使9万名农民实现就业。", "实现就业的农民"),
        ("通过各种途径让9万名农民实现了转移就业。", "实现了转移就业的农民"),
        # what made them is told as a thing of its own
        ("农村电网改造使9万户农户受益。", "农村电网改造农户受益"),
        ("全县困难职工享受帮扶政策，发放慰问金9亿元。", "发放慰问金"),
    ],
)
def test_the_thing_is_the_one_spoken_of(text: str, name: str) -> None:
    assert names(text) == [name]

"""Bare heads in a list (产值、利润分别增长…) are of what the clause before has told of, as one alone is."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def _names(sentence: str) -> list[str]:
    document = Document("text", sentence, origin=Origin(date="2021-02-05", region="青溪市"))
    return [row.indicator for row in extract(document).statements]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("茶产业持续壮大，产值、利润分别增长20%、15%。", ["茶产业产值", "茶产业利润"]),
        ("茶产业持续壮大， 产值、 利润分别增长２０%和１５%。", ["茶产业产值", "茶产业利润"]),
        ("茶产业持续壮大，产值增长20%。", ["茶产业产值"]),
        # a thing that names itself takes no owner
        ("茶产业持续壮大，茶叶产量、茶园面积分别增长20%、15%。", ["茶叶产量", "茶园面积"]),
        # a second list is of the kinds of the first, each with what all of them are
        (
            "全市一般火灾、较大火灾起数分别下降20%、30%，受伤人数分别下降10%、40%。",
            ["一般火灾起数", "较大火灾起数", "一般火灾受伤人数", "较大火灾受伤人数"],
        ),
        # people are no part of a product
        (
            "受灾人数和直接经济损失占地区生产总值比重分别下降30%和20%。",
            ["受灾人数", "直接经济损失占地区生产总值比重"],
        ),
        # what works hold is counted, and their cost is of the works
        (
            "城市轨道二号线全长30公里，设站25座，总投资210亿元，已完成投资50亿元。",
            ["城市轨道二号线全长", "城市轨道二号线站数量", "城市轨道二号线总投资", "城市轨道二号线完成投资"],
        ),
        # nor one of which a clause told how work went
        ("招商引资成效明显，签约资金120亿元。", ["招商引资签约资金"]),
    ],
)
def test_owners_of_lists(sentence: str, names: list[str]) -> None:
    assert _names(sentence) == names

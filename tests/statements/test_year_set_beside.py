"""上年 behind a year that is told of: the year before that one, not before the document's own; in sentences of our own."""

from __future__ import annotations

import pytest

from plancheck.claims.check import check
from plancheck.documents.content import Content
from plancheck.documents.document import Document
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

HEAD = "云岭县2021年政府工作报告\n（2021年1月8日）\n"


def document(text: str) -> Document:
    return make_document(Content(HEAD + text), id="d")


def periods(text: str) -> dict[str, str]:
    return {row.figure: row.period for row in rows(text)}


def rows(text: str) -> list[Statement]:
    return list(extract(document(text)).statements)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年，全县粮食产量9.5万吨，上年为9万吨。", {"9.5万吨": "2020", "9万吨": "2019"}),
        ("2020年，全县粮食产量9.5万吨（上年为9万吨）。", {"9.5万吨": "2020", "9万吨": "2019"}),
        ("2018 年，全县棉花产量 3 万吨，上 年 为 2 万吨。", {"3 万吨": "2018"}),
        ("2018年，全县棉花产量３万吨，上一年是２万吨。", {"３万吨": "2018", "２万吨": "2017"}),
        ("全年接待游客80万人次，上年为70万人次。", {"80万人次": "2020", "70万人次": "2019"}),
    ],
)
def test_the_year_before_the_one_that_is_told_of(text: str, expected: dict[str, str]) -> None:
    assert {figure: periods(text)[figure] for figure in expected} == expected


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        # a comparison counts from the year before and is of the year told of
        ("2020年，全县粮食产量9.5万吨，比上年增加0.5万吨。", "0.5万吨", "2020"),
        # no year is told of: the year before the report's own
        ("上年粮食产量9万吨。", "9万吨", "2020"),
        # what is expected of the report's own year stands beside the one before it
        ("2021年，全县粮食产量预计达到9.8万吨，上年为9.5万吨。", "9.5万吨", "2020"),
        # a year long past that nothing is set beside
        ("2016年开工水库3座，上年完成投资3亿元。", "3亿元", "2020"),
    ],
)
def test_not_where_it_is_not_set_beside_a_year(text: str, figure: str, year: str) -> None:
    assert periods(text)[figure] == year


def test_growth_between_both_holds() -> None:
    found = rows("2020年，全县粮食产量9.5万吨，增长5%，上年为9万吨。")
    claims = [claim for claim in check(found) if claim.kind == "growth"]
    assert [claim.verdict for claim in claims] == ["consistent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the end of the year before, and the months of it
        ("年末存款余额560亿元，上年末为498亿元。", [("存款余额", "2020"), ("存款余额", "2019")]),
        ("年末存款余额560亿元（上年底为 498亿元）。", [("存款余额", "2020"), ("存款余额", "2019")]),
        ("全年登记企业1.2万家，上年同期为1.05万家。", [("登记企业", "2020"), ("登记企业", "2019")]),
        # the beginning of the year told of
        ("贷款余额320亿元，年初为301亿元。", [("贷款余额", "2020"), ("贷款余额", "2020")]),
        # what is told behind is of the year told of again
        (
            "2018年产量9.5万吨，上年为9万吨，出口1万吨。",
            [("产量", "2018"), ("产量", "2017"), ("出口", "2018")],
        ),
        # told by itself, of the year before the report's own
        ("去年末，企业达到300家。", [("企业", "2020")]),
        # a comparison counts from it
        ("存款余额560亿元，比上年末增加60亿元。", [("存款余额", "2020"), ("存款余额", "2020")]),
        # a budget's line is no time
        ("完成年初预算6亿元。", [("年初预算", "2020")]),
    ],
)
def test_the_end_of_the_year_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.indicator, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("价格涨幅为2.5%，上年同期为2.9%。", ["growth", "growth"]),
        ("出口增长8.5%，上年为7.9%，占比为32%。", ["growth", "growth", "share"]),
        ("失业率为3.5%，上年同期为3.9%。", ["share", "share"]),
        ("出口增长8.5%，占比为17.9%。", ["growth", "share"]),
    ],
)
def test_a_rate_set_beside_a_rate_is_one(text: str, measures: list[str]) -> None:
    assert [row.measure for row in rows(text)] == measures

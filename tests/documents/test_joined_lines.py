"""Blanks that stand where lines of a page were put together."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.joined_lines import joints
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

TOLD = (
    "全县茶业在过去一年里继续保持平稳发展的势头，茶园建设稳步推进，外调茶电达到300亿千瓦时。茶园建成区分别扩大到10.8平方公里，"
    "茶农人均收入比上年有了明显的提高，茶馆经营面积达到8.2平方公里，茶业固定资产投资完成207亿元，是2011年的2.7倍。茶叶出口继续增加，"
    "茶具制造和茶食加工两个行业一共实现产值46亿元，茶业从业人员稳定在3万人，茶旅游接待能力也有了较大幅度的提高，茶乡面貌一天比一天好。"
)


def joined(text: str, width: int) -> str:
    return " ".join(text[at : at + width] for at in range(0, len(text), width))


def said(text: str) -> list[tuple[str, str, str, str]]:
    document = make_document(Content(text), id="x", origin=Origin(date="2016", region="临江市"))
    found = extract(document).statements
    assert all(s.figure == text[s.start : s.end] for s in found)
    return [(f"{s.value.normalize():f}", s.unit, s.indicator, s.period) for s in found]


@pytest.mark.parametrize("width", range(24, 44))
def test_a_text_of_joined_lines_says_the_same(width: int) -> None:
    assert len(said(TOLD)) == 7
    assert said(joined(TOLD, width)) == said(TOLD)


def test_the_joints_are_the_blanks_within_clauses() -> None:
    text = joined(TOLD, 30)
    assert len(joints(text)) == sum(text[at - 1] not in "，。" for at in range(30, len(text), 31))
    assert not [at for at in joints(text) if text[at] != " "]


PAGE_OF_LONG_LINES = "\n" + TOLD.replace("，", "").replace("300亿", " 300 亿") * 2 + "\n"


@pytest.mark.parametrize("width", range(26, 41, 3))
def test_a_page_whose_lines_were_not_put_together_hides_no_joints_of_the_others(width: int) -> None:
    text = joined(TOLD, width)
    assert joints(PAGE_OF_LONG_LINES) == []
    beside = joints(text + PAGE_OF_LONG_LINES + PAGE_OF_LONG_LINES)
    assert [at for at in beside if at < len(text)] == joints(text) != []


def test_the_width_of_the_page_is_that_which_most_of_its_lines_have() -> None:
    short = "\n".join(joined(TOLD[at : at + 45], 22) for at in range(0, 90, 45))
    assert set(joints(joined(TOLD, 27))) <= set(joints(joined(TOLD, 27) + "\n" + short))


@pytest.mark.parametrize(
    "kept",
    [
        TOLD,
        TOLD.replace("，", " "),
        "一、综合 " + TOLD + "\n二、农业 " + TOLD,
        "茶园 茶馆 茶乡 茶农\n" * 30,
        "\n".join(f"茶园\t茶 馆 茶 乡\t{number}" for number in range(30)),
    ],
    ids=["plain", "blanks for marks", "headings", "words", "cells"],
)
def test_other_blanks_stay(kept: str) -> None:
    assert joints(kept) == []


def test_blanks_beside_figures_at_the_end_of_no_line_are_no_joints() -> None:
    text = joined(TOLD.replace("300亿", " 300 亿"), 30)
    assert not {text.index(" 300"), text.index(" 亿")} & set(joints(text))


def test_a_decimal_of_times_may_be_parted_by_a_blank() -> None:
    assert said("茶业投资达到207亿元，是2011年的2 .7倍。")[1][:2] == ("2.7", "x")

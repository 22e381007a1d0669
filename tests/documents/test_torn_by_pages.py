"""A sentence that the end of a page tears says what it says whole, wherever the page ends."""

from __future__ import annotations

import pytest

from plancheck.documents.as_read import without_layout
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

BEFORE = "茶乡建设全面推进，茶路通到了每一个山村，乡亲们的日子好了起来。\n\n"
TOLD = "截至2024年6月底，全市茶市场配额累计成交量达到4.64亿吨，累计外调茶叶26万吨，比上年同期增加9%左右，茶园面积稳定在30万亩。"
BEHIND = "\n\n山村的变化，大家都看得到，也都记在心里。"
FOOTS = ["\n\n- {} -\n\n", "\n\n* * *\n\n{} 茶乡年度报告\n\n"]


def said(text: str) -> list[tuple[str, ...]]:
    document = make_document(Content(text), id="x", origin=Origin(date="2024-11", region="临江市"))
    found = extract(document).statements
    assert all(s.figure == text[s.start : s.end] for s in found)
    return [
        (f"{s.value.normalize():f}", s.unit, s.qualifier, s.measure, s.indicator, s.period) for s in found
    ]


def whole() -> list[tuple[str, ...]]:
    return said(BEFORE + TOLD + BEHIND)


def with_numbers(text: str) -> str:
    for page in range(2, 9):
        text = text.replace("{}", str(page), 1)
    return text


@pytest.mark.parametrize("foot", FOOTS, ids=["number", "running title"])
def test_a_page_may_end_behind_any_character_of_a_sentence_with_a_mark_before(foot: str) -> None:
    wanted = whole()
    assert [row[0] for row in wanted] == ["464000000", "260000", "9", "300000"]
    behind = TOLD.rindex("，")  # what is on the next page has a mark too
    torn = [
        at
        for at in range(TOLD.index("成交"), behind)
        if said(with_numbers(foot.join([BEFORE.strip(), TOLD[:at], TOLD[at:], *[BEHIND.strip()] * 3])))
        != wanted
    ]
    assert torn == []


@pytest.mark.parametrize("foot", FOOTS, ids=["number", "running title"])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("茶路通到山村，茶亭建成12座", "二、茶园建设，明年再建3座"),  # a heading
        ("茶路通到山村，茶亭建成12座。", "茶馆开张，另建3座。"),  # the sentence is at its end
        ("茶亭  茶馆，茶庄  12", "茶楼  茶坊，茶市  13"),  # rows
    ],
)
def test_what_a_page_parts_that_is_no_one_sentence_stays_apart(foot: str, above: str, below: str) -> None:
    text = with_numbers(foot.join([BEFORE.strip(), above, below, *[BEHIND.strip()] * 3]))
    read = without_layout(make_document(Content(text), id="x"))
    assert read is None or above + below not in read[0].text

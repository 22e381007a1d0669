"""Logical text: joined where a sentence goes on, never elsewhere, every offset true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.documents.content import Content
from plancheck.documents.document import Document
from plancheck.documents.flow import logical_text
from plancheck.documents.read import make_document


def flow(text: str) -> str:
    return logical_text(make_document(Content(text), id="x")).text


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (
            "其中网络零售额从7500亿元增至3.88\n\n万亿元，实物商品为3.24万亿元。",
            "其中网络零售额从7500亿元增至3.88万亿元，实物商品为3.24万亿元。",
        ),
        ("零售额达到2046\n\f- 7 -\n亿元，占比为4%。", "零售额达到2046亿元，占比为4%。"),
        (
            "推动创新，促进电子商务在农村发展，将持续在平\n\n衡城乡差距、提升流通水平上见效。",
            "推动创新，促进电子商务在农村发展，将持续在平衡城乡差距、提升流通水平上见效。",
        ),
        ("<p>交易额<b>3.8</b>万亿元</p><p>增长两成</p>", "交易额3.8万亿元\n增长两成"),
        ("&ldquo;十一五&rdquo;期间", "“十一五”期间"),
        ("域名为3302万个9。\n9 来源：注册机构统计数据。\n", "域名为3302万个。\n9 来源：注册机构统计数据。"),
    ],
)
def test_torn_text_reads_whole(torn: str, whole: str) -> None:
    assert flow(torn) == whole


@pytest.mark.parametrize(
    "lines",
    [
        "一、现状\n到2025年，占比达到六成。",
        "河道\n条\n350\n396\n113%",
        "表1 主要指标\n指标\n2020年\n2025年\n60",
        "（一）智慧城市建设，有利于加速发展\n伴随着技术进步，规模扩大。",
        "◇ 网民规模为11亿人，\n◇ 普及率为78%，",
        "增加就业，\n- 建成网点，",
        "交易额为4.5万亿元。\n增长两成，占比提高。",
    ],
)
def test_lines_that_stay_apart(lines: str) -> None:
    assert flow(lines) == lines


WRAPPED = (
    "　　截至年底，全市网络零售额为二万二千亿元，比上年增\n长百分之五，其中农村网络零售额为一千一百亿元，占比\n"
    "达到百分之四点九，实物商品零售额占社会消费品零售总\n额的三成以上；跨境电子商务进出口额为一千二百亿元，\n居全国第二位。\n"
    "　　从业人员超过二百万人，其中直接就业人员为八十余万\n人。\n"
)


def test_hard_wrapped_paragraphs_come_back() -> None:
    assert flow(WRAPPED).count("\n") == 1
    assert "比上年增长百分之五" in flow(WRAPPED)
    assert flow(WRAPPED).splitlines()[1].startswith("从业人员")


def test_latin_words_of_two_lines_stay_two_words() -> None:
    text = WRAPPED.replace("比上年增\n长", "使用IPv6\nLTE的")
    assert "IPv6 LTE" in flow(text)


def test_the_span_of_a_torn_figure_holds_what_tears_it() -> None:
    document = make_document(Content("网络零售额达到2046\n\f- 7 -\n亿元，占比为4%。"), id="x")
    text, offsets = logical_text(document)
    start = text.index("2046亿元")
    low, high = offsets.span(start, start + 6)
    assert document.text[low:high] == "2046\n\f- 7 -\n亿元"


def test_a_span_that_ends_with_an_entity_holds_the_whole_entity() -> None:
    document = make_document(Content("<p>占比5&#37;</p>"), id="x")
    text, offsets = logical_text(document)
    assert text == "占比5%"
    assert document.text[slice(*offsets.span(2, 4))] == "5&#37;"


def test_keep_lines_joins_nothing() -> None:
    document = make_document(Content("零售额达到2046\n- 7 -\n亿元，占比为4%。"), id="x")
    assert logical_text(document, keep_lines=True).text == "零售额达到2046\n亿元，占比为4%。"


PIECES = st.lists(
    st.sampled_from(
        [
            "零售额达到2046",
            "亿元，占比为4%。",
            "\n",
            "\n\n",
            "\r\n",
            "\f",
            "- 7 -",
            "一、现状",
            "<p>",
            "&nbsp;",
            "&ldquo;",
            "　",
            " ",
            "A1",
            "（一）规模。",
            "350",
            "目录",
            "，",
        ]
    ),
    max_size=60,
).map("".join)


@given(PIECES)
def test_every_character_stands_where_its_offset_says(text: str) -> None:
    document = make_document(Content(text), id="x")
    logical, offsets = logical_text(document)
    assert len(offsets) == len(logical) + 1
    places = [offsets[i] for i in range(len(logical))]
    assert places == sorted(places)
    for character, place in zip(logical, places, strict=True):
        if character not in "\n “":
            assert text[place] == character
    for start in range(0, len(logical), 7):
        low, high = offsets.span(start, min(len(logical), start + 5))
        assert 0 <= low <= high <= len(text)


def test_nothing_visible_is_lost_or_made() -> None:
    text = "一、现状\n网络零售额，从7500亿元增至3.88\n\n万亿元。\n二、目标\n达到4%。"
    assert flow(text).replace("\n", "") == text.replace("\n", "")


def test_offsets_of_an_empty_text() -> None:
    text, offsets = logical_text(Document("x", ""))
    assert (text, len(offsets), offsets[0]) == ("", 1, 0)
    with pytest.raises(IndexError):
        offsets[1]

"""Sentences as plans before 2000 build them: goods in one character, what stays as it was, proportions, means of the parts."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

HEAD = "柳河地区第二个五年计划（1958年）\n一、主要指标\n"


def rows(sentence: str, head: str = HEAD) -> list[tuple[str, str, str]]:
    found = extract(Document(id="plan", text=head + sentence + "\n")).statements
    return [(s.figure, s.indicator, s.period) for s in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("钢，1962年达到30万吨。", [("30万吨", "钢产量", "1962")]),
        (
            "纱，由一九五六年的一百三十万件，增加到一九六二年的二百四十万件。",
            [("一百三十万件", "纱产量", "1956"), ("二百四十万件", "纱产量", "1962")],
        ),
        ("- 布， 1962年达到 300万匹。", [("300万匹", "布产量", "1962")]),
        # a character that is no product names nothing
        ("甲，1962年达到30万吨。", []),
    ],
)
def test_goods_in_one_character_are_named_before_a_comma(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("1962年棉花260万担，与1956年的260万担持平。", "棉花产量"),
        ("1962年茶叶产量达到60万担，同 1956年的59万担大体相当。", "茶叶产量"),
    ],
)
def test_what_stays_as_it_was_is_of_the_same_thing(sentence: str, name: str) -> None:
    assert [(told, period) for _, told, period in rows(sentence)] == [(name, "1962"), (name, "1956")]


def test_proportions_keep_their_parts_where_they_change() -> None:
    told = rows("粗茶和细茶的比例由一九五六年的六二比三八改变为一九六二年的五一·五比四八·五。")
    assert [(figure, period) for figure, _, period in told] == [
        ("六二", "1956"),
        ("三八", "1956"),
        ("五一·五", "1962"),
        ("四八·五", "1962"),
    ]
    assert {name for _, name, _ in told} == {"粗茶占比", "细茶占比"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("供销社茶款周转天数，由1956年的101天缩短到1962年的96天。", ["101天", "96天"]),
        ("经过三天讨论，茶社再次开会。", []),
    ],
)
def test_how_long_a_thing_takes_moves_to_another_length(sentence: str, expected: list[str]) -> None:
    assert [figure for figure, _, _ in rows(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        (
            "茶区产值平均每年增长9%，其中茶园产值增长4%，茶厂产值增长百分之十。",
            ["growth_per_year", "growth_per_year", "growth_per_year"],
        ),
        ("茶区产值年均增长9%，\n其中茶园产值下降4%。", ["growth_per_year", "growth_per_year"]),
        ("茶区产值年均增长9%，其中1957年增长4%。", ["growth_per_year", "growth"]),
        ("茶区产值年均增长9%，其中茶厂产值比上年增长4%。", ["growth_per_year", "growth"]),
        ("茶区产值增长9%，其中茶园产值增长4%。", ["growth", "growth"]),
    ],
)
def test_the_parts_of_a_mean_rate_are_means(sentence: str, measures: list[str]) -> None:
    found = extract(Document(id="plan", text=HEAD + sentence + "\n")).statements
    assert [s.measure for s in found] == measures


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("茶农自然增长率控制在年均9‰以内。", ["at_most"]),
        ("茶农自然增长率控制在年均 千分之九点八三。", ["at_most"]),
        ("失火率控制在年均4%左右。", ["approx"]),
        ("茶区产值增速超过年均4%。", ["more_than"]),
        ("茶区产值年均增长4%。", ["exact"]),
    ],
)
def test_bounds_stand_before_a_mean(sentence: str, qualifiers: list[str]) -> None:
    found = extract(Document(id="plan", text=HEAD + sentence + "\n")).statements
    assert [s.qualifier for s in found] == qualifiers


def _years(sentence: str, date: str = "1999-03-20") -> list[tuple[str, str]]:
    found = extract(Document("report", sentence, origin=Origin(date=date, region="柳河市"))).statements
    return [(s.indicator, s.period) for s in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("98年底，茶园达到12万亩。", [("茶园面积", "1998")]),
        (
            "茶园由８５年的2万亩增加到９５年末的3万亩，95—97年投资5亿元。",
            [("茶园面积", "1985"), ("茶园面积", "1995"), ("茶园投资", "1995/1997")],
        ),
        ("’97年全市茶叶产值达到20亿元，九八年达到35亿元。", [("茶叶产值", "1997"), ("茶叶产值", "1998")]),
        ("98 年 末职工达到2万人；95年，仅有1万人。", [("职工", "1998"), ("职工", "1995")]),
    ],
)
def test_two_digits_are_a_year_of_the_last_century(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert _years(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("老桥已用98年，茶园2万亩。", "1999-03-20"),
        ("95年的历史，茶园2万亩。", "1999-03-20"),
        ("90年左右建成一批茶厂，茶园2万亩。", "1999-03-20"),
        ("80年代，茶园2万亩。", "1999-03-20"),
        ("95年，茶园2万亩。", "2020-03-20"),
        ("建校95年初心不改，茶园2万亩。", "2020-03-20"),
    ],
)
def test_two_digits_that_are_no_year(sentence: str, date: str) -> None:
    """A number of years, and what a text of our days does not write short."""
    assert [period for _, period in _years(sentence, date)] == [date[:4]]


def test_a_sentence_with_a_figure_heads_no_other() -> None:
    assert rows("修路三百五十公里。装机三千五百千瓦。")[1][1] == "装机"

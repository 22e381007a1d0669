"""The years of both ends of a pair: what a text compares with, and spans told of each end as a whole."""

from __future__ import annotations

import pytest

from plancheck import extract
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document

NEWS = Origin(title="“十一五”节水成效", date="2011-09-27", region="全国", kind="other")


def periods(text: str) -> list[tuple[str, str]]:
    document = make_document(Content(text), id="d", origin=NEWS)
    return [(row.figure, row.period) for row in extract(document).statements]


@pytest.mark.parametrize(
    "lead", ["", "一是用水更省。", "“十一五”期间，全国新建泵站3000座。\n\n二是技术进步。"]
)
@pytest.mark.parametrize(
    "compared", ["2010年与2005年相比，", "2010 年与 2005 年相比，", "2010年，与2005年相比，"]
)
def test_each_later_end_is_of_the_year_compared(lead: str, compared: str) -> None:
    found = periods(
        f"{lead}{compared}滴灌普及率由不足30%提高到80%以上，节水灌溉面积比重由29.5%提高到64.3%。"
    )[-4:]
    assert found == [("30%", "2005"), ("80%", "2010"), ("29.5%", "2005"), ("64.3%", "2010")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "“十一五”期间，用水弹性系数由“十五”时期的1.04下降到0.59。",
            [("1.04", "2001/2005"), ("0.59", "2006/2010")],
        ),
        (
            "用水年均增速由“十五”时期的7.1%下降到“十一五”时期的3.2%。",
            [("7.1%", "2001/2005"), ("3.2%", "2006/2010")],
        ),
        # the end of the plan before is a year
        ("漏损率由“十五”末的7.1%下降到2010年的3.2%。", [("7.1%", "2005"), ("3.2%", "2010")]),
    ],
)
def test_spans_of_both_ends(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert periods(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 这八年 points at the years just named, and a number of years behind them counts them
        (
            "从2003年到2010年八年间，产值增长90%。这八年，新建水库8座。",
            [("90%", "2003/2010"), ("8座", "2003/2010")],
        ),
        ("从 2003 年到 2010 年的八年中，新建水库8座。", [("8座", "2003/2010")]),
        (
            "从二〇〇三年到二〇一〇年，产值增长90%。这八年新建水库八座。",
            [("90%", "2003/2010"), ("八座", "2003/2010")],
        ),
        # other years: those up to the last that is told of
        (
            "从2003年到2010年，产值增长90%。这三年，新建水库8座。",
            [("90%", "2003/2010"), ("8座", "2009/2011")],
        ),
    ],
)
def test_years_that_are_pointed_at(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全国解放以来，人口增长60%，粮食产量增长1.4倍。", [("60%", "1949/2011"), ("1.4倍", "1949/2011")]),
        ("建国以来新建水库8万座。", [("8万座", "1949/2011")]),
        ("遭遇建国以来最大的洪水，损失粮食8万吨。", [("8万吨", "2011")]),  # how rare it is
        ("今明两年新建水库8座。", [("8座", "2011/2012")]),
        # a sum is of its own sentence
        ("近三年累计，用水量下降10%。新建水库8座。", [("10%", "2009/2011"), ("8座", "2011")]),
    ],
)
def test_years_since_and_sums_of_years(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("从2003年到2010年，产值每年要增长10%以上。", "growth_per_year"),
        ("从2003年到2010年，产值每年增长 10%。", "growth_per_year"),
        ("从2003年到2010年，每年10%的财政支出用于水利。", "share"),
        ("从2003年到2010年，产值增长10%。", "growth"),
    ],
)
def test_what_grows_every_year(sentence: str, measure: str) -> None:
    document = make_document(Content(sentence), id="d", origin=NEWS)
    assert [row.measure for row in extract(document).statements] == [measure]


SURVEY = Origin(title="互联网络发展状况统计报告", date="2017-01", region="全国", kind="statistics")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # from one named day to another
        ("截至2016年12月，网民规模达7.31亿人，较2015年底增加4299万人。", "2015/2016"),
        ("截至 2016 年 12 月，网民规模达7.31亿人，较 2015 年末增加4299万人。", "2015/2016"),
        ("截至2016年12月，普及率为53.2%，较2015年底提升了2.9个百分点。", "2015/2016"),
        ("截至2016年6月，网民规模达7.10亿人，较2015年底增加2132万人。", "2015/2016"),
        # no day is named on one side
        ("截至2016年12月，网民规模达7.31亿人，较上年增加4299万人。", "2016-12"),
        ("2016年，网民规模达7.31亿人，较2015年底增加4299万人。", "2016"),
        ("截至2016年12月，网民规模达7.31亿人，较2015年底增长6.2%。", "2016-12"),
    ],
)
def test_a_change_between_two_named_days(sentence: str, expected: str) -> None:
    document = make_document(Content(sentence), id="d", origin=SURVEY)
    assert extract(document).statements[-1].period == expected


def test_a_year_compared_with_alone_dates_no_later_end() -> None:
    assert periods("与2005年相比，滴灌普及率由30%提高到80%。") == [("30%", "2005"), ("80%", "2011")]


def test_a_range_is_an_end_as_a_whole() -> None:
    text = "2015年，床位由2010年的20—30张增加到50—60张。"
    assert periods(text) == [("20", "2010"), ("30张", "2010"), ("50", "2015"), ("60张", "2015")]

"""News of one month, whose year only the text as a whole tells; the sides of the country in lists, and held against all of it."""

from __future__ import annotations

import pytest

from plancheck.claims.check import check
from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

NEWS = Origin(date="2019-10", kind="other", region="全国")


def told(text: str, origin: Origin = NEWS) -> dict[str, tuple[str, str, str]]:
    found = extract(Document("news", text, origin=origin)).statements
    return {s.figure: (s.indicator, s.region, s.period) for s in found}


@pytest.mark.parametrize("month", ["9月份，", "9 月份，", "茶叶协会18日发布的数据显示，9月份，"])
def test_a_month_at_the_head_holds_for_the_sentences_after_it(month: str) -> None:
    found = told(f"{month}全国茶叶销量56万吨。其中，绿茶销量31万吨。\n从渠道看，网店销量占24%。\n")
    assert {period for _, _, period in found.values()} == {"2019-09"}


@pytest.mark.parametrize("among", ["其中9月", "其中9月份", "其中，9 月当月"])
def test_one_month_of_those_told_together(among: str) -> None:
    found = told(f"今年1-9月，全国茶叶销量56万吨，增长7%。{among}销量8万吨，增长9%。")
    assert [found[figure][2] for figure in ("56万吨", "8万吨", "9%")] == [
        "2019-01/2019-09",
        "2019-09",
        "2019-09",
    ]


def test_a_day_a_report_and_a_later_paragraph_keep_the_year() -> None:
    assert told("9月18日，全国茶叶销量56万吨。绿茶销量31万吨。")["31万吨"][2] == "2019"
    later = "茶叶是传统产业。" * 40 + "\n9月份，销量56万吨。绿茶销量31万吨。\n\n黑茶销量7万吨。\n"
    assert [told(later)[figure][2] for figure in ("56万吨", "31万吨", "7万吨")] == [
        "2019-09",
        "2019-09",
        "2019",
    ]
    report = Origin(date="2020-01", kind="report", region="柳河市", first_year=2019, last_year=2020)
    assert told("9月份，全市茶叶销量56万吨。绿茶销量31万吨。", report)["31万吨"][2] == "2019"


@pytest.mark.parametrize("months", ["前9月", "今年前9个月", "前 9 月", "前九月"])
def test_months_since_january(months: str) -> None:
    assert told(f"另外，{months}三家茶企实现批发收入280亿元。")["280亿元"][2] == "2019-01/2019-09"


@pytest.mark.parametrize("words", ["目前9月茶", "五日前9月", "提前9月"])
def test_what_only_ends_like_it(words: str) -> None:
    assert told(f"{words}实现批发收入280亿元。")["280亿元"][2] != "2019-01/2019-09"


@pytest.mark.parametrize("sides", ["东、中、西和东北部", "东、中、西部和东北", "东、中、西及东北"])
def test_four_sides_of_the_country_in_a_list(sides: str) -> None:
    found = told(f"{sides}地区茶馆分别达到158家、83家、87家和22家，占本地区餐馆的比重分别为8%、9%、7%、3%。")
    assert [place for _, place, _ in found.values()] == ["东部地区", "中部地区", "西部地区", "东北地区"] * 2
    assert found["83家"][0].startswith("茶馆")


def test_two_sides_named_in_one_word() -> None:
    found = told("中西部地区茶馆覆盖率分别达到60％和40％。")
    assert [place for _, place, _ in found.values()] == ["中部地区", "西部地区"]
    one = told("中西部地区茶馆覆盖率达到60％。")
    assert one["60％"][1] == "中西部地区"


def test_a_place_held_against_all_of_the_country_stays() -> None:
    found = told("西部地区茶馆数量年均增速高于全国平均水平3个百分点左右。")
    assert found["3个百分点"][1] == "西部地区"
    assert told("全国茶馆增速高于西部地区2个百分点。")["2个百分点"][1] == "全国"


def test_what_a_survey_counts_is_of_the_day_at_which_it_closed() -> None:
    head = "全国茶馆发展状况调查报告\n（2003/4）\n\n调查数据的截止日期为2003年3月31日。\n\n"
    document = make_document(Content(head + "1．茶馆数：146家，\n2．茶农人数：400万人。\n"), id="survey")
    assert {s.period for s in extract(document).statements} == {"2003-03-31"}


_AUTUMN = Origin(date="2021-10-20", region="青溪市")


def test_the_last_of_the_months_told_of() -> None:
    text = "1-9月，全市出口60亿元，增长8%。 当 月出口8亿元，增长5%。其中，茶叶出口2亿元。1-9月进口9亿元，茶农当月领取补贴100元。"
    rows = extract(Document("text", text.replace(" 当 月", "当月"), origin=_AUTUMN)).statements
    assert [(s.figure, s.period) for s in rows][:5] == [
        ("60亿元", "2021-01/2021-09"),
        ("8%", "2021-01/2021-09"),
        ("8亿元", "2021-09"),
        ("5%", "2021-09"),
        ("2亿元", "2021-09"),
    ]
    assert {s.figure: s.period for s in rows}["100元"] == "2021-01/2021-09"


def test_a_rate_of_two_years_beside_part_of_a_year_counts_from_the_same_months() -> None:
    text = "前三季度茶叶产值82亿元，增长9.8%，两年平均增长5.2%。三季度增长4.9%，两年平均增长4.6%。"
    rows = extract(Document("text", text, origin=_AUTUMN)).statements
    mean = [(s.figure, s.period, s.base_period) for s in rows if s.measure == "growth_per_year"]
    assert mean == [
        ("5.2%", "2020/2021", "2019-01/2019-09"),
        ("4.6%", "2020/2021", "2019-07/2019-09"),
    ]
    assert not [claim for claim in check(rows) if claim.verdict == "inconsistent"]

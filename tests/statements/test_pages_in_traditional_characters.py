"""Pages of Taiwan, Hong Kong and Macau: years counted from 1912, financial years, digits of years, 廿 and 卅."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancheck.documents.document import Document
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.quantities.find import find_quantities
from plancheck.quantities.view import make_view
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement
from plancheck.statements.times.find import find_times
from plancheck.statements.times.reference import Reference
from plancheck.vocabulary import load_vocabulary


def _rows(text: str) -> tuple[Statement, ...]:
    return extract(Document("page", text, origin=recognise_origin(text))).statements


def _times(text: str, own: int = 2022) -> list[tuple[str, str]]:
    vocabulary = load_vocabulary()
    view = make_view(text, vocabulary=vocabulary)
    reference = Reference(own, own - 1, own, None, None)
    return [
        (view[t.start : t.end], t.period)
        for t in find_times(view, reference=reference, vocabulary=vocabulary)
    ]


def test_years_counted_from_1912() -> None:
    rows = _rows("民國108年茶園面積為1.2萬公頃，較107年減少0.3萬公頃。109年底農會會員達到8萬人。")
    assert [row.period[-4:] for row in rows] == ["2019", "2019", "2020"]
    assert {row.region for row in rows} == {"台湾省"}


def test_the_country_of_a_page_that_counts_so_is_the_island() -> None:
    rows = _rows("民國110年我國茶葉產量為1.5萬公噸，較109年增加3%。110年國內消費4萬公噸。")
    assert {row.region for row in rows} == {"台湾省"}


@pytest.mark.parametrize("text", ["建校105年来培养学生3万人。", "设计使用100年。", "60年累计植树3亿株。"])
def test_how_long_is_no_year_of_the_republic(text: str) -> None:
    assert not [period for _, period in _times(text) if period in ("2016", "2011", "1971")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("較一九年減少50億元", "2019"),
        ("二四年度收入", "2024"),
        ("09年完成投资", "2009"),
        ("民國98年至103年", "2009/2014"),
    ],
)
def test_years_written_short(text: str, period: str) -> None:
    assert [found for _, found in _times(text)] == [period]


@pytest.mark.parametrize("text", ["一二年内建成", "共19年", "每2年"])
def test_a_year_or_two_is_no_short_year(text: str) -> None:
    assert not [found for _, found in _times(text) if found in ("2012", "2019", "2002")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("未来五年（2023-24至2027-28年度）兴建", "2023/2028"),
        ("在2026／27年度起的五年，兴建", "2026/2031"),
        ("四年内（即2026-27年度）降至", "2026/2027"),
        ("2024/25年度开支", "2024/2025"),
    ],
)
def test_financial_years_side_by_side(text: str, period: str) -> None:
    assert [found for _, found in _times(text)] == [period]


def test_tens_written_as_one_character() -> None:
    found = find_quantities("结余为廿一亿元，減幅為百分之廿七點八，參與者卅八萬人")
    assert [quantity.value for quantity in found] == [
        Decimal("2100000000"),
        Decimal("27.8"),
        Decimal("380000"),
    ]


def test_a_report_on_a_budget_named_in_news_tells_of_its_year() -> None:
    rows = _rows(
        "財政司昨日介紹《二○二○年度預算執行情況報告》，去年收入為八億元，截至今年九月，儲備為九億元。"
    )
    assert [row.period for row in rows] == ["2020", "2021-09"]


def test_a_policy_address_means_what_it_says_it_will_do() -> None:
    rows = _rows("行政长官2022年施政报告\n\n64. 我们会在五年内兴建约30 000个单位。")
    assert [(row.status, row.period) for row in rows] == [("target", "2022/2026")]


def test_a_rate_of_exchange_dates_nothing() -> None:
    rows = _rows("2019年某县统计公报\n人均生产总值19800元，按2018年平均汇率计算为2865美元。")
    assert [row.period for row in rows] == ["2019", "2019"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("茶葉產值達25.4兆元", "25400000000000.0", "CNY"),
        ("茶葉產值達4兆8,530億元", "4853000000000", "CNY"),
        ("人均3萬3,883美元", "33883", "USD"),
        ("登記1萬2,083座", "12083", "座"),
        ("宽带达100兆", "100", "Mbps"),
        ("住宅增加9萬15宅", "90015", "宅"),
    ],
)
def test_trillions_and_thousands_behind_a_scale(text: str, value: str, unit: str) -> None:
    assert [(f"{q.value:f}", q.unit) for q in find_quantities(text)] == [(value, unit)]


def test_words_of_the_islands_are_read_as_those_of_the_mainland() -> None:
    rows = _rows(
        "二零二三年十月二十日\n统计暨普查局资料显示，今年首三季不过夜茶客为110万人次，按年增加6.7%。"
    )
    assert [(row.indicator, row.measure, row.region, row.period) for row in rows] == [
        ("不过夜茶客", "level", "澳门特别行政区", "2023-01/2023-09"),
        ("不过夜茶客", "growth", "澳门特别行政区", "2023-01/2023-09"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("按年增加6%", "同比增加6%"),
        ("貨值按季輕微下跌０．４％", "货值环比轻微下跌0.4%"),
        ("按月大升2%，按年實質增長1%", "环比大升2%，同比实质增长1%"),
        ("按年递增8%，按月通报，按季度上报，按年均价计算", "按年递增8%，按月通报，按季度上报，按年均价计算"),
    ],
)
def test_against_the_time_before_as_hong_kong_says_it(written: str, read: str) -> None:
    assert make_view(written, vocabulary=load_vocabulary()) == read


def test_growth_as_taiwan_says_it_keeps_its_word() -> None:
    row = _rows("民國113年,我國經濟成長率達4.3%,較112年上升。")[0]
    assert (row.indicator, row.measure) == ("經濟成長", "growth")


def test_a_policy_address_of_taiwan_tells_what_was_done() -> None:
    rows = _rows("院長施政報告\n\n[立法院院會114年2月25日]\n\n113年茶葉出口達5億元。去年全年茶價上漲2%。")
    assert [row.period for row in rows] == ["2024", "2024"]


def test_ends_of_years_tell_that_a_page_counts_from_1912() -> None:
    rows = _rows("【提要】113年底臺北市茶館計900家,較112年底增加20家(2.3%)。")
    assert [(row.indicator, row.measure, row.period) for row in rows] == [
        ("臺北市茶館数量", "level", "2024"),
        ("臺北市茶館", "change", "2024"),
        ("臺北市茶館", "growth", "2024"),
    ]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2025年首三季度", ["2025-01/2025-09"]),
        ("2025年第三季入境", ["2025-07/2025-09"]),
        ("2025年前三季度", ["2025-01/2025-09"]),
        ("2025年三季度末", ["2025-09"]),
    ],
)
def test_quarters_as_the_islands_write_them(text: str, periods: list[str]) -> None:
    assert [period for _, period in _times(text, own=2026)] == periods


def test_years_counted_behind_the_country_are_how_long() -> None:
    assert _times("我国30年来建成茶园", own=2022) == [("30年来", "1992/2021")]


def test_some_years_ago_are_a_year() -> None:
    rows = _rows("date 2025-09-17\n特首表示，採茶輪候時間在三年前為6.1年，今年為5.1年。")
    assert [(row.period, row.region) for row in rows] == [
        ("2022", "香港特别行政区"),
        ("2025", "香港特别行政区"),
    ]


def test_a_headline_with_its_own_subject_sets_no_years_for_what_follows() -> None:
    rows = _rows(
        "date 2025-09-17\n茶園建設面積未來五年達18.9萬公頃\n\n特首表示，今年採茶人數為5萬人。現有茶館90間。"
    )
    assert [row.period for row in rows[1:]] == ["2025", "2025"]

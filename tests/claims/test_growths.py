"""Growth and multiples: base years, yearly steps, real against nominal, what is solved for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.statements.statement import Statement

RATE = {"unit": "%", "measure": "growth"}
YEARLY = {"unit": "%", "measure": "growth_per_year"}
TIMES = {"unit": "x", "measure": "multiple"}


@pytest.mark.parametrize(
    ("base", "rate", "end", "verdict"),
    [
        ("1000亿元", "15%", "1150亿元", "consistent"),
        ("1013亿元", "15.3%", "1168亿元", "consistent"),
        ("1013亿元", "15.3%", "1198亿元", "inconsistent"),
        ("1013亿元", "15.3%", "1168万元", "inconsistent"),
    ],
)
def test_two_years_and_the_growth_between(base: str, rate: str, end: str, verdict: str) -> None:
    text = f"2009年保费收入{base}，2010年{end}，增长{rate}"
    rows = [
        statement(text, base, indicator="保费收入", period="2009"),
        statement(text, end, indicator="保费收入"),
        statement(text, rate, indicator="保费收入", **RATE),
    ]
    assert only(claims_of(*rows, kind="growth")).verdict == verdict


def test_growth_over_a_plan_counts_from_the_year_before_it() -> None:
    now, aim = "2005年交易额1623亿元。", "到2010年交易额超过3400亿元，年均增长16%以上。"
    target = {"status": "target"}
    rows = [
        statement(now, "1623亿元", indicator="数字贸易总额", period="2005"),
        statement(aim, "3400亿元", indicator="数字贸易总额", qualifier="more_than", offset=30, **target),
        statement(
            aim,
            "16%",
            indicator="数字贸易总额",
            period="2006/2010",
            qualifier="at_least",
            offset=30,
            **YEARLY,
            **target,
        ),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "consistent"
    assert claim.reading == "years=5;base=2005"
    assert Decimal("3.407E11") < claim.computed_low < claim.computed_high < Decimal("3.411E11")


def test_growth_between_named_years_counts_from_the_first() -> None:
    text = "从2006年的2080亿元到2010年的4253亿元，年均增长19.6%"
    rows = [
        statement(text, "2080亿元", indicator="网上交易", period="2006"),
        statement(text, "4253亿元", indicator="网上交易", period="2010"),
        statement(text, "19.6%", indicator="网上交易", period="2006/2010", **YEARLY),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert (claim.verdict, claim.reading) == ("consistent", "years=4;base=2006")


def test_a_rate_that_needs_another_number_of_years_says_so() -> None:
    text = "从2006年的2080亿元到2010年的4253亿元，五年年均增长15.4%"  # the fifth root, over four steps
    rows = [
        statement(text, "2080亿元", indicator="网上交易", period="2006"),
        statement(text, "4253亿元", indicator="网上交易", period="2010"),
        statement(text, "15.4%", indicator="网上交易", period="2006/2010", **YEARLY),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "consistent"
    assert "other_years=5" in claim.reading
    assert "须按5年计算" in claim.text_zh


def test_the_base_is_solved_for() -> None:
    text = "“十一五”网上零售年均增长100.8%，2010年达到5131亿元"
    rows = [
        statement(text, "100.8%", indicator="网上零售", period="2006/2010", **YEARLY),
        statement(text, "5131亿元", indicator="网上零售"),
    ]
    claim = only(claims_of(*rows))
    assert claim.verdict == "unverifiable"
    assert claim.implied.endswith(":2005")
    assert Decimal("1.56E10") < claim.computed_low < claim.computed_high < Decimal("1.58E10")


@pytest.mark.parametrize(
    ("end", "reading"), [("4253亿元", "whole_multiple"), ("4160亿元", ""), ("5100亿元", "whole_multiple")]
)
def test_a_doubling_is_exact_first_and_whole_at_need(end: str, reading: str) -> None:
    text = f"从2006年的2080亿元提高到2010年的{end}，翻了一番"
    rows = [
        statement(text, "2080亿元", indicator="网上交易", period="2006"),
        statement(text, end, indicator="网上交易", period="2010"),
        statement(text, "翻了一番", indicator="网上交易", period="2006/2010", value=Decimal(2), **TIMES),
    ]
    claim = only(claims_of(*rows, kind="multiple"))
    assert claim.verdict == "consistent"
    assert claim.reading == ";".join(part for part in ("base=2006", reading) if part)


def test_a_doubling_that_is_none_is_inconsistent() -> None:
    text = "从2006年的2080亿元提高到2010年的2953亿元，翻了一番"
    rows = [
        statement(text, "2080亿元", indicator="网上交易", period="2006"),
        statement(text, "2953亿元", indicator="网上交易", period="2010"),
        statement(text, "翻了一番", indicator="网上交易", period="2006/2010", value=Decimal(2), **TIMES),
    ]
    assert only(claims_of(*rows, kind="multiple")).verdict == "inconsistent"


def test_a_doubled_target_above_its_floor_holds_with_its_distance() -> None:
    now, aim = "2015年交易规模21.8万亿元。", "到2020年交易规模翻一番，超过40万亿元。"
    rows = [
        statement(now, "21.8万亿元", indicator="数字贸易规模", period="2015"),
        statement(
            aim,
            "翻一番",
            indicator="数字贸易规模",
            period="2015/2020",
            value=Decimal(2),
            status="target",
            offset=30,
            **TIMES,
        ),
        statement(
            aim,
            "40万亿元",
            indicator="数字贸易规模",
            period="2020",
            status="target",
            qualifier="more_than",
            offset=30,
        ),
    ]
    claim = only(claims_of(*rows, kind="multiple"))
    assert claim.verdict == "consistent"
    assert claim.computed_low == Decimal("4.35E13")
    assert claim.margin == pytest.approx((43.7 - 40) / 40)


@pytest.mark.parametrize(
    ("end", "reading"), [("361亿元", "base=2005"), ("258亿元", "base=2005;growth_multiple=X")]
)
def test_growing_by_times_is_one_more_than_reaching_times(end: str, reading: str) -> None:
    text = f"2005年移动支付103亿元，2010年{end}，增长2.5倍"
    rows = [
        statement(text, "103亿元", indicator="移动支付", period="2005"),
        statement(text, end, indicator="移动支付", period="2010"),
        statement(
            text, "2.5倍", indicator="移动支付", period="2006/2010", unit="x", measure="growth_multiple"
        ),
    ]
    claim = only(claims_of(*rows, kind="multiple"))
    assert claim.verdict == "consistent"
    assert claim.reading == reading


def test_an_increase_beside_its_rate_gives_the_base() -> None:
    text = "五年间产量增长26%，即增加127.6亿元"
    rows = [
        statement(text, "26%", indicator="农产品产量", period="1952/1957", **RATE),
        statement(text, "127.6亿元", indicator="农产品产量", period="1952/1957", measure="change"),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert (
        Decimal("4.8E10")
        < claim.computed_low
        < Decimal("4.908E10")
        < claim.computed_high
        < Decimal("5.01E10")
    )


# ---- must not be flagged


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("地区生产总值", "增长"),
        ("规模以上工业增加值", "增长"),
        ("居民收入", "扣除价格因素实际增长"),
        ("粮食产值", "按可比价格增长"),
    ],
)
def test_real_growth_is_not_held_against_nominal_levels(indicator: str, words: str) -> None:
    text = f"2009年{indicator}1000亿元，2010年{indicator}1200亿元，{words}12%"
    rows = [
        statement(text, "1000亿元", indicator=indicator, period="2009"),
        statement(text, "1200亿元", indicator=indicator),
        statement(text, "12%", indicator=indicator, **RATE),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "unverifiable"
    assert "nominal" in claim.reason


def test_points_are_not_growth_of_a_share() -> None:
    text = "城镇化率由2009年的50%提高到2010年的52%，增长2%"
    rows = [
        statement(text, "50%", indicator="城镇化率", period="2009", unit="%", measure="share"),
        statement(text, "52%", indicator="城镇化率", unit="%", measure="share"),
        statement(text, "2%", indicator="城镇化率", nth=1, **RATE),
    ]
    assert claims_of(*rows, kind="growth") == []


def test_growth_of_a_part_is_not_held_against_the_total() -> None:
    text = "2009年贷款1000亿元，2010年贷款1100亿元，其中住房贷款增长35%"
    rows = [
        statement(text, "1000亿元", indicator="各项贷款", period="2009"),
        statement(text, "1100亿元", indicator="各项贷款"),
        statement(text, "35%", indicator="住房按揭贷款", **RATE),
    ]
    assert claims_of(*rows) == []


def test_a_base_in_another_currency_is_not_used() -> None:
    text = "2009年外贸额1000亿美元，2010年外贸额7000亿元，增长5%"
    rows = [
        statement(text, "1000亿美元", indicator="外贸额总计", period="2009", unit="USD"),
        statement(text, "7000亿元", indicator="外贸额总计"),
        statement(text, "5%", indicator="外贸额总计", **RATE),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "unverifiable"
    assert "units" in claim.reason


def test_a_negative_base_has_no_growth_rate() -> None:
    text = "2009年利润-100亿元，2010年利润50亿元，增长150%"
    rows = [
        statement(text, "-100亿元", indicator="全行业利润", period="2009"),
        statement(text, "50亿元", indicator="全行业利润", nth=0),
        statement(text, "150%", indicator="全行业利润", **RATE),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "unverifiable"
    assert "positive" in claim.reason


def test_a_level_of_another_document_may_be_revised() -> None:
    text = "2010年保费收入1168亿元，增长15.3%"
    rows = [
        statement(
            "2009年保费收入1033亿元", "1033亿元", indicator="保费收入", period="2009", document="earlier"
        ),
        statement(text, "1168亿元", indicator="保费收入"),
        statement(text, "15.3%", indicator="保费收入", **RATE),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "unverifiable"
    assert claim.margin < 0


def test_a_base_stated_twice_with_two_values_is_not_sure() -> None:
    text = "2010年保费收入1168亿元，增长15.3%"
    rows = [
        statement("2009年保费收入1113亿元", "1113亿元", indicator="保费收入", period="2009", offset=100),
        statement("2009年保费收入713亿元", "713亿元", indicator="保费收入", period="2009", offset=200),
        statement(text, "1168亿元", indicator="保费收入"),
        statement(text, "15.3%", indicator="保费收入", **RATE),
    ]
    assert only(claims_of(*rows, kind="growth")).verdict == "unverifiable"


def doubled_twice(now: str, aim: str, *, base: str, rate: str, end: str) -> list[Statement]:
    """4.5 trillion in 2010 that are to be doubled twice by 2015, to more than 18, under three names."""
    ahead = {"status": "target", "offset": 30}
    return [
        statement(now, "4.5万亿元", indicator=base),
        statement(aim, "翻两番", indicator=rate, period="2010/2015", value=Decimal(4), **ahead, **TIMES),
        statement(aim, "18万亿元", indicator=end, period="2015", qualifier="more_than", **ahead),
    ]


def test_a_doubling_after_which_the_total_follows_under_a_short_name() -> None:
    now, aim = "2010年数字贸易额4.5万亿元。", "到2015年数字贸易额翻两番，总量突破18万亿元。"
    rows = doubled_twice(now, aim, base="数字贸易额", rate="数字贸易额", end="总量")
    assert only(claims_of(*rows, kind="multiple")).verdict == "consistent"


def test_an_amount_over_five_years_has_no_single_base_year() -> None:
    text = "五年公路投资12343亿元，是前几十年总和的1.7倍"
    rows = [
        statement(text, "12343亿元", indicator="公路建设投资", period="1998/2002"),
        statement(text, "1.7倍", indicator="公路建设投资", period="1998/2002", **TIMES),
        statement("1997年公路投资1254亿元", "1254亿元", indicator="公路建设投资", period="1997", offset=90),
    ]
    claim = only(claims_of(*rows))
    assert claim.verdict == "unverifiable"
    assert claim.implied == "base:全国:公路建设投资:"


def test_half_a_year_is_not_held_against_a_year() -> None:
    text = "2010年上半年保费收入612亿元，增长15.3%"
    rows = [
        statement("2009年保费收入1013亿元", "1013亿元", indicator="保费收入", period="2009", offset=90),
        statement(
            "2009年上半年保费收入531亿元", "531亿元", indicator="保费收入", period="2009-06", offset=190
        ),
        statement(text, "612亿元", indicator="保费收入", period="2010-06"),
        statement(text, "15.3%", indicator="保费收入", period="2010-06", **RATE),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "consistent"
    assert "531亿元" in claim.operands
    assert all(c.verdict != "inconsistent" for c in claims_of(rows[0], *rows[2:]))


def test_a_base_whose_subject_was_left_out_is_found_in_its_own_document() -> None:
    now, aim = "交易总额2010年达到4.5万亿元。", "到2015年数字交易额翻两番，突破18万亿元。"
    rows = doubled_twice(now, aim, base="交易总额", rate="数字交易额", end="数字交易额")
    assert only(claims_of(*rows, kind="multiple")).verdict == "consistent"
    other = statement(now, "4.5万亿元", indicator="交易总额", document="other")
    assert only(claims_of(other, *rows[1:], kind="multiple")).implied.startswith("base:")


@pytest.mark.parametrize(("rate", "verdict"), [("7.6%", "consistent"), ("5.4%", "inconsistent")])
def test_end_and_increase_give_the_base_of_a_yearly_rate(rate: str, verdict: str) -> None:
    text = f"居民收入达到31480元、净增9640元，年均增长{rate}。"
    name = "居民人均可支配收入"
    rows = [
        statement(text, "31480元", indicator=name, period="2020"),
        statement(text, "9640元", indicator=name, measure="change", period="2015/2020"),
        statement(text, rate, indicator=name, measure="growth_per_year", unit="%", period="2015/2020"),
    ]
    claims = [c for c in claims_of(*rows, kind="growth") if c.operands.count(";") == 2]
    assert only(claims).verdict == verdict


def test_a_rate_directly_behind_a_level_is_that_levels() -> None:
    text = "山羊出栏42137头，比上年增长3.4%。"
    rows = [
        statement(text, "42137头", indicator="山羊出栏", unit="头"),
        statement(text, "3.4%", indicator="别处带来的名称", measure="growth", unit="%"),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert claim.verdict == "unverifiable"
    assert claim.computed_low is not None
    assert claim.computed_low < 42137 / Decimal("1.034") < claim.computed_high


def test_deflated_growth_says_nothing_of_the_rate_before_it() -> None:
    text = "居民收入28340元，比上年26200元增长8.2%，扣除价格因素，实际增长6.1%。"
    name = "居民人均可支配收入"
    common = {"indicator": name, "measure": "growth", "unit": "%", "period": "2010"}
    rows = [
        statement(text, "28340元", indicator=name, period="2010"),
        statement(text, "26200元", indicator=name, period="2009"),
        statement(text, "8.2%", **common),
        statement(text, "6.1%", **common),
    ]
    assert sorted(c.verdict for c in claims_of(*rows, kind="growth")) == ["consistent", "unverifiable"]


def test_words_of_a_multiple_are_no_part_of_a_name() -> None:
    text = "交易额翻一番，达到9.2万亿元。"
    rows = [
        statement(
            text,
            "翻一番",
            indicator="软件交易额",
            measure="multiple",
            unit="x",
            value=Decimal(2),
            period="2010/2015",
        ),
        statement(text, "9.2万亿元", indicator="软件交易额翻一番", period="2015"),
        statement(
            "2010年软件交易额4.6万亿元。", "4.6万亿元", indicator="软件交易额", offset=100, period="2010"
        ),
    ]
    assert only(claims_of(*rows, kind="multiple")).verdict == "consistent"


@pytest.mark.parametrize(
    ("year", "verdict"), [(2005, "inconsistent"), (2010, "inconsistent"), (2015, "unverifiable")]
)
def test_investment_grows_on_a_comparable_basis_only_since_its_coverage_changed(
    year: int, verdict: str
) -> None:
    text = "固定资产投资由548.0亿元增加到2293.0亿元，年均增长33.5%"
    rows = [
        statement(text, "548.0亿元", indicator="全社会固定资产投资", period=str(year - 5)),
        statement(text, "2293.0亿元", indicator="全社会固定资产投资", period=str(year)),
        statement(
            text, "33.5%", indicator="全社会固定资产投资", unit="%", measure="growth_per_year", period=f"{year - 5}/{year}"
        ),
    ]  # fmt: skip
    assert only(claims_of(*rows, kind="growth")).verdict == verdict


def test_an_increase_in_the_text_goes_with_the_rate_of_a_table() -> None:
    text, table = "粮食总产量39109.0万吨，比上年增产1199.0万吨", "粮食 39109.0 3.2"
    grain = {"indicator": "粮食总产量", "unit": "t", "period": "1986"}
    rows = [
        statement(text, "39109.0万吨", **grain),
        statement(text, "1199.0万吨", measure="change", base_period="1985", **grain),
        statement(table, "3.2", offset=200, **{**grain, "indicator": "粮食产量", "unit": "%", "measure": "growth"}),
    ]  # fmt: skip
    claims = claims_of(*rows, kind="growth")
    assert [c.verdict for c in claims if "1199.0万吨" in c.operands] == ["consistent"]

"""Sums, surpluses and changes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, only, statement


def trade(total: str, exports: str, imports: str) -> list:
    text = f"2010年进出口总额{total}，其中出口{exports}，进口{imports}"
    return [
        statement(text, total, indicator="货物进出口总额"),
        statement(text, exports, indicator="货物出口总额"),
        statement(text, imports, indicator="货物进口总额"),
    ]


@pytest.mark.parametrize(
    ("total", "exports", "imports", "verdict"),
    [
        ("1000.5亿元", "600.3亿元", "400.2亿元", "consistent"),
        ("1000.6亿元", "600.3亿元", "400.2亿元", "consistent"),  # three roundings
        ("1010.5亿元", "600.3亿元", "400.2亿元", "inconsistent"),
        ("1000.5亿元", "60.03亿元", "400.2亿元", "inconsistent"),
    ],
)
def test_exports_and_imports_make_up_trade(total: str, exports: str, imports: str, verdict: str) -> None:
    assert only(claims_of(*trade(total, exports, imports), kind="sum")).verdict == verdict


def test_parts_after_of_which_that_fill_the_total_are_a_sum() -> None:
    text = "新增就业153万人，其中城区101万人、县域52万人"
    common = {"unit": "人", "measure": "change"}
    rows = [
        statement(text, "153万人", indicator="新增就业", **common),
        statement(text, "101万人", indicator="城区就业", **common),
        statement(text, "52万人", indicator="县域就业", **common),
    ]
    assert only(claims_of(*rows, kind="sum")).verdict == "consistent"


def test_parts_that_leave_something_over_assert_nothing() -> None:
    text = "新增就业190万人，其中城区101万人、县域52万人"
    common = {"unit": "人", "measure": "change"}
    rows = [
        statement(text, "190万人", indicator="新增就业", **common),
        statement(text, "101万人", indicator="城区就业", **common),
        statement(text, "52万人", indicator="县域就业", **common),
    ]
    assert claims_of(*rows) == []


@pytest.mark.parametrize(
    ("retail", "verdict"),
    [("3万亿元", "consistent"), ("2.2万亿元", "consistent"), ("6.1万亿元", "inconsistent")],
)
def test_floors_of_parts_must_not_exceed_the_floor_of_the_total(retail: str, verdict: str) -> None:
    text = f"交易额突破18万亿元。其中，企业间交易超过15万亿元。零售突破{retail}。"
    floor = {"qualifier": "more_than", "status": "target", "period": "2015"}
    rows = [
        statement(text, "18万亿元", indicator="电子商务交易额", concept="ecommerce.turnover", **floor),
        statement(text, "15万亿元", indicator="企业间交易", concept="ecommerce.turnover.b2b", **floor),
        statement(text, retail, indicator="网络零售", concept="ecommerce.retail", **floor),
    ]
    claim = only(claims_of(*rows, kind="sum"))
    assert claim.verdict == verdict
    assert {"floors", "part_of_total"} <= set(claim.reading.split(";"))
    if retail == "3万亿元":
        assert claim.margin == 0  # nothing is left over


def test_three_shares_that_fill_the_whole() -> None:
    text = "三次产业比重分别为8.5%、42.3%和49.2%"
    common = {"unit": "%", "measure": "share"}
    rows = [
        statement(text, figure, indicator=f"第{n}产业比重", **common)
        for figure, n in (("8.5%", "一"), ("42.3%", "二"), ("49.2%", "三"))
    ]
    claim = only(claims_of(*rows, kind="sum"))
    assert claim.computed_low <= 100 <= claim.computed_high


@pytest.mark.parametrize(("surplus", "verdict"), [("200.1亿元", "consistent"), ("210.1亿元", "inconsistent")])
def test_the_surplus_is_exports_less_imports(surplus: str, verdict: str) -> None:
    text = f"2010年货物出口600.3亿元，货物进口400.2亿元，货物顺差{surplus}"
    rows = [
        statement(text, "600.3亿元", indicator="货物出口额"),
        statement(text, "400.2亿元", indicator="货物进口额"),
        statement(text, surplus, indicator="货物顺差"),
    ]
    assert only(claims_of(*rows, kind="difference")).verdict == verdict


@pytest.mark.parametrize(("change", "verdict"), [("52个", "consistent"), ("62个", "inconsistent")])
def test_a_change_between_two_levels(change: str, verdict: str) -> None:
    text = f"由2005年的39个增加到2010年的91个，增加{change}"
    span = {"unit": "个", "indicator": "产业集聚区"}
    rows = [
        statement(text, "39个", period="2005", **span),
        statement(text, "91个", period="2010", **span),
        statement(text, change, period="2005/2010", measure="change", **span),
    ]
    assert only(claims_of(*rows, kind="difference")).verdict == verdict


def test_a_yearly_change_is_divided_by_the_years() -> None:
    text = "1997年税费8651亿元，2002年18914亿元，平均每年多2053亿元"
    rows = [
        statement(text, "8651亿元", indicator="全国税费", period="1997"),
        statement(text, "18914亿元", indicator="全国税费", period="2002"),
        statement(text, "2053亿元", indicator="全国税费", period="1997/2002", measure="change"),
    ]
    claim = only(claims_of(*rows, kind="difference"))
    assert (claim.verdict, claim.reading) == ("consistent", "years=5;base=1997")


@pytest.mark.parametrize(
    ("points", "verdict"), [("1.1个百分点", "consistent"), ("2.4个百分点", "inconsistent")]
)
def test_percentage_points_between_two_shares(points: str, verdict: str) -> None:
    text = f"城镇化率由2009年的48.3%提高到2010年的49.4%，提高{points}"
    rows = [
        statement(text, "48.3%", indicator="城镇化率", period="2009", unit="%", measure="share"),
        statement(text, "49.4%", indicator="城镇化率", unit="%", measure="share"),
        statement(text, points, indicator="城镇化率", unit="pp", measure="points_change"),
    ]
    assert only(claims_of(*rows, kind="difference")).verdict == verdict


def test_the_level_before_a_change_is_solved_for() -> None:
    text = "网民规模达11.08亿人，较上年增长1608万人"
    rows = [
        statement(text, "11.08亿人", indicator="网民规模", unit="人", period="2024"),
        statement(text, "1608万人", indicator="网民规模", unit="人", period="2024", measure="change"),
    ]
    claim = only(claims_of(*rows))
    assert claim.implied.endswith(":2023")
    assert claim.computed_low < Decimal("1.09192E9") < claim.computed_high


def test_amounts_in_two_currencies_are_not_added() -> None:
    text = "2010年进出口总额1000.5亿美元，其中出口600.3亿元，进口400.2亿元"
    rows = [
        statement(text, "1000.5亿美元", indicator="货物进出口总额", unit="USD"),
        statement(text, "600.3亿元", indicator="货物出口总额"),
        statement(text, "400.2亿元", indicator="货物进口总额"),
    ]
    assert claims_of(*rows, kind="sum") == []


def test_an_amount_per_head_is_never_called_wrong() -> None:
    text = "2010年生产总值1200亿元，常住人口200万人，人均生产总值58000元"
    rows = [
        statement(text, "1200亿元", indicator="生产总值"),
        statement(text, "200万人", indicator="常住人口", unit="人"),
        statement(text, "58000元", indicator="人均生产总值"),
    ]
    claim = only(claims_of(*rows, kind="ratio"))
    assert claim.verdict in ("consistent", "unverifiable")
    assert claim.computed_low < 60000 < claim.computed_high


def opened(total: str, exports: str, imports: str) -> list:
    first = f"全年进出口总额{total}，增长7.1%。"
    second = f"其中，出口{exports}，增长9.2%；进口{imports}，增长4.4%。"
    return [
        statement(first, total, indicator="货物进出口总额"),
        statement(second, exports, indicator="出口", offset=len(first)),
        statement(second, imports, indicator="进口", offset=len(first)),
    ]


@pytest.mark.parametrize(("imports", "verdict"), [("400.2亿元", "consistent"), ("440.2亿元", "inconsistent")])
def test_a_sentence_that_begins_with_of_which_takes_the_total_before_it_apart(
    imports: str, verdict: str
) -> None:
    assert only(claims_of(*opened("1000.5亿元", "600.3亿元", imports), kind="sum")).verdict == verdict


def shares_listed(*figures: str, sign: str) -> list:
    text = f"各类客运量之比为{sign.join(figures)}。"
    names = ("铁路", "公路", "水路")
    common = {"unit": "%", "measure": "share"}
    return [
        statement(text, figure, indicator=f"{name}占客运量的比重", **common)
        for name, figure in zip(names, figures, strict=True)
    ]


def test_a_ratio_is_a_complete_breakdown() -> None:
    good = only(claims_of(*shares_listed("7.1", "42.6", "50.3", sign=":"), kind="sum"))
    bad = only(claims_of(*shares_listed("7.1", "46.2", "50.3", sign=":"), kind="sum"))
    assert (good.verdict, bad.verdict) == ("consistent", "inconsistent")
    assert "100%" in bad.text_zh


def test_listed_shares_that_leave_something_over_assert_nothing() -> None:
    assert claims_of(*shares_listed("7.1%", "42.6%", "30.3%", sign="、"), kind="sum") == []
    assert (
        only(claims_of(*shares_listed("7.1%", "42.6%", "50.3%", sign="、"), kind="sum")).verdict
        == "consistent"
    )


def test_shares_of_parts_that_make_up_a_whole_by_convention() -> None:
    text = "农村用户占网民的27.3%；城镇用户占网民的72.7%。"
    common = {"unit": "%", "measure": "share"}
    rows = [
        statement(text, "27.3%", indicator="农村网民占网民的比重", concept="internet.users.rural", **common),
        statement(text, "72.7%", indicator="城镇网民占网民的比重", concept="internet.users.urban", **common),
    ]
    assert only(claims_of(*rows, kind="sum")).verdict == "consistent"


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        (("31.2亿元", "240.5亿元", "228.3亿元"), "consistent"),
        (("31.2亿元", "204.5亿元", "228.3亿元"), "inconsistent"),
    ],
)
def test_the_three_industries_make_up_the_product(parts: tuple[str, ...], verdict: str) -> None:
    text = f"生产总值500.0亿元。一产{parts[0]}，二产{parts[1]}，三产{parts[2]}。"
    names = ("primary", "secondary", "tertiary")
    rows = [statement(text, "500.0亿元", indicator="地区生产总值", concept="gdp")]
    rows += [
        statement(text, figure, indicator=f"{name}增加值", concept=f"{name}.value_added")
        for name, figure in zip(names, parts, strict=True)
    ]
    assert only(claims_of(*rows, kind="sum")).verdict == verdict


def rise(points: str, *, words: str = "") -> list:
    text = f"普及率由2013年的31.5%提高到2018年的47.5%，{words}提高{points}。"
    common = {"indicator": "互联网普及率", "measure": "share", "unit": "%"}
    return [
        statement(text, "31.5%", period="2013", **common),
        statement(text, "47.5%", period="2018", **common),
        statement(text, points, indicator="互联网普及率", measure="points_change", unit="pp", period="2018"),
    ]


@pytest.mark.parametrize(
    ("points", "words", "verdict"),
    [
        ("16个百分点", "", "consistent"),
        ("18个百分点", "", "inconsistent"),
        ("3.2个百分点", "年均", "consistent"),
        ("5.2个百分点", "年均", "inconsistent"),
    ],
)
def test_a_rise_counts_from_the_figure_the_text_names(points: str, words: str, verdict: str) -> None:
    assert only(claims_of(*rise(points, words=words), kind="difference")).verdict == verdict


@pytest.mark.parametrize(("yearly", "verdict"), [("126.4万亩", "consistent"), ("162.4万亩", "inconsistent")])
def test_a_yearly_increase_times_the_years_is_the_whole_increase(yearly: str, verdict: str) -> None:
    text = f"新增造林面积632万亩，年均增加{yearly}。"
    common = {"indicator": "新增造林面积", "measure": "change", "unit": "亩", "period": "2016/2020"}
    rows = [statement(text, "632万亩", **common), statement(text, yearly, **common)]
    assert only(claims_of(*rows, kind="difference")).verdict == verdict


def ahead(points: str, *, national: str = "") -> list:
    text = f"全省投资增长8.4%，高于全国{points}。"
    common = {"measure": "growth", "unit": "%", "period": "2018", "indicator": "民间投资"}
    rows = [
        statement(text, "8.4%", region="湖南省", **common),
        statement(
            text,
            points,
            indicator="民间投资",
            measure="points_change",
            unit="pp",
            period="2018",
            region="湖南省",
        ),
    ]
    if national:
        rows.append(statement(f"全国投资增长{national}。", national, offset=100, **common))
    return rows


def test_a_rate_above_another_place_implies_that_places_rate_or_meets_it() -> None:
    alone = only(claims_of(*ahead("2.1个百分点"), kind="difference"))
    assert alone.verdict == "unverifiable"
    assert alone.computed_low == Decimal("6.2")
    assert alone.computed_high == Decimal("6.4")
    beside = only(claims_of(*ahead("2.1个百分点", national="6.3%"), kind="difference"))
    assert beside.verdict == "consistent"


@pytest.mark.parametrize(
    ("yearly", "verdict"), [("1.4个百分点", "consistent"), ("2.4个百分点", "inconsistent")]
)
def test_yearly_points_times_the_years_are_all_points(yearly: str, verdict: str) -> None:
    text = f"城镇化率比2013年提高7个百分点，年均提高{yearly}。"
    common = {"measure": "points_change", "unit": "pp", "period": "2013/2018", "base_period": "2013"}
    rows = [
        statement(text, "7个百分点", indicator="城镇化率", **common),
        statement(text, yearly, indicator="城镇化率", **common),
    ]
    assert only(claims_of(*rows, kind="difference")).verdict == verdict


def test_points_directly_behind_a_percentage_are_its_change() -> None:
    text = "网络覆盖率达58.4%，较上年底提升3.1个百分点。"
    rows = [
        statement(text, "58.4%", indicator="网络覆盖率", measure="share", unit="%"),
        statement(text, "3.1个百分点", indicator="用户规模", measure="points_change", unit="pp"),
    ]
    claim = only(claims_of(*rows, kind="difference"))
    assert claim.verdict == "unverifiable"
    assert claim.computed_low is not None
    assert claim.computed_low < Decimal("55.3") < claim.computed_high


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("茶园125处，其中山地茶园63处（含古茶园10处）、平地茶园62处。", ["63处", "62处"]),
        ("茶园125处（包括山地茶园63处、平地茶园62处）。", ["63处", "62处"]),
    ],
)
def test_what_brackets_say_of_a_part_is_no_part_of_the_total(text: str, parts: list[str]) -> None:
    rows = [
        statement(text, figure, indicator=f"茶园{number}", unit="处")
        for number, figure in enumerate(("125处", "63处", "10处", "62处"))
        if figure in text
    ]
    (claim,) = claims_of(*rows, kind="sum")
    assert [operand.partition(":")[2] for operand in claim.operands.split(" ; ")] == [*parts, "125处"]


def test_buildings_counted_one_by_one_do_not_round_to_their_sum() -> None:
    text = "茶馆23处，其中县属6处、乡属12处、村属4处。"
    rows = [
        statement(text, figure, indicator=f"茶馆{figure}", unit="处")
        for figure in ("23处", "6处", "12处", "4处")
    ]
    assert all(claim.verdict != "consistent" for claim in claims_of(*rows, kind="sum"))

"""What is said once holds below: of which whole numbered points are parts, that figures are forecasts, which plan comes later."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.quantities.find import find_quantities
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(date="2026-03", first_year=2026, last_year=2030, region="柳河市", kind="plan")
REPORT = Origin(date="2025-12", first_year=2025, region="柳河市", kind="report")


def by_figure(text: str, *, origin: Origin = PLAN) -> dict[str, Statement]:
    return {one.figure: one for one in extract(Document("d", text, origin=origin)).statements}


@pytest.mark.parametrize(
    ("first", "second", "third"), [("一、", "二、", "三、"), ("（1）", "（2）", "（3）"), ("- ", "- ", "- ")]
)
def test_points_numbered_alike_are_all_parts_of_what_opened_their_list(
    first: str, second: str, third: str
) -> None:
    found = by_figure(
        "五年内全市安排固定资产投资3600亿元。各个部门的投资分配如下：\n\n"
        f"{first}公路900亿元。\n\n{second}水库500亿元。\n\n{third}学校70亿元。"
    )
    for figure in ("900亿元", "500亿元", "70亿元"):
        assert found[figure].indicator.endswith("投资")
        assert found[figure].period == "2026/2030"


def test_points_numbered_otherwise_are_of_no_list_before() -> None:
    found = by_figure(
        "五年内全市安排固定资产投资3600亿元。各个部门的投资分配如下：\n\n（1）公路900亿元。\n\n"
        "一、全市现有学校70所。"
    )
    assert "投资" not in found["70所"].indicator


def test_a_later_plan_named_in_passing_dates_nothing_below() -> None:
    found = by_figure("“十五五”期间，新建水库90座，其余转到“十六五”期间续建。新增灌溉面积30万亩。")
    assert found["30万亩"].period == "2026/2030"


def test_what_each_year_has_on_average_is_of_all_the_plan() -> None:
    assert by_figure("全市平均每年安排教育支出30亿元。")["30亿元"].period == "2026/2030"


def test_growth_on_the_basis_of_earlier_growth_counts_from_it_once() -> None:
    found = by_figure(
        "在2021年比2016年翻一番的基础上，生产总值又翻了一番。\n\n灌溉面积增加20万亩。",
        origin=Origin(date="2025-12", first_year=2025, region="柳河市", kind="report"),
    )
    assert found["20万亩"].base_period == ""


def test_a_note_makes_forecasts_of_its_own_sentence_and_of_those_below() -> None:
    found = by_figure(
        "2025年，完成生产总值113.8亿元，增长6.5%（预计数，下同）；公共预算收入8.3亿元，增长38.1%；工业增加值25.1亿元。",
        origin=REPORT,
    )
    assert {one.status for one in found.values()} == {"target"}
    assert len(found) == 5


def test_each_thing_of_a_list_has_the_part_told_behind_the_last() -> None:
    found = by_figure("到2030年，公共建筑、住宅和厂房中的节能产品占比分别达到40%、60%和50%。")
    assert [found[figure].indicator for figure in ("40%", "60%", "50%")] == [
        "公共建筑中的节能产品占比",
        "住宅中的节能产品占比",
        "厂房中的节能产品占比",
    ]


def test_a_bound_on_a_rate_tells_which_places_are_meant() -> None:
    found = by_figure("到2030年，峰谷差率超过40%的地区响应能力达到5%。超过60%的企业建立账册。")
    assert found["40%"].measure == "threshold"
    assert found["60%"].measure == "share"


def test_shares_in_a_table_without_units_and_how_far_they_moved() -> None:
    found = by_figure(
        "“十四五”完成情况\n\n| 指标 | 2020 | 2025 | 增速 |\n| --- | --- | --- | --- |\n"
        "| 清洁能源占比 | 5.1 | 11.2 | [6.1] |\n| 用电量（亿千瓦时） | 2880 | 3392 | 3.3% |\n"
    )
    assert [found[figure].measure for figure in ("5.1", "11.2", "6.1")] == ["share", "share", "points_change"]
    assert found["3.3%"].measure == "growth_per_year"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("节能7000 万一9000万吨", [70000000, 90000000]),
        ("增长3.1 一 4.2%", [3.1, 4.2]),
        ("每5户一个", [5]),
    ],
)
def test_a_dash_that_a_scan_read_as_a_numeral(text: str, values: list[float]) -> None:
    assert [float(one.value) for one in find_quantities(text)][: len(values)] == values


def test_a_figure_behind_small_letters_of_a_short_name() -> None:
    assert [one.figure for one in find_quantities("完成gdp113.8亿元，pm2.5")] == ["113.8亿元"]


def test_a_group_of_regions_is_named_without_its_quotation_marks() -> None:
    assert by_figure("到2030年，在“三北”地区部署5个示范工程。")["5个"].region == "三北地区"


def test_gdp_in_small_letters_is_named_as_elsewhere() -> None:
    assert by_figure("2025年，完成gdp113.8亿元。", origin=REPORT)["113.8亿元"].indicator == "GDP"

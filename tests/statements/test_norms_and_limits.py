"""Norms that hold over a span, time limits, classes of size, and bounds on rates that tell which things are meant."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

QUOTAS = Origin(date="2020-12", kind="plan", region="青溪市", first_year=2019, last_year=2020)
PLAN = Origin(date="2021", kind="plan", region="青溪市", first_year=2021, last_year=2025)


def statements(text: str, origin: Origin = PLAN) -> list[Statement]:
    return list(extract(Document("text", text, origin=origin)).statements)


NORMS = """# 2019-2020年全省排放配额方案

按机组2018年供电量核定。

2019-2020年各类机组排放{norm}

| 机组类别 | 供电{norm}（吨/兆瓦时） |
| --- | --- |
| 大型机组 | 0.877 |
| 小型机组 | 0.979 |
"""


@pytest.mark.parametrize(
    ("norm", "period"), [("基准值", "2019/2020"), ("限值", "2019/2020"), ("水平", "2020")]
)
def test_a_norm_holds_in_all_years_of_the_title(norm: str, period: str) -> None:
    found = statements(NORMS.format(norm=norm), QUOTAS)
    assert [(one.figure, one.period) for one in found] == [("0.877", period), ("0.979", period)]


def test_a_norm_is_no_value_of_a_base_year() -> None:
    found = statements(NORMS.format(norm="基准值"), QUOTAS)
    assert {one.status for one in found} == {"target"}


def test_a_column_of_the_base_year_stays_observed() -> None:
    text = "| 指标 | 基准值 | 2025年目标 |\n| --- | --- | --- |\n| 茶业产值（万元） | 80 | 90 |\n"
    assert [(one.figure, one.status) for one in statements(text)] == [("80", "observed"), ("90", "target")]


@pytest.mark.parametrize(
    "text", ["新机组以600兆瓦等级为主。", "新机组以 600 兆瓦 等级为主。", "新机组以600兆瓦级为主。"]
)
def test_a_class_of_size_is_no_figure(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("混烧垃圾占比不超过10%的发电机组不受限制。", "10%", "混烧垃圾占比"),
        ("混烧垃圾占比不超过10%的小型（含微型）发电机组不受限制。", "10%", "混烧垃圾占比"),
        ("混烧垃圾占比超过10%且不高于50%的发电机组不受限制。", "10%", "混烧垃圾占比"),
        ("混烧垃圾占比超过10%且不高于50%的发电机组不受限制。", "50%", "混烧垃圾占比"),
    ],
)
def test_a_bound_on_a_rate_tells_which_things_are_meant(text: str, figure: str, indicator: str) -> None:
    (found,) = (one for one in statements(text) if one.figure == figure)
    assert (found.measure, found.indicator) == ("threshold", indicator)


@pytest.mark.parametrize("text", ["垃圾占比不超过10%。", "实现超过60%的龙头企业上云。"])
def test_a_bound_without_things_of_its_rate_is_a_share(text: str) -> None:
    assert [one.measure for one in statements(text)] == ["share"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("自受理申请之日起7个工作日内办结审批。", "7个工作日"),
        ("许可变更报告应自签订合同之日起30天内报送市政府。", "30天"),
    ],
)
def test_a_time_limit_is_a_level(text: str, figure: str) -> None:
    found = [(one.figure, one.qualifier, one.measure) for one in statements(text)]
    assert found == [(figure, "at_most", "level")]


def test_near_or_so_much_is_near() -> None:
    (found,) = statements("到2025年，服务业占生产总值的比重接近或达到60%。")
    assert (found.qualifier, found.indicator) == ("nearly", "服务业占生产总值的比重")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("“十三五”期间，全市茶叶零售累计达到50万吨，年均增长3%。", ["2016/2020", "2016/2020"]),
        ("“十三五”期间，全市风电装机累计达到50万千瓦，年均增长3%。", ["2020", "2016/2020"]),
    ],
)
def test_what_adds_up_is_of_all_years_and_what_stands_of_their_end(text: str, periods: list[str]) -> None:
    assert [one.period for one in statements(text)] == periods


def test_all_parts_of_a_structure_are_of_the_years_of_its_end() -> None:
    text = "“十三五”期间，三次产业结构由“十二五”期间的2:54:44调整至3:49:48。"
    assert [one.period for one in statements(text)] == ["2011/2015"] * 3 + ["2016/2020"] * 3


def test_the_mean_growth_is_a_rate_of_each_year() -> None:
    text = "2020年全市生产总值300亿元，“十三五”期间年均增长值为3%。"
    assert [(one.indicator, one.measure) for one in statements(text)][-1] == ("生产总值", "growth_per_year")


def test_cars_that_vehicles_amount_to_are_counted() -> None:
    (found,) = statements("2020年全市过境车流量平均25万pcu。")
    assert (found.value, found.unit, found.indicator) == (250000, "pcu", "过境车流量")


@pytest.mark.parametrize(("said", "period"), [("较“十三五”下降", "2021/2025"), ("较“十三五”末下降", "2025")])
def test_a_cell_sets_a_plan_against_the_one_before(said: str, period: str) -> None:
    text = f"| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 事故起数（起） | 80 | 60 |\n| 事故伤亡人数 | - | {said}30% |\n"
    (found,) = (one for one in statements(text) if one.figure == "30%")
    assert found.period == period


def test_the_largest_of_the_world_are_a_rank() -> None:
    found = statements("全球最大的300家茶商有46家在本市投资。")
    assert [(one.figure, one.value) for one in found] == [("46家", 46)]

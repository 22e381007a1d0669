"""Things that stand behind what is new, aimed at or fewer, rates of some places, deeds that hold their thing, works of a heading."""

from __future__ import annotations

import pytest
from invented_plans import CITY_REPORT as REPORT
from invented_plans import statements

from plancheck.documents.document import Document
from plancheck.statements.extract import extract


@pytest.mark.parametrize(
    ("text", "figure", "name", "value"),
    [
        ("茶园面积稳定在9万亩，新增42公里灌溉水渠。", "42公里", "灌溉水渠", 42),
        ("茶园面积稳定在9万亩， 新增 3万吨 茶叶加工能力。", "3万吨", "茶叶加工能力", 30_000),
        ("茶园面积9万亩，新增1万亩。", "1万亩", "茶园面积", 10_000),
        ("完成饮水工程8项，实现了减少2万困难群众的目标。", "2万", "困难群众", -20_000),
        ("困难群众6万人，减少2万人。", "2万人", "困难群众", -20_000),
    ],
)
def test_what_is_new_or_fewer_may_stand_behind(text: str, figure: str, name: str, value: int) -> None:
    found = statements(text)[figure]
    assert (found.indicator, found.measure, found.value) == (name, "change", value)


@pytest.mark.parametrize(
    ("text", "measure", "name"),
    [
        ("提出7%左右的渔业产值增长目标。", "growth", "渔业产值"),
        ("会议提出 7% 的经济增长目标。", "growth", "经济增长"),
        ("提出7%的渔业产值年均增长目标。", "growth_per_year", "渔业产值"),
        ("渔业产值占7%的目标。", "share", "渔业产值"),
    ],
)
def test_what_is_to_grow_may_stand_behind_its_rate(text: str, measure: str, name: str) -> None:
    found = next(iter(statements(text).values()))
    assert (found.measure, found.indicator.startswith(name)) == (measure, True)


def test_a_sum_that_is_reached_is_no_bound_on_things() -> None:
    assert statements("努力实现63亿元以上的投资规模。")["63亿元"].measure == "level"
    assert statements("年收入63亿元以上的企业有4家。")["63亿元"].measure == "threshold"


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("全社会投入9亿元，造林31万亩。", "31万亩", "造林"),
        ("全面推进山区公路建设，完成路面硬化57公里和路基改造91公里。", "57公里", "山区公路路面硬化"),
        ("人均绿地面积达到9平方米，绿化覆盖率达到41%。", "41%", "绿化覆盖率"),
        ("干果类进出口贸易额37亿元，其中出口21亿元。", "21亿元", "干果类出口贸易额"),
        ("湿地投资需求30亿元，其中中央12亿元、地方18亿元。", "18亿元", "地方投资"),
        ("青年果农培训工程：每年培训3万人以上。", "3万人", "每年培训青年果农培训"),
        ("青年果农培训情况：每年培训3万人以上。", "3万人", "每年培训"),
        ("古镇年接待游客22万人次，营业收入4亿元。", "4亿元", "古镇营业收入"),
        ("市财政厅核定我区专项债务限额19亿元。", "19亿元", "专项债务限额"),
    ],
)
def test_owners_and_parts(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator == name


def test_two_deeds_are_done_to_the_thing_said_once() -> None:
    found = statements("商标图案申请和授权分别增长41%和32%。")
    assert [found["41%"].indicator, found["32%"].indicator] == ["商标图案申请", "商标图案授权"]


def test_where_those_counted_come_from_is_told_of_them() -> None:
    found = statements("访问学者达1.3万人，来自67个国家，比2019年增长1.2倍。")
    assert found["67个"].indicator == "访问学者来自国家数量"
    assert found["1.2倍"].indicator == "访问学者"
    found = statements("茶叶产量9万吨。来自67个国家的学者参会。")
    assert "茶叶" not in found["67个"].indicator


def test_those_that_reach_a_sum_are_of_what_was_counted() -> None:
    found = statements("全省花卉市场84家，年交易额过亿元的17家。")
    assert found["17家"].indicator == "年交易额过亿元的花卉市场数量"


def test_some_places_have_the_rate_of_the_clause_before() -> None:
    found = statements("山区小学辍学率较高，个别地区超过8%。")
    assert found["8%"].indicator == "个别地区山区小学辍学率"


def test_a_paragraph_that_goes_on_over_the_years_is_of_the_one_before() -> None:
    found = statements("全市常住渔民27万人，十年共增加5万人。\n平均每年增加0.5万人。\n")
    assert "渔民" in found["0.5万人"].indicator


def test_an_amount_added_is_a_change() -> None:
    assert statements("稻谷产量再创新高，增量39.7万吨。")["39.7万吨"].measure == "change"
    assert statements("稻谷总量39.7万吨。")["39.7万吨"].measure == "level"


def test_for_a_hundred_people_is_part_of_the_unit() -> None:
    found = extract(Document("one", "电话和网络普及率分别为55部/百人和90部/百人。", origin=REPORT)).statements
    assert [s.unit for s in found] == ["部/百人", "部/百人"]


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("6个计划开工项目分别是：东桥码头、西桥码头和渔港。", "6个", "计划开工项目"),
        ("（2） 7个计划建成项目\n分别为：东桥码头和渔港。", "7个", "计划建成项目"),
        ("9个续建项目分别有：东桥码头和渔港。", "9个", "续建项目"),
    ],
)
def test_things_that_are_planned_to_be_done_are_counted(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator.removesuffix("数量") == name


@pytest.mark.parametrize(
    "text", ["出台6个计划。", "制定6个行动计划，分别是渔业和茶业。", "落实6个计划安排。"]
)
def test_plans_themselves_are_no_things_planned(text: str) -> None:
    assert "6个" not in statements(text)

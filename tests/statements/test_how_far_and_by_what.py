"""How far a share reaches, what money is counted by, how much earlier: numbers beside a figure that are no figure of its thing."""

from __future__ import annotations

import pytest
from invented_plans import statements

from plancheck.documents.document import Origin


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("码头岸线300米覆盖率达到88%。", "88%", "码头岸线300米覆盖率"),
        ("两年来，码头岸线 300 米覆盖率和面积都有提高，覆盖率为88%。", "88%", "覆盖率"),
        ("托育服务20分钟可达率提高到77%。", "77%", "托育服务20分钟可达率"),
        ("草原火情12小时扑灭率93%，面积下降。", "93%", "草原火情12小时扑灭率"),
        ("同城包裹36小时送达率不低于85%。", "85%", "同城包裹36小时送达率"),
        ("码头300米长，覆盖率为88%。", "88%", "码头覆盖率"),
    ],
)
def test_how_far_a_share_reaches_is_part_of_its_name(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator.endswith(name)


def test_a_length_that_a_share_reaches_tells_which_are_meant() -> None:
    found = statements("码头岸线300米覆盖率达到88%，新修岸线700米。")
    assert [(s.figure, s.measure, s.indicator) for s in found.values()] == [
        ("300米", "threshold", "码头岸线覆盖半径"),
        ("88%", "share", "码头岸线300米覆盖率"),
        ("700米", "level", "新修岸线"),
    ]


@pytest.mark.parametrize(
    ("text", "figure", "unit", "qualifier"),
    [
        ("渠道养护经费每公里700元。", "700元", "CNY/km", "exact"),
        ("渠道养护经费每公里不低于700元。", "700元", "CNY/km", "at_least"),
        ("改造以后，到户水价每 立方米下降0.4元左右。", "0.4元", "CNY/m3", "approx"),
        ("新栽果园每亩补助90元。", "90元", "CNY/亩", "exact"),
        ("老人津贴每人每月90元。", "90元", "CNY", "exact"),
        ("每公里渠道投工30个，经费700元。", "700元", "CNY", "exact"),
        ("每年安排养护经费700万元。", "700万元", "CNY", "exact"),
        ("运价每吨3元/公里。", "3元/公里", "CNY/km", "exact"),
    ],
)
def test_money_told_of_each_unit_is_counted_by_it(text: str, figure: str, unit: str, qualifier: str) -> None:
    found = statements(text)[figure]
    assert (found.unit, found.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    ("text", "figure", "qualifier"),
    [
        ("对新开的店铺最高补贴6万元。", "6万元", "at_most"),
        ("对新开的店铺，最高可给予 6万元的补贴。", "6万元", "at_most"),
        ("对新开的店铺给予补贴6万元。", "6万元", "exact"),
        ("渔业收入占农民收入的四分之一强。", "四分之一", "more_than"),
        ("渔业收入占农民收入的四分之一弱，林业占两成。", "四分之一", "less_than"),
        ("四分之一强县通了公路。", "四分之一", "exact"),
    ],
)
def test_words_that_bound_a_figure_across_a_verb_or_behind_it(text: str, figure: str, qualifier: str) -> None:
    assert statements(text)[figure].qualifier == qualifier


def test_how_much_earlier_is_no_part_of_a_year() -> None:
    text = "一、2024年工作回顾\n安置房项目提前2个月实现100%交付。新修道路30公里。\n前2个月，新修渠道9公里。\n"
    found = statements(text)
    assert {figure: (s.period, s.indicator) for figure, s in found.items()} == {
        "100%": ("2024", "安置房项目"),
        "30公里": ("2024", "新修道路"),
        "9公里": ("2024-01/2024-02", "新修渠道"),
    }


def test_two_counts_of_one_thing_are_of_no_list_of_the_sentence_before() -> None:
    text = "供水、供气覆盖率分别达到91%和93%。全市脱贫321户、1450人。"
    found = statements(text)
    assert [found[one].indicator for one in ("91%", "93%", "321户", "1450人")] == [
        "供水覆盖率",
        "供气覆盖率",
        "脱贫户数",
        "脱贫人数",
    ]


PLAN = """柳河市国民经济和社会发展第十五个五年规划纲要

第一章 发展环境

第一节 “十四五”发展成就

五年来，全市环境持续改善。河水优良率预计控制在82%左右。林木覆盖率达到21%。

第二章 主要目标

到2030年，河水优良率控制在85%左右。
"""


def test_what_a_review_of_a_plan_expects_is_of_the_year_before_the_plan() -> None:
    origin = Origin(date="2026-02", kind="plan", region="柳河市", first_year=2026, last_year=2030)
    found = statements(PLAN, origin)
    assert {figure: (s.period, s.status) for figure, s in found.items()} == {
        "82%": ("2025", "target"),
        "21%": ("2025", "observed"),
        "85%": ("2030", "target"),
    }


def test_so_much_a_head_is_no_change() -> None:
    text = "新增绿地20公顷，人均公园绿地9平方米。"
    found = statements(text)
    assert [found[one].measure for one in ("20公顷", "9平方米")] == ["change", "level"]


@pytest.mark.parametrize(
    ("text", "figure", "measure", "name"),
    [
        ("镇区凉亭500米步行可达率达到81%。", "500米", "threshold", "镇区凉亭步行可达距离"),
        (
            "到2027年，社区书屋 20分钟 步行可达覆盖率提高到72%。",
            "20分钟",
            "threshold",
            "社区书屋步行可达时间",
        ),
        ("缆车站点800米覆盖半径占比达到66%。", "800米", "threshold", "缆车站点覆盖半径"),
    ],
)
def test_how_near_those_are_that_a_rate_counts_is_a_bound(
    text: str, figure: str, measure: str, name: str
) -> None:
    found = statements(text)[figure]
    assert (found.measure, found.indicator) == (measure, name)


@pytest.mark.parametrize(
    ("text", "figure"), [("热线20分钟响应率达到81%。", "20分钟"), ("书屋20分钟讲座场次增加。", "20分钟")]
)
def test_how_long_something_takes_is_no_bound_of_a_rate(text: str, figure: str) -> None:
    assert figure not in statements(text)


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("对评上的果园，给予最高300万元奖补。", "300万元", "level"),
        ("按面积给予农场最高 8000元 一次性补贴。", "8000元", "level"),
        ("年产值最高300万元以下的果园90个。", "90个", "level"),
        ("年产值300万元以下的果园得到补贴。", "300万元", "threshold"),
    ],
)
def test_what_is_paid_at_most_is_a_level(text: str, figure: str, measure: str) -> None:
    assert statements(text)[figure].measure == measure

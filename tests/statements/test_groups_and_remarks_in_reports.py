"""Groups that a place is held against, remarks in brackets behind rates, and what years a review's figures have."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import Extraction, extract

PLAN = Origin(date="1986", first_year=1986, last_year=1990, region="东林省", kind="plan")
REPORT = Origin(date="2008-01", region="东林市", kind="report")


def read(text: str, origin: Origin = REPORT) -> Extraction:
    return extract(Document("d", text, origin=origin))


@pytest.mark.parametrize(
    "text",
    [
        "总量在全国15个副省级城市中排名第三。",
        "增幅高于全省9个沿海城市平均水平。",
        "总量列全国36个大中城市第5位。",
        "规模居首批12个试点城市前列。",
    ],
)
def test_a_group_that_one_is_held_against_is_left_over(text: str) -> None:
    assert not read(text).statements


def test_things_that_stand_in_a_rank_themselves_are_counted() -> None:
    assert [row.figure for row in read("全市有3个镇居全省百强镇前列，首批12个项目开工。").statements] == [
        "3个",
        "12个",
    ]


@pytest.mark.parametrize("text", ["先后出台60条、20条政策措施。", "先后出台60条和20条政策措施。"])
def test_both_numbers_of_policy_items_are_left_over(text: str) -> None:
    assert not read(text).statements


def test_a_price_held_to_its_aim_has_a_rate_of_growth_as_its_aim() -> None:
    told = read("2007年消费价格总水平上涨2.1%，控制在3.5%左右的调控目标内。").statements
    assert [(row.measure, row.status, row.indicator) for row in told] == [
        ("growth", "observed", "消费价格总水平"),
        ("growth", "target", "消费价格总水平"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "到1990年农业总产值达到3530亿元，平均每年增长4%（包括村办工业为6%）。",
            "农业总产值（包括村办工业）",
        ),
        ("到1990年工业总产值达到530亿元，平均每年增长4%（不含矿山为6%）。", "工业总产值（不含矿山）"),
    ],
)
def test_a_rate_in_brackets_is_that_of_the_thing_with_or_without_a_part(text: str, name: str) -> None:
    row = read(text, PLAN).statements[-1]
    assert (row.figure, row.measure, row.period, row.indicator) == (
        "6%",
        "growth_per_year",
        "1986/1990",
        name,
    )


def test_a_share_in_brackets_behind_growth_stays_one() -> None:
    row = read("2007年工业增加值增长9%（其中轻工业比重为31%）。").statements[-1]
    assert (row.figure, row.measure) == ("31%", "share")


def test_the_later_end_of_a_pair_between_plans_is_of_the_years_planned() -> None:
    text = "二、经济效益目标\n\n固定资产交付使用率，由“六五”期间的73.6%提高到75%。"
    assert [row.period for row in read(text, PLAN).statements] == ["1981/1985", "1986/1990"]


def test_what_level_is_reached_is_not_the_place() -> None:
    row = read("争取40%左右的主要工业产品达到发达国家七十年代末的水平。", PLAN).statements[0]
    assert (row.figure, row.region) == ("40%", "东林省")


def test_a_base_inside_a_clause_is_that_of_its_own_change() -> None:
    text = "到2012年，全市产值在2007年的基础上再翻一番，达到580亿元；全市税收达到60亿元，年均增长16%。"
    periods = {row.figure: row.period for row in read(text).statements}
    assert (periods["翻一番"], periods["16%"]) == ("2007/2012", "2008/2012")
    text = "在2007年的基础上，到2012年产值翻一番，税收年均增长16%。"
    assert {row.period for row in read(text).statements} == {"2007/2012"}


def test_money_paid_adds_up_over_the_years_looked_back_on() -> None:
    text = (
        "2008年东林市政府工作报告\n\n各位代表：\n\n一、过去五年的政府工作\n\n过去的五年是不平凡的五年。2007年，全市产值78.9亿元，是2002年的2.2倍。"
        "就业工作富有成效，五年新增就业61万人。社会保障得到加强，为各类对象支付待遇167亿元。"
    )
    told = extract(make_document(Content(text), id="d")).statements
    assert {row.figure: row.period for row in told}["167亿元"] == "2003/2007"


def test_shares_behind_a_list_of_subjects_are_of_each() -> None:
    text = "城市经济、海洋经济发展势头良好，占全市服务业的比重分别达到41%和14.9%。"
    assert [row.indicator for row in read(text).statements] == [
        "城市经济占全市服务业的比重",
        "海洋经济占全市服务业的比重",
    ]


def test_three_parts_that_are_listed_name_a_ratio() -> None:
    rows = read("传统、新兴、重化产业产值比例为55∶20∶25。第一、第二、第三产业比例为5∶45∶50。").statements
    assert [row.indicator for row in rows][:4] == [
        "传统产业产值占传统、新兴、重化产业产值的比例",
        "新兴产业产值占传统、新兴、重化产业产值的比例",
        "重化产业产值占传统、新兴、重化产业产值的比例",
        "第一产业占三次产业（地区生产总值）的比重",
    ]


def test_what_is_done_of_a_years_budget_keeps_the_months_told_of() -> None:
    text = "2007年上半年，全市实现预算收入407亿元，完成全年预算的60.7%，增长33.2%。"
    assert {row.period for row in read(text).statements} == {"2007-01/2007-06"}


def test_a_bound_before_things_is_one_without_its_unit_too() -> None:
    rows = read("新增营收超百亿企业2家，培育千亿集群3个。").statements
    assert [(row.figure, row.measure) for row in rows] == [
        ("百亿", "threshold"),
        ("2家", "change"),
        ("3个", "level"),
    ]


def test_roads_are_built_by_their_length() -> None:
    rows = read("到2028年，建设30公里以上环城绿道。").statements
    assert [(row.figure, row.measure, row.qualifier) for row in rows] == [("30公里", "level", "at_least")]


def test_work_that_is_done_on_things_is_no_point_of_a_policy() -> None:
    found = read("完成190个积水点改造及28个路面破损处修复工作，完成12项重点工作。")
    assert [row.figure for row in found.statements] == ["190个", "28个"]


def test_a_goal_line_above_sentences_is_their_heading() -> None:
    text = (
        "会上听取了报告，提出建议。\n主要目标\n生产总值增长11.5%左右，失业率控制在4.2%以内，投资增长23%左右。"
    )
    assert {row.status for row in read(text).statements} == {"target"}


def test_rates_in_a_list_are_each_measured_as_they_are_named() -> None:
    rows = read("力争登记失业率、居民消费价格指数和人口自然增长率分别控制在4.2%、3%、2.5‰以内。").statements
    assert [(row.figure, row.measure, row.indicator) for row in rows] == [
        ("4.2%", "share", "登记失业率"),
        ("3%", "growth", "居民消费价格指数"),
        ("2.5‰", "growth", "人口自然增长率"),
    ]

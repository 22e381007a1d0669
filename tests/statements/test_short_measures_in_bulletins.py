"""Short measures in a row: what each takes from the one before it, and what is set against two places."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

REPORT = "云溪县2024年政府工作报告\n\n2025年2月10日\n\n"


def names(text: str) -> dict[str, str]:
    found = extract(make_document(Content(f"{REPORT}{text}\n"), id="short")).statements
    return {s.figure: s.indicator for s in found}


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("规上工业企业实现利润26亿元，下降3%；资产负债率57%。", "57%", "规上工业企业资产负债率"),
        (
            "房屋施工面积90万平方米，其中新开工面积32万平方米，竣工面积41万平方米。",
            "41万平方米",
            "房屋竣工面积",
        ),
        ("新签约项目21个，协议投资额56亿元；到位资金18亿元。", "18亿元", "新签约项目到位资金"),
        ("项目占地320亩，总建筑面积26万平方米，年产值18亿元。", "26万平方米", "项目总建筑面积"),
        ("项目占地320亩，总建筑面积26万平方米，年产值18亿元。", "18亿元", "项目年产值"),
        (
            "粮食总产量86万吨，其中夏粮产量30万吨、秋粮产量56万吨，平均亩产409公斤。",
            "409公斤",
            "粮食平均亩产",
        ),
        ("天然气用户32万户，年用气量2亿立方米，气化率88%。", "88%", "天然气气化率"),
        ("12家示范企业的生产效率平均提升32%，能耗平均下降15%。", "15%", "示范企业能耗"),
        ("全县公路通车里程379公里，路网密度6公里/平方公里。", "6公里/平方公里", "公路路网密度"),
        ("游客量达到26万人次，较2017年增量为4万人次。", "4万人次", "游客量增量"),
        ("政务事项网办率98%，即办件占比62%。", "62%", "即办件占比"),
    ],
)
def test_a_measure_takes_the_thing_before_it_without_what_was_said_of_its_amount(text, figure, name):
    assert names(text)[figure] == name


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("工业投资增长9%，增速比全国高2个百分点。", "2个百分点", "工业投资增速高于全国"),
        ("工业投资增长9%，增速比全国高2个百分点，占全部投资的比重为38%。", "38%", "工业投资占投资的比重"),
        ("生产总值增长6%，高于全国1.8个百分点、全省0.9个百分点。", "0.9个百分点", "生产总值增速高于全省"),
        (
            "进口增长5%，低于全省1.8个百分点、全国平均水平0.9个百分点。",
            "0.9个百分点",
            "进口增速低于全国平均水平",
        ),
    ],
)
def test_a_rate_is_set_against_one_place_and_the_next(text, figure, name):
    assert names(text)[figure] == name


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("城乡居民收入倍差1.98。", "1.98"),
        ("亿元生产总值生产安全事故死亡率0.012。", "0.012"),
        ("城乡居民收入比值2.1，比上年缩小。", "2.1"),
        ("地块容积率2.5，绿地率30%。", "2.5"),
    ],
)
def test_what_has_no_unit_is_an_amount_behind_its_name(text, figure):
    assert figure in names(text)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("零售总额32亿元，其中城镇26亿元、增长5%，乡村6亿元、增长7%。", "5%", "城镇零售总额"),
        ("零售总额32亿元，其中城镇26亿元、增长5%，乡村6亿元、增长7%。", "6亿元", "乡村零售总额"),
        ("零售总额32亿元，其中城镇26亿元、增长5%，乡村6亿元、增长7%。", "7%", "乡村零售总额"),
        ("水库36座，总库容2亿立方米，其中大型2座、中型6座。", "2座", "大型水库数量"),
        ("商品房销售面积18万平方米，下降12%，其中住宅16万平方米。", "16万平方米", "住宅销售面积"),
        ("房屋竣工面积86万平方米，其中住宅62万平方米、营业用房9万平方米。", "9万平方米", "营业用房竣工面积"),
        ("居民消费价格上涨0.3%，其中食品上涨1%，衣着下降0.4%。", "0.4%", "衣着价格"),
        ("六旬老人36万人，占总人口的20%，其中七旬老人26万人，占14%。", "14%", "七旬老人占总人口的比重"),
        ("预算收入86亿元，占生产总值的8%，其中税收收入58亿元，占67%。", "67%", "税收收入占预算收入的比重"),
    ],
)
def test_parts_keep_the_head_and_the_whole_of_what_they_are_part_of(text, figure, name):
    assert names(text)[figure] == name


def test_a_bound_that_sorts_what_is_counted_behind_it_is_a_threshold():
    found = extract(
        make_document(Content(f"{REPORT}新签项目86个，其中10亿元以上12个。\n"), id="short")
    ).statements
    assert [s.measure for s in found if s.figure == "10亿元"] == ["threshold"]

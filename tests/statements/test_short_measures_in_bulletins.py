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

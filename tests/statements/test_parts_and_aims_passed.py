"""Parts that the next sentence tells by size, and by how much more was done than was set."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2010-12", first_year=2010, region="柳河市", kind="report")


def by_figure(text: str) -> dict[str, Statement]:
    return {one.figure: one for one in extract(Document("d", text, origin=REPORT)).statements}


def test_parts_by_size_are_of_the_years_of_their_whole() -> None:
    found = by_figure(
        "一、五年来工作回顾\n五年来，成绩显著。引进投资亿元以上项目90个，投资总额442亿元。"
        "其中，5亿元以上项目17个，投资额240亿元；农业项目43个，投资额95亿元。"
    )
    figures = ("90个", "442亿元", "5亿元", "17个", "240亿元", "43个", "95亿元")
    assert {figure: found[figure].period for figure in figures} == dict.fromkeys(figures, "2006/2010")
    assert found["5亿元"].measure == "threshold"


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("超年度任务24.8%", "growth"),
        ("超额完成计划24.8%", "growth"),
        ("完成年度任务的24.8%", "share"),
        # so many percent of the plan, and no more than double
        ("超额完成计划124.8%", "share"),
    ],
)
def test_by_how_much_more_than_was_set(words: str, measure: str) -> None:
    figure = "124.8%" if "124" in words else "24.8%"
    assert by_figure(f"一、2010年工作回顾\n外贸出口3亿元，{words}。")[figure].measure == measure


@pytest.mark.parametrize(("value", "measure"), [("107.6%", "level"), ("54.6%", "share")])
def test_an_index_in_percent_stands_near_100_or_above(value: str, measure: str) -> None:
    assert by_figure(f"一、2010年工作回顾\n工业效益综合指数达到{value}。")[value].measure == measure


@pytest.mark.parametrize(
    ("told", "bound", "counted"),
    [
        ("镇级财政收入均超过1000万元，其中超亿元的镇3个。", "镇财政收入", "财政收入超亿元的镇数量"),
        (
            "村集体经营性收入达到10万元，其中超亿元的村3个。",
            "村集体经营性收入",
            "集体经营性收入超亿元的村数量",
        ),
        # where only its rise is told before it too
        ("规上企业产值增长9%，其中超亿元企业3个。", "企业产值", "产值超亿元企业数量"),
        # what was told is no amount: projects are sized by what is invested
        ("新引进项目30个，其中超亿元项目3个。", "新引进项目投资额", "新引进投资额超亿元项目"),
    ],
)
def test_a_bound_on_parts_is_on_the_amount_told_of_the_whole(told: str, bound: str, counted: str) -> None:
    found = by_figure("一、2010年工作回顾\n" + told)
    assert (found["亿元"].measure, found["亿元"].indicator) == ("threshold", bound)
    assert found["3个"].indicator == counted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("税占比同比提高12个百分点", "税占一般公共预算收入的比重"),
        ("税收占比提高12个百分点", "税收占一般公共预算收入的比重"),
        ("税比12%，比上年提高12个百分点", "税占一般公共预算收入的比重"),
    ],
)
def test_what_taxes_are_of_an_income(words: str, name: str) -> None:
    found = by_figure(f"一、2010年工作回顾\n财政总收入12亿元，其中一般公共预算收入7亿元，{words}。")
    assert found["12个百分点"].indicator == name


def test_what_works_reach_is_named_with_the_works() -> None:
    found = by_figure("一、2010年工作回顾\n累计建成扶贫电站267万千瓦，覆盖110个县、3万户贫困户。")
    assert found["110个"].indicator == "扶贫电站覆盖县"
    assert found["3万户"].indicator == "扶贫电站覆盖贫困户"


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("森林覆盖率达到41%，提前一年实现规划纲要确定的40%目标。", "40%"),
        ("森林覆盖率达到41%，比上年提高2个百分点，完成市里下达的40%的目标任务。", "40%"),
        ("森林覆盖率达到41%，提前完成《纲要》提出的40%目标。", "40%"),
    ],
)
def test_an_aim_passed_is_for_the_thing_spoken_of(words: str, figure: str) -> None:
    assert by_figure(f"一、2010年工作回顾\n{words}")[figure].indicator == "森林覆盖率"


def test_an_aim_in_another_unit_is_for_another_thing() -> None:
    found = by_figure("一、2010年工作回顾\n森林覆盖率达到41%，完成市里下达的9万亩目标。")
    assert found["9万亩"].indicator != "森林覆盖率"

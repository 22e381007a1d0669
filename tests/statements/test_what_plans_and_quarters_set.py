"""How far a thing lies above its plan, what is only planned in a report on a quarter, the year just over, lists of main products."""

from __future__ import annotations

import pytest

from plancheck import extract
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.statements.statement import Statement

REPORT = Origin(
    title="云溪县政府工作报告",
    date="2017-01-04",
    region="云溪县",
    kind="report",
    first_year=2016,
    last_year=2017,
)
QUARTER = Origin(title="云溪县经济运行开局良好", date="2017-04-30", region="云溪县", kind="statistics")
PLAN = Origin(
    title="云溪县2026年项目计划",
    date="2026-01-13",
    region="云溪县",
    kind="plan",
    first_year=2026,
    last_year=2026,
)


def read(text: str, origin: Origin = REPORT) -> dict[str, Statement]:
    document = make_document(Content(text), id="d", origin=origin)
    return {row.figure: row for row in extract(document).statements}


@pytest.mark.parametrize(
    ("against", "name", "value"),
    [
        ("比五年计划原定的投资还多6亿元", "茶业投资超过五年计划", "600000000"),
        ("但是比五年计划原定的投资还多6亿元", "茶业投资超过五年计划", "600000000"),
        ("比规划多6亿元", "茶业投资超过规划", "600000000"),
        ("较 年度计划 少 6亿元", "茶业投资低于年度计划", "-600000000"),
        ("超过计划数6亿元", "茶业投资超计划数", "600000000"),
        ("超出目标6亿元", "茶业投资超目标", "600000000"),
    ],
)
def test_how_far_a_thing_lies_from_its_plan_is_no_change_over_a_year(
    against: str, name: str, value: str
) -> None:
    row = read(f"2016年，全县茶业投资完成49亿元，{against}。")["6亿元"]
    assert (row.measure, row.indicator, f"{row.value:f}") == ("change", name, value)
    assert row.base_period == ""


def test_what_lies_above_the_plan_is_of_the_thing_not_of_what_was_done_of_the_plan() -> None:
    rows = read("2016年，茶叶产量完成计划的104%，超过计划12万吨。")
    assert rows["12万吨"].indicator == "茶叶产量超计划"


def test_a_bound_on_firms_is_no_excess() -> None:
    rows = read("2016年，超过500人的企业达到36家，投资超过50亿元。")
    assert [row.measure for row in rows.values()] == ["threshold", "level", "level"]


@pytest.mark.parametrize("against", ["比上年多6亿元", "比上年增加6亿元", "较2015年增加6亿元"])
def test_against_another_year_it_is_one(against: str) -> None:
    row = read(f"2016年，全县茶业投资完成49亿元，{against}。")["6亿元"]
    assert row.measure == "change"


def test_what_a_report_on_a_quarter_only_plans_is_of_the_year() -> None:
    text = "一季度，全县茶业增加值9亿元，增长4%。全县计划播种面积80万亩。茶园管护面积7万亩。"
    found = read(text, QUARTER)
    assert found["80万亩"].period == "2017"
    assert found["9亿元"].period == found["4%"].period == found["7万亩"].period == "2017-01/2017-03"


@pytest.mark.parametrize("turn", ["一年来，我们", "一年来,全县", "　一年来，"])
def test_the_year_just_over_dates_what_it_brought(turn: str) -> None:
    text = (
        "一、五年工作回顾\n过去五年，全县累计投资90亿元。\n各位代表！2016年是任期最后一年。"
        f"{turn}完成茶业投资20亿元，引进项目6个。\n"
    )
    found = read(text)
    assert found["90亿元"].period == "2012/2016"
    assert found["20亿元"].period == found["6个"].period == "2016"


@pytest.mark.parametrize("link", ["分别是：", "分别为：", "依次是："])
def test_what_is_listed_behind_a_count_is_no_part_of_its_name(link: str) -> None:
    text = f"茶业类项目5个。\n（1）2个计划新开工项目{link}茶溪大道和茶港路；\n（2）3个计划建成项目{link}茶市、茶校和茶厂。\n"
    found = read(text, PLAN)
    assert found["2个"].indicator.startswith("计划新开工项目")
    assert found["3个"].indicator.startswith("计划建成项目")
    assert not any("分别" in row.indicator or "依次" in row.indicator for row in found.values())


def test_plans_that_are_counted_are_no_figures() -> None:
    assert "3个" not in read("全县出台了3个行动计划。", PLAN)


@pytest.mark.parametrize("head", ["主要工业产品中：", "主要产品产量：", "主要工业产品中，"])
def test_main_products_are_named_by_how_much_of_them_was_made(head: str) -> None:
    found = read(f"2016年，{head}大米16万吨，增长7%；茶巾120万条；红砖15亿块。")
    assert found["16万吨"].indicator == "大米产量"
    assert found["7%"].indicator == "大米产量"
    assert found["120万条"].indicator == "茶巾产量"
    assert found["15亿块"].indicator == "红砖产量"


def test_herds_and_means_among_them_and_things_elsewhere_are_not() -> None:
    found = read("2016年，主要农产品中，茶猪出栏3万头，人均占有大米300公斤。全县领取茶巾9万条。")
    assert "产量" not in found["3万头"].indicator + found["300公斤"].indicator + found["9万条"].indicator


def test_what_each_sector_achieved_is_its_value_added() -> None:
    found = read("2016年，一产实现增加值6亿元，三产实现增加值9亿元。")
    assert found["6亿元"].indicator == "一产增加值"
    assert found["9亿元"].indicator == "三产增加值"

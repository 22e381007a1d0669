"""Rows whose name was merged with that of the row above: the second begins with its unit."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

PLAN = "云溪县茶业发展“十四五”规划\n\n2021年3月2日\n\n二、发展目标\n\n"
GROUPED = (
    "| 类别 | 指标 | 单位 | 2019年 | 2025年目标 | 属性 |\n| --- | --- | --- | --- | --- | --- |\n"
    "| 提质 | 茶园总数 | 个 | 36 | 45 | 预期性 |\n| 转型 | ★柴火消费量及比重 | 万吨 | 2.8 | 1.1 | 约束性 |\n"
    "| % | 37.9 | 14.4 | 约束性 |  |  |\n| 竹炭消费量及比重 | 万吨 | 5.4 | 6.7 | 预期性 |\n| % | 31.6 | 39.6 | 预期性 |  |  |\n"
    "| 烘房面积 | 平方米 | 206 | 435 | 预期性 |\n"
)


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    found = extract(make_document(Content(PLAN + text), id="table")).statements
    return [(s.indicator, f"{s.value.normalize():f}", s.unit, s.measure, s.period) for s in found]


def test_a_row_that_begins_with_its_unit_is_of_the_name_above():
    found = read(GROUPED)
    assert found[2:6] == [
        ("柴火消费量", "28000", "t", "level", "2019"),
        ("柴火消费量", "11000", "t", "level", "2025"),
        ("柴火消费比重", "37.9", "%", "share", "2019"),
        ("柴火消费比重", "14.4", "%", "share", "2025"),
    ]
    assert [row[0] for row in found[8:]] == ["竹炭消费比重"] * 2 + ["烘房面积"] * 2


@pytest.mark.parametrize("first", ["| % |", "|  | % |"], ids=["lost", "empty"])
def test_a_single_such_row_of_a_table_without_groups(first):
    table = (
        "| 指标 | 单位 | 2020年 | 2025年 |\n| --- | --- | --- | --- |\n| 茶业产值及增速 | 亿元 | 7.3 | 9.5 |\n"
        f"{first} 5.9 | 6.4 |\n| 茶馆 | 家 | 21 | 35 |\n"
    )
    found = read(table)
    assert [row[:3] for row in found[2:]] == [
        ("茶业产值", "5.9", "%"),
        ("茶业产值", "6.4", "%"),
        ("茶馆", "21", "家"),
        ("茶馆", "35", "家"),
    ]
    assert found[2][3].startswith("growth")


def test_a_row_in_a_unit_that_the_name_above_says_nothing_of_takes_no_name():
    table = (
        "| 指标 | 单位 | 2020年 | 2025年 |\n| --- | --- | --- | --- |\n| 茶油产量 | 万吨 | 3.1 | 4.5 |\n"
        "| 万吨标准煤 | 5.9 | 6.4 |\n| 茶馆 | 家 | 21 | 35 |\n"
    )
    assert [row[0] for row in read(table)].count("茶油产量") == 2


def test_what_stands_in_square_brackets_under_a_year_of_a_plan_is_since_it_began():
    table = (
        "| 指标 | 单位 | 2019年 | 2020年 | 2025年 |\n| --- | --- | --- | --- | --- |\n| 单位产值能耗降幅 | % | \\[16\\] | \\[18\\] | \\[13以上\\] |\n"
        "| 茶馆 | 家 | 21 | 22 | 35 |\n注：\\[ \\]内为五年累计数。\n"
    )
    assert [row[4] for row in read(table)[:3]] == ["2016/2019", "2016/2020", "2021/2025"]


def test_a_part_of_what_is_done_over_the_years_is_done_like_it():
    table = (
        "| 指标 | 单位 | “十四五”目标 | 2025年 |\n| --- | --- | --- | --- |\n| 新建茶园 | 亩 | 750 | 908 |\n"
        "| 其中 公共茶园 | 亩 | 500 | 584 |\n| 茶园覆盖率 | % | 30 | 31 |\n| 其中 公共茶园 | % | 20 | 21 |\n"
    )
    assert [row[4] for row in read(table)][::2] == ["2021/2025", "2021/2025", "2025", "2025"]


@pytest.mark.parametrize(("head", "name"), [("茶业门类", "其他茶业门类"), ("指标名称", "其他")])
def test_any_other_is_of_the_kind_that_the_head_names(head, name):
    table = (
        f"| 序号 | {head} | 2025年装机（MW） |\n| --- | --- | --- |\n| 1 | 制茶 | 3-4 |\n| 2 | 茶饮 | 2-5 |\n"
        "| 9 | 其他 | 1-2 |\n"
    )
    found = [row[0] for row in read(table)]
    assert len(found) == 6
    assert found[-1].startswith(name)
    assert "门类" not in found[0]

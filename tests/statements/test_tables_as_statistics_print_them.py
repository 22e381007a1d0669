"""Tables as statistics print them: parts behind a mark, the same rows under several things, values beside their head, two languages."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

HEAD = "云溪县2018年茶业统计公报\n\n2019年3月2日\n\n"
PARTS = (
    "2018年茶业主要指标 | ||\n指标名称 | 1-6月 | 比去年同期增长(%) |\n茶叶销售额(万元) | 913.6 | 7.4 |\n# 网店 | 215.8 | 21.5 |\n"
    "门店销售 | 481.2 | -1.9 |\n茶园用工(人) | 3402 | 2.8 |\n# 女工 | 1870 | 3.3 |\n茶场数量(个) | 57 | 1.8 |\n"
)
SAME = (
    "| 5-2 茶业产值 | ||\n| 单位：万元 | ||\n| 项目 | 2016 | 2017 |\n| 茶业产值(万元) | 914.2 | 967.5 |\n| 种植茶园 | 402.3 | 431.6 |\n"
    "| 加工茶叶 | 511.9 | 535.9 |\n| 茶业产值指数(上年=100) | 104.6 | 105.3 |\n| 种植茶园 | 103.8 | 106.4 |\n"
    "| 加工茶叶 | 105.2 | 104.1 |\n| 茶业产值构成(%) | 100.0 | 100.1 |\n| 种植茶园 | 44.0 | 44.6 |\n| 加工茶叶 | 56.0 | 55.4 |\n"
)
BESIDE = (
    "**表6 2018年茶运量**\n\n| 指 标 | 单 位 | 绝对数 | | 比上年增长% | | |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    "| 茶叶运量 | 万 吨 | 17.3 | | | 6.2 | |\n| 铁路运量 | 万 吨 | 4.9 | | | -3.1 | |\n| 茶叶运价 | 元 | 882 | | | 1.7 | |\n"
)
TWO_LANGUAGES = (
    "6-1 茶园与茶农 |\nTea Gardens and Growers |\n单位:人 |\n|\n|\n(person) |\n年份 |\n茶园茶农 |\n茶场工人 |\n女茶农比重% |\n"
    "Year |\nGarden Growers |\nWorkers of Farms |\nProportion of Women |\n2014 |\n5120 |\n902 |\n|\n2015 |\n5240 |\n917 |\n38.4 |\n"
    "2016 |\n|\n934 |\n39.7 |\n"
)
MONTHLY = (
    "2018年2月茶企主要效益指标\n\n2018年2月\n\n单位：万元\n\n行业名称\n\n茶叶收入\n\n茶叶利润\n\n1-2月\n\n比去年同期增长（%）\n\n1-2月\n\n"
    "比去年同期增长（%）\n\n全部茶企\n\n731.4\n\n5.5\n\n61.2\n\n4.4\n\n种植茶企\n\n402.1\n\n-2.6\n\n33.8\n\n--\n\n加工茶企\n\n329.3\n\n"
    "17.2\n\n27.4\n\n1.3倍\n\n填表说明\n"
)


def statements(text: str):
    return extract(make_document(Content(HEAD + text), id="table")).statements


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [(f"{s.value.normalize():f}", s.unit, s.measure, s.period) for s in statements(text)]


def test_a_part_has_the_unit_of_the_row_it_is_a_part_of():
    found = read(PARTS)
    half = "2018-01/2018-06"
    assert found[:6] == [
        ("9136000", "CNY", "level", half),
        ("7.4", "%", "growth", half),
        ("2158000", "CNY", "level", half),
        ("21.5", "%", "growth", half),
        ("4812000", "CNY", "level", half),
        ("-1.9", "%", "growth", half),
    ]
    assert [row[1] for row in found[6::2]] == ["人", "人", "个"]
    names = [s.indicator for s in statements(PARTS)]
    assert "茶叶" in names[2]
    assert "网店销售额" in names[2]


def test_a_row_that_no_mark_makes_a_part_has_no_unit_from_above():
    plain = PARTS.replace("# ", "")
    assert [row[1] for row in read(plain)][2:5:2] == ["", ""]


def test_the_same_rows_under_another_thing_have_its_unit():
    found = read(SAME)
    assert len(found) == 18
    assert {row[1] for row in found[:6]} == {"CNY"}
    assert {row[1] for row in found[6:12]} == {""}
    assert {row[1:3] for row in found[12:]} == {("%", "share")}


def test_rows_that_differ_under_each_thing_keep_the_unit_of_the_title():
    other = SAME.replace("| 种植茶园 | 103.8", "| 茶籽 | 103.8").replace(
        "| 加工茶叶 | 105.2", "| 茶油 | 105.2"
    )
    assert {row[1] for row in read(other)[8:12]} == {"CNY"}


def test_values_one_column_behind_their_head_stand_under_it():
    assert read(BESIDE) == [
        ("173000", "t", "level", "2018"),
        ("6.2", "%", "growth", "2018"),
        ("49000", "t", "level", "2018"),
        ("-3.1", "%", "growth", "2018"),
        ("882", "CNY", "level", "2018"),
        ("1.7", "%", "growth", "2018"),
    ]


def test_a_column_that_is_empty_under_its_head_and_has_none_beside_it_is_left_empty():
    empty = BESIDE.replace(" | | | 6.2 | |", " | | | | |").replace(" | | | -3.1 | |", " | | | | |")
    empty = empty.replace(" | | | 1.7 | |", " | | | | |")
    assert [row[0] for row in read(empty)] == ["173000", "49000", "882"]


def test_heads_in_another_language_are_no_columns():
    found = read(TWO_LANGUAGES)
    assert found == [
        ("5120", "人", "level", "2014"),
        ("902", "人", "level", "2014"),
        ("5240", "人", "level", "2015"),
        ("917", "人", "level", "2015"),
        ("38.4", "%", "share", "2015"),
        ("934", "人", "level", "2016"),
        ("39.7", "%", "share", "2016"),
    ]


def test_an_indicator_in_capitals_is_no_translation():
    text = "表7 2018年指数\n指标\n数值\nPMI\n51.2\nCPI\n102.4\nPPI\n101.3\nGDP\n104.4\n"
    assert [row[0] for row in read(text)] == ["51.2", "102.4", "101.3", "104.4"]


def test_months_under_the_things_they_are_of_are_of_the_title_s_year_and_reported():
    found = statements(MONTHLY)
    assert len(found) == 11
    assert {s.period for s in found} == {"2018-01/2018-02"}
    assert {s.status for s in found} == {"observed"}
    assert [s.unit for s in found[:4]] == ["CNY", "%", "CNY", "%"]
    assert "茶叶利润" in found[2].indicator


def test_two_rates_of_one_thing_are_told_apart_by_their_heads():
    text = "表8 茶价\n| 年份 | 茶价环比增长速度（%） | 茶价同比增长速度（%） |\n| --- | --- | --- |\n| 2017 | 1.2 | 3.4 |\n| 2018 | 1.6 | 4.1 |\n"
    names = [s.indicator for s in statements(text)]
    assert len(set(names)) == 2
    assert "环比" in names[0]


@pytest.mark.parametrize(
    ("head", "unit"), [("茶企个数", "个"), ("职工人数", "人"), ("绝对数", "CNY"), ("指数", "CNY")]
)
def test_what_a_head_counts_has_no_unit_of_money(head: str, unit: str):
    text = f"表9 2018年茶企情况\n金额单位：万元\n| 行业 | {head} | 投资额 |\n| --- | --- | --- |\n| 种植 | 31 | 402 |\n| 加工 | 12 | 264 |\n"
    assert [row[1] for row in read(text)] == [unit, "CNY"] * 2


@pytest.mark.parametrize("line", ["单位：万元", "金额单位：万元", "（单 位：万元）", "计量单位/万元"])
def test_a_line_of_the_unit_below_the_heads_gives_it_to_the_values(line: str):
    text = f"表1 茶业收支\n茶类 2017年 2018年\n{line}\n红茶 402 431\n绿茶 512 533\n"
    assert [row[:2] for row in read(text)] == [
        ("4020000", "CNY"),
        ("4310000", "CNY"),
        ("5120000", "CNY"),
        ("5330000", "CNY"),
    ]


def test_a_line_of_the_unit_of_money_is_no_title():
    rows = "| 茶类 | 2017年 | 2018年 |\n| --- | --- | --- |\n| 红茶 | 402 | 431 |\n| 绿茶 | 512 | 533 |\n"
    names = [s.indicator for s in statements(f"2018年茶叶销售额\n金额单位：万元\n{rows}")]
    assert len(names) == 4
    assert all(name.endswith("茶叶销售额") for name in names)
    assert names == [s.indicator for s in statements(f"2018年茶叶销售额\n单位：万元\n{rows}")]


def test_names_whose_characters_blanks_part_are_rows_too() -> None:
    text = (
        "主要经济作物产量和牲畜存栏数如下：\n\n1995年 比上年增长％  \n棉 花 40 万吨 18．1  \n油菜籽 60 万吨 7．5  \n"
        "羊年末数 3．6 亿只 -0．2\n\n渔业生产发展。"
    )
    bulletin = Document("bulletin", text, origin=Origin(date="1996-02", region="全国", kind="statistics"))

    rows = [(row.indicator, row.figure, row.measure) for row in extract(bulletin).statements]

    assert rows == [
        ("棉花产量", "40 万吨", "level"),
        ("棉花产量", "18．1", "growth"),
        ("油菜籽产量", "60 万吨", "level"),
        ("油菜籽产量", "7．5", "growth"),
        ("羊年末数", "3．6 亿只", "level"),
        ("羊年末数", "-0．2", "growth"),
    ]

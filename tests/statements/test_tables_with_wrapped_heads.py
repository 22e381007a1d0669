"""Tables with one cell on a line: heads wrapped over lines, rows without values, units on rows of their own."""

from __future__ import annotations

from invented_plans import table_rows as read

MONTHLY = (
    "2010年3月茶业主要指标完成情况\n指标名称\n单位\n本年本月止\n累计到达\n比上年同期\n累计（±%）\n本月\n"
    "茶叶产量\n万斤\n629.4\n5.7\n210.5\n茶叶销售额\n亿元\n71.2\n-17.7\n23.3\n茶园游客\n万人次\n402.7\n16.7\n120.1\n"
)
YEARBOOK = (
    "3-1 茶业基本情况 |\n|\n|\n指 标 |\n2007 |\n2008 |\n2009 |\n|\n|\n|\n|\n|\n"
    "茶叶产量 （万斤） |\n198.1 |\n236.5 |\n271.5 |\n"
    "平均每一茶场面积 |\n13.9 |\n13.8 |\n14.2 |\n（亩） |\n|\n|\n|\n"
    "茶园游客\n（万人次） |\n69.5 |\n73.6 |\n75.3 |\n"
    "茶叶销售额 |\n12.5 |\n13.6 |\n15.3 |\n（亿元） |\n|\n|\n|\n"
    "茶场 （个） |\n695 |\n736 |\n753 |\n"
)


def test_heads_that_wrap_over_lines_are_one_head_for_each_column():
    found = read(MONTHLY)
    assert len(found) == 9
    assert [row[:4] for row in found[:3]] == [
        ("茶叶产量", "6294000", "斤", "level"),
        ("茶叶产量", "5.7", "%", "growth"),
        ("茶叶产量", "2105000", "斤", "level"),
    ]
    assert found[4][1:4] == ("-17.7", "%", "growth")
    assert found[8][:3] == ("茶园游客", "1201000", "人次")


def test_blanks_within_the_heads_change_nothing():
    assert read(MONTHLY.replace("指标名称", "指 标 名 称").replace("本月\n茶", "本 月\n茶")) == read(MONTHLY)


def test_a_row_without_values_is_passed():
    without = MONTHLY.replace("茶叶销售额\n", "茶场投资额\n亿元 \n \n \n茶叶销售额\n")
    assert read(without) == read(MONTHLY)


def test_the_last_row_may_have_lost_its_last_cell():
    lost = MONTHLY.replace("茶园游客\n万人次\n402.7\n16.7\n120.1\n", "茶园游客\n万人次\n402.7\n16.7\n")
    longer = lost.replace("茶叶销售额\n", "茶园面积\n亩\n12\n3.1\n12\n茶叶销售额\n")
    assert read(longer)[-2:] == read(MONTHLY)[6:8]


def test_a_unit_on_a_row_of_its_own_is_that_of_the_row_above():
    found = read(YEARBOOK)
    assert len(found) == 15
    by_name = {}
    for name, value, unit, _, period in found:
        by_name.setdefault(name, []).append((value, unit, period))
    assert by_name["平均每一茶场面积"] == [
        ("13.9", "亩", "2007"),
        ("13.8", "亩", "2008"),
        ("14.2", "亩", "2009"),
    ]
    assert by_name["茶叶销售额"][0] == ("1250000000", "CNY", "2007")
    assert by_name["茶叶产量"][0] == ("1981000", "斤", "2007")
    assert by_name["茶园游客"][2] == ("753000", "人次", "2009")


def test_a_column_of_units_keeps_its_units():
    table = "表1 茶业\n指标\n单位\n2007年\n2008年\n产量\n万斤\n3\n4\n销售额\n亿元\n5\n6\n面积\n亩\n7\n8\n"
    assert [(name, value, unit) for name, value, unit, *_ in read(table)][:3] == [
        ("产量", "30000", "斤"),
        ("产量", "40000", "斤"),
        ("销售额", "500000000", "CNY"),
    ]

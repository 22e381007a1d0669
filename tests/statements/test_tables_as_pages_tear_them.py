"""One table of indicators torn in many ways says the same; what its columns and notes add to its values."""

from __future__ import annotations

import pytest
from invented_plans import goals as said

ROWS = (
    ("创新（2项）", "1", "研究开发支出占生产总值比重（%）", "2.1*", "≥2.8", "预期性"),
    ("", "2", "每万人有效专利拥有量（件）", "14.3", "21左右", "预期性"),
    ("民生（2项）", "3", "城镇新增就业人数（万人）", "—", "〔6.5〕", "预期性"),
    ("", "4", "义务教育巩固率（%）", "97.2", "98", "约束性"),
)
HEADS = ("类别", "序号", "指标", "2025年", "2030年", "属性")
NOTE = "注：〔〕内为五年累计数，带*为预计数。"


def cell_a_line() -> str:
    return "\n".join(cell for row in (HEADS, *ROWS) for cell in row if cell)


def blank_line_between() -> str:
    return cell_a_line().replace("\n", "\n\n").replace("生产总值比重", "生产总值\n比重")


def row_a_line() -> str:
    return "\n".join(" ".join(cell for cell in row if cell) for row in (HEADS, *ROWS))


def bars() -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (HEADS, ("---",) * len(HEADS), *ROWS))


def tabs() -> str:
    return "\n".join("\t".join(row) for row in (HEADS, *ROWS))


def markup() -> str:
    spans = {"创新（2项）": " rowspan=2", "民生（2项）": " rowspan=2"}
    lines = (
        "".join(f"<td{spans.get(cell, '')}>{cell}</td>" for cell in row if cell) for row in (HEADS, *ROWS)
    )
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def line_by_line() -> str:
    """As a page is read from above: names of two lines around the line of their number, groups between."""
    return """类别 序号 指标 2025年 2030年 属性
研究开发支出占生产总
创新 1 2.1* ≥2.8 预期性
值比重（%）
（2项） 2 每万人有效专利拥有量（件） 14.3 21左右 预期性
— 9 —
类别 序号 指标 2025年 2030年 属性
城镇新增就业人数
民生 3 — 〔6.5〕 预期性
（万人）
（2项） 4 义务教育巩固率（%） 97.2 98 约束性"""


def cell_by_cell() -> str:
    """As a page is read in the order of its cells: a name of two lines tears its row."""
    return """类别 序号 指标 2025年 2030年 属性
创新
（2项）
1
研究开发支出占生产总
值比重（%）
2.1* ≥2.8 预期性
2 每万人有效专利拥有量（件） 14.3 21左右 预期性
民生
（2项）
3 城镇新增就业人数（万人） — 〔6.5〕 预期性
4 义务教育巩固率（%） 97.2 98 约束性"""


WAYS = (cell_a_line, blank_line_between, row_a_line, bars, tabs, markup, line_by_line, cell_by_cell)


@pytest.mark.parametrize("way", WAYS)
def test_a_table_says_the_same_in_whatever_way_it_was_torn(way) -> None:  # type: ignore[no-untyped-def]
    assert said(f"表1 “十五五”主要指标\n\n{way()}\n\n{NOTE}\n") == [
        ("2.1", "研究开发支出占生产总值比重", "%", "share", "target", "2025"),
        ("2.8", "研究开发支出占生产总值比重", "%", "share", "target", "2030"),
        ("14.3", "每万人有效专利拥有量", "件", "level", "observed", "2025"),
        ("21", "每万人有效专利拥有量", "件", "level", "target", "2030"),
        ("6.5", "城镇新增就业人数", "人", "change", "target", "2026/2030"),
        ("97.2", "义务教育巩固率", "%", "share", "observed", "2025"),
        ("98", "义务教育巩固率", "%", "share", "target", "2030"),
    ]


def test_a_star_is_a_forecast_only_where_a_note_says_so() -> None:
    rows = said(f"表1 主要指标\n\n{bars()}\n\n注：带*的指标尚在核定。\n")
    assert rows[0][:1] + rows[0][4:] == ("2.1", "observed", "2025")


def test_groups_beside_names_parts_and_remarks() -> None:
    rows = said(
        """表1 “十五五”绿化指标

序号

类目

指标名称

单位

“十四五”现状

“十五五”目标

指标类型

说明

1

绿化

建设

新建城市绿地

公顷

41

55

约束性

超额

其中 街心公园

7

12

约束性

超额

2

城市绿化覆盖率

%

38.4

39.5

约束性

持平

3

日常

养护

古树名木保护率

%

99.1

100

预期性

持平

到2030年，建成苗圃6处。
"""
    )
    assert [(row[0], row[1], row[2], row[4], row[5]) for row in rows[2:8]] == [
        ("7", "街心公园", "公顷", "observed", rows[2][5]),
        ("12", "街心公园", "公顷", "target", rows[3][5]),
        ("38.4", "城市绿化覆盖率", "%", "observed", "2025"),
        ("39.5", "城市绿化覆盖率", "%", "target", "2030"),
        ("99.1", "古树名木保护率", "%", "observed", "2025"),
        ("100", "古树名木保护率", "%", "target", "2030"),
    ]
    assert rows[0][1] == "新建城市绿地"


def test_years_in_brackets_below_the_heads_they_belong_to() -> None:
    rows = said(
        """规划指标表

序号

指标项

单位

类型

指标值

现状

规划

（2025年）

（2030年）

1

道路网密度

公里/平方公里

约束性

5.8

6.3

居住环境

2

社区花园

个

预期性

31

46

3

海绵城市面积比例

%

约束性

/

45
"""
    )
    assert [(row[0], row[1], row[4], row[5]) for row in rows] == [
        ("5.8", "道路网密度", "observed", "2025"),
        ("6.3", "道路网密度", "target", "2030"),
        ("31", "社区花园", "observed", "2025"),
        ("46", "社区花园", "target", "2030"),
        ("45", "海绵城市面积比例", "target", "2030"),
    ]


def test_what_is_added_and_what_is_gathered() -> None:
    rows = said(
        """表2 指标

| 指标 | 2025年 | 2030年 | 属性 |
| --- | --- | --- | --- |
| 森林蓄积量（万立方米） | 310 | 〔26〕 | 约束性 |
| 实际使用外资（亿美元） | 3.2 | 〔17〕 | 预期性 |
| 老旧小区改造数量（个） | 〔84〕 | 〔60〕 | 预期性 |
"""
    )
    assert [(row[0], row[3], row[5]) for row in rows] == [
        ("310", "level", "2025"),
        ("26", "change", "2026/2030"),
        ("3.2", "level", "2025"),
        ("17", "level", "2026/2030"),
        ("84", "level", "2021/2025"),
        ("60", "level", "2026/2030"),
    ]


def test_names_of_two_columns_are_one_name() -> None:
    rows = said(
        """<table><tr><td>序号</td><td colspan=2>指标</td><td>2030年</td></tr>
<tr><td>1</td><td colspan=2>人均预期寿命（岁）</td><td>82.5</td></tr>
<tr><td rowspan=2>2</td><td rowspan=2>每千人口医护人员数</td><td>医师数（人）</td><td>3.6</td></tr>
<tr><td>护士数（人）</td><td>4.7</td></tr></table>
"""
    )
    assert [row[:2] for row in rows] == [
        ("82.5", "人均预期寿命"),
        ("3.6", "每千人口医护人员数医师数"),
        ("4.7", "每千人口医护人员数护士数"),
    ]

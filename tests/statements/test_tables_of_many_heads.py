"""Heads over unlike groups, units of a caption in order, names torn over lines, rows that lost merged cells, parts and totals."""

from __future__ import annotations

import re

import pytest
from invented_plans import read, told

from plancheck.documents.document import Origin
from plancheck.statements.cells.text import cell_reader_of
from plancheck.statements.layout.find import GridFinder
from plancheck.statements.layout.grid import Grid, GridCell, GridRow
from plancheck.vocabulary import load_vocabulary

PLAN = Origin(kind="plan", date="2021-10", first_year=2021, last_year=2025, region="望江县")
REPORT = Origin(kind="report", date="2024-01", first_year=2023, last_year=2024, region="望江县")
PROVINCE = Origin(kind="plan", date="2015-06", first_year=2015, last_year=2020, region="甘肃省")
ORDER = Origin(kind="other", date="2024-02-01", first_year=2024, last_year=2024, region="甘肃省")


def test_years_over_unlike_groups_of_heads_that_end_alike() -> None:
    cells = ["指标名称", "单位", "2023年", "2024年计划", "计划", "预计完成", "增长±%", "绝对量", "增长±%"]
    cells += ["地区生产总值", "亿元", "185", "186.3", "6.2", "199", "6.5"]
    cells += ["固定资产投资", "亿元", "—", "—", "5.8", "—", "7"]
    cells += ["进出口总额", "亿元", "31", "32.4", "4.1", "34", "5.1"]
    found = read("主要指标表\n\n" + "\n\n".join(cells) + "\n", REPORT)
    assert told(found, "measure", "period", "indicator") == [
        ("185", "level", "2023", "地区生产总值"),
        ("186.3", "level", "2023", "地区生产总值"),
        ("6.2", "growth", "2023", "地区生产总值"),
        ("199", "level", "2024", "地区生产总值"),
        ("6.5", "growth", "2024", "地区生产总值"),
        ("5.8", "growth", "2023", "固定资产投资"),
        ("7", "growth", "2024", "固定资产投资"),
        ("31", "level", "2023", "进出口总额"),
        ("32.4", "level", "2023", "进出口总额"),
        ("4.1", "growth", "2023", "进出口总额"),
        ("34", "level", "2024", "进出口总额"),
        ("5.1", "growth", "2024", "进出口总额"),
    ]


def test_units_of_a_caption_stand_in_the_order_of_the_heads() -> None:
    cells = ["市别", "2014年", "2017年", *["面积", "单产", "总产"] * 2]
    cells += ["全省", "365.5", "402.1", "146.7", "366.5", "415.3", "151.9"]
    cells += ["白银市", "52.3", "432.5", "22.6", "52.7", "440.1", "22.9"]
    found = read(
        "附表\n各市油料生产任务分解表\n单位：万亩、公斤/亩、万吨\n" + "\n".join(cells) + "\n", PROVINCE
    )
    assert told(found, "unit", "region", "period", "status")[:3] == [
        ("365.5", "亩", "甘肃省", "2014", "observed"),
        ("402.1", "kg/亩", "甘肃省", "2014", "observed"),
        ("146.7", "t", "甘肃省", "2014", "observed"),
    ]
    assert told(found, "unit", "region", "period", "status")[-1] == (
        "22.9",
        "t",
        "白银市",
        "2017",
        "target",
    )


def test_names_torn_around_their_values_on_a_page_without_attributes() -> None:
    text = (
        "表 1 交通发展主要指标\n类别 指标 单位 2020 年 2025 年\n1. 公路通车里程 公里 412 560\n2. 国省干线二级及以\n"
        "基础 公里 890 1100\n上里程\n设施\n其中：高速公路里程 公里 35 120\n3. 公共交通机动化\n% 35.2 45\n"
        "运输 出行分担率\n— 12 —\n类别 指标 单位 2020 年 2025 年\n4. 具备条件的建制村通客 % 98 100\n车比例\n"
        "注：略。\n"
    )
    assert told(read(text, PLAN), "unit", "period", "indicator") == [
        ("412", "km", "2020", "公路通车里程"),
        ("560", "km", "2025", "公路通车里程"),
        ("890", "km", "2020", "国省干线二级及以上里程"),
        ("1100", "km", "2025", "国省干线二级及以上里程"),
        ("35", "km", "2020", "高速公路里程"),
        ("120", "km", "2025", "高速公路里程"),
        ("35.2", "%", "2020", "公共交通机动化出行分担率"),
        ("45", "%", "2025", "公共交通机动化出行分担率"),
        ("98", "%", "2020", "具备条件的建制村通客车比例"),
        ("100", "%", "2025", "具备条件的建制村通客车比例"),
    ]


def test_values_alone_between_the_halves_of_their_name() -> None:
    text = (
        "表1 主要指标\n指标 2020年 2025年\n孕产妇死亡率（1/10万） 9.8 9.5\n每千人口拥有执业（助理）\n3.1 3.5\n"
        "医师数（人）\n居民健康素养水平（%） 23.1 28\n个人卫生支出占比\n27.6 27\n（%）\n二、任务\n"
    )
    assert told(read(text, PLAN), "unit", "indicator")[::2] == [
        ("9.8", "/10万", "孕产妇死亡率"),
        ("3.1", "人", "每千人口拥有执业（助理）医师数"),
        ("23.1", "%", "居民健康素养水平"),
        ("27.6", "%", "个人卫生支出占比"),
    ]


def test_a_heading_of_a_group_is_no_half_of_a_name() -> None:
    text = "表1 目标\n指标 单位 2020年 2025年\n1.用户规模\n接入用户 万户 21 27\n其中：光纤用户 万户 3 -\n2.普及水平\n普及率 % 40 70\n"
    assert told(read(text, PLAN), "indicator")[:2] == [("21", "接入用户"), ("27", "接入用户")]


def test_rows_of_bars_that_lost_the_cells_merged_with_the_row_above() -> None:
    text = (
        "2024年棚户区改造任务表\n\n| 地市 | 县（市、区） | 开工套数（套） | 建成（套） |\n| --- | --- | --- | --- |\n"
        "| 白银市 | 靖远县 | 320 | 210 |\n| 会宁县 | 2000 | 90 |\n| 景泰县 | 200 | — |\n| 天水市 | 秦安县 | 150 | 80 |\n"
        "| 甘谷县 | 151 | 81 |\n| 全省合计 | 2821 | 461 |\n"
    )
    assert told(read(text, ORDER), "region") == [
        ("320", "靖远县"),
        ("210", "靖远县"),
        ("2000", "会宁县"),
        ("90", "会宁县"),
        ("200", "景泰县"),
        ("150", "秦安县"),
        ("80", "秦安县"),
        ("151", "甘谷县"),
        ("81", "甘谷县"),
        ("2821", "甘肃省"),
        ("461", "甘肃省"),
    ]


def test_a_table_drawn_with_characters() -> None:
    text = "主要指标：\n┌──┬──┬──┐\n│ 指标 │ 完成额 │ 增速 │\n├──┼──┼──┤\n│ 地区生产总值（亿元） │ 213.5 │ 6.1% │\n│ 财政收入（亿元） │ 12.8 │ 8.2% │\n└──┴──┴──┘\n"
    assert told(read(text, REPORT), "measure", "indicator") == [
        ("213.5", "level", "地区生产总值"),
        ("6.1%", "growth", "地区生产总值"),
        ("12.8", "level", "财政收入"),
        ("8.2%", "growth", "财政收入"),
    ]


def test_parts_are_named_after_what_they_are_parts_of() -> None:
    cells = ["指标", "单位", "2020年", "2025年", "一、能源总量"]
    cells += [
        "电力装机规模",
        "万千瓦",
        "118",
        "176",
        "其中：煤电",
        "万千瓦",
        "62",
        "64",
        "光伏发电",
        "万千瓦",
        "18",
        "48",
    ]
    cells += ["能源管道长度", "公里", "135", "210"]
    found = read("表1 发展目标\n\n" + "\n\n".join(cells) + "\n", PLAN)
    assert told(found, "indicator")[2::2] == [
        ("62", "电力煤电装机规模"),
        ("18", "电力光伏发电装机规模"),
        ("135", "能源管道长度"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("增加20", ("20", "change", "2021/2025", "公园数量")),
        ("累计20", ("20", "level", "2025", "公园数量")),
        ("不少于20", ("20", "level", "2025", "公园数量")),
    ],
)
def test_a_cell_that_says_how_much_more(cell: str, expected: tuple[str, ...]) -> None:
    cells = ["序号", "指标名称", "属性", "单位", "2025年目标", "1", "绿地面积", "约束性", "公顷", "11"]
    cells += ["2", "公园数量", "预期性", "座", cell, "3", "绿道长度", "预期性", "公里", "25"]
    found = told(read("表1 主要指标\n\n" + "\n".join(cells) + "\n\n", PLAN), "measure", "period", "indicator")
    assert found[1] == expected


def test_a_value_that_is_the_number_of_the_next_row_and_how_much_is_done_runs_over_the_plan() -> None:
    cells = ["序号", "指标", "单位", "属性", "目标", "1", "片区更新数量", "个", "预期性", "2"]
    cells += ["2", "人均绿地面积", "平方米", "预期性", "7", "3", "房屋修缮面积", "万平方米", "约束性", "90"]
    found = read("“十四五”更新主要指标表\n\n" + "\n\n".join(cells) + "\n\n二、任务\n", PLAN)
    assert told(found, "period", "indicator") == [
        ("2", "2021/2025", "片区更新数量"),
        ("7", "2025", "人均绿地面积"),
        ("90", "2021/2025", "房屋修缮面积"),
    ]


def test_the_title_stands_under_the_number_of_the_annex() -> None:
    cells = [
        "县区",
        "改造户数（户）",
        "计划投资（万元）",
        "靖远县",
        "120",
        "310",
        "会宁县",
        "131",
        "402",
        "合计",
        "251",
        "712",
    ]
    found = read("附件\n\n甘肃省2024年危旧房改造计划表\n\n" + "\n\n".join(cells) + "\n", ORDER)
    assert told(found, "status", "region", "period")[:2] == [
        ("120", "target", "靖远县", "2024"),
        ("310", "target", "靖远县", "2024"),
    ]
    assert found[1].indicator == "危旧房改造计划投资"


def test_how_much_of_a_plan_was_done_is_observed() -> None:
    text = "主要指标完成情况\n指标\t单位\t2023年计划\t2023年完成\t为计划%\t比上年增长%\n工业总产值\t亿元\t120\t121.6\t101.3\t6.4\n农业总产值\t亿元\t56\t57.1\t102.0\t7.1\n"
    assert told(read(text, REPORT), "measure", "status")[:4] == [
        ("120", "level", "target"),
        ("121.6", "level", "observed"),
        ("101.3", "share", "observed"),
        ("6.4", "growth", "observed"),
    ]


def test_numbers_of_rows_on_lines_of_their_own_and_heads_under_each_other() -> None:
    text = (
        "表1 主要指标\n序号 指标 单位 2020年 2025年\n年均增长\n（%）\n1 公路通车里程 公里 412 560 6.3\n2\n国省干线二级及以\n"
        "上公路里程\n公里 89 110 4.3\n— 1 —\n序号 指标 单位 2020年 2025年\n年均增长\n（%）\n3\n具备条件的建制村\n通客车比例\n"
        "% 98 100 —\n4 铁路营业里程 公里 21 32 8.3\n"
    )
    assert told(read(text, PLAN), "measure", "indicator")[2:9] == [
        ("6.3", "growth_per_year", "公路通车里程"),
        ("89", "level", "国省干线二级及以上公路里程"),
        ("110", "level", "国省干线二级及以上公路里程"),
        ("4.3", "growth_per_year", "国省干线二级及以上公路里程"),
        ("98", "share", "具备条件的建制村通客车比例"),
        ("100", "share", "具备条件的建制村通客车比例"),
        ("21", "level", "铁路营业里程"),
    ]


def test_heads_again_on_the_next_page_are_no_row() -> None:
    head = "序号\t指标\t单位\t2020年\t2025年\n"
    text = f"表1 主要指标\n{head}1\t公路里程\t公里\t412\t560\n2\t港口吞吐量\t万吨\t35\t52\n{head}3\t铁路里程\t公里\t21\t32\n"
    assert [s.figure for s in read(text, PLAN)] == ["412", "560", "35", "52", "21", "32"]


@pytest.mark.parametrize(
    "aims", [("计划增长（%）", "预计完成", "预计增长（%）"), ("计划数", "预计完成数", "预计增长（%）")]
)
def test_heads_that_tell_aims_and_facts_apart_are_a_group_beside_those_that_do_not(
    aims: tuple[str, ...],
) -> None:
    cells = ["指标名称", "单位", "2023年", "2024年计划", *aims, "总量", "增长（%）"]
    cells += ["地区生产总值", "亿元", "6.5", "186.3", "6.2", "199", "6.8左右"]
    cells += ["工业增加值", "亿元", "5.5", "—", "5.8", "—", "7"]
    cells += ["进出口总额", "亿元", "4.5", "32.4", "-4.1", "34", "≥5.1"]
    found = read("主要指标表\n\n" + "\n\n".join(cells) + "\n", REPORT)
    assert [(s.figure, s.period) for s in found] == [
        ("6.5", "2023"), ("186.3", "2023"), ("6.2", "2023"), ("199", "2024"), ("6.8", "2024"),
        ("5.5", "2023"), ("5.8", "2023"), ("7", "2024"),
        ("4.5", "2023"), ("32.4", "2023"), ("-4.1", "2023"), ("34", "2024"), ("5.1", "2024"),
    ]  # fmt: skip
    growth = ["level" if aims[0].endswith("数") else "growth", "level", "growth", "level", "growth"]
    assert [s.measure for s in found[:5]] == growth
    assert {s.status for s in found if s.period == "2024"} == {"target"}


def test_parts_side_by_side_keep_what_is_known_of_their_rows() -> None:
    """What nothing lays under its heads is no better laid below them."""
    view = "项目 2020年 项目 2020年 稻谷 31 小麦 12"
    cells = tuple(GridCell(match.start(), match.end()) for match in re.finditer("稻谷|31|小麦|12", view))
    row = GridRow(cells, sure=False, told=("稻谷",), placed=False)
    grid = Grid(0, len(view), "", ("项目", "2020年") * 2, (row,))
    unfolded = GridFinder(view, cell_reader_of(load_vocabulary()))._unfold(grid)
    assert unfolded.heads == ("项目", "2020年")
    assert unfolded.rows == (
        GridRow(cells[:2], sure=False, told=("稻谷",), placed=False),
        GridRow(cells[2:], sure=False, placed=False),
    )


def test_brackets_of_scope_behind_a_rate_leave_its_measure() -> None:
    text = (
        "某区能源发展“十四五”规划\n\n| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n"
        "| 用能总量年均增速（除备用机组外）（％） | 1.8 | 1.3 |\n| 单位产值能耗降低（比2020年）（％） | 12 | 14 |\n"
    )
    rows = told(read(text, PLAN), "measure", "status", "period")
    assert rows[1::2] == [
        ("1.3", "growth_per_year", "target", "2021/2025"),
        ("14", "growth", "target", "2021/2025"),
    ]

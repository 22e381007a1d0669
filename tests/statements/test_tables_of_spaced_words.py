"""Tables of list items, of words with blanks within them, and of heads of values alone; quarters as names of rows."""

from __future__ import annotations

import pytest
from invented_plans import table_rows

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

HEAD = "云溪县2018年茶业统计公报\n\n2019年3月2日\n\n"
GOODS = (
    "- 产品名称 单 位 产 量 比上年增长%\n- 茶 油 万斤 61.5 4.7\n- 精制茶 吨 3712.8 -2.3\n"
    "- 其中：红茶 吨 1504.2 —\n- 竹 席 万 张 8.4 11.9\n"
)
PRICES = (
    "- **表1 2018年茶叶价格比上年涨跌幅度**\n- 单位：%\n- 指 标 全 县\n- 县 城 山 村\n"
    "- 茶叶价格 1.4 1.7 0.9\n- 其中：红 茶 2.6 2.2 3.1\n- 绿茶[2] -0.8 -0.5 -1.3\n"
)
QUARTERS = (
    "表3：茶叶销售增长速度 |\n||\n销售量环比增长速度(%) |\n销售量同比增长速度(%) |\n|\n2017年1季度 |\n2.3 |\n6.1 |\n"
    "2季度 |\n1.2 |\n6.4 |\n3季度 |\n1.6 |\n7.2 |\n四季度 |\n1.1 |\n7.5 |\n2018年1季度 |\n1.5 |\n8.3 |\n2季度 |\n1.9 |\n8.7 |\n"
    "注：环比是与上一季度相比。 |\n"
)
INDUSTRIES = (
    "表2：2018年茶业核算 |\n||\n绝对额(万元) |\n比上年增长(%) |\n|\n茶园种植 |\n5421 |\n4.3 |\n茶叶加工 |\n2387 |\n"
    "6.8 |\n茶旅游 |\n1190 |\n-1.6 |\n"
)


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    return table_rows(HEAD + text)


def values(text: str) -> list[str]:
    return [row[1] for row in read(text)]


def test_list_items_with_words_torn_by_blanks_are_rows_under_their_heads():
    found = read(GOODS)
    assert [row[1:] for row in found] == [
        ("615000", "斤", "level", "2018"),
        ("4.7", "%", "growth", "2018"),
        ("3712.8", "t", "level", "2018"),
        ("-2.3", "%", "growth", "2018"),
        ("1504.2", "t", "level", "2018"),
        ("84000", "张", "level", "2018"),
        ("11.9", "%", "growth", "2018"),
    ]
    assert found[0][0] == found[1][0]
    assert found[0][0].startswith("茶油")
    assert found[5][0].startswith("竹席")


@pytest.mark.parametrize(
    "written",
    [
        GOODS.replace("- ", ""),
        GOODS.replace("- ", "* "),
        GOODS.replace("单 位 产 量", "单位 产量"),
        "**" + GOODS.strip() + "**\n",
        GOODS.replace("产 量", "产  量").replace("茶 油", "茶\u3000油"),
        "全县茶业平稳发展。\n\n" + GOODS + "\n全年没有新建茶场。\n",
    ],
)
def test_the_mark_of_the_items_the_blanks_and_what_stands_around_change_nothing(written: str):
    assert read(written) == read(GOODS)


def test_heads_on_two_lines_are_one_row_of_heads_and_the_title_says_what_is_measured():
    found = read(PRICES)
    assert [row[1:] for row in found[:3]] == [
        ("1.4", "%", "growth", "2018"),
        ("1.7", "%", "growth", "2018"),
        ("0.9", "%", "growth", "2018"),
    ]
    assert len(found) == 9
    assert "县城" in found[1][0]
    assert "山村" in found[2][0]


def test_heads_over_several_columns_stand_over_those_of_the_second_line():
    found = read(
        "表4：2018年茶企情况\n- 行业名称 新办茶企 茶园投资\n- 家数 增长% 绝对数（万元） 增长%\n"
        "- 种植业 31 12.4 518 7.7\n- 加工业 12 -3.2 264 1.8\n- 服务业 9 4.4 77 15.5\n"
    )
    assert [row[1] for row in found] == [
        *("31", "12.4", "5180000", "7.7"), *("12", "-3.2", "2640000", "1.8"), *("9", "4.4", "770000", "15.5"),
    ]  # fmt: skip
    assert [row[3] for row in found[:4]] == ["level", "growth", "level", "growth"]


def test_a_row_without_its_unit_keeps_its_values():
    assert values(
        GOODS.replace("- 竹 席 万 张 8.4 11.9\n", "- 茶 具 —— — 5.2\n- 竹 席 万 张 8.4 11.9\n")
    ) == [
        *values(GOODS)[:5],
        "5.2",
        *values(GOODS)[5:],
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "- 全县茶园 12 处\n- 茶场 工人 共 310 名\n- 村 里 有 3 条路\n",
        "- 指 标 说 明\n- 茶园建设 见第 3 章\n- 茶叶加工 见第 4 章\n",
        "各 县：\n茶油 好\n红茶 好\n绿茶 好\n",
        "- 电话 62 13 75\n- 传真 62 13 76\n- 邮编 31 44 15\n",
        "- 茶园管理，修枝 2 次；\n- 施肥，全年 3 次；\n- 采摘，分 4 批。\n",
    ],
)
def test_lists_that_are_no_tables_lay_no_cell_under_a_head(prose: str):
    found = extract(make_document(Content(HEAD + prose), id="list")).statements
    assert not [s for s in found if "row and column heads" in s.reasons]


def test_heads_of_values_alone_stand_over_a_name_and_its_values_by_turns():
    found = read(INDUSTRIES)
    assert [row[1:4] for row in found] == [
        ("54210000", "CNY", "level"),
        ("4.3", "%", "growth"),
        ("23870000", "CNY", "level"),
        ("6.8", "%", "growth"),
        ("11900000", "CNY", "level"),
        ("-1.6", "%", "growth"),
    ]
    assert found[0][0].startswith("茶园种植")
    assert found[4][0].startswith("茶旅游")


@pytest.mark.parametrize(
    "written", [INDUSTRIES.replace(" |\n", "\n").replace("|", ""), INDUSTRIES.replace(" |", "|")]
)
def test_the_bars_behind_such_cells_may_lack_or_stand_close(written: str):
    assert read(written) == read(INDUSTRIES)


def test_rows_of_quarters_are_of_the_year_named_above_them():
    found = read(QUARTERS)
    assert [row[4] for row in found] == [
        *["2017-01/2017-03"] * 2, *["2017-04/2017-06"] * 2, *["2017-07/2017-09"] * 2, *["2017-10/2017-12"] * 2,
        *["2018-01/2018-03"] * 2, *["2018-04/2018-06"] * 2,
    ]  # fmt: skip
    assert {row[3] for row in found} == {"growth"}


def test_rows_of_months_are_of_the_title_s_year_and_names_that_hold_a_month_are_none():
    months = "表5 2016年茶园用水量（万吨）\n| 月份 | 用水量 |\n| --- | --- |\n| 1月 | 2.4 |\n| 2月 | 2.9 |\n| 上半年 | 17.3 |\n"
    assert [row[4] for row in read(months)] == ["2016-01", "2016-02", "2016-01/2016-06"]
    named = months.replace("月份", "项目").replace("| 1月 |", "| 1月茶 |").replace("| 2月 |", "| 2月茶 |")
    assert [row[4] for row in read(named)][:2] == ["2016", "2016"]


def test_one_value_behind_each_of_many_words_makes_no_table_without_heads():
    text = "茶园\n茶场\n茶叶好\n12\n红茶\n13\n绿茶\n14\n"
    assert not [row for row in read(text) if row[1] == "13"]


def test_list_items_may_hold_goals_with_bounds_brackets_and_what_kind_they_are():
    goals = (
        "云溪县茶业发展规划（2016-2020年）\n\n表1 主要指标\n\n- 指 标 单 位 2015年 2020年 年均增长（%） 属 性\n"
        "- 茶叶产量 万 吨 1.42 ≥2.1 8.1 预期性\n- 茶园面积 万亩 8.3 9.7以上 [1.4] 约束性\n- 名优茶比重 % 31 40 — 预期性\n"
    )
    found = extract(make_document(Content(goals), id="plan")).statements
    assert [(s.figure, s.qualifier, s.status) for s in found if s.figure in ("1.42", "2.1", "9.7", "40")] == [
        ("1.42", "exact", "observed"), ("2.1", "at_least", "target"), ("9.7", "at_least", "target"), ("40", "exact", "target"),
    ]  # fmt: skip
    assert len(found) == 8


@pytest.mark.parametrize("unit", ["（斤）", ""])
def test_heads_without_one_of_names_may_be_places_or_stand_over_years(unit: str):
    heads = f"||\n南岭镇{unit} |\n北川镇{unit} |\n|\n"
    places = f"表4 2018年各镇茶情\n{heads}红茶产量（斤） |\n512 |\n730 |\n绿茶产量（斤） |\n418 |\n622 |\n白茶产量（斤） |\n95 |\n87 |\n黄茶产量（斤） |\n33 |\n41 |\n"
    assert values(places) == ["512", "730", "418", "622", "95", "87", "33", "41"]
    years = "表5 历年茶情\n||\n红茶产量（斤） |\n绿茶产量（斤） |\n|\n2015 |\n512 |\n418 |\n2016 |\n530 |\n422 |\n2017 |\n547 |\n431 |\n"
    assert [(row[1], row[4]) for row in read(years)] == [
        *[
            ("512", "2015"),
            ("418", "2015"),
            ("530", "2016"),
            ("422", "2016"),
            ("547", "2017"),
            ("431", "2017"),
        ]
    ]


def test_columns_that_hold_nothing_part_no_rate_from_its_amount():
    wide = (
        "表6 2018年各镇茶情\n\n| 镇 | 红茶产量（斤） | | 增长（%） | |\n| --- | --- | --- | --- | --- |\n"
        "| 南岭镇 | 512 | | 3.4 | |\n| 北川镇 | 730 | | 6.1 | |\n"
    )
    found = read(wide)
    assert [row[1:4] for row in found] == [
        ("512", "斤", "level"),
        ("3.4", "%", "growth"),
        ("730", "斤", "level"),
        ("6.1", "%", "growth"),
    ]
    assert len({row[0] for row in found}) == 1


def test_a_line_of_units_below_the_heads_gives_each_column_its_own():
    text = "表7 历年茶情\n年 份 红茶产量 茶园面积 茶叶收入\n单 位 万 斤 亩 万 元\n2016年 5.1 730 88\n2017年 5.3 742 91\n"
    assert [row[1:3] for row in read(text)] == [
        *[("51000", "斤"), ("730", "亩"), ("880000", "CNY")],
        *[("53000", "斤"), ("742", "亩"), ("910000", "CNY")],
    ]
    assert [row[4] for row in read(text)][::3] == ["2016", "2017"]

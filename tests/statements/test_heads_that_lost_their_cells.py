"""Heads of two rows that lost the empty cells beside them, over rows that lost theirs: read where sums or words tell, else left over."""

from __future__ import annotations

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

YEARBOOK = Origin(kind="statistics", date="2004-03", first_year=2003, last_year=2003, region="柳河市")
SEVERAL = "table cell that could stand under several heads"

TITLE = "各县茶运量\n单位：万吨\n"
HEADS = "| 地区 | 合计 | 茶轨 | 茶路 | 茶船 | |||\n| 老式茶轨 | 新式茶轨 | ||||||\n"
WHOLE = "| 东山县 | 1560 | 225 | 206 | 19 | 1177 | 158 |\n| 西河县 | 769 | 142 | 128 | 14 | 616 | 11 |\n"
SHORT = "| 南口县 | 835 | 138 | 131 | 697 | ||\n"


def read(text: str) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """What each figure is said of, by the figure as written, and why others are left over."""
    found = extract(Document("yearbook", text, origin=YEARBOOK))
    said = {row.figure: (row.indicator, row.region) for row in found.statements}
    return said, {left.figure: left.reason for left in found.left_over}


def test_a_head_with_a_total_of_its_own_stands_before_those_of_its_parts() -> None:
    said, left = read(TITLE + HEADS + WHOLE)
    assert said["225"] == ("各县茶运量茶轨", "东山县")
    assert said["206"] == ("老式茶轨", "东山县")
    assert said["14"] == ("新式茶轨", "西河县")
    assert said["616"] == ("各县茶运量茶路", "西河县")
    assert not left


def test_a_row_that_lost_a_cell_under_such_heads_is_left_over() -> None:
    said, left = read(TITLE + HEADS + WHOLE + SHORT)
    assert "206" in said
    assert {left[figure] for figure in ("835", "138", "131", "697")} == {SEVERAL}
    assert not {"835", "138", "131", "697"} & set(said)


def test_a_row_that_kept_its_empty_cells_is_read_to_the_last() -> None:
    rows = "| 东山县 | 225 | 206 | 19 |  | 158 |\n| 西河县 | 142 | 128 | 14 | 616 | 11 |\n| 南口县 | 138 | 131 | 7 | 36 |\n"
    said, left = read(TITLE + "| 地区 | 茶轨 | 茶路 | 茶船 | ||\n| 老式茶轨 | 新式茶轨 | ||||\n" + rows)
    assert said["128"] == ("老式茶轨", "西河县")
    assert said["36"] == ("各县茶运量茶路", "南口县")
    assert not left


def test_all_is_left_over_where_no_sum_and_no_word_tells_which_head_stands_over_others() -> None:
    heads = "| 地区 | 面积 | 粮食 | 油料 | 蔬菜 | |||\n| 头茶 | 二茶 | ||||||\n"
    rows = "| 东山县 | 1560 | 225 | 306 | 19 | 1177 | 158 |\n| 西河县 | 769 | 142 | 228 | 14 | 616 | 11 |\n"
    said, left = read("各县播种面积\n单位：万亩\n" + heads + rows)
    assert not said
    assert len(left) == 12
    assert set(left.values()) == {SEVERAL}


def test_heads_behind_those_of_the_parts_may_have_no_values() -> None:
    heads = "年 份 | 茶业产值 | 人均茶业产值（元/人） | |||||\n种茶 | 制茶 | 卖茶 | # 绿茶 | |||\n"
    rows = "1952 | 4 609 | 1 567 | 1 613 | 1 429 | 1 453 | |\n1953 | 5 643 | 1 580 | 2 201 | 1 862 | 1 954 | |\n1950 | 3 634 | 1 054 | 1 526 | |||\n"
    said, left = read("历年茶业产值\n单位：万元 |\n" + heads + rows)
    assert said["4 609"][0] == "茶业产值"
    assert said["1 567"][0] == "茶业产值种茶"
    assert said["1 954"][0] == "茶业产值绿茶"
    assert left == {"3 634": SEVERAL, "1 054": SEVERAL, "1 526": SEVERAL}


def cells_and_bars(*rows: str) -> str:
    """Rows with each cell on a line and a bar on the next, one also behind an empty cell."""
    return "".join(f"{cell}\n|\n" if cell else "|\n" for row in rows for cell in row.split(","))


TOWNS = (
    "青山县,86.2,5.1,83.9,-4.4",
    "白水县,51.7,2.3,49.2,3.0",
    "北林县,17.4,,,",
    "东河县,233.8,8.6,228.1,7.9",
)


def test_heads_each_over_the_same_few_of_a_second_row_with_bars_on_lines_of_their_own() -> None:
    table = cells_and_bars("地 区,茶业产值,#制茶产值,(亿元),增长%,(亿元),增长%", *TOWNS)
    found = extract(Document("yearbook", "表3 茶业\n" + table + "注:部分缺。\n", origin=YEARBOOK))
    said = {row.figure: (row.measure, row.indicator, row.region) for row in found.statements}
    assert said["86.2"] == ("level", "茶业产值", "青山县")
    assert said["-4.4"] == ("growth", "茶业制茶产值", "青山县")
    assert said["228.1"] == ("level", "茶业制茶产值", "东河县")
    assert said["17.4"] == ("level", "茶业产值", "北林县")
    assert len(said) == 13


def test_heads_that_do_not_share_the_second_row_are_not_read_so() -> None:
    table = cells_and_bars("地 区,茶业产值,#制茶产值,(亿元),增长%,(亿元),位次", *TOWNS)
    said, _ = read("表3 各地茶业\n" + table)
    assert "83.9" not in said


def test_three_rows_of_heads_that_all_lost_cells_leave_the_values_over() -> None:
    heads = "| 类别 | 茶厂 | 茶业 | 茶业 | 资产合计 | |\n| 单位数 | #亏损 | ||||\n| （个） | 茶厂 | 产值 | 增加值 | ||\n"
    rows = "| 总计 | 8377 | 1047 | 45461 | 12868 | 35949 |\n| 绿茶 | 4821 | 678 | 24290 | 6816 | 18697 |\n"
    said, left = read("茶业主要指标\n单位：万元\n" + heads + rows)
    assert not said
    assert set(left.values()) == {SEVERAL}

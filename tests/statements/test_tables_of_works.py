"""Tables of works with one cell on a line: long cells, sums below the last row, names that end in an amount, units of their own."""

from __future__ import annotations

import pytest
from invented_plans import read as read_as
from invented_plans import told

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(kind="plan", date="2021-10", first_year=2021, last_year=2025, region="甘肃省")
HEADS = ["序号", "项目名称", "建设性质", "建设内容", "建设地点", "起止年限", "总投资（万元）"]
LONG = "；".join(
    f"改造第{number}号渠首闸并加固两侧边坡、清理渠底淤泥、更换启闭机和电气柜" for number in range(1, 7)
)


def read(cells: list[str], above: str = "附表 渠道工程项目表") -> list[Statement]:
    """Extract a table whose cells stand on a line each, with an empty line between."""
    return read_as(above + "\n\n" + "\n\n".join(cells) + "\n", PLAN)


def row(number: int, name: str, content: str, years: str, money: str) -> list[str]:
    return [str(number), name, "新建", content, "民乐县", years, money]


@pytest.mark.parametrize("end", ["", "。", "；"])
def test_a_cell_of_several_sentences_ends_no_table(end: str) -> None:
    cells = [*HEADS, *row(1, "东干渠改造工程", "衬砌渠道12公里", "2021-2023", "3100")]
    cells += row(2, "西干渠改造工程", LONG + end, "2022-2024", "4200")
    cells += row(3, "南干渠改造工程", "衬砌渠道8公里", "2021-2022", "1900")
    found = [one for one in told(read(cells), "unit", "period", "indicator") if one[1] == "CNY"]
    assert found == [
        ("3100", "CNY", "2021/2023", "东干渠改造工程总投资"),
        ("4200", "CNY", "2022/2024", "西干渠改造工程总投资"),
        ("1900", "CNY", "2021/2022", "南干渠改造工程总投资"),
    ]


def test_a_paragraph_behind_a_table_is_no_cell_of_it() -> None:
    cells = [*HEADS, *row(1, "东干渠改造工程", "衬砌渠道12公里", "2021-2023", "3100")]
    cells += row(2, "西干渠改造工程", "衬砌渠道9公里", "2022-2024", "4200")
    found = read([*cells, LONG + "。全县灌溉面积达到26万亩。", "二、保障措施"])
    assert told(found, "unit", "period")[-1] == ("26万亩", "亩", "2025")


def test_the_last_value_before_a_sum_is_no_number_of_a_row() -> None:
    cells = [*HEADS, *row(1, "东干渠闸门", "更换闸门", "2021-2023", "31")]
    cells += row(2, "西干渠闸门", "更换闸门", "2022-2024", "3")
    found = read([*cells, "", "小  计", "", "", "", "", "34"])
    assert told(found, "unit", "value", "indicator")[1:] == [
        ("3", "CNY", "30000", "西干渠闸门总投资"),
        ("34", "CNY", "340000", "渠道工程项目总投资"),
    ]


def test_a_name_that_ends_in_an_amount_begins_a_row() -> None:
    cells = [*HEADS, *row(1, "东干渠改造工程", "衬砌渠道", "2021-2023", "3100")]
    cells += row(2, "开发区水厂6000吨", "新建水厂", "2022-2024", "4200")
    assert told(read(cells), "period", "indicator") == [
        ("3100", "2021/2023", "东干渠改造工程总投资"),
        ("4200", "2022/2024", "开发区水厂6000吨总投资"),
    ]


def test_a_heading_behind_a_value_like_a_year_heads_the_rows_below() -> None:
    cells = [
        *HEADS,
        "灌溉渠道改造工程（含清淤、衬砌、换闸）/（个）",
        *row(1, "东干渠改造工程", "衬砌渠道", "2021-2023", "2000"),
    ]
    cells += ["", "小计", "", "", "", "", "2000", "乡镇供水厂新建工程（含管网配套等）/（座）"]
    cells += [*row(1, "西河水厂", "新建水厂", "2021-2024", "5600"), "", "小计", "", "", "", "", "5600"]
    assert [one[1] for one in told(read(cells), "indicator")] == [
        "东干渠改造工程总投资",
        "灌溉渠道改造工程总投资",
        "西河水厂总投资",
        "乡镇供水厂新建工程总投资",
    ]


def test_what_each_row_counts_by_a_unit_of_its_own_has_no_sum() -> None:
    cells = ["序号", "类别", "单位", "数量", "总投资（万元）", "“十四五”投资（万元）"]
    cells += [
        "1",
        "渠道改造工程",
        "公里",
        "63",
        "25917",
        "11335",
        "2",
        "水闸新建工程",
        "座",
        "6",
        "1033",
        "917",
    ]
    cells += ["3", "水厂扩建工程", "处", "9", "3289", "2882"]
    found = read([*cells, "合    计", "", "30239", "15134"])
    assert told(found, "unit", "value")[-2:] == [
        ("30239", "CNY", "302390000"),
        ("15134", "CNY", "151340000"),
    ]


@pytest.mark.parametrize(
    ("written", "unit"),
    [("160立方米每秒", "m3/s"), ("0.8万m³/天", "m3/d"), ("2万吨每日", "t/日"), ("480L/S", "L/s")],
)
def test_units_by_time_are_written_in_many_ways(written: str, unit: str) -> None:
    text = f"民乐县新建泵站设计流量{written}。"
    found = list(extract(Document("works", text, origin=PLAN)).statements)
    assert told(found, "unit") == [(written, unit)]


PLANTS = [
    "序号",
    "项目名称",
    "所在地",
    "装机规模（万千瓦）",
    "新建线路（公里）",
    "投资估算（亿元）",
    "起止年限",
]


def test_what_a_work_can_do_is_of_its_last_year_and_what_it_costs_of_all() -> None:
    cells = [*PLANTS, "1", "南岭电厂", "张掖市 民乐县", "30", "12", "21", "2021-2024"]
    cells += ["2", "西河电厂", "酒泉市 敦煌市", "40", "14", "23", "2022-2025"]
    cells += ["3", "联络线工程", "张掖市 酒泉市", "50", "16", "25", "2021-2023"]
    cells += ["4", "外送线工程", "相关市州", "60", "18", "27", "2022-2024"]
    found = told(read(cells, "附表 电源工程项目表"), "period", "region")
    assert found[:6] == [
        ("30", "2024", "民乐县"),
        ("12", "2021/2024", "民乐县"),
        ("21", "2021/2024", "民乐县"),
        ("40", "2025", "敦煌市"),
        ("14", "2022/2025", "敦煌市"),
        ("23", "2022/2025", "敦煌市"),
    ]
    assert [one[2] for one in found[6:]] == ["张掖市、酒泉市"] * 3 + ["甘肃省"] * 3

"""Heads of two rows with one cell on a line, with and without their empty cells, or parted by blanks; what titles and names of rows say."""

from __future__ import annotations

import pytest
from invented_plans import read, told

from plancheck.documents.document import Origin

PLAN = Origin(kind="plan", date="2021-03", first_year=2021, last_year=2025, region="柳河市")
REPORT = Origin(kind="report", date="2024-01", first_year=2023, last_year=2024, region="柳河市")
BULLETIN = Origin(kind="statistics", date="2024-03", first_year=2023, last_year=2023, region="柳河市")

COUNTIES = [
    ["县区", "水产品产值（亿元）", "", "水产品加工收入（亿元）", ""],
    ["", "2023年", "增长（%）", "2023年", "增长（%）"],
    ["青山县", "86.2", "5.1", "83.9", "4.4"],
    ["白水县", "51.7", "-2.3", "49.2", "-3"],
    ["东河区", "233.8", "8.6", "228.1", "7.9"],
]
YEARS = [
    ["指标", "单位", "2023年", "", "", "2024年计划", ""],
    ["", "", "计划", "完成", "增长%", "绝对值", "增长%"],
    ["渔业产值", "亿元", "62", "61.4", "5.2", "65", "6"],
    ["渔港投资", "亿元", "31", "29.8", "-1.4", "33", "5.5"],
    ["渔民就业", "人", "8000", "8630", "—", "8500", "—"],
]


def filled(rows: list[list[str]]) -> list[list[str]]:
    return [[cell for cell in row if cell] for row in rows]


def lines_of(rows: list[list[str]], form: str) -> str:
    """A table as lines."""
    if form == "a cell on a line":
        return "\n".join(cell for row in filled(rows) for cell in row)
    if form == "a blank line between cells":
        return "\n\n".join(cell for row in filled(rows) for cell in row)
    if form == "an empty line for an empty cell":
        return "\n".join(cell for row in rows for cell in row)
    return "\n".join(
        {"one blank": " ", "wide blanks": "\u3000\u3000"}[form].join(row) for row in filled(rows)
    )


FORMS = (
    "a cell on a line",
    "a blank line between cells",
    "an empty line for an empty cell",
    "one blank",
    "wide blanks",
)


@pytest.mark.parametrize("form", FORMS)
def test_things_over_a_year_and_a_rate_each(form: str) -> None:
    text = f"一、概况\n\n表7 分县区主要指标\n{lines_of(COUNTIES, form)}\n\n二、下一步\n各地要抓好落实。\n"
    found = read(text, BULLETIN)
    assert told(found, "unit", "measure", "period", "region", "indicator")[:5] == [
        ("86.2", "CNY", "level", "2023", "青山县", "水产品产值"),
        ("5.1", "%", "growth", "2023", "青山县", "水产品产值"),
        ("83.9", "CNY", "level", "2023", "青山县", "水产品加工收入"),
        ("4.4", "%", "growth", "2023", "青山县", "水产品加工收入"),
        ("51.7", "CNY", "level", "2023", "白水县", "水产品产值"),
    ]
    assert len(found) == 12


@pytest.mark.parametrize("form", FORMS)
def test_two_years_over_unlike_numbers_of_heads(form: str) -> None:
    text = f"一、概况\n\n附表 渔业主要指标\n{lines_of(YEARS, form)}\n\n二、下一步\n各地要抓好落实。\n"
    found = read(text, REPORT)
    assert told(found, "unit", "measure", "period", "status")[:5] == [
        ("62", "CNY", "level", "2023", "target"),
        ("61.4", "CNY", "level", "2023", "observed"),
        ("5.2", "%", "growth", "2023", "observed"),
        ("65", "CNY", "level", "2024", "target"),
        ("6", "%", "growth", "2024", "target"),
    ]
    assert len(found) == 13


TASKS = [
    ["县区", "总面积0.9万亩分布情况", "", "三年任务量", "分年度任务量", "", ""],
    ["", "宗数", "面积（亩）", "", "2023年", "2024年", "2025年"],
    ["青山县", "86", "820", "310", "110", "105", "95"],
    ["白水县", "51", "440", "205", "75", "70", "60"],
    ["东河区", "33", "290", "160", "61", "55", "44"],
]


@pytest.mark.parametrize("form", [*FORMS, "tabs"])
def test_two_heads_of_many_over_unlike_groups(form: str) -> None:
    table = "\n".join(map("\t".join, TASKS)) if form == "tabs" else lines_of(TASKS, form)
    found = read(f"附件 2025年鱼塘整治任务分解表\n{table}\n", PLAN)
    assert told(found, "region", "indicator")[:4] == [
        ("86", "青山县", "总面积0.9万亩分布情况宗数"),
        ("820", "青山县", "总面积0.9万亩分布情况面积"),
        ("310", "青山县", "三年任务量"),
        ("110", "青山县", "分年度任务量"),
    ]
    assert told(found, "period")[3:6] == [("110", "2023"), ("105", "2024"), ("95", "2025")]
    assert len(found) == 18


VISITS = [
    ["地区", "2022年", "", "", "2023年", "", ""],
    ["", "渔家乐游客（万人次）", "", "渔家乐收入（亿元）", "渔家乐游客（万人次）", "", "渔家乐收入（亿元）"],
    ["", "合计", "#外地", "", "合计", "#外地", ""],
    ["青山县", "37.9", "33.5", "0.44", "41.2", "34.9", "0.43"],
    ["白水县", "12.2", "11.3", "0.19", "14.1", "13.6", "0.18"],
]


@pytest.mark.parametrize("mark", ["\t", " | ", "\n", ","])
def test_three_rows_of_heads_that_kept_their_empty_cells(mark: str) -> None:
    rows = [mark.join(row) for row in VISITS]
    lines = [f"| {row} |" for row in rows] if mark == " | " else rows
    found = read("表9 渔家乐接待情况\n" + "\n".join(lines) + "\n", BULLETIN)
    assert told(found, "unit", "region", "period")[:6] == [
        ("37.9", "人次", "青山县", "2022"),
        ("33.5", "人次", "青山县", "2022"),
        ("0.44", "CNY", "青山县", "2022"),
        ("41.2", "人次", "青山县", "2023"),
        ("34.9", "人次", "青山县", "2023"),
        ("0.43", "CNY", "青山县", "2023"),
    ]
    assert len(found) == 12


def test_parts_of_a_year_in_rows_under_years() -> None:
    text = "表4 分季度渔业产值\n单位：亿元\n季度\t2022年\t2023年\t增速（%）\n一季度\t22.1\t23.4\t5.5\n上半年\t46.3\t49\t5.1\n全年\t97.5\t103.2\t5\n"
    assert told(read(text, BULLETIN), "period", "indicator") == [
        ("22.1", "2022-01/2022-03", "渔业产值"),
        ("23.4", "2023-01/2023-03", "渔业产值"),
        ("5.5", "2023-01/2023-03", "渔业产值"),
        ("46.3", "2022-01/2022-06", "渔业产值"),
        ("49", "2023-01/2023-06", "渔业产值"),
        ("5.1", "2023-01/2023-06", "渔业产值"),
        ("97.5", "2022", "渔业产值"),
        ("103.2", "2023", "渔业产值"),
        ("5", "2023", "渔业产值"),
    ]


@pytest.mark.parametrize("cell", ["96%、91%", "96%； 91%", "96%、 91%"])
def test_two_values_in_a_cell(cell: str) -> None:
    text = f"表1 主要指标\n序号\t指标\t2020年\t2025年\t属性\n1\t县道、乡道养护率\t{cell}\t98%、94%\t约束性\n2\t渔港数（座）\t4\t6\t预期性\n"
    assert told(read(text, PLAN), "measure", "period")[:4] == [
        ("96%", "share", "2020"),
        ("91%", "share", "2020"),
        ("98%", "share", "2025"),
        ("94%", "share", "2025"),
    ]


def test_numbers_of_items_in_a_cell_are_no_values() -> None:
    text = (
        "表1 主要指标\n指标\t2020年\t2025年\t对应任务\n渔港数（座）\t4\t6\t2、3\n渔船数（艘）\t40\t60\t5、7\n"
    )
    assert told(read(text, PLAN)) == [("4",), ("6",), ("40",), ("60",)]


def test_a_year_among_values_is_none() -> None:
    text = "表1 主要指标\n指标\t数量（座）\t投资（万元）\n渔港\t4\t620\n冷库\t7\t2024年\n码头\t3\t150\n"
    assert told(read(text, BULLETIN)) == [("4",), ("620",), ("7",), ("3",), ("150",)]


@pytest.mark.parametrize("form", ["a cell on a line", "one blank"])
def test_kinds_of_products_as_heads_that_no_list_has(form: str) -> None:
    rows = [
        ["地区", "鲈鱼", "河虾", "珍珠"],
        ["全市", "41500", "3620", "85"],
        ["青山县", "12300", "956", "22"],
    ]
    text = f"一、概况\n\n2023年各县区主要水产品产量（吨）\n{lines_of(rows, form)}\n\n二、下一步\n各地要抓好落实。\n"
    assert told(read(text, BULLETIN), "unit", "region", "indicator") == [
        ("41500", "t", "柳河市", "鲈鱼产量"),
        ("3620", "t", "柳河市", "河虾产量"),
        ("85", "t", "柳河市", "珍珠产量"),
        ("12300", "t", "青山县", "鲈鱼产量"),
        ("956", "t", "青山县", "河虾产量"),
        ("22", "t", "青山县", "珍珠产量"),
    ]


def test_a_total_beside_the_name_of_what_it_sums_up() -> None:
    text = (
        "<table><tr><td colspan=2>分类</td><td>单位</td><td>2020年</td><td>2025年</td></tr>"
        "<tr><td rowspan=3>电力装机</td><td>合计</td><td>万千瓦</td><td>310</td><td>480</td></tr>"
        "<tr><td>#风电</td><td>万千瓦</td><td>42</td><td>90</td></tr>"
        "<tr><td>#光伏</td><td>万千瓦</td><td>38</td><td>120</td></tr></table>"
    )
    assert told(read(text, PLAN), "indicator") == [
        ("310", "电力装机"),
        ("480", "电力装机"),
        ("42", "电力装机风电"),
        ("90", "电力装机风电"),
        ("38", "电力装机光伏"),
        ("120", "电力装机光伏"),
    ]


def test_a_share_of_the_year_before_is_named() -> None:
    text = "2024年渔业支出预算表\n单位：万元\n支出项目\t2023年执行数\t2024年预算数\t2024年预算数为2023年执行数的%\n渔政支出\t215\t221\t102.8\n渔港支出\t632\t668\t105.7\n支出合计\t847\t889\t105\n"
    found = [s for s in read(text, REPORT) if s.unit == "%"]
    assert told(found, "measure", "status", "period", "indicator") == [
        ("102.8", "share", "target", "2024", "渔政支出为上年执行数的比例"),
        ("105.7", "share", "target", "2024", "渔港支出为上年执行数的比例"),
        ("105", "share", "target", "2024", "渔业支出为上年执行数的比例"),
    ]


def test_a_table_that_kept_its_empty_cells_but_has_one_row_of_heads_is_read_as_before() -> None:
    rows = [
        ["指标", "单位", "2020年", "2025年", "属性"],
        ["渔业产值", "亿元", "62", "70", "预期性"],
        ["禁渔天数", "天", "", "120", "约束性"],
        ["渔港数", "座", "4", "6", "预期性"],
    ]
    found = read("表1 主要指标\n" + lines_of(rows, "an empty line for an empty cell") + "\n", PLAN)
    assert told(found, "period") == [
        ("62", "2020"),
        ("70", "2025"),
        ("120", "2025"),
        ("4", "2020"),
        ("6", "2025"),
    ]


@pytest.mark.parametrize("number", ["附件", "附件1 ", "表一", "表1 ", "附表"])
def test_the_year_behind_the_number_of_a_table_is_the_years_own(number: str) -> None:
    text = f"{number}2023年渔港建设任务分解表\n单位：万元\n任务\t全市\t青山县\n新建渔港\t120\t36\n改造渔港\t80\t24\n"
    found = read(text, PLAN)
    assert {s.period for s in found} == {"2023"}
    assert not any("年" in s.indicator or "23" in s.indicator for s in found)


def test_growth_in_a_row_of_its_own_below_years() -> None:
    text = "表8 渔业主要指标\n指标\t捕捞量\t渔业收入\n单位\t万吨\t亿元\n2022年\t8.1\t63.1\n2023年\t9.3\t88.7\n增长（%）\t14.8\t40.6\n"
    assert told(read(text, BULLETIN), "unit", "measure", "period", "indicator")[-4:] == [
        ("9.3", "t", "level", "2023", "渔业捕捞量"),
        ("88.7", "CNY", "level", "2023", "渔业收入"),
        ("14.8", "%", "growth", "2023", "渔业捕捞量"),
        ("40.6", "%", "growth", "2023", "渔业收入"),
    ]


@pytest.mark.parametrize("head", ["为预算的%", "为预算%", "完成预算（%）", "占年初预算的%"])
def test_a_share_of_the_budget_names_what_was_done(head: str) -> None:
    text = f"表一 2023年收入执行情况表\n单位：万元\n项目\t预算数\t执行数\t{head}\n车船税\t72\t75\t104\n契税\t31\t29\t94\n"
    found = [s for s in read(text, REPORT) if s.measure == "share"]
    assert told(found, "status", "period") == [("104", "observed", "2023"), ("94", "observed", "2023")]
    assert all(s.indicator.startswith(("车船税完成", "契税完成")) and "预算" in s.indicator for s in found)


def test_projects_on_lines_that_keep_their_place() -> None:
    text = (
        "附件2 2024年渔港项目计划表\n单位：万元\n"
        "序号   项目名称           建设内容              建设年限    总投资   2024年计划投资\n"
        "1      北港护岸工程       改造护岸6.2公里       2023-2025   48000    15000\n"
        "2      南港冷库工程       新增冻结能力5万吨     2024-2026   32600    9800\n"
        "3      渔业学校一期       建设实训楼3栋         2022-2024   27500    6300\n"
        "合计                                                        108100   31100\n"
    )
    found = read(f"一、总体情况\n\n{text}", REPORT)
    assert {s.status for s in found} == {
        "target"
    }  # also of what cells of words say under the title of a plan
    assert told(found, "period")[:3] == [("6.2公里", "2023/2025"), ("48000", "2023/2025"), ("15000", "2024")]
    assert told(found, "indicator")[3:6] == [
        ("5万吨", "南港冷库工程新增冻结能力"),
        ("32600", "南港冷库工程总投资"),
        ("9800", "南港冷库工程计划投资"),
    ]
    assert "渔港项目" in found[-1].indicator

"""Tables whose rows are numbered and each say 约束性 or 预期性, however a page tore their lines."""

from __future__ import annotations

import pytest
from invented_plans import goals as said

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

A_CELL_A_LINE = """柳河市主要指标
类别
序号
指标名称
2025年
预计
2030年
目标
年均/
累计
属性
实力
（2项）
1
粮食产量（万吨）
31
（2024年）
33
—
预期性

2
城镇化率（%）
61.5
66
左右
—
预期性
民生
（2项）
3
新增就业人数（万人）
3.2
＞3
[15]
预期性

4
每千人口医护人员
医师数（人）
3.1
3.4
—
约束性



护士数（人）
3.9
4.4
—
约束性
"""


def test_cells_on_lines_of_their_own_with_groups_and_torn_heads() -> None:
    rows = said(A_CELL_A_LINE)
    assert rows[:4] == [
        ("31", "粮食产量", "t", "level", "target", "2024"),
        ("33", "粮食产量", "t", "level", "target", "2030"),
        ("61.5", "城镇化率", "%", "share", "target", "2025"),
        ("66", "城镇化率", "%", "share", "target", "2030"),
    ]
    assert [(row[0], row[3], row[5]) for row in rows[4:7]] == [
        ("3.2", "change", "2025"),
        ("3", "change", "2030"),
        ("15", "change", "2026/2030"),
    ]
    assert {row[1] for row in rows[7:]} == {"每千人口医护人员医师数", "每千人口医护人员护士数"}


@pytest.mark.parametrize("foot", ["", "— 13 —\n序号 指 标 2030 年目标 属性\n"])
def test_rows_on_lines_with_names_over_two_and_heads_again_on_the_next_page(foot: str) -> None:
    rows = said(
        f"""表 1 柳河市主要指标
序号 指 标 2030 年目标 属性
一、实力（2 项）
1 规上工业企业研发费用占营业
收入比重（%） 1.8 预期性
2 生产总值年均增长（%） 5 左右 预期性
{foot}二、民生（2 项）
3 3 岁以下入托率（%） 25 预期性
4 规上工业增加值率（%） 提高 1 个百分点以上 预期性
5 失业率（%） 完成省定目标 预期性
"""
    )
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("1.8", "规上工业企业研发费用占营业收入比重", "share"),
        ("5", "生产总值", "growth_per_year"),
        ("25", "3岁以下入托率", "share"),
        ("1 个百分点", "规上工业增加值率", "points_change"),
    ]


def test_an_attribute_before_the_values_under_a_head_over_two_columns() -> None:
    rows = said(
        """主要指标

序号

指标

单位

属性

“十五五”目标

2030年

年均［累计］

1

劳动生产率

万元/人

预期性

> 52

—

2

新增保障性租赁住房

万套（间）

预期性

—

［25—27］

3

生产安全事故死亡率

人/

亿元

约束性

< 0.006

—
"""
    )
    assert [(row[0], row[2], row[5]) for row in rows] == [
        ("52", "CNY/人", "2030"),
        ("25", "套", "2026/2030"),
        ("27", "套", "2026/2030"),
        ("0.006", "人/亿元", "2030"),
    ]


def test_parts_of_a_row_share_its_attribute() -> None:
    rows = said(
        """主要指标
序号 指标 2025年 2030年目标 属性
1 林地面积(万亩) 31 33 约束性
2 水质合格率(%) 95 98 约束性
3 药品安全
疫苗抽检合格率(%) >98.5 >98.7
中药抽检合格率(%) >99 >99.2
约束性
4 火灾死亡率(%) 0.25 ≤0.24 预期性
"""
    )
    assert [row[:2] for row in rows[4:8]] == [
        ("98.5", "药品安全疫苗抽检合格率"),
        ("98.7", "药品安全疫苗抽检合格率"),
        ("99", "药品安全中药抽检合格率"),
        ("99.2", "药品安全中药抽检合格率"),
    ]


def test_years_said_in_a_cell_date_its_value() -> None:
    rows = said(
        """主要指标
指标
单位
2025年完成值
2030年目标值
属性
1. 生产总值年均增长
%
“十四五”年均增长4.0
“十五五”年均增长
5.0左右
预期性
2. 港口货物/集装箱吞吐量
亿吨/
万标箱
6.9/280
7.4/310
预期性
3. 绿地面积
公顷
610
完成省下达目标
预期性
"""
    )
    assert [(row[0], row[4], row[5]) for row in rows[:2]] == [
        ("4.0", "observed", "2021/2025"),
        ("5.0", "target", "2026/2030"),
    ]
    assert [(row[0], row[2]) for row in rows[2:]] == [
        ("6.9", "t"),
        ("280", "标箱"),
        ("7.4", "t"),
        ("310", "标箱"),
        ("610", "公顷"),
    ]


def test_a_row_that_a_page_tore_apart_leaves_the_table_to_others() -> None:
    torn = """主要指标
序号 指标 单位 属性 2030年
1 全市生产总值增长率 % 预期性 5
2 劳动生产率 万元/人 预期性 36
全社会研发经费支出相当于
3 % 预期性 4.5
全市生产总值比例
4 高价值专利拥有量 件 预期性 30
"""
    names = [row[1] for row in said(torn)]
    assert not any("相当于3" in name or name.startswith("-") for name in names)


def test_a_title_that_says_how_prices_rose_gives_its_column_measure_and_thing() -> None:
    rows = "食品\n\n2.4\n\n衣着\n\n-1.3\n\n居住\n\n0.8\n"
    found = said(f"一、价格\n\n表3 2019年居民消费价格比上年涨跌幅度\n\n单位：%\n\n指标\n\n全市\n\n{rows}")
    assert [(name, measure) for _, name, _, measure, _, _ in found] == [
        ("食品居民消费价格", "growth"),
        ("衣着居民消费价格", "growth"),
        ("居住居民消费价格", "growth"),
    ]


def test_heads_torn_before_the_name_of_a_plan_are_joined() -> None:
    rows = said(
        "柳河市“十五五”主要指标\n\n序号\n\n指标名称\n\n单位\n\n属性\n\n柳河市\n\n“十四五”\n\n现状\n\n柳河市\n\n“十五五”\n\n指标\n\n"
        "1\n\n污水处理率\n\n%\n\n约束性\n\n91.2\n\n96\n\n2\n\n湿地公园\n\n个\n\n预期性\n\n7\n\n12\n\n"
        "3\n\n鸟类丰富度指数\n\n预期性\n\n－\n\n0.7\n\n4\n\n节水器具普及率\n\n%\n\n预期性\n\n88\n\n99\n"
    )
    assert rows[:2] == [
        ("91.2", "污水处理率", "%", "share", "observed", "2025"),
        ("96", "污水处理率", "%", "share", "target", "2030"),
    ]
    assert rows[4] == ("0.7", "鸟类丰富度指数", "", "level", "target", "2030")
    assert [row[0] for row in rows] == ["91.2", "96", "7", "12", "0.7", "88", "99"]


def test_what_a_plan_aimed_at_beside_what_was_done() -> None:
    rows = said(
        "柳河市“十四五”主要指标完成情况\n\n序号\n\n指标名称\n\n单位\n\n属性\n\n柳河市\n\n“十四五”\n\n指标\n\n完成情况\n\n"
        "1\n\n污水处理率\n\n%\n\n约束性\n\n90\n\n91.2\n\n2\n\n湿地保护率\n\n%\n\n预期性\n\n45\n\n44\n\n"
        "3\n\n文明示范街镇\n\n%\n\n预期性\n\n40\n\n41\n"
    )
    assert [(row[1], row[4], row[5]) for row in rows[:2]] == [
        ("污水处理率", "target", "2025"),
        ("污水处理率", "observed", "2025"),
    ]
    assert [row[1] for row in rows[4:]] == ["文明示范街镇", "文明示范街镇"]


def test_a_bare_year_before_a_rate_per_year_keeps_its_own_column() -> None:
    table = (
        "主要指标  计量单位  2010  2015  年均增速（%）  类型\n"
        "海洋捕捞产量  吨  20157  29676  16.4  约束性\n"
        "数字经济增加值  亿元  1054.1  1452.2  0.6  预期性\n"
        "森林覆盖率  %  28.1  50.5  —  预期性\n"
    )
    found = extract(Document("plan", table)).statements
    assert [(s.figure, s.period) for s in found[:3]] == [
        ("20157", "2010"),
        ("29676", "2015"),
        ("16.4", "2011/2015"),
    ]


ROWS_LEFT_OUT = [
    ("1", "茶叶产量", "吨", "预期性", "5200"),
    ("2", "茶园面积", "亩", "约束性", "800"),
    ("5", "茶厂工人数", "人", "预期性", "75"),
    ("9", "机采率", "%", "预期性", "≥64"),
    ("18", "茶区公路长度", "公里", "预期性", "90左右"),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_rows_whose_numbers_leave_some_out_are_rows(gap: str) -> None:
    cells = ["序号", "指标", "单位", "属性", "目标值", *(cell for row in ROWS_LEFT_OUT for cell in row)]
    text = f"柳河市主要指标{gap}{gap.join(cells)}\n\n三、保障措施\n"
    assert [(figure, name) for figure, name, *_ in said(text)] == [
        ("5200", "茶叶产量"), ("800", "茶园面积"), ("75", "茶厂工人数"), ("64", "机采率"), ("90", "茶区公路长度"),
    ]  # fmt: skip


def test_rows_left_out_with_the_attribute_at_the_end_and_groups_between() -> None:
    cells = ["序号", "指标", "单位", "目标值", "属性"]
    for group, (number, name, unit, attribute, value) in zip(
        ("", "", "民生", "", "交通"), ROWS_LEFT_OUT, strict=True
    ):
        cells += [*([group] if group else []), number, name, unit, value, attribute]
    text = "柳河市主要指标\n\n" + "\n\n".join(cells) + "\n\n三、保障措施\n"
    assert [(figure, name) for figure, name, *_ in said(text)][-2:] == [
        ("64", "机采率"),
        ("90", "茶区公路长度"),
    ]


def test_a_part_without_a_number_is_no_row_left_out() -> None:
    cells = ["序号", "指标", "单位", "属性", "目标值", "1", "茶园面积", "亩", "约束性", "35", "其中：高山茶园", "亩", "约束性", "17", "2", "机采率", "%", "预期性", "64", "3", "工人数", "人", "预期性", "75"]  # fmt: skip
    found = [(figure, name) for figure, name, *_ in said("柳河市主要指标\n\n" + "\n\n".join(cells) + "\n")]
    assert [figure for figure, _ in found] == ["35", "17", "64", "75"]
    assert found[0][1] == "茶园面积"


def test_a_unit_on_two_lines_is_put_together() -> None:
    rows = [list(row) for row in ROWS_LEFT_OUT]
    rows[1][2] = "万平\n方米"
    cells = ["序号", "指标", "单位", "属性", "目标值", *(cell for row in rows for cell in row)]
    text = "柳河市主要指标\n\n" + "\n\n".join(cells) + "\n\n三、保障措施\n"
    assert [(name, unit) for figure, name, unit, *_ in said(text) if figure == "800"] == [("茶园面积", "m2")]


def test_what_an_indicator_holds_heads_names() -> None:
    cells = ["序号", "指标内容", "单位", "属性", "目标值", *(cell for row in ROWS_LEFT_OUT for cell in row)]
    assert said("柳河市主要指标\n\n" + "\n\n".join(cells) + "\n\n三、保障措施\n")[0][1] == "茶叶产量"


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("列入26—28年整治", "2026/2028"),
        ("列入 26-28年 整治", "2026/2028"),
        ("26—28年以上茶园", "2030"),
        ("目标值", "2030"),
    ],
)
def test_a_head_that_shortens_its_years_is_for_them(head: str, period: str) -> None:
    cells = ["序号", "指标", "单位", "属性", head, *(cell for row in ROWS_LEFT_OUT for cell in row)]
    found = said("柳河市主要指标\n\n" + "\n\n".join(cells) + "\n\n三、保障措施\n")
    assert found[1][5] == period


@pytest.mark.parametrize(
    ("cell", "status", "qualifier"),
    [
        ("预计31.5", "target", "exact"),
        ("预计20", "target", "exact"),
        ("预计≥30", "target", "at_least"),
        ("31.5", "observed", "exact"),
        ("≥30", "observed", "at_least"),
    ],
)
def test_what_a_cell_only_expects_is_a_forecast(cell: str, status: str, qualifier: str) -> None:
    rows = ["| 指标 | 2025年 | 2030年 |", "| --- | --- | --- |", f"| 粮食产量（万吨） | {cell} | 40 |"]
    rows += ["| 茶园面积（万亩） | 7.5 | 9 |", "| 城镇化率（%） | 61 | 65 |"]
    document = Document(
        "x", "柳河市国民经济和社会发展第十五个五年规划纲要\n\n主要指标\n\n" + "\n".join(rows) + "\n"
    )
    found = extract(document).statements
    assert (found[0].status, found[0].qualifier, found[0].period) == (status, qualifier, "2025")
    assert (found[2].status, found[2].indicator) == ("observed", "茶园面积")


@pytest.mark.parametrize(
    ("row", "periods"),
    [
        ("| 新建客运站（个） | | 6 |", ["2026/2030"]),
        ("| 新（改）建公路（公里） | | 60 |", ["2026/2030"]),
        ("| 新建客运站（个） | 3 | 6 |", ["2025", "2030"]),
        ("| 新建机组煤耗（克/千瓦时） | | 300 |", ["2030"]),
        ("| 新建筑技术企业（个） | | 6 |", ["2030"]),
    ],
)
def test_what_is_built_anew_with_one_goal_is_of_all_the_plan(row: str, periods: list[str]) -> None:
    heads = ["| 指标 | 2025年 | 2030年 |", "| --- | --- | --- |", "| 茶园面积（万亩） | 7.5 | 9 |"]
    text = "柳河市交通发展“十五五”规划\n\n主要指标\n\n" + "\n".join(
        [*heads, row, "| 城镇化率（%） | 61 | 65 |"]
    )
    found = extract(
        Document("x", text, origin=Origin(date="2026-03", first_year=2026, last_year=2030, kind="plan"))
    )
    assert [one.period for one in found.statements if "新" in one.indicator] == periods

"""Tables of every style: what their cells say, and which numbers in them say nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import pytest

from plancheck.documents.document import Cell, Document, Origin, TextTable
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(kind="plan", date="2021-10", first_year=2021, last_year=2025, region="甘肃省")
BULLETIN = Origin(kind="statistics", date="2021-03", first_year=2020, last_year=2020, region="临洮县")
REPORT = Origin(kind="report", date="2022-01", first_year=2021, last_year=2022, region="青州市")

Row = tuple[str, str, str, str, str, str, str]


def read(text: str, origin: Origin = PLAN, **parts: object) -> list[Statement]:
    """Extract a text and see that each offset is true."""
    statements = extract(Document("table", text, origin=origin, **parts)).statements  # type: ignore[arg-type]
    for statement in statements:
        assert text[statement.start : statement.end] == statement.figure
    return list(statements)


def rows(statements: list[Statement]) -> list[Row]:
    return [
        (s.figure, f"{s.value:f}", s.unit, s.measure, s.status, s.period, s.indicator) for s in statements
    ]


# --- tables of targets ----------------------------------------------------------------------------------------------

TARGETS: list[Row] = [
    ("1202", "12020000", "t", "level", "observed", "2020", "粮食总产量"),
    ("1300", "13000000", "t", "level", "target", "2025", "粮食总产量"),
    ("1.6", "1.6", "%", "growth_per_year", "target", "2021/2025", "粮食总产量"),
    ("55", "55", "%", "share", "observed", "2020", "农产品加工转化率"),
    ("60", "60", "%", "share", "target", "2025", "农产品加工转化率"),
    ("5", "5", "pp", "points_change", "target", "2021/2025", "农产品加工转化率"),
    ("500", "500", "个", "change", "target", "2021/2025", "新增绿色食品"),
]
HEADS = ["序号", "指标名称", "单位", "2020年", "2025年", "年均增长（%）[累计]", "属性"]
CELLS = [
    ["1", "粮食总产量", "万吨", "1202", "1300", "1.6", "约束性"],
    ["2", "农产品加工转化率", "%", "55", "60", "[5]", "预期性"],
    ["3", "新增绿色食品", "个", "—", "—", "[500]", "预期性"],
]


def stacked(cells: list[list[str]], gap: str) -> str:
    return gap.join(cell for row in cells for cell in row)


STYLES = {
    "one cell on a line": "表2 主要目标\n" + stacked([HEADS, *CELLS], "\n") + "\n",
    "one cell on a line, blank lines between": "表2 主要目标\r\n\r\n" + stacked([HEADS, *CELLS], "\r\n\r\n") + "\r\n",
    "tabs": "表2 主要目标\n" + "\n".join("\t".join(row) for row in [HEADS, *CELLS]),
    "bars": "表2 主要目标\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in [HEADS, ["---"] * 7, *CELLS]),
    "blanks": "表2 主要目标\n" + "\n".join("  ".join(row) for row in [HEADS, *CELLS]),
    "one blank": "表2 主要目标\n" + "\n".join(" ".join(row) for row in [HEADS, *CELLS]),
    "full-width": "表２　主要目标\n"
    + stacked([[c.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"}) if c[0].isdigit() else c for c in r] for r in [HEADS, *CELLS]], "\n"),
    "markup": "<p>表2 主要目标</p><table>"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in [HEADS, *CELLS])
    + "</table>",
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_one_table_in_every_style_says_the_same(style: str) -> None:
    found = rows(read(STYLES[style]))
    if style == "full-width":
        found = [(expected[0], *row[1:]) for expected, row in zip(TARGETS, found, strict=True)]
    assert found == TARGETS


def test_a_table_of_the_format_is_read_by_its_cells() -> None:
    text = "\n".join("\t".join(row) for row in [HEADS, *CELLS])
    cells, at = [], 0
    for number, row in enumerate([HEADS, *CELLS]):
        for column, words in enumerate(row):
            cells.append(Cell(at, at + len(words), number, column))
            at += len(words) + 1
    assert rows(read(text, tables=(TextTable(0, len(text), tuple(cells)),))) == TARGETS


def test_groups_qualifiers_and_aims_in_words() -> None:
    text = (
        "专栏3 “十四五”时期主要指标\n类别\n指标\n2020年\n2025年\n年均增长/[累计]\n属性\n经济发展\n1.地区生产总值增速（%）\n3.9\n-\n6.5左右\n预期性\n"
        "2.全员劳动生产率增速（%）\n-\n-\n高于GDP增速\n预期性\n创新驱动\n3.高价值发明专利拥有量（件）\n1.1\n1.8\n-\n预期性\n民生福祉\n4.城镇调查失业率（%）\n5.8\n-\n<5.5\n预期性\n"
    )
    found = read(text)
    assert rows(found) == [
        ("3.9", "3.9", "%", "growth", "observed", "2020", "地区生产总值"),
        ("6.5", "6.5", "%", "growth_per_year", "target", "2021/2025", "地区生产总值"),
        ("1.1", "1.1", "件", "level", "observed", "2020", "高价值发明专利拥有量"),
        ("1.8", "1.8", "件", "level", "target", "2025", "高价值发明专利拥有量"),
        ("5.8", "5.8", "%", "share", "observed", "2020", "城镇调查失业率"),
        ("5.5", "5.5", "%", "share", "target", "2025", "城镇调查失业率"),
    ]
    assert [s.qualifier for s in found] == ["exact", "approx", "exact", "exact", "exact", "less_than"]


def test_a_fall_is_negative_over_the_plan() -> None:
    found = read(
        "指标\t2020年\t2025年\t累计\n单位产值能耗降低（%）\t-\t-\t[13]\n氨氮排放总量减少（万吨）\t-\t-\t[2.1]\n优良天数比率（%）\t93.1\t94\t-\n"
    )
    assert rows(found)[:2] == [
        ("13", "-13", "%", "growth", "target", "2021/2025", "单位产值能耗"),
        ("2.1", "-21000.0", "t", "change", "target", "2021/2025", "氨氮排放总量"),
    ]
    assert found[0].low == -13 - found[0].place / 2


GLUED = (
    "专栏2　“十四五”主要指标指标2020年2025年年均增速[累计]属性经济发展1.数字经济核心产业占比（%）7.810[2.2]预期性"
    "2.森林覆盖率（%）23.224.1[0.9]约束性3.粮食综合生产能力（亿吨）->6.5-约束性4.人均预期寿命（岁）77.3-[1]预期性"
    "5.主要污染物减少（%）化学需氧量--[8]约束性氨氮--[6]"
)


def test_glued_cells_are_parted_again() -> None:
    found = rows(read(GLUED))
    assert [row[:6] for row in found] == [
        ("7.8", "7.8", "%", "share", "observed", "2020"),
        ("10", "10", "%", "share", "target", "2025"),
        ("2.2", "2.2", "pp", "points_change", "target", "2021/2025"),
        ("23.2", "23.2", "%", "share", "observed", "2020"),
        ("24.1", "24.1", "%", "share", "target", "2025"),
        ("0.9", "0.9", "pp", "points_change", "target", "2021/2025"),
        ("6.5", "650000000.0", "t", "level", "target", "2025"),
        ("77.3", "77.3", "岁", "level", "observed", "2020"),
        ("1", "1", "岁", "change", "target", "2021/2025"),
        ("8", "-8", "%", "growth", "target", "2021/2025"),
        ("6", "-6", "%", "growth", "target", "2021/2025"),
    ]
    assert found[3][6] == "森林覆盖率"
    assert found[-1][6].startswith("氨氮")


def test_names_that_wrap_and_page_feet_inside() -> None:
    text = (
        "序号\n指标名称\n2020年\n2025年\n1\n规模以上制造业企业数字化研发设计工具\n普及率（%）\n62\n75\n2\n工程研究中心（个）\n30\n60\n\f- 7 -\n"
        "3\n制造业全员劳动生产率（万元/\n人）\n32\n45\n"
    )
    document = Document(
        "table", text, origin=PLAN, skipped=((text.index("- 7"), text.index("- 7") + 5, "page number"),)
    )
    assert [(s.figure, s.indicator) for s in extract(document).statements] == [
        ("62", "规模以上制造业企业数字化研发设计工具普及率"),
        ("75", "规模以上制造业企业数字化研发设计工具普及率"),
        ("30", "工程研究中心"),
        ("60", "工程研究中心"),
        ("32", "制造业全员劳动生产率"),
        ("45", "制造业全员劳动生产率"),
    ]


def test_heads_with_status_words_and_a_rate_of_completion() -> None:
    found = rows(
        read(
            "2021年主要指标完成情况\n指标\t2021年目标\t2021年完成\t完成率（%）\n生产总值（亿元）\t600\t620.5\t103.4\n",
            REPORT,
        )
    )
    assert found == [
        ("600", "60000000000", "CNY", "level", "target", "2021", "生产总值"),
        ("620.5", "62050000000.0", "CNY", "level", "observed", "2021", "生产总值"),
        ("103.4", "103.4", "%", "share", "observed", "2021", "生产总值完成率"),
    ]


def test_a_named_value_in_a_cell_keeps_its_name_and_unit() -> None:
    found = read(
        "序号\t项目\t单位\t“十三五”目标\t“十三五”完成情况\n1\t海绵城市建设\t平方公里\t建成区≥20%\t设区市≥25\n2\t新建管网\t公里\t100\t113\n"
    )
    assert [(s.figure, s.unit, s.qualifier, s.measure, s.status, s.period) for s in found] == [
        ("20%", "%", "at_least", "share", "target", "2016/2020"),
        ("25", "%", "at_least", "share", "observed", "2016/2020"),
        ("100", "km", "exact", "level", "target", "2016/2020"),
        ("113", "km", "exact", "level", "observed", "2016/2020"),
    ]
    assert found[1].indicator == "设区市海绵城市建设"


# --- tables of facts ------------------------------------------------------------------------------------------------


def test_a_bulletin_with_blanks_between_its_cells() -> None:
    text = "表3 2020年种植业产量与增速\n单位：吨\n产品名称 产量 比上年增长%\n粮食 31250 1.25\n其中:稻谷 27100 1.5\n蔬菜 40810 -2.4\n全年禽蛋产量5120吨，增长3.4%。\n"
    found = rows(read(text, BULLETIN))
    assert found[:6] == [
        ("31250", "31250", "t", "level", "observed", "2020", "粮食产量"),
        ("1.25", "1.25", "%", "growth", "observed", "2020", "粮食产量"),
        ("27100", "27100", "t", "level", "observed", "2020", "稻谷产量"),
        ("1.5", "1.5", "%", "growth", "observed", "2020", "稻谷产量"),
        ("40810", "40810", "t", "level", "observed", "2020", "蔬菜产量"),
        ("-2.4", "-2.4", "%", "growth", "observed", "2020", "蔬菜产量"),
    ]
    assert [row[0] for row in found[6:]] == ["5120吨", "3.4%"]


def test_rows_that_are_places() -> None:
    found = read(
        "表4 2021年各县（市、区）经济指标\n地区\t生产总值（亿元）\t增长（%）\n青州市\t620.5\t8.1\n临朐县\t330\t7.0\n合计\t950.5\t7.7\n",
        REPORT,
    )
    assert [(s.region, s.indicator, s.figure, s.measure) for s in found] == [
        ("青州市", "生产总值", "620.5", "level"),
        ("青州市", "生产总值", "8.1", "growth"),
        ("临朐县", "生产总值", "330", "level"),
        ("临朐县", "生产总值", "7.0", "growth"),
        ("青州市", "生产总值", "950.5", "level"),
        ("青州市", "生产总值", "7.7", "growth"),
    ]


def test_years_as_columns_and_as_rows() -> None:
    columns = rows(
        read(
            "| 指标 | 单位 | 2018 | 2019 | 2020 |\n|---|---|---|---|---|\n| 常住人口 | 万人 | 54.8 | 54.5 | 54.2 |\n",
            BULLETIN,
        )
    )
    assert [(row[0], row[4], row[5]) for row in columns] == [
        ("54.8", "observed", "2018"),
        ("54.5", "observed", "2019"),
        ("54.2", "observed", "2020"),
    ]
    lines = rows(read("年份\t粮食产量（万吨）\t增长（%）\n2019\t31.5\t4.7\n2020\t32\t1.6\n", BULLETIN))
    assert [(row[0], row[3], row[5], row[6]) for row in lines] == [
        ("31.5", "level", "2019", "粮食产量"),
        ("4.7", "growth", "2019", "粮食产量"),
        ("32", "level", "2020", "粮食产量"),
        ("1.6", "growth", "2020", "粮食产量"),
    ]
    stack = rows(read("年份\n牛奶产量（万吨）\n2019\n5.7\n2020\n6.1\n", BULLETIN))
    assert [(row[0], row[5]) for row in stack] == [("5.7", "2019"), ("6.1", "2020")]


def test_budgets_and_their_execution() -> None:
    text = "单位：万元\n项目\t2021年预算数\t2021年执行数\t完成预算（%）\t比上年增长（%）\t2022年预算数\n税收收入\t41000\t42050\t102.6\t7.1\t44500\n"
    assert [(row[0], row[1], row[3], row[4], row[5]) for row in rows(read(text, REPORT))] == [
        ("41000", "410000000", "level", "target", "2021"),
        ("42050", "420500000", "level", "observed", "2021"),
        ("102.6", "102.6", "share", "observed", "2021"),
        ("7.1", "7.1", "growth", "observed", "2021"),
        ("44500", "445000000", "level", "target", "2022"),
    ]


# --- projects, prose, heads of two rows -----------------------------------------------------------------------------


def test_projects_have_their_own_years_and_places_and_their_prose_is_read() -> None:
    text = (
        "附表 重点项目表\n\n序号\n\n项目名称\n\n建设内容\n\n建设地点\n\n建设年限\n\n总投资\n\n（亿元）\n\n“十四五”\n\n投资（亿元）\n\n"
        "1\n\n货运枢纽\n\n建设仓库20万平方米，年吞吐量达到500万吨\n\n城关区\n\n2021-2024\n\n35.6\n\n30\n\n2\n\n物流园\n\n冷链设施\n\n肃州区\n\n2022-2026\n\n12\n\n8\n"
    )
    found = read(text)
    assert [(s.figure, s.value, s.region, s.period, s.status) for s in found] == [
        ("20万平方米", 200000, "城关区", "2021/2024", "target"),
        ("500万吨", 5000000, "城关区", "2021/2024", "target"),
        ("35.6", 3560000000, "城关区", "2021/2024", "target"),
        ("30", 3000000000, "城关区", "2021/2025", "target"),
        ("12", 1200000000, "肃州区", "2022/2026", "target"),
        ("8", 800000000, "肃州区", "2021/2025", "target"),
    ]
    assert found[2].indicator == "货运枢纽总投资"
    assert found[0].indicator.startswith("货运枢纽")


def test_a_head_over_several_columns() -> None:
    text = "表6 农房改造计划表\n市州\n2020年底数（万户）\n改造任务（万户）\n2021年\n2022年\n兰州市\n12.5\n2.1\n3.0\n天水市\n8.4\n1.5\n1.8\n"
    assert [(s.region, s.figure, s.value, s.period, s.status) for s in read(text)] == [
        ("兰州市", "12.5", 125000, "2020", "observed"),
        ("兰州市", "2.1", 21000, "2021", "target"),
        ("兰州市", "3.0", 30000, "2022", "target"),
        ("天水市", "8.4", 84000, "2020", "observed"),
        ("天水市", "1.5", 15000, "2021", "target"),
        ("天水市", "1.8", 18000, "2022", "target"),
    ]


HTML = """<html><head><title>甘肃省“十四五”数字经济发展规划</title></head><body><div><h1>甘肃省“十四五”数字经济发展规划</h1>
<p>按照统一部署，结合我省实际，制定本规划，规划期为2021年至2025年，由各部门分工落实。</p><p>表1 主要指标</p><table>
<tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th rowspan="2">单位</th><th colspan="2">目标值</th><th rowspan="2">属性</th></tr>
<tr><th>2020年</th><th>2025年</th></tr>
<tr><td rowspan="2">设施</td><td>5G基站数</td><td>万个</td><td>1.2</td><td>8.5</td><td>预期性</td></tr>
<tr><td>千兆宽带用户占比</td><td>%</td><td>5.1</td><td>&gt;35</td><td>预期性</td></tr>
<tr><td rowspan="2">产业</td><td>软件业务收入</td><td>亿元</td><td colspan="2">年均增长15%</td><td>预期性</td></tr>
<tr><td>数字经济规模</td><td>亿元</td><td>2700</td><td>≥5000</td><td>预期性</td></tr></table></div></body></html>"""


def test_a_web_page_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(HTML, encoding="utf-8")
    found = extract(read_document(path)).statements
    assert [(s.figure, s.qualifier, s.measure, s.status, s.period, s.indicator) for s in found] == [
        ("1.2", "exact", "level", "observed", "2020", "5G基站数"),
        ("8.5", "exact", "level", "target", "2025", "5G基站数"),
        ("5.1", "exact", "share", "observed", "2020", "千兆宽带用户占比"),
        ("35", "more_than", "share", "target", "2025", "千兆宽带用户占比"),
        ("15%", "exact", "growth_per_year", "target", "2021/2025", "软件业务收入"),
        ("2700", "exact", "level", "observed", "2020", "数字经济规模"),
        ("5000", "at_least", "level", "target", "2025", "数字经济规模"),
    ]


def test_a_word_document(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph("临洮县2020年国民经济和社会发展统计公报")
    source.add_paragraph("表2 各乡镇人口")
    cells = [
        ["乡镇", "年末人口（人）", "城镇化率（%）"],
        ["洮阳镇", "120345", "71.2"],
        ["合计", "166023", "60.7"],
    ]
    table = source.add_table(rows=3, cols=3)
    for row, words in enumerate(cells):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    path = tmp_path / "bulletin.docx"
    source.save(str(path))
    found = extract(read_document(path)).statements
    assert [(s.figure, s.region, s.period, s.status, s.measure) for s in found] == [
        ("120345", "洮阳镇", "2020", "observed", "level"),
        ("71.2", "洮阳镇", "2020", "observed", "share"),
        ("166023", "临洮县", "2020", "observed", "level"),
        ("60.7", "临洮县", "2020", "observed", "share"),
    ]


def test_traditional_characters_give_the_same_values() -> None:
    found = read("指標\t單位\t2020年\t2025年目標\n用水普及率\t%\t94.5\t95.7\n供水管線\t萬公里\t13.9\t≤14.5\n")
    assert [(s.value, s.unit, s.qualifier, s.status) for s in found[:2]] == [
        (found[0].value, "%", "exact", "observed"),
        (found[1].value, "%", "exact", "target"),
    ]
    assert [s.value for s in found[2:]] == [139000, 145000]


# --- what is no statement -------------------------------------------------------------------------------------------

NOTHING = {
    "contents": "目录\n一、发展基础\n1\n二、总体要求\n5\n三、主要任务\n12\n四、保障措施\n33\n",
    "telephones": "部门\n联系人\n联系电话\n办公室\n张三\n0931-8612345\n统计科\n李四\n8612346\n",
    "dates": "序号\n任务\n责任单位\n完成时间\n1\n编制规划\n发改局\n2021年6月\n2\n建立台账\n商务局\n2022\n",
    "codes": "序号\t学校名称\t地址\t邮编\t电话\n1\t第一小学\t中山路12号\t730500\t2241234\n2\t第二小学\t文峰路3号\t730500\t2245678\n",
    "a schedule": "时间\t内容\t地点\n9:00\t开幕式\t一楼大厅\n10:30\t分组讨论\t203室\n",
    "aims in words": "序号\n指标名称\n2025年\n责任单位\n7\n数据交易制度\n基本建立\n省数据局\n",
    "no heads": "甘肃 12 35\n青海 15 40\n",
    "a list": "主要任务\n一是推进改革\n二是扩大开放\n3\n三是改善民生\n",
}


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_found(name: str) -> None:
    assert read(NOTHING[name]) == []


def test_ranks_are_left_over_with_the_reason() -> None:
    extraction = extract(
        Document("table", "指标\t数值\t增速（%）\t全省位次\n生产总值（亿元）\t78\t4.0\t12\n", origin=BULLETIN)
    )
    assert [s.figure for s in extraction.statements] == ["78", "4.0"]
    assert [(q.figure, q.reason) for q in extraction.left_over] == [("12", "a rank")]


def test_a_value_that_could_stand_under_several_heads_says_so() -> None:
    text = "序号\n指标\n单位\n2018年\n2019年\n2020年\n1\n粮食\n吨\n10\n11\n12\n2\n油料\n吨\n5\n6\n7\n3\n蔬菜\n吨\n8\n"
    extraction = extract(Document("table", text, origin=BULLETIN))
    assert [s.figure for s in extraction.statements] == ["10", "11", "12", "5", "6", "7", "8"]
    assert ["value:column by the kind of value" in s.reasons for s in extraction.statements] == [
        False
    ] * 6 + [True]
    assert not extraction.left_over


def test_text_around_a_table_is_read_as_before() -> None:
    before, after = "2020年全县实现生产总值78亿元，比上年增长4%。\n", "\n年末总人口54.2万人。"
    alone = read(before + after, BULLETIN)
    table = "表1 2020年产量\n产品名称 产量（吨） 比上年增长%\n粮食 31250 1.25\n棉花 61 7.3\n"
    with_table = [
        s for s in read(before + table + after, BULLETIN) if s.figure in ("78亿元", "4%", "54.2万人")
    ]
    assert rows(with_table) == rows(alone)


@pytest.mark.parametrize(
    "line",
    [
        "1\n",
        "指标\n",
        "序号\n1\n一\n",
        "粮食 1\n",
        "指标\t1\n",
        "指标2020年",
        "（%）-",
        "<td>",
        "1|",
        "2020\n",
    ],
)
def test_many_lines_of_one_kind_are_no_trap(line: str) -> None:
    text = line * 3000
    for statement in extract(Document("table", text, origin=PLAN)).statements:
        assert text[statement.start : statement.end] == statement.figure


def test_columns_printed_one_after_the_other_under_a_head_line() -> None:
    text = "表 1 2020.12 网络资源状况\n分类 单位 2020年 12月\n基站数\n用户数3\n其中：宽带用户\n个\n万户\n万户\n2,410\n52.5\n18.25\n（一）基站\n截至2020年12月，全县基站2410个。\n"
    found = read(text, BULLETIN)
    assert [(s.figure, f"{s.value:f}", s.unit, s.period, s.indicator) for s in found[:3]] == [
        ("2,410", "2410", "个", "2020-12", "基站数"),
        ("52.5", "525000.0", "户", "2020-12", "用户数"),
        ("18.25", "182500.00", "户", "2020-12", "宽带用户"),
    ]
    assert found[3].figure == "2410个"


@pytest.mark.parametrize("mark", ["\n", " ", "\t"])
def test_headings_of_groups_between_rows(mark: str) -> None:
    lines = [
        ["指标", "单位", "2020年", "2025年"],
        ["1.用户规模"],
        ["接入用户", "万户", "21", "27"],
        ["其中：光纤用户", "万户", "3", "-"],
        ["2.普及水平"],
        ["家庭普及率", "%", "40", "大于70"],
    ]
    found = read("表1 发展目标\n" + "\n".join(mark.join(line) for line in lines) + "\n")
    assert [(s.figure, s.unit, s.qualifier, s.indicator) for s in found] == [
        ("21", "户", "exact", "接入用户"),
        ("27", "户", "exact", "接入用户"),
        ("3", "户", "exact", "光纤用户"),
        ("40", "%", "exact", "家庭普及率"),
        ("70", "%", "more_than", "家庭普及率"),
    ]


def test_a_unit_line_with_two_units() -> None:
    found = rows(
        read(
            "表2 2020年财政金融\n单位：亿元、%\n指标 绝对数 比上年增长\n财政收入 5.2 3.5\n存款余额 120.3 8.1\n",
            BULLETIN,
        )
    )
    assert [row[:4] for row in found] == [
        ("5.2", "520000000.0", "CNY", "level"),
        ("3.5", "3.5", "%", "growth"),
        ("120.3", "12030000000.0", "CNY", "level"),
        ("8.1", "8.1", "%", "growth"),
    ]


def test_a_short_last_row_of_places_without_known_heads() -> None:
    found = read(
        "表7 各镇任务分解表\n镇街\n新增就业（人）\n招商引资（亿元）\n王府街道\n500\n12\n弥河镇\n300\n8.5\n",
        REPORT,
    )
    assert [(s.region, s.figure, s.indicator) for s in found] == [
        ("王府街道", "500", "新增就业"),
        ("王府街道", "12", "招商引资"),
        ("弥河镇", "300", "新增就业"),
        ("弥河镇", "8.5", "招商引资"),
    ]


def test_no_figure_is_read_twice() -> None:
    text = (
        "<table><tr><td>项目</td><td>建设内容</td><td>2025年（万吨）</td></tr>"
        "<tr><td>一期</td><td rowspan=2>新建冷库30座，仓库20万平方米。</td><td>5</td></tr><tr><td>二期</td><td>8</td></tr></table>"
    )
    assert [s.figure for s in read(text)] == ["30座", "20万平方米", "5", "8"]


@pytest.mark.parametrize("form", ["{} |", "| {}", "| {} |"])
def test_one_cell_on_a_line_with_a_bar(form: str) -> None:
    cells = [
        "指标",
        "单位",
        "2020 年",
        "2025 年",
        "",
        "1. 用户规模",
        "",
        "接入用户",
        "万户",
        "21",
        "27",
        "",
        "其中：光纤用户",
    ]
    cells += ["万户", "3", "-", "", "2. 普及水平", "", "", "家庭普及率", "%", "40", "大于70", ""]
    text = "表1 发展目标\n" + "\n".join(form.format(cell) if cell else "|" for cell in cells) + "\n"
    assert [(s.figure, s.unit, s.period, s.indicator) for s in read(text)] == [
        ("21", "户", "2020", "接入用户"),
        ("27", "户", "2025", "接入用户"),
        ("3", "户", "2020", "光纤用户"),
        ("40", "%", "2020", "家庭普及率"),
        ("70", "%", "2025", "家庭普及率"),
    ]


def test_rows_that_lost_cells_under_heads_over_several_columns() -> None:
    heads = ["指标", "“十三五”规划目标", "实际完成", "2020年", "年均增长", "2020年", "年均增长"]
    cells = [
        "地区生产总值（亿元）",
        "-",
        "6%",
        "668",
        "6.7%",
        "服务业比重（%）",
        "46",
        "[4]",
        "50.1",
        "[7.2]",
    ]
    cells += ["居民收入（元）", "＞26500", "＞7%", "31100", "7.6%", "城镇化率（%）", "51.2", "56.0"]
    found = read("专栏1 “十三五”主要指标实现情况\n" + "\n".join([*heads, *cells]) + "\n")
    assert [(s.figure, s.measure, s.status, s.period, "column by the kind" in s.reasons) for s in found] == [
        ("6%", "growth_per_year", "target", "2016/2020", False),
        ("668", "level", "observed", "2020", False),
        ("6.7%", "growth_per_year", "observed", "2016/2020", False),
        ("46", "share", "target", "2020", False),
        ("4", "points_change", "target", "2016/2020", False),
        ("50.1", "share", "observed", "2020", False),
        ("7.2", "points_change", "observed", "2016/2020", False),
        ("26500", "level", "target", "2020", False),
        ("7%", "growth_per_year", "target", "2016/2020", False),
        ("31100", "level", "observed", "2020", False),
        ("7.6%", "growth_per_year", "observed", "2016/2020", False),
        ("51.2", "share", "target", "2020", True),
        ("56.0", "share", "observed", "2020", True),
    ]


def test_sentences_and_headings_after_a_table_are_read_as_without_it() -> None:
    table = "表1 2018年产量\n序号\n指标\n单位\n2017年\n2018年\n1\n粮食\n吨\n10\n11\n2\n油料\n吨\n5\n6\n3\n蔬菜\n吨\n8\n"
    after = "（一）建设目标\n新建管网300公里，设备更新。\n（二）重点任务\n建成园区12个，投资达到30亿元。\n"
    found = read(table + after)
    assert [s.figure for s in found[:5]] == ["10", "11", "5", "6", "8"]
    assert rows(found[5:]) == rows(read(after))


# --- found on real documents ----------------------------------------------------------------------------------------


def test_a_stream_of_cells_between_bars_behind_a_text() -> None:
    prose = "全县经济保持平稳运行，各项社会事业全面进步，居民生活继续改善。" * 6
    text = (
        f"{prose}年末全县户籍人口41.2万人。 表2 2020年年末常住人口数及其构成 指 标 | 年末数(万人) | 比重(%) | 全县常住人口 | 38.31 | 100.00 | 按城乡分 |\n"
        "|\n| 城 镇 | 20.08 | 52.41 | 乡 村 | 18.23 | 47.59 |\n新增就业4012人。\n"
    )
    assert [(s.figure, s.value, s.measure, s.indicator) for s in read(text, BULLETIN)] == [
        ("41.2万人", 412000, "level", "户籍人口"),
        ("38.31", 383100, "level", "常住人口"),
        ("100.00", 100, "share", "常住人口比重"),
        ("20.08", 200800, "level", "城镇常住人口数"),
        ("52.41", Decimal("52.41"), "share", "城镇常住人口比重"),
        ("18.23", 182300, "level", "乡村常住人口数"),
        ("47.59", Decimal("47.59"), "share", "乡村常住人口比重"),
        ("4012人", 4012, "change", "新增就业"),
    ]


def test_rows_with_parts_of_their_own_numbers_under_a_place() -> None:
    cells = ["酒泉市", "序号", "项目名称", "建设地点", "建设年限", "总投资（万元）"]
    cells += [
        "1",
        "引水工程",
        "",
        "",
        "300",
        "（1）",
        "东线渠道",
        "肃州区",
        "2021-2023",
        "120",
        "（2）",
        "西线渠道",
        "玉门市",
    ]
    cells += ["2022-2025", "180", "2", "水厂扩建", "敦煌市", "2021-2022", "90"]
    found = read("\n\n".join(cells) + "\n")
    assert [(s.figure, s.indicator, s.region, s.period) for s in found] == [
        ("300", "引水工程总投资", "酒泉市", "2021/2025"),
        ("120", "东线渠道总投资", "肃州区", "2021/2023"),
        ("180", "西线渠道总投资", "玉门市", "2022/2025"),
        ("90", "水厂扩建总投资", "敦煌市", "2021/2022"),
    ]


def test_remarks_and_two_values_in_a_cell() -> None:
    found = read(
        "指标\t单位\t2020年\t2025年\n宽带接入能力\tMbps\t100（60%用户）\t500（试点）\n监测站点\t座\t28\t14/12\n"
    )
    assert [(s.figure, s.unit, s.measure, s.period) for s in found] == [
        ("100", "Mbps", "level", "2020"),
        ("60%", "%", "share", "2020"),
        ("500", "Mbps", "level", "2025"),
        ("28", "座", "level", "2020"),
        ("14", "座", "level", "2025"),
        ("12", "座", "level", "2025"),
    ]
    assert found[1].indicator == "宽带接入能力达到100Mbps的用户比例"


def test_must_not_be_taken_for_a_page_number_or_a_date() -> None:
    found = read("指标\n单位\n2020年\n2025年\n产量\n吨\n1992.18\n2008.5\n销量\n吨\n32/28\n40\n")
    assert [s.figure for s in found] == ["1992.18", "2008.5", "32", "28", "40"]


def test_rows_that_sum_up_a_group_and_the_table_in_two_parts_of_one_table() -> None:
    head = ["序号", "项目名称", "建设内容与规模", "建设地点", "总投资（万元）"]

    def part(place: str, sums: tuple[int, int]) -> list[str]:
        return [
            place, *head, "", "河道整治重点工程（含清淤、护岸等）/（个）", "", "", "1", "新增泵站", "新建泵站2座", "各城区", str(sums[0] - 5),
            "2", "东河整治", "清淤", "各城区", "5", "", "小  计", "2", "", str(sums[0]), "", "管网提升工程/（公里）", "", "", "1",
            "雨水管网", "改造", "各城区", str(sums[1]), "", "小  计", "40", "", str(sums[1]), "", "合  计", "", "", str(sum(sums)),
        ]  # fmt: skip

    cells = ["附表2  “十四五”排水重点项目表", *part("酒泉市", (30, 40)), *part("嘉峪关市", (60, 80))]
    found = read("\n\n".join(cells) + "\n\n\n")
    assert [(s.figure, s.unit, s.measure, s.indicator, s.period) for s in found if s.region == "嘉峪关市"][
        1:
    ] == [
        ("55", "CNY", "level", "新增泵站总投资", "2021/2025"),
        ("5", "CNY", "level", "东河整治总投资", "2021/2025"),
        ("2", "个", "level", "河道整治重点工程数量", "2021/2025"),
        ("60", "CNY", "level", "河道整治重点工程总投资", "2021/2025"),
        ("80", "CNY", "level", "雨水管网总投资", "2021/2025"),
        ("40", "km", "level", "管网提升工程", "2021/2025"),
        ("80", "CNY", "level", "管网提升工程总投资", "2021/2025"),
        ("140", "CNY", "level", "排水重点项目总投资", "2021/2025"),
    ]
    assert len(found) == 18


def test_classes_by_two_bounds_and_a_range_told_from_its_upper_end() -> None:
    cells = [
        "表3  防护等级",
        "防护等级",
        "重要性",
        "常住人口（万人）",
        "重现期（年）",
        "Ⅰ",
        "特别重要",
        "≥150",
        "≥200",
    ]
    cells += ["Ⅱ", "重要", "<150，≥50", "200～100"]
    found = read("\n\n".join(cells) + "\n")
    assert [(s.figure, s.qualifier) for s in found] == [
        ("150", "at_least"),
        ("200", "at_least"),
        ("150", "less_than"),
        ("50", "at_least"),
        ("200", "at_most"),
        ("100", "at_least"),
    ]


def test_a_head_of_two_halves_and_columns_named_like_places() -> None:
    cells = [
        "表5  设计重现期（年）",
        "城区类型",
        "城镇类型",
        "中心城区",
        "非中心城区",
        "大城市",
        "3～5",
        "2～3",
    ]
    cells += ["小城市", "2～3", "1～2"]
    found = read("\n\n".join(cells) + "\n")
    assert [s.figure for s in found] == ["3", "5", "2", "3", "2", "3", "1", "2"]
    assert found[0].region not in ("中心城区", "非中心城区")
    assert found[0].indicator.startswith("大城市")


def test_rows_of_goals_whose_names_and_units_flow_over_the_lines_around() -> None:
    text = (
        "专栏2 “十四五”时期指标一览\n序 “十四五”目标\n指 标 单位 属性\n号\n2025年 年均[累计]\n"
        "1 地区生产总值年均增长率 % 预期性 - 6左右\n万元/\n2 劳动生产率 预期性 36左右 -\n人\n"
        "3 单位面积产值提升 % 预期性 - [20]\n研究与试验发展经费支出\n4 % 预期性 4.5左右 -\n占生产总值比例\n"
        "5 失业率 % 预期性 - <5.5\n以上指标每年评估一次。\n"
    )
    assert [(s.figure, s.unit, s.measure, s.indicator, s.period) for s in read(text)][:5] == [
        ("6", "%", "growth_per_year", "地区生产总值", "2021/2025"),
        ("36", "CNY/人", "level", "劳动生产率", "2025"),
        ("20", "%", "growth", "单位面积产值提升", "2021/2025"),
        ("4.5", "%", "share", "研究与试验发展经费支出占生产总值比例", "2025"),
        ("5.5", "%", "share", "失业率", "2025"),
    ]


def test_cells_with_a_foreseen_value_a_ratio_and_a_mark_of_a_remark() -> None:
    found = read(
        "指标\t2025年\t2030年\t属性\n城乡收入比\t2.21∶1\t2.1∶1左右\t预期性\n劳动生产率（万元/人）\t预计20\t25\t预期性\n"
        "生产总值增长（%）\t5.3\t5—5.5\\*\t预期性\n"
    )
    assert [str(s.value.normalize()) for s in found] == ["2.21", "2.1", "2E+5", "2.5E+5", "5.3", "5", "5.5"]
    assert found[2].indicator == "劳动生产率"


def test_rows_with_a_unit_behind_the_value_under_heads_without_a_name() -> None:
    found = read(
        "主要产品产量如下:\n\n    1994年 比上年增长%\n粮食 43120 万吨 -2.5\n油料 1984 万吨 10.0\n茶叶 58 万吨 2.9\n"
    )
    assert [(s.figure, s.indicator, s.measure) for s in found] == [
        ("43120 万吨", "粮食产量", "level"),
        ("-2.5", "粮食产量", "growth"),
        ("1984 万吨", "油料产量", "level"),
        ("10.0", "油料产量", "growth"),
        ("58 万吨", "茶叶产量", "level"),
        ("2.9", "茶叶产量", "growth"),
    ]


def test_how_a_column_was_counted_is_no_part_of_its_thing() -> None:
    text = "某县债务表\n\n单位：亿元\n\n| 乡镇 | 2018年债务余额预计决算数 |\n|---|---|\n| 东乡 | 12.5 |\n| 西乡 | 8.5 |\n"
    rows = extract(Document("plan", text, origin=Origin(date="2019"))).statements
    assert [row.indicator for row in rows] == ["东乡债务余额", "西乡债务余额"]

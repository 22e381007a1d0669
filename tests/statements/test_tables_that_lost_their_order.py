"""Tables whose heads or rows came apart on their way: heads shorter than the rows, names and values on lines by turns."""

from __future__ import annotations

from pathlib import Path

from plancheck.documents.document import Document
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract


def said(text: str) -> list[tuple[str, str, str, str, str]]:
    document = Document(id="table", text=text)
    return [(s.figure, s.indicator, s.region, s.unit, s.measure) for s in extract(document).statements]


def test_a_head_over_several_columns_is_told_by_the_column_that_sums_up() -> None:
    rows = said(
        """表2 各区网点安排汇总表

| 区县 | 2020年底现有网点（座） | 本次安排（座） | 期末网点（座） |
| 新设（座） | 搬迁（座） | 扩容（座） | 小计（座） |
| 柳河县 | 13 | 1 | 2 | 3 | 6 | 14 |
| 桐城市 | 17 | 0 | 4 | 1 | 5 | 17 |
| 青田县 | 21 | 2 | 0 | 7 | 9 | 23 |
"""
    )
    assert [row[1] for row in rows[:6]] == [
        "现有网点",
        "本次安排新设",
        "本次安排搬迁",
        "本次安排扩容",
        "本次安排",
        rows[5][1],
    ]
    assert "安排新设" not in rows[5][1]
    assert {row[2] for row in rows[6:12]} == {"桐城市"}
    assert {row[3] for row in rows} == {"座"}


def test_a_head_over_the_last_columns_where_nothing_else_tells() -> None:
    rows = said(
        """表3 设施改造任务

| 镇名 | 总投资（万元） | 改造任务 |
| 管网（公里） | 泵站（座） | 阀井（口） |
| 柳河镇 | 310 | 12 | 3 | 41 |
| 桐山镇 | 270 | 15 | 2 | 38 |
"""
    )
    assert [(row[0], row[3]) for row in rows[:4]] == [("310", "CNY"), ("12", "km"), ("3", "座"), ("41", "口")]


def test_heads_without_the_first_stand_over_the_values() -> None:
    rows = said(
        """表1 2019年生产总值

| 总量（亿元） | 比上年增长（%） |
第一产业 | 37.31 | 2.8 |
第二产业 | 239.85 | 4.1 |
第三产业 | 140.54 | 6.2 |
"""
    )
    assert [(row[0], row[3], row[4]) for row in rows[:2]] == [
        ("37.31", "CNY", "level"),
        ("2.8", "%", "growth"),
    ]


def test_labels_on_lines_of_their_own_stand_before_the_rows_under_them() -> None:
    rows = said(
        """主 要 指 标 |
蔬菜生产能力 | 良种覆盖率 | 加工产值与种植产值比 |
2022 年 目 标 值 |
>6万吨 | 71.5% | 1.8 |
属 性 | 约束性 | 预期性 | 预期性 |
主 要 指 标 |
秸秆利用率 | 自来水普及率 |
2022 年 目 标 值 |
78% | >95% |
属 性 | 约束性 | 预期性 |
"""
    )
    assert [(row[0], row[1]) for row in rows] == [
        ("6万吨", "蔬菜生产能力"),
        ("71.5%", "良种覆盖率"),
        ("1.8", "加工产值与种植产值比"),
        ("78%", "秸秆利用率"),
        ("95%", "自来水普及率"),
    ]


NAMED = """2020年全市充电站分布表 （单位：座）
县区

总数

民营及
其他国有

电网企业

柳河县

42 18 24
桐城市

59 27 32
青田县

27 - 27
合计 128 45 83
"""


def test_names_and_values_on_lines_by_turns_under_heads_one_of_which_wraps() -> None:
    rows = said(NAMED)
    assert [row[:3] for row in rows[:3]] == [
        ("42", "充电站总数", "柳河县"),
        ("18", "民营及其他国有充电站", "柳河县"),
        ("24", "电网企业充电站", "柳河县"),
    ]
    assert [row[0] for row in rows] == ["42", "18", "24", "59", "27", "32", "27", "27", "128", "45", "83"]


def test_a_line_of_prose_between_names_is_no_table() -> None:
    text = NAMED.replace("柳河县\n\n42 18 24", "今年各地建设较快。\n\n42 18 24")
    assert not any(row[1] == "充电站总数" and row[2] == "柳河县" for row in said(text))


def test_a_rate_merged_over_the_rows_does_not_end_their_table() -> None:
    rows = said(
        """2016-2019年某市拖拉机保有量
年份 拖拉机保有量（万辆） 平均增长率
2016 13.86
9.7%
2017 15.55
2018 17.48
2019 18.7
"""
    )
    assert [row[0] for row in rows] == ["13.86", "9.7%", "15.55", "17.48", "18.7"]
    assert rows[1][4] == "growth_per_year"


def test_rows_without_a_number_before_the_first_numbered_one_are_no_heads() -> None:
    cells = [
        "序号",
        "项目名称",
        "建设地点",
        "建设业主",
        "装机规模（万千瓦）",
        "投资估算（亿元）",
        "项目合计",
        "298.3",
    ]
    for number, (name, place, owner, size, cost) in enumerate(
        [
            ("东山风电场", "柳河县", "甲能源公司", "98", "61"),
            ("西湖光伏电站", "桐城市", "乙能源公司", "110", "47"),
            ("南岭抽水蓄能电站", "青田县", "丙能源公司", "90.3", "58"),
        ],
        start=1,
    ):
        cells += [str(number), name, place, owner, size, cost]
    rows = said("附表 电源项目\n\n" + "\n".join(cells) + "\n")
    assert ("298.3", "千瓦") in {(row[0], row[3]) for row in rows}
    assert [row[1] for row in rows if row[0] in ("98", "110", "90.3")] == [
        "东山风电场装机规模",
        "西湖光伏电站装机规模",
        "南岭抽水蓄能电站装机规模",
    ]


def test_the_title_of_the_next_table_is_no_group_of_rows() -> None:
    rows = said(
        """表1 产量

| 品种 | 2019年（万吨） |
| 小麦 | 31.7 |
| 玉米 | 22.9 |

表2 单价

| 品种 | 2019年（元） |
| 大豆 | 5.2 |
| 花生 | 8.8 |
"""
    )
    assert [row[3] for row in rows] == ["t", "t", "CNY", "CNY"]


def test_two_lines_of_heads_in_a_table_of_blanks() -> None:
    rows = said(
        """表4 停车场布局汇总表
区县 现有（座） 本次规划（座） 期末（座）
新建 迁建 扩建
柳河县 13 1 2 3 14
桐城市 17 0 4 1 18
青田县 21 2 0 7 23
"""
    )
    assert [row[0] for row in rows[:5]] == ["13", "1", "2", "3", "14"]
    assert [row[1][-2:] for row in rows[1:4]] == ["新建", "迁建", "扩建"]


def test_a_table_goes_on_across_a_page_foot(tmp_path: Path) -> None:
    text = """表1 主要指标
指标 单位 2020年 2025年
粮食产量 万吨 31.6 34.1
公路里程 公里 2610 2930
快递业务量 亿件 3.7 6.2
- 7 -
\f高标准农田面积 万亩 31.5 42.8
图书馆藏书 万册 40.2 51.9
- 8 -
\f此后各年照此执行。
"""
    path = tmp_path / "plan_2021.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    assert document.skipped
    found = [(s.figure, s.indicator, s.period) for s in extract(document).statements]
    assert ("6.2", "快递业务量", "2025") in found
    assert ("31.5", "高标准农田面积", "2020") in found
    assert ("51.9", "图书馆藏书", "2025") in found


def test_rows_behind_a_merged_cell_are_laid_at_their_heads_also_where_empty_cells_end_them() -> None:
    rows = said(
        """青田县“十三五”用电成效

类别 | 指标 | 2015年 | 2020年 | 增速 |
用电 | 用电量（亿千瓦时） | 20.5 | 30.1 | 8.0% |
最大负荷（万千瓦） | 51 | 80 | 9.4% | |
电源 | 风电（万千瓦） | 12 | 31 | 20.9% |
光伏（万千瓦） | 5 | 17 | 27.7% | |
"""
    )
    assert [(row[0], row[1]) for row in rows[3:6]] == [
        ("51", "最大负荷"),
        ("80", "最大负荷"),
        ("9.4%", "最大负荷"),
    ]
    assert {row[4] for row in rows[2::3]} == {"growth_per_year"}  # as the amounts say, over five years
    assert rows[3][3] == "千瓦"


def test_rows_none_of_which_is_whole_are_laid_at_the_right() -> None:
    rows = said(
        """项目绩效目标表

| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 更新公交车 | 31辆 |
| 质量指标 | 申请材料合格率 | 97% |
| 补贴发放准确率 | 99% |
| 满意度指标 | 服务对象满意度 | 群众满意度 | ≥85% |
"""
    )
    assert [row[1] for row in rows] == ["更新公交车", "申请材料合格率", "补贴发放准确率", "群众满意度"]


def test_ages_are_names_of_rows_and_parts_of_the_people_before_them() -> None:
    rows = said(
        "2019年年末人口及构成\n指标\n年末数（万人）\n比重（%）\n年末常住人口\n51.7\n100.0\n其中：城镇\n31.2\n60.3\n乡村\n20.5\n39.7\n"
        "其中：0-15岁\n9.1\n17.6\n16-59岁\n32.4\n62.7\n60岁及以上\n10.2\n19.7\n"
    )
    assert [row[0] for row in rows] == [
        "51.7", "100.0", "31.2", "60.3", "20.5", "39.7", "9.1", "17.6", "32.4", "62.7", "10.2", "19.7",
    ]  # fmt: skip
    assert [row[1] for row in rows[2::2]] == [
        "年末常住人口城镇",
        "年末常住人口乡村",
        "年末常住人口0-15岁",
        "年末常住人口16-59岁",
        "年末常住人口60岁及以上",
    ]


def test_what_an_industry_adds_to_the_product_of_all() -> None:
    rows = said(
        "2019年全县生产总值及增速\n指标\n绝对数（亿元）\n比上年增长（%）\n地区生产总值\n189.5\n7.1\n其中：第一产业\n21.3\n2.2\n第二产业\n88.1\n8.3\n"
        "金融业\n9.4\n6.6\n"
    )
    assert [row[1] for row in rows[::2]] == [
        "地区生产总值",
        "第一产业增加值",
        "第二产业增加值",
        "金融业增加值",
    ]


def test_heads_without_the_empty_cell_over_names_and_titles_inside_the_bars() -> None:
    rows = said(
        """表1 2016年作物面积和产量 | ||
面积（千公顷） | 总产量（万吨） | |
全年 | 81.5 | 43.2 |
一、分季节 | ||
1、夏收 | 22.6 | 11.9 |
2、秋收 | 58.9 | 31.3 |
表2 2016年各县作物产量 | ||
地区 | 面积（千公顷） | 总产量（万吨） |
柳河县 | 14.5 | 6.2 |
青田县 | 32.7 | 17.8 |
"""
    )
    assert [(row[0], row[1], row[3]) for row in rows[:3:2]] == [
        ("81.5", "全年面积", "公顷"),
        ("22.6", "夏收面积", "公顷"),
    ]
    assert [(row[2], row[0]) for row in rows[6:]] == [
        ("柳河县", "14.5"),
        ("柳河县", "6.2"),
        ("青田县", "32.7"),
        ("青田县", "17.8"),
    ]


def test_names_again_in_a_second_language_are_no_names() -> None:
    rows = said(
        """| 6-12 各类水产品产量 | ||||
| output of aquatic products | ||||
| 单位：万吨 | (10000 tons) | |||
| 项目 | item | 2015 | 2016 |
| 合计 | total | 61.3 | 64.9 |
| 海水产品 | seawater | 40.1 | 42.2 |
| 淡水产品 | freshwater | 21.2 | 22.7 |
"""
    )
    assert [row[1] for row in rows[2::2]] == ["海水产品产量", "淡水产品产量"]
    assert {row[3] for row in rows} == {"t"}
    assert len(rows) == 6


def test_a_month_and_the_months_up_to_it_below_a_title_that_names_it() -> None:
    document = Document(
        id="table",
        text="全市主要经济指标\n\n（2021年4月）\n\n单位 本月 同比增长（%） 1-本月 同比增长（%）\n\n外贸出口 亿美元 5.1 48.7 18.3 49.9\n\n"
        "用电量 亿千瓦时 29.4 5.7 134.6 11.2\n\n产品销售率 % 99.3 -0.6 101.7 2.9\n",
    )
    rows = [(s.indicator, s.period, s.unit, s.measure) for s in extract(document).statements]
    assert rows[:4] == [
        ("外贸出口", "2021-04", "USD", "level"),
        ("外贸出口", "2021-04", "%", "growth"),
        ("外贸出口", "2021-01/2021-04", "USD", "level"),
        ("外贸出口", "2021-01/2021-04", "%", "growth"),
    ]


def test_bars_on_lines_of_their_own_behind_each_cell() -> None:
    cells = (
        "序号|项目和指标|2005年|2010年|年均增长（%）||",
        "1|敬老院床位数（万张）\n其中：农村床位数（万张）|17.1\n9.3|34.2\n15.5|14.9\n10.8||",
        "2|救助人数（万人）|城市|22.4|23.5|0.96|",
        "农村|8.3|52.1|44.4||",
        "3|服务中心（个）|847|1272|8.5||",
        "4|帮扶受灾群众（人次）|[4500]||||",
    )
    text = ""
    for row in cells:
        pieces = row.split("|")
        filled = [piece for piece in pieces if piece]
        text += "".join(f"{piece}\n|\n" for piece in filled) + "|" * (7 - len(filled)) + "\n"
    document = Document(id="table", text=text)
    rows = {s.figure: (s.indicator, s.period, str(s.value)) for s in extract(document).statements}
    assert rows["15.5"] == ("农村床位数", "2010", "155000.0")
    assert rows["52.1"] == ("救助人数农村", "2010", "521000.0")
    assert rows["1272"][:2] == ("服务中心", "2010")
    assert rows["8.5"][1] == "2006/2010"
    assert len(rows) == 16


def test_rows_behind_merged_groups_are_laid_where_most_whole_rows_hold_words_for_a_value() -> None:
    rows = said(
        """表1 “十四五”主要指标

| 维度 | 序号 | 指标 | 单位 | 属性 | 目标值 |
| 经济 | 1 | 生产总值年均增速 | % | 预期性 | 6左右 |
| 2 | 外贸依存度 | % | 预期性 | 35左右 |
| 民生 | 3 | 居民人均可支配收入增速 | % | 预期性 | 与经济增长同步 |
| 4 | 人均预期寿命 | 岁 | 预期性 | 81.5 |
| 5 | 每万人专利拥有量 | 件 | 预期性 | 31 |
| 绿色 | 6 | 单位能耗降低 | % | 约束性 | 完成省定目标 |
| 7 | 生活垃圾资源化利用率 | % | 约束性 | 77 |
"""
    )
    assert [row[0] for row in rows] == ["6", "35", "81.5", "31", "77"]
    assert [(row[1], row[3]) for row in rows[2:]] == [
        ("人均预期寿命", "岁"),
        ("每万人专利拥有量", "件"),
        ("生活垃圾资源化利用率", "%"),
    ]

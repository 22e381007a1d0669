"""The years of columns whose heads name none: of the year before, of a plan's terms, of a rate beside two years."""

from __future__ import annotations

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def said(text: str, *, first: int | None = None, last: int | None = None) -> list[tuple[str, str, str, str]]:
    origin = Origin(region="云溪县", first_year=first, last_year=last, kind="plan" if first else "")
    return [
        (s.figure, s.indicator, s.status, s.period)
        for s in extract(Document("d", text, origin=origin)).statements
    ]


def test_last_year_is_the_one_before_that_of_the_title() -> None:
    rows = said(
        """2024年一般公共预算收入表
单位：万元

| 项目 | 上年执行数 | 本年预算数 | 预算数为上年执行数的% |
| --- | --- | --- | --- |
| 税收收入 | 620 | 750 | 121 |
| 非税收入 | 85 | 80 | 94.1 |
| 合计 | 705 | 830 | 117.7 |
"""
    )
    assert rows[:3] == [
        ("620", "税收收入", "observed", "2023"),
        ("750", "税收收入", "target", "2024"),
        ("121", "税收收入为上年执行数的比例", "target", "2024"),
    ]
    assert rows[6:8] == [
        ("705", "一般公共预算收入", "observed", "2023"),
        ("830", "一般公共预算收入", "target", "2024"),
    ]


def test_growth_of_a_budget_over_the_year_before_is_of_the_budget() -> None:
    rows = said(
        """| 项目 | 2024年预算数 | 上年完成数 | 比上年增减% |
|---|---|---|---|
| 契税 | 310 | 300 | 3.3 |
| 印花税 | 42 | 40 | 5.0 |
"""
    )
    assert rows[:3] == [
        ("310", "契税", "target", "2024"),
        ("300", "契税", "observed", "2023"),
        ("3.3", "契税", "target", "2024"),
    ]


def test_growth_beside_two_years_is_of_the_later() -> None:
    table = """| 指标 | 单位 | {} | {} | 增长（%） |
| --- | --- | --- | --- | --- |
| 茶叶产量 | 吨 | 126 | 120 | 5 |
| 发电量 | 亿千瓦时 | 85 | 80 | 6.3 |
"""
    for years in (("2024年", "2023年"), ("2023年", "2024年")):
        assert [row[3] for row in said(table.format(*years))][2] == "2024"


def test_last_year_before_growth_is_no_year_of_its_own() -> None:
    rows = said(
        """表1 2023年1-9月商品销售

| 指标 | 累计 | 比去年同月增长（%） |
| --- | --- | --- |
| 商品销售额（亿元） | 8.5 | 4.1 |
| 饮料销售额（亿元） | 1.2 | -0.3 |
"""
    )
    assert [row[:2] for row in rows] == [
        ("8.5", "商品销售额"),
        ("4.1", "商品销售额"),
        ("1.2", "饮料销售额"),
        ("-0.3", "饮料销售额"),
    ]


def test_terms_have_the_years_that_the_text_gives_them() -> None:
    rows = said(
        """第四条 规划期限为2012—2030年，其中近期为2012—2015年，远期为2016—2030年。

表4 规划指标一览表

| 指标 | 单位 | 现状 | 近期 | 远期目标 | 近期投资（万元） |
| --- | --- | --- | --- | --- | --- |
| 供水能力 | 万吨 | 32.5 | 38 | 45 | 600 |
| 绿地面积 | 公顷 | 8.6 | 11 | 14 | 90 |
""",
        first=2012,
        last=2030,
    )
    assert [row[3] for row in rows[1:4]] == ["2015", "2030", "2012/2015"]
    assert rows[0][2] == "observed"


def test_a_total_over_parts_is_not_gathered_over_years() -> None:
    rows = said(
        """历年产值
| 年份 | 产值合计 | 产值工业 | 产值农业 |
| --- | --- | --- | --- |
| 1980 | 90 | 50 | 40 |
| 1985 | 120 | 70 | 50 |
"""
    )
    assert [row[3] for row in rows] == ["1980"] * 3 + ["1985"] * 3


def test_a_rate_in_a_unit_is_no_rate_in_percent() -> None:
    document = Document(
        "d",
        """| 指标 | 单位 | 2020年 | 2025年 | 年均增长[累计] |
| --- | --- | --- | --- | --- |
| 劳动生产率 | 万元/人 | 11.2 | 15.6 | 7%左右 |
| 失业率 | % | — | — | ＜5.5 |
""",
        origin=Origin(first_year=2021, last_year=2025, region="云溪县", kind="plan"),
    )
    found = {s.figure: s.measure for s in extract(document).statements}
    assert found["7%"] == "growth_per_year"
    assert found["5.5"] == "share"


def test_a_plan_in_the_title_tells_its_goals_where_the_text_says_nothing_else() -> None:
    rows = said(
        """专栏1 “十三五”生态建设主要指标

| 指标 | 2015年 | 2020年 | 〔累计〕1 | 属性 |
|---|---|---|---|---|
| 好水比例（%） | 76.7 | >80 | - | 约束性 |
| 烟尘浓度下降（%） | - | - | 〔18〕 | 约束性 |
"""
    )
    assert rows == [
        ("76.7", "好水比例", "observed", "2015"),
        ("80", "好水比例", "target", "2020"),
        ("18", "烟尘浓度", "target", "2016/2020"),
    ]


def test_cells_closed_by_bars_are_whole_though_blanks_are_in_them() -> None:
    rows = said(
        """其他指标数据表 |
|||
限上企业 销售额环比增速（%） |
固定资产投资 环比增速（%） |
|
2012年11月份 |
0.89 |
1.99 |
12月份 |
0.79 |
1.56 |
2013年1月份 |
0.82 |
1.52 |
"""
    )
    assert [(row[1], row[3]) for row in rows] == [
        ("限上企业销售额", "2012-11"),
        ("固定资产投资", "2012-11"),
        ("限上企业销售额", "2012-12"),
        ("固定资产投资", "2012-12"),
        ("限上企业销售额", "2013-01"),
        ("固定资产投资", "2013-01"),
    ]

"""Tables of one row a line whose cells blanks part, where some cells are words; values that name the year they are compared with."""

from __future__ import annotations

import pytest
from invented_plans import table_rows

HEAD = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"
GOALS = (
    "专栏2 “十四五”时期主要指标\n类别 指标 2020年 2025年 年均/累计 属性\n"
    "富裕云溪 1.茶叶加工产值增长（%） 4.1 — 高于全县平均 预期性\n2.竹林管护投入增长（%） — — ＞6、争取更快 预期性\n"
    "3.岗位培训（人次） 640 — ﹝3700﹞ 预期性\n4.零工驿站用工（人） 480 — >460 预期性\n"
    "宜居云溪 5.饮水安全村占比（%） 91 95 — 约束性\n6.登记失业率（%） 3.3 — ＜3.8 预期性\n"
)
STEPS = (
    "2020年和2025年主要指标\n类别 指标 2015年 2020年 2025年\n效率 茶园亩均产值增速（%） - 7.5左右（“十三五”期间年均增速） 6.5左右（“十四五”期间年均增速）\n"
    "采茶机械化率提高 - 比2015年提高4个百分点 比2015年提高9个百分点\n绿色 单位产值用水量下降幅度 - 比2015年下降18% 比2015年下降31%\n"
    "竹废料利用率（%） 52 63 74\n"
)


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    return table_rows(HEAD + text)


def test_cells_of_words_keep_their_column_and_are_no_part_of_a_name():
    assert read(GOALS) == [
        ("茶叶加工产值", "4.1", "%", "growth", "2020"),
        ("竹林管护投入", "6", "%", "growth_per_year", "2021/2025"),
        ("岗位培训", "640", "人次", "level", "2020"),
        ("岗位培训", "3700", "人次", "level", "2021/2025"),
        ("零工驿站用工", "480", "人", "level", "2020"),
        ("零工驿站用工", "460", "人", "level", "2021/2025"),
        ("饮水安全村占比", "91", "%", "share", "2020"),
        ("饮水安全村占比", "95", "%", "share", "2025"),
        ("登记失业率", "3.3", "%", "share", "2020"),
        ("登记失业率", "3.8", "%", "share", "2025"),
    ]


def test_a_value_that_names_its_base_or_its_years_has_the_years_from_it():
    assert read(STEPS) == [
        ("茶园亩均产值", "7.5", "%", "growth_per_year", "2016/2020"),
        ("茶园亩均产值", "6.5", "%", "growth_per_year", "2021/2025"),
        ("采茶机械化率", "4", "pp", "points_change", "2015/2020"),
        ("采茶机械化率", "9", "pp", "points_change", "2015/2025"),
        ("单位产值用水量", "-18", "%", "growth", "2015/2020"),
        ("单位产值用水量", "-31", "%", "growth", "2015/2025"),
        ("竹废料利用率", "52", "%", "share", "2015"),
        ("竹废料利用率", "63", "%", "share", "2020"),
        ("竹废料利用率", "74", "%", "share", "2025"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "　"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("2020年 2025年", "2020 年 2025 年"),
        lambda text: text.replace("指标 2020年", "指 标 2020年").replace("属性", "属 性"),
        lambda text: text.replace("5.饮水", "\n5.饮水").replace("宜居云溪 \n", "宜居云溪 "),
        lambda text: text.replace("宜居云溪 5", "— 21 —\n类别 指标 2020年 2025年 年均/累计 属性\n宜居云溪 5"),
        lambda text: text.replace("—", "-"),
        lambda text: text.replace(" 约束性", "").replace(" 预期性", "").replace(" 属性", ""),
    ],
)
def test_blanks_page_feet_and_marks_change_nothing(change):
    assert read(change(GOALS)) == read(GOALS)


def test_the_same_rows_between_tabs_say_the_same():
    title, *rows = GOALS.split("\n")
    rows = ["\t" * row[:1].isdigit() + row.replace(" ", "\t") for row in rows]
    assert read("\n".join([title, *rows])) == read(GOALS)


def test_a_group_on_its_own_line_is_no_row():
    text = "主要指标\n指标 2020年 2025年\n农业\n茶园面积（亩） 310 420\n竹林面积（亩） 75 91\n文化\n书屋数量（个） 12 17\n"
    assert [row[:2] for row in read(text)] == [
        ("茶园面积", "310"), ("茶园面积", "420"), ("竹林面积", "75"), ("竹林面积", "91"), ("书屋数量", "12"), ("书屋数量", "17"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "指标 2020年 2025年\n茶园要扩大 竹林要管护 书屋要开门\n茶农要增收 竹农要增收 书屋要添书\n",
        "指标 2020年 2025年 属性\n茶园 - - 预期性\n竹林 - - 预期性\n书屋 - - 约束性\n",
    ],
)
def test_words_and_marks_alone_are_no_figures(text):
    assert read(text) == []

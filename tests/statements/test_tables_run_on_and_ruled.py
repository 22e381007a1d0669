"""Whole tables on one line, heads on several lines between rules, heads under heads, units with two counters, names in two languages."""

from __future__ import annotations

import pytest
from invented_plans import table_rows as read

ON_ONE_LINE = (
    "茶旅情况月报 2014年7月 云溪县茶旅办 指 标 单 位 本期 同比增减（%） 累计 同比增减（%） "
    "一、茶园游客人数 万人次 1.14 -7.8 6.30 -3.0 其中: 外乡人 万人次 0.85 -6.5 4.68 -1.1 "
    "本地人 万人次 0.13 -8.8 0.92 -4.6 二、茶园门票收入 万元 277.3 6.6 1812.05 9.8 三、茶叶销量 吨 59.6 8.7 382.6 13.0 "
    "『本表由茶旅办编制』"
)
RULED = (
    "7-2  主要年份茶路运输情况\n\n"
    "──────┬────┬────┬────┬─────\n"
    "            │ 茶路通 │ 驮马数 │ 茶  客 │ 茶叶运\n"
    "   年  份   │ 车里程 │        │ 周转量 │ 量\n"
    "            │ (公里) │  (匹)  │(万人公里)│ (万吨)\n"
    "──────┼────┼────┼────┼─────\n"
    "1952        │    2139│    1270│    6723│      29\n"
    "1957        │    5034│    2018│   36975│     625\n"
    "1965        │   13251│    5304│   70621│    1355\n"
)
PLAN = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"
TWO_ROWS = (
    PLAN + "专栏1 “十四五”茶业主要指标\n"
    "类　别\t指　标\t2020年\t2025年\t年均增速\t指标属性\n\t\t基期值\t目标值\t[累计]\t\n"
    "产出\t茶叶产量（万吨）\t3.7\t4.9\t[1.2]\t预期性\n\t茶油产量（万吨）\t1.6\t2.1\t5.6%\t预期性\n"
    "生态\t茶山林草覆盖度（%）\t61\t66\t[5]\t约束性\n"
)
BILINGUAL = (
    "4-1 主要年份茶路运输\nTea Transport in Main Years\n Item 2000 2005 2009\n\n"
    "茶客运量总计 (万人)   Total Tea Guests     3512 4820 9107\n (10 000 persons)\n"
    "  水路       Waterways 342 358 420\n  旱路       Highways 3150 4425 8623\n"
    "运茶量总计 (万吨)   Total Tea Freight 5176 7052 10057\n(10 000 tons)\n"
    "  水路       Waterways 823 1443 2790\n  旱路       Highways 4250 5425 7123\n"
)


def test_a_table_run_onto_one_line_is_parted_by_the_number_of_its_heads():
    found = read(ON_ONE_LINE)
    assert len(found) == 20
    assert found[:4] == [
        ("茶园游客人数", "11400", "人次", "level", "2014-07"),
        ("茶园游客人数", "-7.8", "%", "growth", "2014-07"),
        ("茶园游客人数", "63000", "人次", "level", "2014-01/2014-07"),
        ("茶园游客人数", "-3", "%", "growth", "2014-01/2014-07"),
    ]
    assert found[4][0].startswith("茶园游客人数")  # a part of what the row above counts
    assert found[-4][:3] == ("茶叶销量", "59.6", "t")


def test_wider_blanks_in_the_line_change_nothing():
    assert read(ON_ONE_LINE.replace(" ", "   ")) == read(ON_ONE_LINE)


def test_the_same_table_among_lines_of_text_reads_the_same():
    found = read("茶旅情况如下。\n" + ON_ONE_LINE + "\n以上数据未经审计。\n")
    assert [row[:4] for row in found] == [row[:4] for row in read(ON_ONE_LINE)]


@pytest.mark.parametrize(
    "line",
    [
        "各乡镇 指标 完成 情况 上报 时间 为 每月 5 日 前 逾期 不 报 的 通报 一 次 并 6 月 7 日 起 取消 评优 资格 直至 整改 到位 为止",
        "项目 甲 12 乙 丙 丁 3 4 5 戊 6 己 庚 辛 7 8 9 10 11 壬 癸 1 子 丑 寅 2 3 卯 辰 巳 4 午 未 5 6 7 8",
    ],
)
def test_words_and_numbers_by_turns_are_no_table_on_one_line(line):
    assert read(line) == []


def test_heads_on_several_lines_between_rules_are_joined_column_by_column():
    found = read(RULED)
    assert len(found) == 12
    assert [row[:3] + row[4:] for row in found[:4]] == [
        ("茶路通车里程", "2139", "km", "1952"),
        ("驮马数", "1270", "匹", "1952"),
        ("茶客周转量", "67230000", "人公里", "1952"),
        ("茶叶运量", "290000", "t", "1952"),
    ]
    assert {row[4] for row in found} == {"1952", "1957", "1965"}


def test_one_line_of_heads_between_rules_reads_as_it_did():
    lines = RULED.split("\n")
    one = [*lines[:3], "   年  份   │ 里程(公里) │ 驮马(匹) │ 周转量(万人公里) │ 运量(万吨)", *lines[6:]]
    assert [row[1] for row in read("\n".join(one))] == [row[1] for row in read(RULED)]


def test_words_of_heads_in_a_row_of_their_own_belong_to_the_heads_above():
    found = read(TWO_ROWS)
    assert len(found) == 9
    assert found[:3] == [
        ("茶叶产量", "37000", "t", "level", "2020"),
        ("茶叶产量", "49000", "t", "level", "2025"),
        ("茶叶产量", "12000", "t", "change", "2021/2025"),
    ]
    assert found[5] == ("茶油产量", "5.6", "%", "growth_per_year", "2021/2025")
    assert found[8] == ("茶山林草覆盖度", "5", "pp", "points_change", "2021/2025")


def test_bars_say_the_same_as_tabs():
    bars = "\n".join(
        "| " + line.replace("\t", " | ") + " |" if "\t" in line else line for line in TWO_ROWS.split("\n")
    )
    assert read(bars) == read(TWO_ROWS)


@pytest.mark.parametrize("written", ["（万套（间））", "（（万套（间））", "（万套（间）"])
def test_a_second_counter_in_brackets_of_its_own_leaves_the_first_its_scale(written):
    table = f"指标{{}}2020年{{}}2025年\n新建茶农公寓{written}{{}}1.2{{}}5.6\n茶场（个）{{}}3{{}}4\n茶亭（座）{{}}5{{}}6\n"
    found = read(PLAN + table.replace("{}", "\t"))
    assert [row[:3] for row in found[:2]] == [
        ("新建茶农公寓", "12000", "套"),
        ("新建茶农公寓", "56000", "套"),
    ]


def test_a_unit_behind_words_in_brackets_within_brackets_is_still_the_unit():
    found = read(
        PLAN + "指标\t2020年\t2025年\n茶园面积（合计（亩））\t12\t13\n茶场（个）\t3\t4\n茶亭（座）\t5\t6\n"
    )
    assert found[0][1:3] == ("12", "亩")


def test_names_said_again_in_another_language_are_said_once_and_kinds_are_of_the_whole_above():
    found = read(BILINGUAL)
    assert len(found) == 18
    assert [row[0] for row in found[::3]] == [
        "茶客运量",
        "水路茶客运量",
        "旱路茶客运量",
        "运茶量",
        "水路运茶量",
        "旱路运茶量",
    ]
    assert found[9][1:3] == ("51760000", "t")


def test_letters_that_belong_to_a_name_stay_in_it():
    found = read(
        PLAN
        + "指标\t2020年\t2025年\n茶山PM2.5浓度（微克/立方米）\t12\t11\n接入4G茶亭（座）\t3\t4\n茶场WiFi（个）\t5\t6\n"
    )
    assert [row[0] for row in found[::2]] == ["茶山PM2.5浓度", "接入4G茶亭", "茶场WiFi"]


def test_what_is_gathered_over_the_years_names_nothing():
    table = "指标\t单位\t2020年\t2025年\t累计增加值\t年均增速（%）\n茶园用水\t万立方米\t5.6\t6\t0.4\t1.4\n茶山覆盖率\t%\t70.1\t72.5\t2.4\t—\n"
    found = read(PLAN + "“十四五”茶业主要指标\n" + table)
    assert found[2] == ("茶园用水", "4000", "m3", "change", "2021/2025")
    assert found[6] == ("茶山覆盖率", "2.4", "pp", "points_change", "2021/2025")


def test_a_head_that_breaks_off_behind_a_word_of_comparing_goes_on_in_the_next_line():
    lines = "项 目\n单 位\n2014年\n2015年\n2015年比\n2014增长%\n茶叶收入\n亿元\n2.1\n2.2\n8.2\n茶客人数\n人次\n90\n98\n9.4\n茶亭\n座\n3\n4\n33.3\n"
    found = read(lines)
    assert found[2] == ("茶叶收入", "8.2", "%", "growth", "2015")
    assert {row[4] for row in found} == {"2014", "2015"}


def test_firms_above_a_size_stand_before_what_is_told_of_them():
    table = "2023年8月茶业主要指标\n指标名称\t单位\t本月\n茶叶零售总额\t亿元\t45.6\n其中：限额以上\t亿元\t12.3\n茶叶用电量\t万千瓦时\t8\n"
    assert read(table)[1][0] == "限额以上茶叶零售总额"

"""Tables of two halves, rows of totals, industries below the product of all, taxes, outlooks, months as heads, numbered names, gathered values in round brackets."""

from __future__ import annotations

import pytest
from invented_plans import table_rows as read

PLAN = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"
BULLETIN = "云溪县2023年国民经济和社会发展统计公报\n\n云溪县统计局\n\n2024年3月9日\n\n"
BUDGET = "云溪县2023年预算草案\n\n2023年1月10日\n\n"


def names(text: str) -> list[str]:
    return [row[0] for row in read(text)]


HALVES = (
    "附表1 2023年云溪县一般公共预算收支平衡表\n单位：万元\n收入\t预算数\t支出\t预算数\n一、税收收入\t1160\t一、茶山管护支出\t450\n"
    "增值税\t500\t二、茶校支出\t880\n契税\t200\t三、茶路支出\t120\n收入合计\t1620\t支出合计\t2120\n"
)


def test_each_half_of_a_table_has_names_of_its_own():
    found = {row[1]: row[0] for row in read(BUDGET + HALVES)}
    assert found["8800000"] == "茶校支出"
    assert found["5000000"] == "增值税"
    assert found["16200000"].endswith("收入")
    assert found["21200000"].endswith("支出")


def test_a_second_column_of_words_that_no_like_columns_follow_is_no_half():
    table = "项目\t预算数\t说明\t执行数\n茶山管护\t450\t含补助\t430\n茶校\t880\t含新建\t870\n茶路\t120\t含养护\t119\n"
    assert set(names(BUDGET + "单位：万元\n" + table)) == {"茶山管护", "茶校", "茶路"}


@pytest.mark.parametrize("blank", [" ", "    "])
def test_a_row_of_totals_has_its_values_where_the_rows_above_have_them(blank):
    table = (
        "附表3 重大茶业项目表\n序号 项目名称 建设规模及主要内容 建设年限 总投资（万元） 2021年计划投资（万元） 责任单位\n"
        "1 茶溪大道改造 改造道路12公里 2021-2023 360 120 县茶路局\n2 茶渣处理厂 日处理5吨 2021-2022 180 90 县茶务局\n"
        "3 制茶标准厂房 建筑面积2万平方米 2020-2024 600 150 县茶办\n合计 1140 360\n"
    ).replace(" ", blank)
    found = read(PLAN + table.replace(f"附表3{blank}", "附表3 "))
    assert [row[1] for row in found][-2:] == ["11400000", "3600000"]
    assert found[-1][4] == "2021"
    assert found[-2][0].endswith("总投资")


def test_what_was_reached_of_a_goal_is_of_the_last_year_as_the_goal_is():
    table = "指标\t“十三五”规划\t\t“十四五”规划\n\t规划目标\t实际完成\t2025年目标\n茶业总产值（亿元）\t8\t8.6\t12\n茶叶产量（万吨）\t5\t5.3\t6\n"
    assert [row[4] for row in read(PLAN + "表1 主要指标\n" + table)][:3] == ["2020", "2020", "2025"]


def test_an_outlook_is_a_goal_and_no_part_of_a_name():
    table = "指标\t2020年\t2025年目标\t2035年展望\n茶乡人均寿命（岁）\t78.1\t79.2\t81左右\n茶山溪水达标率（%）\t91\t95\t98\n"
    assert [row[::4] for row in read(PLAN + table)][:3] == [
        ("茶乡人均寿命", "2020"),
        ("茶乡人均寿命", "2025"),
        ("茶乡人均寿命", "2035"),
    ]


def test_a_month_that_heads_a_column_is_no_part_of_a_name():
    table = "云溪县2023年3月茶业主要指标\n指标 单位 3月 同比（%） 1-3月 同比（%）\n茶叶零售额 亿元 4.2 7.7 13.5 6.6\n茶客人数 万人次 8.8 3.3 30.1 4.4\n茶厂用电量 万千瓦时 2 1.1 6 1.2\n"
    found = read(table)
    assert {row[0] for row in found} == {"茶叶零售额", "茶客人数", "茶厂用电量"}
    assert [row[4] for row in found][:4] == ["2023-03", "2023-03", "2023-01/2023-03", "2023-01/2023-03"]


def test_years_that_a_title_spans_leave_nothing_behind():
    table = "云溪县2019—2021年茶业增加值及增速\n年份 茶业增加值（亿元） 增速（%）\n2019 7.5 6.9\n2020 8.2 2.5\n2021 8.3 8.1\n"
    assert set(names(BULLETIN + table)) == {"茶业增加值"}


def test_the_end_of_a_year_stays_in_a_title():
    table = "表2 2023年年末茶农人数\n乡镇 人数（人）\n茶溪镇 310\n石桥镇 420\n青坪镇 77\n"
    assert not any("末茶" in name and "年末茶" not in name for name in names(BULLETIN + table))


def test_industries_below_the_product_of_all_add_to_it():
    table = "指标\t单位\t2023年\n地区生产总值\t亿元\t95.6\n第一产业\t亿元\t12.1\n批发和零售业\t亿元\t40.2\n茶农就业\t人\t910\n工业\t吨\t3\n"
    assert names(BULLETIN + table) == [
        "地区生产总值",
        "第一产业增加值",
        "批发和零售业增加值",
        "茶农就业",
        "工业",
    ]


def test_taxes_are_named_by_themselves():
    table = "2022年一般公共预算收入执行情况表\n单位：万元\n项目\t预算数\t执行数\t执行数为预算数的%\t比上年增减%\n契税\t120\t118\t98.3\t-2.3\n车船税\t50\t49\t98\t-5.1\n专项\t20\t21\t105\t3\n"
    found = read(BUDGET + table)
    assert {row[0] for row in found[:4:3]} == {"契税"}
    assert found[2][3] == "share"
    assert found[2][0].startswith("契税完成")
    assert found[3][1:4] == ("-2.3", "%", "growth")


NUMBERED = (
    "专栏2 主要目标\n指标    2020年    2025年    年均增长（累计）\n1  茶业产值（亿元）     856     1200     7.0%\n"
    "2  茶叶产量（万吨）     50     52     （2）\n3  茶园面积（万亩）    2.1     4.0     （1.9）\n"
)


def test_numbers_before_names_that_count_up_are_no_part_of_them():
    assert set(names(PLAN + NUMBERED)) == {"茶业产值", "茶叶产量", "茶园面积"}


def test_numbers_that_do_not_count_up_belong_to_the_names():
    mixed = (
        NUMBERED.replace("1  茶业", "12  茶业").replace("2  茶叶", "3  茶叶").replace("3  茶园", "1  茶园")
    )
    assert not {"茶业产值", "茶叶产量", "茶园面积"} & set(names(PLAN + mixed))


def test_values_in_the_brackets_in_which_the_head_says_gathered_are_gathered():
    found = read(PLAN + NUMBERED)
    assert found[2][1:4] == ("7", "%", "growth_per_year")
    assert found[5][1:] == ("20000", "t", "change", "2021/2025")


def test_how_a_title_parts_its_rows_is_no_part_of_their_thing():
    table = "表6 分区县目标任务分解\n区县\t茶叶产量（万吨）\t新增茶园（万亩）\n茶溪镇\t3.2\t0.5\n石桥镇\t2.5\t2.1\n青坪镇\t1.8\t3.3\n"
    assert set(names(PLAN + table)) == {"茶叶产量", "新增茶园"}


def test_words_before_the_values_keep_a_shorter_row_in_its_columns():
    table = "茶业任务清单\n任务 指标 2021年 2022年 2023年 合计\n茶山改造 改造茶山数（座） 20 25 30 75\n 惠及户数（户） 12 15 18 45\n茶路建设 新改建里程（公里） 100 120 120 340\n"
    found = [row for row in read(PLAN + table) if row[0].endswith("惠及户数")]
    assert [row[1] for row in found] == ["12", "15", "18", "45"]
    assert [row[4] for row in found][:3] == ["2021", "2022", "2023"]


def test_the_unit_of_a_name_is_the_last_in_brackets():
    table = "指标\t2020年\t2025年\n以村（镇、社区）为单位茶疗覆盖率（%）\t90\t95\n茶馆（家）\t3\t5\n茶亭（座）\t3\t5\n"
    assert [row[2] for row in read(PLAN + table)][:2] == ["%", "%"]


LEFT_OUT = (
    "附件：茶园整治任务统计表\n单位：亩\n序号\n镇街\n总面积\n2024年约19亩\n2025年约22亩\n1\n茶溪镇\n31.5\n14.4\n16.9\n2\n石桥镇\n56\n62.2\n72\n"
    "3\n青坪镇\n14.6\n15.3\n17.8\n4\n云岭镇\n31.9\n31.1\n36\n12\n竹口镇\n6.3\n8.1\n9.4\n总计\n228\n190\n220\n"
)


def test_rows_whose_numbers_leave_some_out_are_rows():
    found = read(PLAN + LEFT_OUT)
    assert [row[1] for row in found if row[4] == "2024" and row[0] != "总面积"][-3:] == ["31.1", "8.1", "190"]
    assert len(found) == 18


def test_a_number_that_happens_to_stand_behind_the_last_row_begins_none():
    text = LEFT_OUT.replace("12\n竹口镇\n6.3\n8.1\n9.4\n", "")
    assert [row[1:] for row in read(PLAN + text)] == [
        row[1:] for row in read(PLAN + LEFT_OUT) if row[1] not in ("6.3", "8.1", "9.4")
    ]


def test_an_amount_behind_the_year_of_a_head_names_nothing():
    assert not any("约" in row[0] or "亩" in row[0] for row in read(PLAN + LEFT_OUT))


def test_a_unit_at_the_other_end_of_a_wide_line_is_that_of_the_table():
    wide = LEFT_OUT.replace("单位：亩\n", "制表日期：2021.2.16" + " " * 72 + "单位：亩\n")
    assert read(PLAN + wide) == read(PLAN + LEFT_OUT)

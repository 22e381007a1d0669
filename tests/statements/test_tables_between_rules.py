"""Rules drawn above and below the heads of a table, sums in round brackets, years parted from their 年, brackets that say the gain."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

PLAN = "云溪县茶业发展“十三五”规划\n\n2016年4月\n\n"
LATER = "云溪县茶业发展“十四五”规划\n\n2021年4月\n\n"
RULE = "───────────────────\n"
ROWS = (
    "茶园绿化率       %          31.4    ＞36    ＞41\n"
    "茶山水库蓄水     亿立方米   2.7     3.1     3.6\n"
    "茶农夜校         所         18      25      40\n"
    "茶园虫害发生率   ‰          1.2     1.1以下 0.9以下\n"
)
HEADS = "指 标            单 位      2015    2020    2030\n"
ROUND = (
    "专栏1  “十三五”茶业主要指标\n指标2010年2015年2020年年均增速（累计）\n"
    "茶业收入（亿元） 11.8 26.5 43.2 10.3％\n制茶师占比（％） 20.4 23.9 33.1 （9.2）\n"
    "百年茶号（家） 1 13 20 （7）\n古井通过率（％） — 74.3 90.1 （15.8）\n单位产值能耗下降（％） — — — （17）\n"
)
A_CELL_A_LINE = (
    "专栏2\n“十四五”茶园用水主要指标\n序号\n指标\n单位\n2020 年\n2025 年\n[累计]\n属性\n"
    "1\n茶园用水量\n亿立方米\n58.3\n<64\n—\n约束性\n2\n万元产值用水下降\n%\n—\n—\n[15.0]\n约束性\n"
    "3\n渠水利用系数\n—\n0.563\n0.59\n[0.027]\n预期性\n4\n山村通水率\n%\n82\n87\n[5]\n预期性\n"
)


def read(text: str, plan: str = PLAN) -> list[tuple[str, str, str, str, str, str]]:
    found = extract(make_document(Content(plan + text), id="table")).statements
    return [
        (s.indicator, f"{s.value.normalize():f}", s.unit, s.qualifier, s.measure, s.period) for s in found
    ]


def test_rules_around_the_heads_are_no_rows():
    found = read("    表1 茶业主要指标表\n" + RULE + HEADS + RULE + ROWS + RULE + "\n第三章 建设重点\n")
    assert len(found) == 12
    assert found[:3] == [
        ("茶园绿化率", "31.4", "%", "exact", "share", "2015"),
        ("茶园绿化率", "36", "%", "more_than", "share", "2020"),
        ("茶园绿化率", "41", "%", "more_than", "share", "2030"),
    ]
    assert found[3] == ("茶山水库蓄水", "270000000", "m3", "exact", "level", "2015")
    assert found[-1] == ("茶园虫害发生率", "0.9", "‰", "at_most", "share", "2030")


@pytest.mark.parametrize(
    "rule", ["----------\n", "=====  =====  =====\n", "＿＿＿＿＿＿＿＿\n", "——————————\n"]
)
def test_whatever_a_rule_is_drawn_with(rule):
    table = "    表1 茶业主要指标表\n" + HEADS + ROWS
    assert len(read(table)) == 12
    assert read("    表1 茶业主要指标表\n" + rule + HEADS + rule + ROWS + rule) == read(table)


def test_dashes_for_nothing_on_lines_of_their_own_stay_cells():
    text = A_CELL_A_LINE.replace("—\n—\n[15.0]", "——\n——\n[15.0]")
    assert read(text, LATER) == read(A_CELL_A_LINE, LATER)


def test_a_rule_between_two_sentences_changes_nothing():
    text = "全县有茶园31万亩。\n{}到2020年茶农夜校达到25所。\n"
    assert read(text.format(RULE)) == read(text.format(""))


def test_sums_over_the_years_may_stand_in_round_brackets_where_the_head_says_so():
    found = read(ROUND)
    assert len(found) == 4 + 4 + 4 + 3 + 1
    assert [row for row in found if row[5] == "2016/2020"] == [
        ("茶业收入", "10.3", "%", "exact", "growth_per_year", "2016/2020"),
        ("制茶师占比", "9.2", "pp", "exact", "points_change", "2016/2020"),
        ("百年茶号", "7", "家", "exact", "change", "2016/2020"),
        ("古井通过率", "15.8", "pp", "exact", "points_change", "2016/2020"),
        ("单位产值能耗", "-17", "%", "exact", "growth", "2016/2020"),
    ]


def test_round_brackets_say_the_same_as_square_ones():
    square = ROUND
    for value in ("9.2", "7", "15.8", "17"):
        square = square.replace(f"（{value}）", f"〔{value}〕")
    assert read(square) == read(ROUND)


def test_round_brackets_under_other_heads_are_no_sums():
    found = read("指标\t2015年\t2020年\n茶山覆盖率（%）\t61.2\t（66.3）\n茶农夜校（所）\t18\t（25）\n")
    assert not {row[4] for row in found} & {"change", "points_change"}


def test_a_year_parted_from_its_character_and_sums_under_brackets_alone_are_two_heads():
    assert read(A_CELL_A_LINE, LATER) == [
        ("茶园用水量", "5830000000", "m3", "exact", "level", "2020"),
        ("茶园用水量", "6400000000", "m3", "less_than", "level", "2025"),
        ("万元产值用水", "-15", "%", "exact", "growth", "2021/2025"),
        ("渠水利用系数", "0.563", "", "exact", "level", "2020"),
        ("渠水利用系数", "0.59", "", "exact", "level", "2025"),
        ("渠水利用系数", "0.027", "", "exact", "change", "2021/2025"),
        ("山村通水率", "82", "%", "exact", "share", "2020"),
        ("山村通水率", "87", "%", "exact", "share", "2025"),
        ("山村通水率", "5", "pp", "exact", "points_change", "2021/2025"),
    ]


def test_a_bracket_that_holds_the_gain_is_a_change_and_one_that_does_not_an_amount():
    text = "专栏2 主要指标\n指标\t2020年\t2025年\t[累计]\n可循环茶箱（个）\t2500\t5000\t{}\n茶样检验（件）\t—\t—\t[7400]\n"
    assert read(text.format("[2500]"), LATER)[2:] == [
        ("可循环茶箱", "2500", "个", "exact", "change", "2021/2025"),
        ("茶样检验", "7400", "件", "exact", "level", "2021/2025"),
    ]
    assert read(text.format("[9100]"), LATER)[2][4] == "level"

"""Tables of lines that a page's text keeps in place, where room under a head is an empty cell."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

PLAN = Origin(date="2021-03", first_year=2021, last_year=2025, region="柳河市", kind="plan")
GOALS = """    专栏2  主要指标

    类别      指标                     2020年     2025年     年均增长（%）    属性

    实力
    粮食产量（万吨）              41.5       44.0       1.2        预期性
    人均粮食（公斤）              402        420        0.9        预期性

    水土
    灌溉水有效利用率（%）         55.2       60.0       [4.8]      约束性
    亩均用水降低（%）                                   [15左右]    约束性
    牧草种植面积扩大（%）                               [9]        预期性

    民生
    五年转移劳力（万人）                                [6.5]      预期性
    农户宽带普及率（%）           81         >96                  预期性

    注：带[ ]的为五年累计数。
"""


def said(text: str) -> dict[tuple[str, str], tuple[str, str, str, str]]:
    found = extract(Document(id="table", text=text, origin=PLAN)).statements
    assert len({(s.indicator, s.figure) for s in found}) == len(found)
    return {(s.indicator, s.figure): (f"{s.value:f}", s.measure, s.status, s.period) for s in found}


@pytest.mark.parametrize("text", [GOALS, GOALS.replace("类别 ", "类 别"), GOALS.replace("指标  ", "指 标 ")])
def test_a_value_stands_under_the_head_above_it_where_cells_before_it_are_empty(text: str) -> None:
    found = said(text)
    assert len(found) == 14
    assert found["粮食产量", "44.0"] == ("440000.0", "level", "target", "2025")
    assert found["亩均用水", "15"] == ("-15", "growth", "target", "2021/2025")
    assert found["五年转移劳力", "6.5"] == ("65000.0", "level", "target", "2021/2025")
    assert found["农户宽带普及率", "81"] == ("81", "share", "observed", "2020")
    assert found["农户宽带普及率", "96"] == ("96", "share", "target", "2025")


def test_a_line_that_a_long_name_pushed_aside_is_laid_by_what_its_cells_hold() -> None:
    long = "研究与试验经费占全市农业增加值的比重（%）                  1.9   2.4   [0.5]   预期性"
    found = said(GOALS.replace("    民生\n", f"    {long}\n\n    民生\n"))
    assert len(found) == 17
    name = "研究与试验经费占全市农业增加值的比重"
    assert found[name, "1.9"][2:] == ("observed", "2020")
    assert found[name, "0.5"][1:] == ("points_change", "target", "2021/2025")


def test_lines_whose_cells_keep_no_place_are_left_to_other_readers() -> None:
    ragged = "\n".join("    " + "   ".join(line.split()) for line in GOALS.split("\n"))
    found = said(ragged)
    assert len(found) == 14
    assert found["粮食产量", "44.0"] == ("440000.0", "level", "target", "2025")
    assert found["亩均用水", "15"] == ("-15", "growth", "target", "2021/2025")
    assert found["农户宽带普及率", "96"] == ("96", "share", "target", "2025")


def test_indented_sentences_are_no_table() -> None:
    text = (
        "    指标      2020年     2025年\n\n    到2025年，粮食产量达到44万吨。\n    农户宽带普及率达到96%。\n"
    )
    assert {key: value[3] for key, value in said(text).items()} == {
        ("粮食产量", "44万吨"): "2025",
        ("农户宽带普及率", "96%"): "2025",
    }


REVIEW = """表1 “十三五”时期开发情况
内  容    2015 年    2020 年    年均增长
一、灌区
1.渠系（万米）  216  319  8.1%
2.泵站（万台）  1.1  1.3  3.4%
二、供气
沼气（万立方米）  140  190  6.3%
"""


@pytest.mark.parametrize(
    "text", [REVIEW, REVIEW.replace("内  容", "内容"), REVIEW.replace("内  容", "内 容")]
)
def test_a_head_torn_by_blanks_is_one_column_and_rates_are_of_the_years_beside_them(text: str) -> None:
    found = said(text)
    assert len(found) == 9
    assert found["灌区泵站", "1.3"] == ("13000.0", "level", "observed", "2020")
    assert found["灌区泵站", "3.4%"] == ("3.4", "growth_per_year", "observed", "2016/2020")


def test_rates_beside_the_years_that_a_plan_is_for_are_of_its_own() -> None:
    ahead = REVIEW.replace("2020 年", "2025 年").replace("2015 年", "2020 年").replace("十三五", "十四五")
    assert said(ahead)["灌区泵站", "3.4%"] == ("3.4", "growth_per_year", "target", "2021/2025")


def test_a_second_figure_in_brackets_and_empty_brackets_keep_their_columns() -> None:
    text = """专栏1  上个规划期的完成情况

    指标                   2015年     “十三五”目标[ ]     2020年

    粮食产量（万吨）         38.9      40.5[1]       41.5
    新修渠道（万米）          —        [400]        [420]
"""
    found = said(text)
    assert found["粮食产量", "40.5"] == ("405000.0", "level", "target", "2020")
    assert found["粮食产量", "41.5"] == ("415000.0", "level", "observed", "2020")


TORN = """专栏1  主要指标

      指标名称              单位        2020年        2025年        年均增长

运粮车队总额                亿元        28.5          40.0          7%
运粮总费用与
                             %          14.7          13.5           —
农业增加值的比率
粮库总容量                万立方米                     320
车队水路货运占货运总
                             %          6.1           8.5           —
量比重
                                                            - 5 -
粮食配送新能源车               辆         1200          6000
"""


def test_a_row_with_an_empty_cell_among_rows_with_torn_names_is_one_of_them() -> None:
    found = said(TORN)
    assert len(found) == 10
    assert found["粮库总容量", "320"] == ("3200000", "level", "target", "2025")
    assert found["车队水路货运占货运总量比重", "6.1"] == ("6.1", "share", "observed", "2020")
    assert found["粮食配送新能源车", "1200"] == ("1200", "level", "observed", "2020")


def test_a_figure_between_two_columns_is_in_none() -> None:
    between = TORN.replace("万立方米                     320", "万立方米               320")
    assert all(figure != "320" for _, figure in said(between))

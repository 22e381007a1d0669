"""Monthly and quarterly statistics: tables with two rows of heads, 本月 beside what came together since January, topics as headings."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

HEAD = "柳河市统计月报\n2023年第9期\n柳河市统计局　　2023年10月19日\n\n前三季度全市经济运行分析\n\n"
MONTHS = """附表1　全市主要经济指标
指标名称	单位	本月		本月止累计
		绝对数	增长（%）	绝对数	增长（%）
卷烟产量	万箱	1.7	8.4	15.3	6.1
其中：细支	万箱	0.4	-6.2	3.8	4.1
零售总额	亿元	6.2	7.3	56.8	6.7
"""
YEARS = """表1  2016年农产品产量
		2016年		2015年
指  标	单 位	绝对数	比上年增长(%)	绝对数
粮食	万吨	17.91	-3.3	18.52
茶叶	万吨	0.94	2.7	0.92
水果	万吨	3.94	-2.7	4.05
"""


def said(text: str) -> dict[tuple[str, str], tuple[str, str, str, str]]:
    found = extract(make_document(Content(text), id="text")).statements
    return {(s.indicator, s.figure): (f"{s.value:f}", s.measure, s.status, s.period) for s in found}


@pytest.mark.parametrize("head", ["绝对数", "总量", "绝对额"])
def test_heads_under_those_of_a_month_and_of_the_months_since_january(head: str) -> None:
    found = said(HEAD + MONTHS.replace("绝对数", head))
    assert len(found) == 12
    assert found["卷烟产量", "1.7"] == ("17000.0", "level", "observed", "2023-09")
    assert found["卷烟产量", "8.4"] == ("8.4", "growth", "observed", "2023-09")
    assert found["零售总额", "56.8"] == ("5680000000.0", "level", "observed", "2023-01/2023-09")
    assert found["零售总额", "6.7"] == ("6.7", "growth", "observed", "2023-01/2023-09")


def test_a_second_row_that_holds_values_is_no_head() -> None:
    found = said(HEAD + MONTHS.replace("		绝对数	增长（%）	绝对数	增长（%）\n", ""))
    assert found["卷烟产量", "1.7"][0] == "17000.0"


def test_years_over_heads_in_a_row_that_heads_the_names_too() -> None:
    title = "2016年柳河省国民经济和社会发展统计公报\n\n柳河省统计局\n2017年1月24日\n\n一、农业\n\n"
    found = said(title + YEARS)
    assert len(found) == 9
    assert found["粮食产量", "17.91"] == ("179100.00", "level", "observed", "2016")
    assert found["粮食产量", "-3.3"] == ("-3.3", "growth", "observed", "2016")
    assert found["粮食产量", "18.52"] == ("185200.00", "level", "observed", "2015")


@pytest.mark.parametrize("months", ["1—9月", "1-9月", "前三季度"])
def test_a_title_that_names_months_dates_its_table(months: str) -> None:
    table = f"六、居民\n\n附表2　各乡主要指标（{months}）\n地区  产量（万箱） 增长（%）\n东河乡 6.9 5.3\n西河乡 4.5 6.2\n南河乡 4.8 5.9\n"
    found = said(HEAD + table)
    assert [row[2:] for row in found.values()] == [("observed", "2023-01/2023-09")] * 6


def test_what_opens_a_heading_as_a_thing_is_no_intent() -> None:
    found = said(HEAD + "三、有效投资较快增长。前三季度，全市投资同比增长8.9%，其中制造业增长17.6%。\n")
    assert {row[2] for row in found.values()} == {"observed"}
    title = "2016年柳河省国民经济和社会发展统计公报\n\n柳河省统计局\n2017年1月24日\n\n"
    found = said(title + "八、人口和社会保障\n\n    年末全省常住人口91.3万人，比上年末增加1.2万人。\n")
    assert {row[2] for row in found.values()} == {"observed"}


def test_an_intent_that_opens_a_heading_is_one() -> None:
    plan = "柳河市应急管理“十四五”规划\n\n（2021年6月）\n\n三、有效防范各类风险\n\n建成救援站12个。\n"
    assert {row[2] for row in said(plan).values()} == {"target"}


def test_the_year_before_dates_nothing_but_what_is_compared() -> None:
    text = "收入比由上年同期的1.62缩小到1.58。消费价格累计上涨0.3%，9月份下降0.1%。\n\n全年产量预计增长5.5%以上。\n"
    found = {figure: row[3] for (_, figure), row in said(HEAD + text).items()}
    assert found["1.62"].startswith("2022")
    assert found["1.58"].startswith("2023")
    assert found["0.3%"] == "2023-01/2023-09"
    assert found["0.1%"] == "2023-09"
    assert found["5.5%"] == "2023"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # as of a month's end, whatever has added up by then
        ("柳河市上半年水利投资增长较快\n2023-07-13\n截至6月末，全市水利工程累计完成投资9亿元。", ["2023-06"]),
        (
            "1-2月柳河市工业较快增长\n2021-03-24\n1-2月，全市工业增加值增长9%，主要是2020年同期工业增加值下降6%。",
            ["2021-01/2021-02", "2020-01/2020-02"],
        ),
    ],
)
def test_the_month_named_and_the_same_ones_of_an_earlier_year(text: str, wanted: list[str]) -> None:
    found = extract(make_document(Content(text), id="text")).statements
    assert [row.period for row in found][-len(wanted) :] == wanted


def test_months_gone_by_are_told_of_whatever_a_meeting_or_head_plans() -> None:
    text = (
        "全市水利工作推进会召开\n2023-11-26\n会议对四季度及明年工作进行了全面安排部署。副市长提出要求。\n"
        "据了解，1至9月，全市水利投资实现9亿元。\n（一）扩大有效投资\n1.县区1-9月投资增速前二名：甲县增长7%，乙县增长6%。"
    )
    found = extract(make_document(Content(text), id="text")).statements
    assert {(row.period, row.status) for row in found} == {("2023-01/2023-09", "observed")}
    planned = text.replace("水利投资实现9亿元", "预计完成投资9亿元")
    assert extract(make_document(Content(planned), id="text")).statements[0].status == "target"

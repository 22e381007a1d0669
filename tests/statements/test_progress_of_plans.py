"""Reviews of a plan under way: aims that were met early, years that a text keeps counting from, rates of each year."""

from __future__ import annotations

import pytest

from plancheck import extract
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.read import make_document

REVIEW = Origin(title="教育发展回顾", date="2015-10-12", region="清江省", kind="other")
PLAN = Origin(
    title="清江省发展规划", date="2021-03", first_year=2021, last_year=2025, region="清江省", kind="plan"
)
BULLETIN = Origin(
    title="清江省统计公报",
    date="2016-03",
    first_year=2015,
    last_year=2015,
    region="清江省",
    kind="statistics",
)


def rows(text: str, origin: Origin = REVIEW, *parts: str) -> list[tuple[str, ...]]:
    document = make_document(Content(text), id="d", origin=origin)
    return [tuple(getattr(row, part) for part in ("figure", *parts)) for row in extract(document).statements]


@pytest.mark.parametrize("change", ["增加了5.8个百分点", "提高5.8个百分点", "上升了5.8个百分点"])
def test_points_behind_a_pair_are_of_its_years(change):
    found = rows(f"绿电比重从2010年的35%提高到2014年的40.8%，{change}。", REVIEW, "period")
    assert found[-1][1] == "2010/2014"


def test_points_since_the_year_before_are_of_one_year():
    found = rows("绿电比重从2013年的35%提高到2014年的40.8%，增加5.8个百分点。", REVIEW, "period")
    assert found[-1][1] == "2014"


def test_an_amount_that_meets_its_aim_early_is_observed():
    text = (
        "到“十二五”中期，全省参保人数达到398万人，提前两年半完成目标；新农合覆盖率达到90%，超额完成规划目标。"
    )
    assert rows(text, REVIEW, "status", "period") == [
        ("398万人", "observed", "2013"),
        ("90%", "observed", "2013"),
    ]


def test_what_is_still_to_be_met_is_aimed_at():
    found = rows("到2025年，覆盖率力争达到90%，参保人数达到400万人，全面完成规划目标。", PLAN, "status")
    assert {status for _, status in found} == {"target"}


@pytest.mark.parametrize("review", ["评估", "调整", "检查"])
def test_a_midterm_review_is_no_time(review):
    found = rows(f"2015年，省里开展“十二五”中期{review}，完成投资30亿元。", REVIEW, "period")
    assert found == [("30亿元", "2015")]


def test_earlier_by_two_years_is_not_the_first_two():
    assert rows("2014年完成造林20万亩，提前两年完成任务，造林投入3亿元。", REVIEW, "period") == [
        ("20万亩", "2014"),
        ("3亿元", "2014"),
    ]


def test_a_sentence_that_counts_from_the_same_year_is_of_the_same_year():
    text = (
        "2014年幼儿毛入园率达到70.5%，比2009年提高19.6个百分点。\n"
        "小学净入学率达到99.8%，巩固率达到92.6%，比2009年提高1.8个百分点。\n"
        "全省有学校300所。"
    )
    assert [period for _, period in rows(text, REVIEW, "period")] == [
        "2014",
        "2009/2014",
        "2014",
        "2014",
        "2009/2014",
        "2015",
    ]


def test_a_year_of_its_own_dates_a_sentence_that_counts_from_the_same_year():
    text = "2013年毛入园率达到70%，比2009年提高19个百分点。\n2014年巩固率达到92%，比2009年提高2个百分点。"
    assert [period for _, period in rows(text, REVIEW, "period")] == [
        "2013",
        "2009/2013",
        "2014",
        "2009/2014",
    ]


@pytest.mark.parametrize("mean", ["年均增加", "平均每年增加", "年平均增加"])
def test_what_each_year_added_is_of_the_years_counted(mean):
    text = f"“十二五”期间，能源快速发展。2014年耗煤39亿吨，比2010年增加了8亿吨，{mean}2亿吨。"
    assert rows(text, REVIEW, "period")[-1] == ("2亿吨", "2010/2014")


@pytest.mark.parametrize(
    "said",
    [
        "生产总值年增长{}",
        "生产总值平均每年增长{}",
        "生产总值保持{}的年增长",
        "生产总值每年增{}",
    ],
)
def test_growth_of_every_year_of_a_plan(said):
    found = rows("“十四五”期间，" + said.format("7%") + "。", PLAN, "measure", "indicator", "period")
    assert found == [("7%", "growth_per_year", "生产总值", "2021/2025")]


@pytest.mark.parametrize("said", ["当年增长", "全年增长", "比上年增长", "本年增长"])
def test_growth_of_one_year_is_not_of_every_year(said):
    found = rows(f"2015年，出口额{said}7%。", BULLETIN, "measure", "indicator")
    assert found == [("7%", "growth", "出口额")]


@pytest.mark.parametrize("before", ["财政收入达到30亿元", "生产总值达到500亿元"])
def test_income_per_head_is_of_the_people_of_the_place(before):
    assert rows(f"{before}，人均收入达到2万元。", BULLETIN, "indicator")[-1] == ("2万元", "人均收入")


def test_a_half_year_that_was_overcome_dates_nothing():
    text = "2015年，全省取得新成绩。\n经济扭转了上半年回落的势头。全年生产总值7955亿元，增长7.8%。"
    assert {period for _, period in rows(text, BULLETIN, "period")} == {"2015"}


def test_what_one_dollar_is_worth_is_one_figure():
    assert rows("年末1美元兑8.2789元人民币。", BULLETIN) == [("8.2789元",)]


def test_a_line_of_a_page_above_the_title_is_no_title():
    text = "产经 > 公用事业\n\n国家力争2025年森林覆盖率达到24%\n\n本报北京8月19日电 规划提出，到2025年森林覆盖率达到24%。"
    origin = recognise_origin(text)
    assert (origin.title, origin.region) == ("国家力争2025年森林覆盖率达到24%", "全国")


def test_a_word_of_an_early_end_said_over_and_over_is_read_through():
    """A pattern that could part it in many ways would not come to an end."""
    assert rows(f"覆盖率达到90%，{'提前' * 60}。", REVIEW)[0] == ("90%",)

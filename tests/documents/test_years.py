"""The year a text was written in, told by the years it names: sentences of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.years import TextYears, estimate_years, main_goal


@pytest.mark.parametrize(
    ("text", "back", "own", "observed", "target"),
    [
        # nobody reports later years; goals lie ahead
        ("2009年产值20亿元，2010年产值24亿元，到2015年达到50亿元。", False, 2010, 2010, 2015),
        # five years since a base
        ("五年来，我们真抓实干，生产总值比2006年翻一番。", True, 2011, 2011, 2011),
        # of the last year and of this one
        ("2012年完成投资30亿元。今年，我们要完成投资40亿元。", True, 2013, 2012, 2013),
        # within the year
        ("2012年上半年完成投资30亿元，去年同期25亿元。我们要继续努力。", True, 2012, 2012, 2012),
        # a government's term
        ("本届政府自2003年1月就职，任期将满。生产总值达到60亿元。", True, 2007, 2007, 2007),
        # only plans are named: what it looks back on is the last of them
        ("“十三五”期间，烟叶生产迈上新台阶，收入比“十二五”翻了一番。", True, 2020, 2020, 2020),
        # the last year of a plan that is over
        ("“十三五”期间，造林9万亩。去年，造林2万亩。", True, 2021, 2020, 2021),
        # wired in the first weeks of the year after
        ("东海社江城1月20日电 2015年，全县用水6亿吨。去年新打机井30眼。", True, 2016, 2015, 2016),
        # the congress of the nation meets as a year begins, and hears what the years before have brought
        ("在第十一届全国人民代表大会第二次会议上，代表们说，五年来造林9万亩。", True, 2009, 2008, 2009),
        ("全国政协十届三次会议期间，委员们建议，造林面积增加6%。", True, 2005, 2004, 2005),
        ("省十届人大三次会议期间，代表们建议，造林面积增加6%。", True, None, None, None),
        # what year of a plan it is written in
        ("今年是“十四五”的收官之年。“十三五”期间，造林9万亩。", True, 2025, 2025, 2025),
        ("今年是“十三五”规划的开局之年。2015年造林9万亩。", True, 2016, 2015, 2016),
        ("再有半年，“十四五”即将收官。五年来，造林9万亩。", True, 2025, 2025, 2025),
        ("明年是“十二五”开局之年，今年造林9万亩。", True, 2010, 2010, 2010),
        ("十二五开局之年，信贷如何？“十一五”期间，贷款增长9%。", True, 2011, 2010, 2011),
        ("“十二五”开局之年，造林9万亩。2013年，造林6万亩。", True, 2013, 2013, 2013),
        # a work meeting named for the year to come
        (
            "2016年全省水利工作会议提出，明年投资60亿元。2015年投资50亿元。",
            False,
            2015,
            2015,
            2016,
        ),
        ("2016年全省水利工作会议昨日召开。2015年投资50亿元。", False, 2015, 2015, 2016),
        ("2016年全省水利工作会议昨日召开。2015年投资50亿元，去年新打机井30眼。", False, 2016, 2015, 2016),
        # held against the end of the year before
        ("目前登记企业80万户，较2023年末增加6万户。", True, 2024, 2024, 2024),
        # the plan it lays down
        ("“十二五”期间投资265亿元，到2015年普及率达到80%。", False, 2010, 2010, 2015),
    ],
)
def test_years_of_a_text(text: str, back: bool, own: int, observed: int, target: int) -> None:
    found = estimate_years(text, looks_back=back)
    assert (found.own, found.observed, found.target) == (own, observed, target)
    assert bool(found.reasons) is (own is not None)


def test_two_years_that_head_the_parts_of_a_report() -> None:
    text = "2018年：实干笃行开新篇\n过去一年，投资9亿元。\n2019年：奋发有为再出发\n2019年是关键之年。"
    found = estimate_years(text, name="gwr_2019", looks_back=True)
    assert (found.own, found.observed, found.target) == (2019, 2018, 2019)


def test_a_report_is_given_in_the_year_after() -> None:
    text = "2012年完成投资30亿元，群众生活改善。"
    assert estimate_years(text, kind="report", looks_back=True).own == 2013
    assert estimate_years(text, kind="statistics", looks_back=True).own == 2012


def test_a_file_name_is_weak_evidence() -> None:
    assert estimate_years("工业增长9%。", name="report_2014").own == 2014
    assert estimate_years("2011年增长9%，2011年投资6亿元。", name="x_2014").observed == 2011
    # a span of years names a plan, and a year aimed at is not the text's own
    assert estimate_years("工业增长9%。", name="plan_2015_2020") == TextYears()
    assert estimate_years("2021年到2035年建成强县，2019年增长5%。", name="strong_2035").own == 2019


def test_nothing_named_nothing_told() -> None:
    assert estimate_years("过去一年，工业增长9%。") == TextYears()
    assert estimate_years("") == TextYears()


def test_a_page_put_up_later_does_not_date_its_text() -> None:
    text = (
        "临江县政府工作报告\n时间：2022-03-12 09:21:00\n各位代表：\n本届政府自2003年1月就职，任期将满。\n"
        "一、过去五年工作的回顾\n全县生产总值由2002年的19亿元增加到2007年的60亿元。\n"
    )
    origin = recognise_origin(text)
    assert (origin.date, origin.first_year, origin.last_year) == ("", 2007, 2008)


def test_a_page_of_the_same_year_dates_its_text() -> None:
    text = "临江县政府工作报告\n时间：2008-03-12 09:21:00\n各位代表：\n全县生产总值由2002年的19亿元增加到2007年的60亿元。\n"
    assert recognise_origin(text).date == "2008-03-12"


def test_news_of_a_plan_is_a_plan() -> None:
    head = "“十二五”末全县覆盖率将达20%以上\n2011-03-08 来源：某网\n全县计划新建住房3万套。"
    origin = recognise_origin(head)
    assert (origin.kind, origin.first_year, origin.last_year) == ("plan", 2011, 2015)
    looks_back = "“十一五”旅游收入年均增长15%\n2011-01-18 来源：某网\n全县旅游业实现收入3亿元。"
    assert recognise_origin(looks_back).kind != "plan"


def test_pages_of_a_report_are_reports() -> None:
    assert (
        recognise_origin("临江县政府工作报告全文，政府工作报告精神要点解读(四)\n全县增长9%。").kind
        == "report"
    )
    assert recognise_origin("政府工作报告重点任务分工方案\n全县增长9%。").kind == "plan"


def test_a_text_without_goals_has_no_main_goal() -> None:
    assert main_goal("2014年增长8%。") is None


@pytest.mark.parametrize("words", ["2012年", "到", "“十二五”", "2"])
def test_words_repeated_without_end_say_what_a_hundred_of_them_say(words: str) -> None:
    assert estimate_years(words * 50_000, looks_back=True) == estimate_years(words * 100, looks_back=True)


def test_what_single_tasks_are_due_by_is_not_what_a_plan_is_for() -> None:
    text = "到2017年，浓度下降10%。2014年6月底前安装设施。2014年底前淘汰锅炉。到2017年，关停5家。"
    assert main_goal(text, after=2013) == 2017


GOALS_OF_A_PLAN = "“七五”计划期间，全县发展的总目标是：1990年茶叶产值达到30亿元，比1985年增长42%；竹器产值达到5亿元，比1985年增长49%。"


def test_the_last_year_of_a_plan_whose_aims_are_named_is_a_goal() -> None:
    found = estimate_years(GOALS_OF_A_PLAN)
    assert (found.observed, found.target, found.plan) == (1985, 1990, (1986, 1990))


@pytest.mark.parametrize(
    "text",
    [
        GOALS_OF_A_PLAN.replace("总目标是：", "情况是："),
        GOALS_OF_A_PLAN + "1991年茶叶产值达到33亿元。",  # told of when it was over
    ],
)
def test_the_last_year_of_a_plan_is_told_of_where_no_aims_are_named_or_a_later_year_is_told(
    text: str,
) -> None:
    assert estimate_years(text).observed in (1990, 1991)

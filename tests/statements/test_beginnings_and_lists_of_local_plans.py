"""What local plans tell of long before, and the lists that a line with years leads to: texts of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract


def periods(text: str) -> list[tuple[str, str, str]]:
    document = make_document(Content(f"柳河市“十三五”发展规划（2016-2020年）\n{text}"), id="plan")
    return [(row.figure, row.period, row.status) for row in extract(document).statements]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "柳河学校始建于1958年，占地面积800亩。有教师520人。",
            [("800亩", "2015", "observed"), ("520人", "2015", "observed")],
        ),
        ("园区设立于1992年，规划面积4.6平方公里。", [("4.6平方公里", "2015", "observed")]),
        ("柳河水库建于1958年，灌溉面积12万亩。", [("12万亩", "2015", "observed")]),
        (
            "园区1995年经省政府批准设立，规划面积4平方公里。2006年升级为国家级园区，现有企业210户。",
            [("4平方公里", "2015", "observed"), ("210户", "2015", "observed")],
        ),
        ("柳河湖景区2009年被评为国家4A级景区，景区面积12平方公里。", [("12平方公里", "2015", "observed")]),
        # what was done is of the year named, and so is what the year of the facts brought
        ("园区1995年批准设立，完成投资3亿元。", [("3亿元", "1995", "observed")]),
        ("园区1995年有企业60家。", [("60家", "1995", "observed")]),
        ("园区2015年升级为国家级园区，有企业210户。", [("210户", "2015", "observed")]),
    ],
)
def test_the_year_of_a_beginning_does_not_date_what_stands(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert periods(text) == found


def test_years_before_a_colon_are_those_of_the_list_under_it() -> None:
    text = (
        "“十二五”期间完成的工作主要有：\n1、新建公路300公里\n2、公路总里程达到3900公里\n"
        "到2018年，全市将实现：\n1、新建公路200公里\n2、公路总里程达到4100公里\n"
    )
    assert periods(text) == [
        ("300公里", "2011/2015", "observed"),
        ("3900公里", "2015", "observed"),
        ("200公里", "2018", "target"),
        ("4100公里", "2018", "target"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # how much of an aim the years of the plan before reached, and an average of theirs
        (
            "一、“十二五”回顾\n累计完成投资160亿元，完成计划目标的135%，高于计划目标35个百分点。",
            [("160亿元", "2011/2015"), ("135%", "2011/2015"), ("35个百分点", "2011/2015")],
        ),
        (
            "一、“十二五”回顾\n项目平均投资由“十一五”时期的2500万元提高到6000万元。",
            [("2500万元", "2006/2010"), ("6000万元", "2011/2015")],
        ),
        # an amount between a multiple and the rate that leads to it
        (
            "二、目标\n到2020年，生产总值比2010年翻两番，达到75亿元，年均增长14.9%。",
            [("翻两番", "2010/2020"), ("75亿元", "2020"), ("14.9%", "2010/2020")],
        ),
        # how far a rate lies above another, over the same years; a part of what moved from one year to another
        (
            "一、“十二五”回顾\n投资从2010年的31亿元增加到2015年的94亿元，年均增长24.8%，高于全省平均水平10个百分点。",
            [("31亿元", "2010"), ("94亿元", "2015"), ("24.8%", "2011/2015"), ("10个百分点", "2011/2015")],
        ),
        (
            "一、“十二五”回顾\n三次产业占比由2010年的41∶21∶38优化为36∶27∶37。其中第一产业比重降低了5个百分点。",
            [
                (one, year)
                for years in (("41", "21", "38"), ("36", "27", "37"))
                for one in years
                for year in (["2010"] if years[0] == "41" else ["2015"])
            ]
            + [("5个百分点", "2010/2015")],
        ),
    ],
)
def test_years_of_aims_reached_and_of_rates_behind_multiples(text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure, period) for figure, period, _ in periods(text)] == found


def test_a_quoted_goal_is_told() -> None:
    document = make_document(Content("对生产总值的目标，乙省设定的最高，为“年均增长8%左右”。"), id="news")
    assert [row.figure for row in extract(document).statements] == ["8%"]


def test_where_a_place_lies_and_what_it_is_made_of_stands_now() -> None:
    text = "全镇东邻大河县，总面积78平方公里，耕地面积近7万亩。共辖37个村。\n力争总人口达到9万人。"
    assert periods(text) == [
        ("78平方公里", "2015", "observed"),
        ("7万亩", "2015", "observed"),
        ("37个", "2015", "observed"),
        ("9万人", "2020", "target"),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("市政府印发《制造强市行动计划（2021—2023年）》。到2023年，工业增加值年均增长9%。", "2021/2023"),
        ("省政府批复《农田建设规划（2021—2030年）》。今后十年，全省新增农田60万亩。", "2021/2030"),
    ],
)
def test_news_of_a_plan_counts_the_years_that_its_title_names(text: str, period: str) -> None:
    assert [row.period for row in extract(make_document(Content(text), id="news")).statements] == [period]


def test_the_day_on_which_a_plan_was_adopted_is_none_of_its_years() -> None:
    text = (
        "（2011年3月26日柳河市第四届人民代表大会第六次会议批准）\n"
        "本规划纲要根据《柳河市委关于制定国民经济第十二个五年规划的建议》编制。\n"
        "第一章 发展目标\n生产总值达到200亿元。"
    )
    document = make_document(Content(text), id="plan")
    assert (document.origin.first_year, document.origin.last_year) == (2011, 2015)
    assert [row.period for row in extract(document).statements] == ["2015"]


def test_a_paper_on_street_offices_and_a_land_of_water_are_of_no_such_place() -> None:
    offices = "每个街道办事处创办2所幼儿园。到2020年，入园率达到85%。"
    water = "我镇紧紧围绕“生态水乡”的定位，打造生态水乡。2015年我镇生产总值9亿元。"
    assert [make_document(Content(text), id="x").origin.region for text in (offices, water)] == [
        "全国",
        "全镇",
    ]


def test_a_river_that_is_called_like_a_city_is_no_place() -> None:
    document = make_document(Content("甘肃省水利规划\n河流15条，其中黑河水系6条。"), id="plan")
    assert {row.region for row in extract(document).statements} == {"甘肃省"}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("中部崛起安徽实施方案出台\n\n方案提出，我省城镇化率达到50%。", "安徽省"),
        ("中部崛起规划\n\n城镇化率达到50%。", "中部地区"),
        ("【浙江】杭州市人力资源发展规划\n\n人才总量达到16万人。", "杭州市"),
        ("（一）位置\n安徽地处华东，土地面积13万平方公里，占全国的1.4%。", "安徽省"),
    ],
)
def test_the_area_of_a_title_of_a_strategy_a_label_and_a_description(text: str, region: str) -> None:
    assert make_document(Content(text), id="x").origin.region == region


def test_years_on_a_line_below_the_title_are_those_of_the_plan() -> None:
    text = "柳河市人力资源发展规划\n\n（2012—2020年）\n\n到2011年底，全市人才总量达到16万人。"
    document = make_document(Content(text), id="x")
    assert (document.origin.first_year, document.origin.last_year) == (2012, 2020)
    assert [(row.period, row.status) for row in extract(document).statements] == [("2011", "observed")]


def test_years_of_effort_for_an_aim_are_to_come_and_the_day_it_was_learnt_dates_nothing() -> None:
    text = (
        "发布时间：2010年11月23日\n11月16日，记者从市农委了解到，柳河市的总体目标是：通过5年的努力，力争蔬菜产量达到48万吨。\n"
        "到2015年，柳河市设施蔬菜面积发展到10万亩。"
    )
    found = extract(make_document(Content(text), id="x")).statements
    assert [(row.figure, row.period, row.status) for row in found] == [
        ("48万吨", "2015", "target"),
        ("10万亩", "2015", "target"),
    ]


def test_a_share_that_a_rise_is_told_of_is_reached_and_not_grown_by() -> None:
    text = "柳河镇农业振兴计划\n二、发展目标\n——林业占农业产值的比重：年均增长4%，2013年达到50%；"
    found = extract(make_document(Content(text), id="x")).statements
    assert [(row.figure, row.measure, row.indicator) for row in found] == [
        ("4%", "growth_per_year", "林业占农业产值的比重"),
        ("50%", "share", "林业占农业产值的比重"),
    ]


def test_a_table_that_is_pointed_at_counts_no_schools() -> None:
    assert periods("一、现状\n人才数量如表1所示：") == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("认清全市节能形势\n我市能耗降低7.3%。", "全市"),
        ("铜仁地区经济较快发展，全国、全省都快。全区投资16亿元。", "铜仁市"),
    ],
)
def test_what_calls_itself_by_a_region_that_it_was_or_all_of_its_city(text: str, region: str) -> None:
    assert make_document(Content(text), id="x").origin.region == region


def test_a_plan_named_by_its_number_dates_the_national_product_behind_it() -> None:
    text = "1996年完成任务。“九五”国民生产总值年均增长8%，“九五”投资90亿元。"
    found = extract(make_document(Content(text), id="x")).statements
    assert (found[-2].indicator, found[-2].period) == ("国民生产总值", "1996/2000")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "第一阶段（2016—2017年）：完成改造60公里，整治村庄20个。",
            [("完成改造", "2016/2017"), ("整治村庄", "2016/2017")],
        ),
        (
            "第一阶段（2016年至2018年），覆盖率达到30%；第二阶段（2019年至2020年），完成改造90公里。",
            [("覆盖率", "2018"), ("完成改造", "2019/2020")],
        ),
        (
            "（一）攻坚阶段（2017—2019年）\n建设站点90个。覆盖率达到80%。",
            [("建设站点", "2017/2019"), ("覆盖率", "2019")],
        ),
        ("全市高中阶段毛入学率达到95%。", [("高中阶段毛入学率", "2020")]),
    ],
)
def test_the_years_in_brackets_behind_a_phase_are_those_of_its_aims(
    text: str, found: list[tuple[str, str]]
) -> None:
    document = make_document(Content(f"柳河市行动计划（2016-2020年）\n三、实施步骤\n{text}"), id="plan")
    assert [(row.indicator, row.period) for row in extract(document).statements] == found


def test_a_rate_behind_two_years_is_over_those_between_them() -> None:
    text = "二、预测\n2020年客运量达到45万人次，2030年达到60万人次，年均增长2.9%。"
    assert [(figure, period) for figure, period, _ in periods(text)][-1] == ("2.9%", "2020/2030")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("城镇化率达到65%，其中中心城区90%、县城60%、乡镇30%。", ["", "中心城区", "", ""]),
        # what is built is built in all of the city, each thing of the list
        ("中心城区公交分担率达到40%，建成车站3座、泊位9个。", ["中心城区", "", ""]),
        ("中心城区参与错峰的加油站达到80%，城市建成区达到90%。", ["中心城区", ""]),
    ],
)
def test_what_lies_outside_the_core_of_a_city_is_no_longer_told_of_the_core(
    text: str, places: list[str]
) -> None:
    document = make_document(Content(f"扬州市发展规划（2016-2020年）\n二、目标\n{text}"), id="plan")
    assert [row.region for row in extract(document).statements] == [f"扬州市{place}" for place in places]


def test_what_a_company_owns_in_all_is_no_owner_of_what_it_earns() -> None:
    document = make_document(
        Content("柳河集团“十三五”规划\n2015年，集团总资产180亿元，营业收入95亿元。"), id="plan"
    )
    assert [row.indicator for row in extract(document).statements] == ["集团总资产", "集团营业收入"]

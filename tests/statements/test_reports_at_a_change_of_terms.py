"""Reports at a change of terms: which years 五年来 means, what 年均 and 累计 are told of, how far 预计 reaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract

MEETING = "2017年1月10日在云溪县第八届人民代表大会第一次会议上\n各位代表：\n"


def told(text: str, origin: Origin | None = None) -> dict[str, tuple[str, str]]:
    """Period and status of each figure of a text."""
    rows = extract(Document("d", text, origin=origin or Origin(kind="report"))).statements
    return {row.figure: (row.period, row.status) for row in rows}


def test_rates_a_year_are_those_of_the_term_that_a_heading_names_beside_its_last_year(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        f"{MEETING}一、2016年和过去五年工作回顾\n2016年，生产总值实现39亿元，增长4.5%，年均增长5.8%；投资44亿元，年均增长11%。\n",
        encoding="utf-8",
    )
    rows = {row.figure: row.period for row in extract(read_document(path)).statements}
    assert rows == {
        "39亿元": "2016",
        "4.5%": "2016",
        "5.8%": "2012/2016",
        "44亿元": "2016",
        "11%": "2012/2016",
    }


def test_what_is_summed_up_behind_a_year_is_that_of_the_term() -> None:
    text = (
        "本届政府任期的四年，是经受考验的四年。\n"
        "四年来，我们抢抓机遇。2016年实现生产总值99亿元；累计完成投资200亿元，年均增长22%。\n"
    )
    found = told(text, Origin(date="2016-11-26", kind="report", first_year=2016, last_year=2017))
    assert found["99亿元"][0] == "2016"
    assert found["200亿元"][0] == "2013/2016"


def test_a_review_of_a_plan_and_of_a_year_reports_on_that_year() -> None:
    text = (
        "各位代表：\n一、“十一五”期间工作回顾和2010年工作情况\n我镇先后获得2009年度先进镇、2009年度平安镇称号。\n"
        "五年来，财政收入累计3844万元；农民收入从3563元增加到7270元。\n"
    )
    found = told(text)
    assert found["3844万元"][0] == "2006/2010"
    assert (found["3563元"][0], found["7270元"][0]) == ("2005", "2010")


def test_five_years_told_of_in_the_next_are_those_named() -> None:
    origin = Origin(date="2008-03", kind="other")
    text = "（2003年—2007年）\n五年来，审结各类案件380万件。\n"
    assert told(text, origin)["380万件"][0] == "2003/2007"
    assert told("五年来，审结各类案件380万件。\n", origin)["380万件"][0] == "2004/2008"


@pytest.mark.parametrize("mark", ["，", "；"])
def test_years_in_which_something_doubled_date_nothing_behind_it(mark: str) -> None:
    text = f"一、2008年工作回顾\n2008年产值完成142亿元，五年内翻了一番{mark}增长14%。财政收入达到16亿元，增长23%。\n"
    found = told(text, Origin(date="2009-01", kind="report", first_year=2008, last_year=2009))
    assert found["翻了一番"][0] == "2004/2008"
    assert (found["14%"][0], found["23%"][0]) == ("2008", "2008")


@pytest.mark.parametrize(
    "lead",
    [
        "2011年，全镇预计",  # of a town
        "今年以来，各项工作进展顺利：一、完成情况 （一）主要指标完成情况 预计",  # a heading on the line of its text
    ],
)
def test_a_forecast_at_the_head_of_a_sentence_reaches_all_that_it_lists(lead: str) -> None:
    text = f"{lead}实现生产总值26亿元，增长14%；实现财政收入2亿元，增长19%；农民收入达到1.5万元。\n"
    found = told(text, Origin(date="2012-01-12", kind="other"))
    assert len(found) == 5
    assert {status for _, status in found.values()} == {"target"}


def test_a_report_named_by_the_year_that_it_looks_back_on(tmp_path: Path) -> None:
    path = tmp_path / "2007.txt"
    path.write_text(
        "云溪区2007年政府工作报告\n\n时间:2023-05-27 11:00:10 来源:网友投稿\n\n各位代表:\n\n一、过去五年政府工作回顾\n\n"
        "预计2007年生产总值142亿元,完成年度计划的103.2%。工业企业达到204家。\n",
        encoding="utf-8",
    )
    rows = {row.figure: (row.period, row.status) for row in extract(read_document(path)).statements}
    assert rows["142亿元"] == ("2007", "target")
    assert rows["204家"] == ("2007", "observed")


def test_a_plan_named_without_marks_is_looked_back_on() -> None:
    text = (
        "政府工作报告\n各位代表：\n一、前五年工作回顾\n十二五时期，是取得显著成效的五年。\n"
        "五年来，农业产值由2亿元增长到了4亿元；引资由“十一五”时期的0.8亿元增长到了3亿元。\n"
    )
    found = told(text)
    assert (found["2亿元"][0], found["4亿元"][0]) == ("2010", "2015")
    assert found["0.8亿元"][0] == "2006/2010"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("元至九月，产值完成56亿元。", "2018-01/2018-09"),
        ("2017年元至9月，产值完成56亿元。", "2017-01/2017-09"),
        ("2017年元月份，产值完成56亿元。", "2017-01"),
        ("人均补贴300元至五百元，产值完成56亿元。", "2018"),
    ],
)
def test_the_first_month_by_its_old_name(text: str, period: str) -> None:
    assert (
        told(text, Origin(date="2018-11", kind="statistics", first_year=2018, last_year=2018))["56亿元"][0]
        == period
    )


def test_a_summary_and_plan_without_a_date_was_written_as_its_year_ended(tmp_path: Path) -> None:
    path = tmp_path / "summary.txt"
    path.write_text(
        "2020年度某街道工作总结和2021年度思路\n一、2020年度总结 今年以来，某街道紧跟目标。全年完成投资44亿元，比去年提升5个百分点。\n",
        encoding="utf-8",
    )
    (row, *_) = extract(read_document(path)).statements
    assert (row.period, row.status, row.region) == ("2020", "observed", "全街道")


def test_a_report_on_all_the_province_on_the_page_of_a_city(tmp_path: Path) -> None:
    path = tmp_path / "roads.txt"
    path.write_text(
        "发布机构：楚雄州交通运输局\n发布日期：2023年08月09日\n2023年全省交通运输工作报告\n\n2022年，公路总里程达到1.2万公里。\n",
        encoding="utf-8",
    )
    (row,) = extract(read_document(path)).statements
    assert row.region == "云南省"


def test_a_report_of_december_calls_its_own_year_the_last_of_five() -> None:
    origin = Origin(date="2021-12-16", kind="report", first_year=2020, last_year=2021)
    text = "各位代表：\n过去五年工作回顾\n我院忠实履职。批捕785人，起诉536人。\n"
    assert {period for period, _ in told(text, origin).values()} == {"2017/2021"}


def test_headings_of_intent_before_the_year_planned_tell_what_was_done() -> None:
    origin = Origin(date="2020-01-05", kind="report", first_year=2019, last_year=2020)
    text = (
        "各位代表：\n2019年，全市检察机关取得了新成效。\n\n一、自觉融入大局，全力服务发展\n\n在园区设立服务点40个，起诉198人。\n\n"
        "2020年工作安排\n\n一、提升办案质量\n\n设立服务点50个。\n"
    )
    found = told(text, origin)
    assert (found["40个"], found["198人"]) == (("2019", "observed"), ("2019", "observed"))
    assert found["50个"] == ("2020", "target")


def test_the_years_of_a_pair_hold_for_the_pair_behind_it() -> None:
    text = (
        "进出口总额由1997年的237亿美元增加到705亿美元；其中出口由140亿美元增加到385亿美元，年均增长22.4%。\n"
    )
    found = told(text, Origin(date="2003-01", kind="report", first_year=2002, last_year=2003))
    assert [found[figure][0] for figure in ("140亿美元", "385亿美元", "22.4%")] == [
        "1997",
        "2002",
        "1997/2002",
    ]


def test_a_programme_of_three_years_dates_nothing() -> None:
    text = "实施小微企业三年成长计划，新增小微企业2万家。\n"
    found = told(text, Origin(date="2018-01", kind="report", first_year=2017, last_year=2018))
    assert found["2万家"][0] == "2017"


def test_a_street_led_by_the_committee_of_its_county_is_the_place(tmp_path: Path) -> None:
    path = tmp_path / "street.txt"
    path.write_text(
        "今年以来，在县委、县政府的坚强领导下，西桥街道各项工作取得成效。\n一、2025年上半年工作总结\n1-5月，全县首个项目落地，完成税收5545万元。\n",
        encoding="utf-8",
    )
    (row,) = extract(read_document(path)).statements
    assert row.region == "西桥街道"


def test_a_procurator_speaks_for_a_district_without_its_name(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "五年（2017年-2021年）检察工作报告\n\n云溪市洛川区人民检察院工作报告\n各位代表：\n现在，我代表区人民检察院向大会报告工作。\n"
        "五年来，洛川区检察机关起诉严重犯罪297人。\n",
        encoding="utf-8",
    )
    (row,) = extract(read_document(path)).statements
    assert row.region.endswith("洛川区")


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("收入达到2亿元，支出达到1亿元，分别完成年度计划的113%和120%，分别增长21%和26%。", "26%", "支出"),
        (
            "总值142亿元，完成年度计划的101%；零售额53亿元，完成年度计划的100%，分别是2002年的2.8倍、3.6倍。",
            "2.8倍",
            "总值",
        ),
        ("五年中完成泵站改造44座。", "44座", "泵站改造"),
        ("提前实现了本世纪末国民生产总值比1980年翻两番的目标。", "翻两番", "国民生产总值"),
        ("完成GDP115亿元，现价增长27.7%。", "27.7%", "GDP"),
    ],
)
def test_names_in_reports_of_a_term(text: str, figure: str, indicator: str) -> None:
    rows = extract(
        Document("d", text, origin=Origin(date="2003-01", kind="report", first_year=2002, last_year=2003))
    )
    assert [row.indicator for row in rows.statements if row.figure == figure] == [indicator]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            "2023年，白鹭开发区生产总值完成531亿元，总量居全市第一。会议指出，白鹭开发区要抢抓机遇。",
            "白鹭开发区",
        ),
        ("XX经济开发区2023年工作总结、2024年打算\n2023年，开发区税收完成25亿元。", "经济开发区"),
        ("常州经开区召开会议\n2023年，常州经开区预计完成生产总值992亿元。", "常州经开区"),
        ("2023年，经济开发区生产总值完成531亿元，总量居全市第一。经济开发区要抢抓机遇。", "全区"),
    ],
)
def test_zones_are_places(text: str, region: str, tmp_path: Path) -> None:
    path = tmp_path / "zone.txt"
    path.write_text(text, encoding="utf-8")
    assert {row.region for row in extract(read_document(path)).statements} == {region}


def test_a_year_opened_by_what_it_was_is_looked_back_on(tmp_path: Path) -> None:
    path = tmp_path / "county.txt"
    path.write_text("2004年是我县决战之年。一年来，全县上下努力。全年生产总值达到11亿元。", encoding="utf-8")
    (row,) = extract(read_document(path)).statements
    assert row.period == "2004"


def test_a_rate_a_year_has_no_parts() -> None:
    origin = Origin(date="2003-01", kind="report", first_year=2002, last_year=2003)
    text = "2002年实现总值709亿元，五年平均增长10.1%。其中，农业增加值52亿元，年均增长9%。\n"
    found = told(text, origin)
    assert (found["52亿元"][0], found["9%"][0]) == ("2002", "1998/2002")


def test_what_is_set_right_in_a_term_is_of_all_its_years() -> None:
    origin = Origin(date="2021-01", kind="report", first_year=2020, last_year=2021)
    text = "一、过去五年工作回顾\n五年来，成效显著。新建公路9170公里，处治隐患里程7279公里。新办“三资”企业437家。\n"
    assert {period for period, _ in told(text, origin).values()} == {"2016/2020"}

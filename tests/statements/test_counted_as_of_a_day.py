"""Censuses and surveys: what they count is of the day they name, changes run from the count before."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.documents.year_evidence import count_day
from plancheck.statements.extract import extract

HEAD = "柳川市第七次全国人口普查公报\n柳川市统计局\n2021年5月28日\n\n"


def periods(body: str, head: str = HEAD) -> dict[str, str]:
    document = make_document(Content(head + body), id="x")
    return {row.figure: row.period for row in extract(document).statements}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("以2020年11月1日零时为标准时点开展普查。", "2020-11-01"),
        ("普查的标准时点为2018年12月31日，时期资料为2018年。", "2018-12-31"),
        ("标准时间是二〇二〇年十一月一日零时。", "2020-11-01"),
        ("调查 以 2019 年 12 月 31 日 为 标准时点 汇总。", "2019-12-31"),
        ("普查标准时点：2023年12月31日。", "2023-12-31"),
        ("普查登记时间为2020年11月1日至12月10日。", ""),  # how long it took
        ("普查标准时点为2020年11月1日至12月10日。", ""),
        ("2021年5月28日公布标准，时点另行通知。", ""),
        ("于2020年11月1日召开会议，按标准时间开始。", ""),
        ("以北京标准时间为准，2020年11月1日开展。", ""),
        ("标准时点为2020年。", ""),  # no day
        ("抽样调查数据的截止日期为2003年3月31日。", "2003-03-31"),
        ("本报告中，统计 截止时间：2003年3月31日", "2003-03-31"),
        ("报名截止日期为2003年3月31日。", ""),  # of no count
        ("申报材料截止时间是2003年3月31日。", ""),
    ],
)
def test_the_day_of_a_count(text: str, day: str) -> None:
    assert count_day(text) == day


def test_counts_are_of_the_day_and_changes_run_from_the_count_before() -> None:
    found = periods(
        "我市以2020年11月1日零时为标准时点进行了普查。现将主要数据公布如下：\n"
        "一、常住人口\n全市常住人口为712568人，与2010年第六次全国人口普查的612345人相比，增加100223人，"
        "增长16.37%，年平均增长率为1.53%。\n"
        "二、家庭户\n全市共有家庭户223456户，平均每户2.86人，比2010年第六次全国人口普查的3.10人减少0.24人。\n"
        "三、性别\n男性人口占50.83%。与2010年相比，城镇人口比重提高11.28个百分点。\n"
    )
    assert found == {
        "712568人": "2020-11-01",
        "612345人": "2010",
        "100223人": "2010/2020",
        "16.37%": "2010/2020",
        "1.53%": "2010/2020",
        "223456户": "2020-11-01",
        "2.86人": "2020-11-01",
        "3.10人": "2010",
        "0.24人": "2010/2020",
        "50.83%": "2020-11-01",
        "11.28个百分点": "2010/2020",
    }


def test_years_named_and_amounts_of_years_keep_their_year() -> None:
    found = periods(
        "普查标准时点为2018年12月31日，时期资料为2018年度。现将结果公布如下：\n"
        "一、单位\n全县共有法人单位2345个，比2013年增长98.7%。\n二、收入\n法人单位营业收入234.5亿元。\n"
        "三、资产\n2013年末，法人单位资产合计145.6亿元。\n",
        "云溪县第四次全国经济普查公报\n云溪县统计局\n2020年3月20日\n\n",
    )
    assert found == {"2345个": "2018-12-31", "98.7%": "2013/2018", "234.5亿元": "2018", "145.6亿元": "2013"}


def test_a_day_on_a_line_of_its_own_dates_nothing_where_no_count_names_one() -> None:
    head = "柳川市水利调查公报\n柳川市水利局\n（2021年5月28日）\n\n"
    found = periods("一、水厂\n全市有水厂12座。\n二、泵站\n截至2021年3月31日，有泵站45座。\n", head)
    assert found == {"12座": "2021", "45座": "2021-03-31"}


def test_a_plan_that_cites_a_census_is_no_count() -> None:
    head = "柳川市“十四五”人口发展规划\n2021年9月\n\n"
    found = periods(
        "以2020年11月1日零时为标准时点的普查表明，常住人口71万人。到2025年达到75万人。\n全市有托位3200个。\n",
        head,
    )
    assert found["3200个"] != "2020-11-01"
    assert found["75万人"] == "2025"

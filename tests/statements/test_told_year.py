"""今年 in a report's look back: the year its heading names, whenever the report was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck import extract, read_document
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document


def test_this_year_is_the_heading_s_year_where_the_heading_looks_back(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "石桥县人民政府\n2019年工作总结和2020年工作打算\n（2020年1月8日 县长 向××）\n\n"
        "一、2019年工作总结\n今年以来，全县经济平稳增长。全县粮食产量达到21.3万吨。\n\n"
        "二、2020年工作打算\n今年，粮食产量要稳定在21万吨以上。\n",
        encoding="utf-8",
    )
    found = extract(read_document(path)).statements
    assert [(s.figure, s.period, s.status, s.region) for s in found] == [
        ("21.3万吨", "2019", "observed", "石桥县"),
        ("21万吨", "2020", "target", "石桥县"),
    ]


def test_a_report_turns_from_five_years_to_the_last(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = """2026年柳河市政府工作报告

一、“十四五”时期和2025年工作回顾

五年来，全市新建公路320公里。

各位代表，刚刚过去的2025年，全市上下同心协力，经济稳中有进，粮食产量增长2.3%。

发展后劲增强。规上工业利润增长8.1%，新增企业410家。
"""
    path.write_text(text, encoding="utf-8")
    rows = extract(read_document(path)).statements
    assert {row.figure: row.period for row in rows} == {
        "320公里": "2021/2025",
        "2.3%": "2025",
        "8.1%": "2025",
        "410家": "2025",
    }


HALF_YEAR = Origin(title="云溪县2020年上半年预算执行情况的报告", date="2020-07-30", first_year=2019, last_year=2020, region="云溪县", kind="report")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a report on half a year tells undated is of the half; so is that of the year before
        ("税收收入9亿元，同比增长3%。", [("9亿元", "2020-01/2020-06"), ("3%", "2020-01/2020-06")]),
        (
            "税收收入9亿元，比上年同期10亿元减收1亿元。",
            [("9亿元", "2020-01/2020-06"), ("10亿元", "2019-01/2019-06"), ("1亿元", "2020-01/2020-06")],
        ),
        # the rest of the year is planned
        ("二、下半年工作安排\n确保收入20亿元。", [("20亿元", "2020")]),
    ],
)
def test_a_report_on_half_a_year(text: str, expected: list[tuple[str, str]]) -> None:
    document = make_document(Content(text), id="d", origin=HALF_YEAR)
    assert [(row.figure, row.period) for row in extract(document).statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # headings without a number that name their years stand above numbered ones
        (
            "2009年工作回顾\n一、工业\n产值9亿元。\n2010年主要任务\n一、农业\n新建粮仓3座。",
            [("9亿元", "2009", "observed"), ("3座", "2010", "target")],
        ),
        (
            "过去五年的工作总结\n一、工业\n新建厂房9座。\n今后五年的奋斗目标\n一、农业\n新建粮仓3座。",
            [("9座", "2005/2009", "observed"), ("3座", "2010/2014", "target")],
        ),
        # a later year named among the tasks of one year holds for its own sentence
        (
            "三、2010年工作重点\n力争“十二五”期末产值突破90亿元。新建粮仓3座。",
            [("90亿元", "2015", "target"), ("3座", "2010", "target")],
        ),
        # the day of a meeting dates nothing that is told at it
        (
            "政府工作报告——2010年1月3日在县人民代表大会上。一、2009年工作回顾\n产值9亿元。",
            [("9亿元", "2009", "observed")],
        ),
        # a forecast in a review is of the year looked back on
        ("一、2009年工作回顾\n预计全年能耗下降4%。", [("4%", "2009", "target")]),
    ],
)
def test_parts_of_a_report(text: str, expected: list[tuple[str, str, str]]) -> None:
    origin = Origin(date="2010-01-03", first_year=2009, last_year=2010, region="云溪县", kind="report")
    document = make_document(Content(text), id="d", origin=origin)
    assert [(row.figure, row.period, row.status) for row in extract(document).statements] == expected


def test_a_report_without_a_head_that_lays_a_plan_before_its_meeting_is_no_plan() -> None:
    text = "各位代表：我代表县人民政府向大会报告工作。\n2005年和“十五”发展回顾\n与2000年相比，产值由9亿元增加到18亿元。\n“十一五”时期发展目标\n到2010年，产值达到36亿元。"
    origin = Origin(region="云溪县", kind="report")
    document = make_document(Content(text), id="gwr_2006", origin=origin)
    assert [(row.figure, row.period, row.status) for row in extract(document).statements] == [
        ("9亿元", "2000", "observed"),
        ("18亿元", "2005", "observed"),
        ("36亿元", "2010", "target"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a description that opens with a year and names no other tells of that year, whenever a page carries it
        ("概况\n2003年，全县耕地30万亩。\n粮食产量9万吨。", ["2003", "2003"]),
        ("概况\n 2003 年末、全县耕地30万亩。\n粮食产量9万吨。", ["2003", "2003"]),
        # one that names a later year too, or its year only in passing, tells of its own day
        ("概况\n2003年，全县耕地30万亩。\n2013年粮食产量9万吨。\n油料产量2万吨。", ["2003", "2013", "2015"]),
        ("概况\n全县耕地比2003年增加3万亩。\n粮食产量9万吨。", ["2003/2015", "2015"]),
    ],
)
def test_a_description_is_of_the_one_year_that_opens_it(text: str, expected: list[str]) -> None:
    origin = Origin(date="2015-03-21", region="云溪县", kind="other")
    rows = extract(make_document(Content(text), id="d", origin=origin)).statements
    assert [row.period for row in rows] == expected


def test_what_follows_a_heading_on_its_line_does_not_date_the_section() -> None:
    origin = Origin(date="", first_year=2006, last_year=2006, region="云溪县", kind="statistics")
    text = "云溪县2006年统计公报（3）\n九、文化 文化事业得到发展。年末有剧场3个。继2005年歌舞之后排出新戏，体校2所，\n"
    rows = extract(make_document(Content(text), id="d", origin=origin)).statements
    assert rows[0].period == "2006"

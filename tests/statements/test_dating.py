"""Which years a figure is for, and whether it is reported or aimed at: sentences of our own, one rule each."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement
from plancheck.vocabulary import load_vocabulary

PLAN = Origin(date="2016-08", first_year=2016, last_year=2020, region="海南省", kind="plan")
UNDATED = Origin(first_year=2016, last_year=2020, region="全国", kind="plan")
REPORT = Origin(date="2024-01-20", first_year=2023, last_year=2024, region="云溪县", kind="report")
NEWS = Origin(date="2011-01-18", region="全国", kind="other")


def rows(text: str, *, origin: Origin | None = REPORT, id: str = "d") -> list[Statement]:
    document = make_document(Content(text), id=id, origin=origin)
    return list(extract(document).statements)


def told(text: str, *, origin: Origin | None = REPORT, id: str = "d") -> list[tuple[str, str, str]]:
    return [(row.figure, row.period, row.status) for row in rows(text, origin=origin, id=id)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the years a record is counted in are not the figure's
        ("全县财政收入增长9%，增幅创近五年新高。贷款余额达80亿元。", [("9%", "2023"), ("80亿元", "2023")]),
        # what was done over the years, and what there is at their end
        ("五年来，新建学校12所，森林覆盖率达到61%。", [("12所", "2019/2023"), ("61%", "2023")]),
        ("五年来，形成产业集群3个，累计造林40万亩。", [("3个", "2023"), ("40万亩", "2019/2023")]),
        # one list, one period
        ("五年来，拥有企业90家、园区12个、商标7件。", [("90家", "2023"), ("12个", "2023"), ("7件", "2023")]),
        # the base year's own figure
        ("2023年，粮食产量比2018年的40万吨增长25%。", [("40万吨", "2018"), ("25%", "2018/2023")]),
        # behind a pair, the later end
        (
            "财政收入由2018年的17亿元增加到26亿元，比计划多3亿元。",
            [("17亿元", "2018"), ("26亿元", "2023"), ("3亿元", "2023")],
        ),
        # earlier by years is no review
        ("提前6年完成，灌溉面积达到50万亩。", [("50万亩", "2023")]),
        # a ratio is a state
        ("城乡居民收入比由上年的3.12:1缩小到3.11:1。", [("3.12:1", "2022"), ("3.11:1", "2023")]),
    ],
)
def test_years_in_a_report(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.figure, row.period) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "以2015年为基数，到2020年，能耗由1.4吨下降到1.1吨。",
            [("1.4吨", "2015", "observed"), ("1.1吨", "2020", "target")],
        ),
        ("累计转移劳动力40万人。", [("40万人", "2016/2020", "target")]),
        ("养老床位增长2.5倍。", [("2.5倍", "2015/2020", "target")]),
        ("普及率由目前的40%提高到60%。", [("40%", "2016", "observed"), ("60%", "2020", "target")]),
        ("2015年，投资达到20亿元。", [("20亿元", "2015", "observed")]),
        ("近五年，投资累计增长45%。", [("45%", "2012/2016", "observed")]),
    ],
)
def test_years_and_status_in_a_plan(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, origin=PLAN) == expected


def test_what_an_undated_plan_starts_from_is_reported_below_any_heading() -> None:
    text = "第一篇 指导思想和发展目标\n第一节 基础\n“十二五”期间，全国完成投资22亿元，新增里程25万公里。"
    assert told(text, origin=UNDATED) == [
        ("22亿元", "2011/2015", "observed"), ("25万公里", "2011/2015", "observed"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("（三）发展目标", "target"),  # below 发展现状
        ("（一）基本情况", "observed"),
        ("（一）推进改革开放取得新进展", "observed"),
        ("（一）重大举措有效落地", "observed"),
        ("（一）在强农固本上聚力，加速大振兴", "target"),
        ("（一）加快转型升级", "target"),
    ],
)
def test_beginning_and_end_of_a_heading(heading: str, status: str) -> None:
    above = "一、发展现状\n" if "目标" in heading else ""
    origin = (
        PLAN
        if above
        else Origin(date="2024", first_year=2023, last_year=2024, region="云溪县", kind="report")
    )
    (row,) = rows(f"{above}{heading}\n蔬菜面积发展到15万亩。", origin=origin)
    assert row.status == status


def test_a_goal_at_the_head_of_a_paragraph_without_figures_dates_those_after_it() -> None:
    text = "一、现状与目标\n（一）成就\n“十二五”期间，里程增加3万公里。\n注：五年累计数。\n（三）发展目标\n到2020年，设施更加完善。\n带宽达到20太比特/秒，覆盖90%的村。"
    assert told(text, origin=UNDATED) == [
        ("3万公里", "2011/2015", "observed"), ("20太比特/秒", "2020", "target"), ("90%", "2020", "target"),
    ]  # fmt: skip


def test_what_is_announced_is_to_be_done() -> None:
    text = "报告明确，今年将继续办好十件实事。\n（一）\n新建幼儿园20所。\n（二）\n培训职工3万人次。\n截至目前，已建成公园5个。"
    assert [status for _, _, status in told(text, origin=Origin(date="2024-01", kind="other"))] == [
        "target", "target", "observed",
    ]  # fmt: skip
    past = "2022年，某文件提出将加快发展。全国在12个省开展试点。"
    assert [status for *_, status in told(past, origin=Origin(date="2024-06", kind="other"))] == ["observed"]


def test_an_aim_that_is_only_compared_with() -> None:
    text = "2023年，全县生产总值达到52亿元，比计划目标50亿元超过2亿元。"
    assert [status for *_, status in told(text)] == ["observed", "target", "observed"]


def test_a_forecast_of_a_year_past_is_a_forecast() -> None:
    assert told("预计2023年，全县生产总值达到52亿元。") == [("52亿元", "2023", "target")]


def test_the_colon_after_aims_holds_for_the_whole_sentence() -> None:
    text = "今年主要预期目标是：生产总值增长9%，其中第一产业增长4%；全社会固定资产投资120亿元，增长20%。"
    assert {status for *_, status in told(text)} == {"target"}


def test_news_of_the_first_weeks_tells_of_the_year_before() -> None:
    text = "旅游业圆满完成“十一五”规划确定的任务。国内旅游人数年均增长12%。居民人均出游率达1.5次。"
    assert [(f, p) for f, p, _ in told(text, origin=NEWS)] == [("12%", "2006/2010"), ("1.5次", "2010")]


@pytest.mark.parametrize(
    ("text", "id", "expected"),
    [
        # the only years named are a plan's that is to come
        ("“十一五”期间全省将投资200亿元，港口吞吐量达到8亿吨。", "roads_2006", [("200亿元", "2006/2010"), ("8亿吨", "2010")]),
        # … or one that has been
        ("“十一五”时期，水利投入约7000亿元。五年来，新建堤防1.7万公里。", "water_2010", [("7000亿元", "2006/2010"), ("1.7万公里", "2006/2010")]),
    ],
)  # fmt: skip
def test_a_text_that_names_only_a_plan(text: str, id: str, expected: list[tuple[str, str]]) -> None:
    assert [(f, p) for f, p, _ in told(text, origin=None, id=id)] == expected


def test_zeros_of_two_scripts_and_the_prices_of_a_year() -> None:
    text = "二00六年，产值达到9亿元，人均产值（2005年可比价）3万元。"
    assert [p for _, p, _ in told(text, origin=Origin(date="2007-03", kind="other"))] == ["2006", "2006"]


def test_an_aim_word_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "dating_words.csv").write_text(
        "word,says,not_before,not_after,reason\n冲刺,target,,,spoken\n", encoding="utf-8"
    )
    document = Document(
        "d", "全县生产总值冲刺60亿元。", origin=Origin(date="2024", kind="other", region="云溪县")
    )
    (ours,) = extract(document).statements
    (theirs,) = extract(document, vocabulary=load_vocabulary(tmp_path)).statements
    assert (ours.status, theirs.status) == ("observed", "target")

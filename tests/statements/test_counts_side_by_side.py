"""Counts that stand side by side, months gone by, signs and words beside figures, words that hold others by chance: 雷达, 低地, 截至今年."""

from __future__ import annotations

import pytest
from invented_plans import read as read_as
from invented_plans import told

from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(kind="plan", date="2021-10", first_year=2021, last_year=2025, region="甘肃省")
NEWS = Origin(kind="other", date="2011-04-19", first_year=2011, last_year=2011, region="全国")


def read(text: str, origin: Origin = PLAN) -> list[Statement]:
    return read_as(text, origin)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建渡槽3座水闸2座。", ["新建渡槽", "新建水闸"]),
        ("全县新建渡槽3座水闸2座，修复塘坝7处。", ["新建渡槽", "新建水闸", "修复塘坝"]),
        ("新建渡槽 3座水闸 2座。", ["新建渡槽", "新建水闸"]),
        ("新建3座渡槽2座水闸。", ["新建渡槽", "新建水闸"]),
    ],
)
def test_words_that_lead_to_the_next_count_are_its_name(text: str, names: list[str]) -> None:
    assert [s.indicator for s in read(text)] == names


def test_a_noun_behind_a_counter_is_what_it_counts() -> None:
    assert read("沿线9座车站全部开工，投资20亿元。")[0].indicator == "开工的车站"


def test_radar_is_no_verb_and_low_ground_no_fall() -> None:
    found = read("布设2部测雨雷达；利用滞洪洼地4.5平方公里；调蓄低地0.6平方公里。")
    assert told(found, "value", "measure") == [
        ("2部", "2", "level"),
        ("4.5平方公里", "4.5", "level"),
        ("0.6平方公里", "0.6", "level"),
    ]
    assert found[0].indicator.endswith("测雨雷达")
    assert told(read("年底库容降低4.5万立方米。"), "value") == [("4.5万立方米", "-45000.0")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("经费占支出的百分之三十六强。", "more_than"),
        ("经费占支出的百分之三十六弱，比上年多。", "less_than"),
        ("全部支出中，经费占36%强，其余为物料。", "more_than"),
        ("经费占支出的百分之三十六强县投资的一部分。", "exact"),
        ("全县约有60多个网点。", "more_than"),
        ("大约每年修路六十多公里。", "more_than"),
        ("每天发货量大概在90万件。", "approx"),
        ("全县约有60个网点。", "approx"),
    ],
)
def test_words_beside_a_figure_that_bound_it(text: str, qualifier: str) -> None:
    assert read(text)[0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("中型管道（400毫米≤管径＜900毫米）", ["at_least", "less_than"]),
        ("中型管道（400毫米<管径≤900毫米）", ["more_than", "at_most"]),
        ("大型管道（900毫米≥管径）", ["at_most"]),
    ],
)
def test_a_sign_behind_a_figure_bounds_what_follows_the_sign(text: str, bounds: list[str]) -> None:
    assert [s.qualifier for s in read(f"{text}每年清洗2次。")][: len(bounds)] == bounds


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至今年1月20日，入网医院有67家。", "2011-01-20"),
        ("据统计，截至今年3月底，入网医院有67家。", "2011-03"),
        ("截至今年，入网医院有67家。", "2011"),
        ("系统建成至今，入网医院有67家。", "2011"),
    ],
)
def test_till_now_is_no_word_inside_till_this_year(text: str, period: str) -> None:
    assert told(read(text, NEWS), "period") == [("67家", period)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("截至今年1月20日，全市56家药店接入系统。", "observed"),
        ("各地推进平台建设。截至今年1月20日，56家药店接入系统，发出订单2893笔。", "observed"),
        ("预计到今年9月20日，56家药店接入系统。", "target"),
    ],
)
def test_a_month_gone_by_when_a_text_was_issued_is_reported_on(text: str, status: str) -> None:
    assert {s.status for s in read(text, NEWS)} == {status}


def below_glossary(kind: str, text: str, heading: str = "附件：名词解释") -> list[Statement]:
    """Extract a text of 2026 whose last heading stands over what its words mean."""
    plan = kind == "plan"
    first, last = (2026, 2030) if plan else (2025, 2026)
    origin = Origin(kind=kind, date="2026-02", first_year=first, last_year=last, region="民乐县")
    above = "一、2025年工作回顾\n\n2025年，全县建成水库3座。\n\n二、今后工作\n\n继续修渠。\n\n"
    document = make_document(Content(f"{above}{heading}\n\n{text}\n"), id="glossary", origin=origin)
    return list(extract(document).statements)


def test_what_a_word_means_stands_when_the_text_is_issued() -> None:
    text = "1.规模果园：指种植面积不低于30亩、集中连片的果园。"
    for kind in ("report", "plan"):
        assert told(below_glossary(kind, text)[1:], "status", "period") == [("30亩", "observed", "2026")]
    assert told(below_glossary("report", text, "名词解释")[1:], "period") == [("30亩", "2026")]


def test_years_told_below_a_glossary_and_figures_elsewhere_keep_theirs() -> None:
    found = below_glossary("report", "1.规模果园：指种植面积较大的果园。2024年全县规模果园有46家。")
    assert told(found, "period") == [("3座", "2025"), ("46家", "2024")]
    assert told(below_glossary("report", "全县规模果园有46家。", "二、果园发展")[1:], "period") == [
        ("46家", "2025")
    ]

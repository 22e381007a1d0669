"""Bulletins and news of ministries: lists of what was done of a year's tasks, bases told by their own figures, parts of a year."""

from __future__ import annotations

from plancheck.documents.document import Document, Origin
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

BULLETIN = Origin(kind="statistics", region="柳河市", first_year=2019, last_year=2019)


def _rows(text: str, origin: Origin | None = BULLETIN) -> tuple[Statement, ...]:
    return extract(Document("news", text, origin=origin or recognise_origin(text))).statements


def _measures(text: str) -> list[tuple[str, str, str]]:
    return [(row.figure, row.measure, row.period) for row in _rows(text)]


def test_shares_done_of_a_years_tasks_go_to_the_things_before_them() -> None:
    rows = _rows(
        "2019年，全市茶园新开垦26万亩、改造15万亩，茶农补贴发放2万户，分别完成年度目标任务122%、141%、194%。"
    )
    assert [row.indicator for row in rows[3:]] == [
        "茶园新开垦完成年度目标任务的比例",
        "茶园改造完成年度目标任务的比例",
        "茶农补贴发放完成年度目标任务的比例",
    ]
    assert {row.status for row in rows[3:]} == {"observed"}


def test_more_than_a_base_by_so_much() -> None:
    assert _measures("2019年人均支出15000元，比2010年的8000元多7000元。") == [
        ("15000元", "level", "2019"),
        ("8000元", "level", "2010"),
        ("7000元", "change", "2010/2019"),
    ]
    rows = _rows("2019年茶馆比上年的30所多5所。")
    assert [(row.indicator, row.qualifier, row.measure) for row in rows] == [
        ("茶馆", "exact", "level"),
        ("茶馆", "exact", "change"),
    ]


def test_the_rate_that_a_rate_is_compared_with() -> None:
    assert _measures("2019年茶产量增长率为1.5%，较2018年的0.7%上升0.8个百分点。") == [
        ("1.5%", "growth", "2019"),
        ("0.7%", "growth", "2018"),
        ("0.8个百分点", "points_change", "2019"),
    ]


def test_a_percentage_in_brackets_behind_a_change() -> None:
    rows = _rows("2019年茶农20万人，比上年减少2万人（9.1%），其中女性5万人（25%）。")
    assert [(str(row.value), row.measure) for row in rows if "%" in row.figure] == [
        ("-9.1", "growth"),
        ("25", "share"),
    ]


def test_fell_to_this_years_share() -> None:
    rows = _rows("恩格尔系数从2010年的43.5%降到本年度的32.6%。")
    assert [(str(row.value), row.measure, row.period) for row in rows] == [
        ("43.5", "share", "2010"),
        ("32.6", "share", "2019"),
    ]


def test_a_mean_rise_over_years() -> None:
    assert (
        _measures("2019年茶农收入1.9万元，比2014年增加7000元，五年平均递增10%。")[-1][1] == "growth_per_year"
    )


def test_pupils_are_not_of_those_taken_in() -> None:
    rows = _rows("2019年茶艺学校招生17万人，在校生50万人，毕业生16万人。")
    assert [row.indicator for row in rows] == ["茶艺学校招生", "茶艺学校在校生", "茶艺学校毕业生"]


def test_a_quarter_said_once_holds_for_the_paragraphs_of_news() -> None:
    news = Origin(date="2024-04", kind="other", region="全国")
    rows = _rows(
        "记者在4月28日的发布会上获悉，今年一季度，茶园水质持续改善。\n从空气来看，一季度，优良天数比例为80%。\n"
        "从水质来看，优良断面比例为90%。\n",
        news,
    )
    assert [row.period for row in rows] == ["2024-01/2024-03", "2024-01/2024-03"]

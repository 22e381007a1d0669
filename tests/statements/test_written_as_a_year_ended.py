"""What is put up as a year begins and was written as the one before ended, and what an office plans for one year."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def rows(text: str) -> dict[str, Statement]:
    found = extract(Document("x", text, origin=recognise_origin(text))).statements
    return {"".join(row.figure.split()): row for row in found}


SUMMARY = "清河县水利局工作总结\n\n发布时间：2020年1月8日\n\n"
NEWS = "清河县外贸稳步增长\n\n日期：2020-01-05\n\n"


@pytest.mark.parametrize(
    ("text", "figure", "period", "status"),
    [
        (SUMMARY + "今年，我局新建泵站32座。明年计划新建45座。", "32座", "2019", "observed"),
        (SUMMARY + "今年，我局新建泵站32座。明年计划新建45座。", "45座", "2020", "target"),
        (SUMMARY + "今年，我局新建泵站32座，比去年多5座。", "32座", "2019", "observed"),
        (SUMMARY + "一年来，新建泵站32座。2020年工作打算：今年计划新建45座。", "45座", "2020", "target"),
        (NEWS + "今年1至11月，全县出口总值12亿元。", "12亿元", "2019-01/2019-11", "observed"),
        (NEWS + "今年 1 — 11 月份，全县出口总值12亿元。", "12亿元", "2019-01/2019-11", "observed"),
        (NEWS + "今年1——11月，全县出口总值12亿元。", "12亿元", "2019-01/2019-11", "observed"),
        (NEWS + "今年前三季度，全县出口总值9亿元。", "9亿元", "2019-01/2019-09", "observed"),
        (NEWS + "今年6月底前，建成保税仓3座。", "3座", "2020", "target"),
        (NEWS + "今年计划出口12亿元。", "12亿元", "2020", "target"),
    ],
)
def test_this_year_is_the_one_that_a_text_tells_of(text: str, figure: str, period: str, status: str) -> None:
    row = rows(text)[figure]
    assert (row.period[: len(period)], row.status) == (period, status)


def test_a_summary_with_the_plan_of_the_next_year_is_a_report() -> None:
    text = (
        "清河县水利局2019年工作总结及2020年工作计划\n\n发布日期：2020-01-06\n\n"
        "一、主要工作\n今年以来，新建泵站32座。去年新建20座。\n二、明年打算\n明年新建45座。"
    )
    found = rows(text)
    assert [(found[figure].period, found[figure].status) for figure in ("32座", "20座", "45座")] == [
        ("2019", "observed"), ("2018", "observed"), ("2020", "target"),
    ]  # fmt: skip
    assert recognise_origin("清河县水利局2020年工作计划\n\n新建泵站45座。").kind == "plan"


BUDGET = (
    "清河县水利局2020年部门预算公开\n\n一、2020年收支预算情况说明\n"
    "2020年收入预算总计3200万元，其中：财政拨款收入3000万元。\n二、“三公”经费情况\n"
    "2020年“三公”经费预算12万元，比上年减少1.5万元。其中：公务接待费3万元。\n"
    "截至2019年12月31日，共有车辆6辆。2019年执行数为2900万元。"
)


@pytest.mark.parametrize(
    ("figure", "period", "status"),
    [
        ("3200万元", "2020", "target"),
        ("3000万元", "2020", "target"),
        ("12万元", "2020", "target"),
        ("1.5万元", "2020", "target"),
        ("3万元", "2020", "target"),
        ("6辆", "2019-12-31", "observed"),
        ("2900万元", "2019", "observed"),
    ],
)
def test_sums_of_an_office_s_budget_are_planned(figure: str, period: str, status: str) -> None:
    row = rows(BUDGET)[figure]
    assert (row.period, row.status) == (period, status)


def test_final_accounts_are_told() -> None:
    text = "清河县水利局2019年度部门决算\n\n一、2019年度收支决算情况\n2019年度收入总计3200万元，支出总计3100万元。"
    assert rows(text)["3200万元"].status == "observed"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年计划建管道20公里，比上年增长25%。", "target"),
        ("今年计划建管道20公里， 比上年增长25%。", "target"),
        ("今年计划建管道20公里。上半年已建成管道9公里，同比增长25%。", "observed"),
    ],
)
def test_how_far_a_planned_amount_moves_is_planned(text: str, status: str) -> None:
    assert rows(f"清河县水利局2020年工作计划\n\n{text}")["25%"].status == status

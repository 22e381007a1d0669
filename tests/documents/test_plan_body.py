"""Texts without a head that are plans, news of plans, or budgets."""

from __future__ import annotations

import pytest

from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.plan_body import fiscal_years, is_plan, named_plan_years


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("本规划是“十三五”林业工作的依据。", True),
        ("根据国家有关要求,特编制本市“十一五”渔业发展规划。", True),
        ("某委近日发布湿地保护“十三五”规划。规划提出总体目标：到2020年湿地达到60万亩。", True),
        ("某部印发林业发展规划。", False),  # tells nothing of what it lays down
        ("全市抓紧编制“十三五”规划，工业增加值增长7%。", False),
        ("完成基本规划，成本计划下降3%。", False),
    ],
)
def test_a_plan_tells_what_it_is(text: str, plan: bool) -> None:
    assert is_plan(text) is plan


def test_its_own_plan_is_the_last_that_its_lead_names() -> None:
    assert named_plan_years("本规划承接“十二五”成果，指导“十三五”工作。") == (2016, 2020)
    assert named_plan_years("本方案自印发之日起实施。") == (None, None)


def test_the_origin_of_a_plan_without_a_head() -> None:
    origin = recognise_origin("本规划指导“十三五”期间的湿地保护。\n一、现状\n“十二五”期间新增湿地3万亩。")
    assert (origin.kind, origin.first_year, origin.last_year) == ("plan", 2016, 2020)


def test_a_budget_names_its_financial_year() -> None:
    origin = recognise_origin("财政预算案演辞(三)\n二零二一/二二年度财政预算\n总收入预计为五千亿元。")
    assert (origin.kind, origin.first_year, origin.last_year) == ("plan", 2021, 2022)
    assert fiscal_years(("2021年预算草案", "2018/21年度")) == (None, None)


def test_a_report_by_its_speaker() -> None:
    origin = recognise_origin("(2009年1月12日 张某某)\n过去的五年,是我省加快发展的五年。全省粮食增产。")
    assert (origin.kind, origin.date, origin.first_year) == ("report", "2009-01-12", 2008)


def test_what_is_said_to_an_assembly_is_no_title() -> None:
    origin = recognise_origin(
        "──2021年2月8日在某市云山区第六届人民代表大会上\n现在,我代表区人民政府向大会报告工作,请政协委员提出意见。\n一、2020年工作回顾"
    )
    assert (origin.kind, origin.first_year) == ("report", 2020)
    assert "代表" not in origin.title

"""What a later document tells of a target's own years decides where no series can, and what is new in a year is its level."""

import pytest

from series.support import make_point, make_statement

ENERGY = {
    "concept": "energy.per_gdp",
    "indicator": "单位地区生产总值能耗",
    "unit": "%",
    "measure": "growth",
    "period": "2011/2015",
}
LATER = {"document": "report", "start": 7}
DATES = {"plan": "2011-03-01", "report": "2016-01-20"}


def aim_and_report(value, **columns):
    told = {**ENERGY, **columns}
    return [
        make_statement("16%", "-16", status="target", **ENERGY),
        make_statement(f"{value}%", f"-{value}", **{**told, **LATER}),
    ]


@pytest.mark.parametrize(
    ("value", "columns", "outcome"),
    [
        ("18.2", {}, "met"),
        ("14.1", {}, "missed"),
        (
            "18.2",
            {"period": "2010/2015", "base_period": "2010"},
            "met",
        ),  # from 2010 to 2015: the same five years
        ("18.2", {"period": "2010/2015"}, "undetermined"),
        ("18.2", {"period": "2011/2014"}, "undetermined"),
        ("18.2", {"concept": "carbon.per_gdp"}, "undetermined"),
        ("18.2", {"region": "上海市"}, "undetermined"),
    ],
)
def test_a_fall_over_the_plans_years_is_held_against_what_the_report_tells_of_them(
    judge, value, columns, outcome
):
    row = judge(aim_and_report(value, **columns), [make_point("1", "2016")], dates=DATES)
    assert row.outcome == outcome
    assert ("report:7" in row.outcome_reason) == (outcome != "undetermined")


def test_what_is_told_after_the_date_of_knowledge_is_not_known(judge):
    row = judge(aim_and_report("18.2"), [make_point("1", "2014")], dates=DATES, as_of="2015-12-31")
    assert row.outcome != "met"


JOBS = {"concept": "employment.new_urban", "indicator": "城镇新增就业", "unit": "人", "measure": "change"}


def test_a_total_over_years_is_held_against_the_total_told(judge):
    rows = [
        make_statement(
            "18万人", "18E4", status="target", period="2011/2015", sentence="城镇新增就业18万人", **JOBS
        ),
        make_statement(
            "19万人", "19E4", period="2011/2015", sentence="累计城镇新增就业19万人", **{**JOBS, **LATER}
        ),
    ]
    row = judge(rows, [make_point("1", "2016")], dates=DATES)
    assert (row.outcome, row.outcome_period) == ("met", "2015")


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [("全年城镇新增就业3.5万人", "met"), ("全年城镇新增就业增加3.5万人", "undetermined")],
)
def test_new_jobs_are_the_level_of_their_year(judge, sentence, outcome):
    jobs = make_point("36000", "2012", place=100, **{k: JOBS[k] for k in ("concept", "unit")})
    aim = make_statement("3.5万人", "35000", status="target", period="2012", sentence=sentence, **JOBS)
    row = judge([aim], [jobs], definitions=({"concept": JOBS["concept"]},))
    assert row.outcome == outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"), [("营业成本涨幅控制在3%左右", "met"), ("营业成本增长3%左右", "missed")]
)
def test_a_figure_that_is_held_down_is_a_ceiling(judge, sentence, outcome):
    things = {"concept": "ecommerce.retail", "unit": "%", "measure": "growth"}
    came = make_point("0.4", "2012", place="0.1", **things)
    aim = make_statement(
        "3%",
        3,
        qualifier="approx",
        status="target",
        period="2012",
        sentence=sentence,
        indicator="营业成本",
        **things,
    )
    assert judge([aim], [came], definitions=({"concept": things["concept"]},)).outcome == outcome

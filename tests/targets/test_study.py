"""What the study must say of the five plans' targets, from their figures and the study's own statistics."""

import pytest

from plancheck.paths import series_folder
from plancheck.series.assemble import assemble_series
from plancheck.targets.assess import assess
from plancheck.targets.implied import imply
from plancheck.targets.scoreboard import score_targets
from series.support import make_statement

DATES = {
    "shanghai-11": "2007-12-27",
    "shanghai-12": "2011",
    "miit-12": "2012-03-27",
    "national-13": "2016-12-24",
}
SHANGHAI = {"region": "上海市", "unit": "CNY"}
RETAIL = {"concept": "ecommerce.retail", "indicator": "网络零售额"}
SHARE = {**RETAIL, "measure": "share", "of": "retail_sales", "unit": "%"}
WORKERS = {"concept": "ecommerce.employment", "unit": "人", "indicator": "电子商务相关从业者"}


def _rows():
    def said(document, figure, value, **columns):
        return make_statement(figure, value, **{"document": document, "start": len(rows), **columns})

    def aim(document, figure, value, **columns):
        return said(document, figure, value, **{"status": "target", "qualifier": "more_than", **columns})

    rows = []
    rows.append(said("shanghai-11", "1623亿元", "1623E8", period="2005", **SHANGHAI))
    rows.append(aim("shanghai-11", "3400亿元", "3400E8", period="2010", **SHANGHAI))
    rows.append(
        aim(
            "shanghai-11", "16%", 16, period="2006/2010", measure="growth_per_year", region="上海市", unit="%",
            qualifier="at_least",
        )
    )  # fmt: skip
    rows.append(said("shanghai-12", "4253亿元", "4253E8", period="2010", **SHANGHAI))
    rows.append(aim("shanghai-12", "1.2万亿元", "1.2E12", period="2015", **SHANGHAI))
    rows.append(said("miit-12", "4.5万亿元", "4.5E12", period="2010", qualifier="approx"))
    rows.append(
        said(
            "miit-12",
            "2.5倍",
            2.5,
            period="2006/2010",
            measure="growth_multiple",
            unit="x",
            qualifier="nearly",
            place="0.1",
        )
    )
    rows.append(
        aim(
            "miit-12",
            "翻两番",
            4,
            period="2010/2015",
            measure="multiple",
            unit="x",
            qualifier="exact",
            place=1,
        )
    )
    rows.append(aim("miit-12", "18万亿元", "18E12", period="2015"))
    rows.append(said("miit-12", "5131亿元", "5131E8", period="2010", **RETAIL))
    rows.append(said("miit-12", "3.3%", 3.3, period="2010", **SHARE))
    rows.append(aim("miit-12", "3万亿元", "3E12", period="2015", **RETAIL))
    rows.append(aim("miit-12", "9%", 9, period="2015", **SHARE))
    rows.append(said("national-13", "21.8万亿元", "21.8E12", period="2015"))
    rows.append(said("national-13", "3.88万亿元", "3.88E12", period="2015", **RETAIL))
    rows.append(said("national-13", "2690万人", "26.9E6", period="2015", **WORKERS))
    rows.append(aim("national-13", "40万亿元", "40E12", period="2020"))
    rows.append(
        aim(
            "national-13",
            "翻一番",
            2,
            period="2015/2020",
            measure="multiple",
            unit="x",
            qualifier="exact",
            place=1,
        )
    )
    rows.append(
        aim("national-13", "10万亿元", "10E12", period="2020", qualifier="approx", place="1E12", **RETAIL)
    )
    rows.append(aim("national-13", "5000万人", "50E6", period="2020", **WORKERS))
    return rows


@pytest.fixture(scope="module")
def statements():
    return _rows()


@pytest.fixture(scope="module")
def points(statements):
    return assemble_series(statements, series_folder=series_folder(), dates=DATES)


@pytest.fixture(scope="module")
def judged(statements, points):
    rows = assess(statements, points, dates=DATES, models=("pooled", "random_walk_drift"))
    return {(row.document, row.figure): row for row in rows}


@pytest.mark.parametrize(
    ("target", "consistency", "outcome"),
    [
        (("shanghai-11", "3400亿元"), "below trend", "met"),
        (("shanghai-11", "16%"), "below trend", "met"),
        (("shanghai-12", "1.2万亿元"), "on trend", "met"),
        (("miit-12", "翻两番"), "above trend", "undetermined"),
        (("miit-12", "18万亿元"), "above trend", "undetermined"),
        (("miit-12", "3万亿元"), "below trend", "met"),
        (("miit-12", "9%"), "below trend", "met"),
        (("national-13", "40万亿元"), "below trend", "missed"),
        (("national-13", "翻一番"), "below trend", "missed"),
        (("national-13", "10万亿元"), "below trend", "met"),
        (("national-13", "5000万人"), "not assessable", "met"),
    ],
)
def test_the_targets_of_the_five_plans_have_the_verdicts_found_by_hand(judged, target, consistency, outcome):
    row = judged[target]
    assert (row.consistency, row.outcome) == (consistency, outcome), (
        f"{row.consistency_reason} | {row.outcome_reason}"
    )


def test_shanghai_asked_what_sixteen_percent_gives(judged):
    level, rate = judged["shanghai-11", "3400亿元"], judged["shanghai-11", "16%"]
    assert level.required_low_pct == pytest.approx(15.93, abs=0.01)
    assert float(rate.asked_low) < 3408.85e8 < float(rate.asked_high)
    assert level.outcome_margin_pct == pytest.approx(25.08, abs=0.01)


def test_eighteen_trillion_is_given_in_both_readings(judged):
    row = judged["miit-12", "18万亿元"]
    assert "turnover-2015-survey" in row.outcome_reason
    assert ": met;" in row.outcome_reason  # on the new definition
    assert "13 trillion in 2014" in row.outcome_reason  # on the old one
    assert float(row.outcome_low) == 21.75e12
    assert row.pit is None


def test_four_times_and_the_floor_ask_the_same(judged):
    four = judged["miit-12", "翻两番"]
    assert float(four.asked_low) <= 18e12 <= float(four.asked_high)


def test_forty_trillion_was_missed_by_seven_percent_and_doubling_by_more(judged):
    assert judged["national-13", "40万亿元"].outcome_margin_pct == pytest.approx(-7.0, abs=0.01)
    assert judged["national-13", "翻一番"].outcome_margin_pct == pytest.approx(-14.7, abs=0.1)
    assert "the definition mofcom" in judged["national-13", "40万亿元"].consistency_reason


def test_the_plan_of_2016_has_one_value_under_the_new_survey(judged):
    row = judged["national-13", "40万亿元"]
    assert row.probability is None
    assert "one value only (2015)" in row.forecast_data


def test_a_worked_out_outcome_says_so(judged):
    row = judged["shanghai-12", "1.2万亿元"]
    assert "worked out" in row.outcome_reason
    assert float(row.outcome_low) < 16447e8 < float(row.outcome_high)


def test_the_bound_of_employment_is_enough(judged):
    row = judged["national-13", "5000万人"]
    assert row.outcome_high.is_infinite()
    assert "suspected" in row.outcome_reason


def test_what_the_plans_imply_together(statements, points):
    rows = {row.kind: row for row in imply(statements, points, dates=DATES)}
    share = rows["share of the nation"]
    assert float(share.low) == pytest.approx(6.667, abs=1e-3)
    assert float(share.base_low) > 9.3
    assert share.outcome == "undetermined"
    assert float(rows["whole"].low) == pytest.approx(33.33e12, rel=1e-3)


def test_the_scoreboard_counts_them(judged):
    board = score_targets(list(judged.values()))
    assert dict(board.outcomes) == {"met": 7, "missed": 2, "undetermined": 2}
    assert board.decided == 9


def test_as_known_in_2019_the_later_targets_are_open(statements, points):
    rows = assess(statements, points, dates=DATES, as_of="2019-06", models=("random_walk_drift",))
    assert {row.outcome for row in rows if row.document == "national-13"} == {"open"}
    assert {row.outcome for row in rows if row.document == "shanghai-11"} == {"met"}

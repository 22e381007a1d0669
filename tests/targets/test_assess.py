"""Targets judged as known when set and as known now, on series with known growth."""

import pytest

from plancheck.schema import TARGETS
from plancheck.tables import check_row, table_csv
from series.support import make_point, make_statement

NBS = {"basis": "nbs", "default_from": "2000"}


def _series(rate=0.2, years=range(2000, 2011), **columns):
    return [
        make_point(
            round(1000 * (1 + rate) ** (y - 2000), 3), str(y), place="0.001", source=f"row-{y}", **columns
        )
        for y in years
    ]


def _target(value, **columns):
    columns = {"period": "2015", "status": "target", "qualifier": "more_than", "start": 50, **columns}
    return make_statement(f"{value}", value, **columns)


BASE_2010 = 1000 * 1.2**10
REACHED_2015 = make_point(round(BASE_2010 * 1.2**5, 1), "2015", place="0.1", source="row-2015")


@pytest.mark.parametrize(("rate", "verdict"), [(0.1, "below trend"), (0.2, "on trend"), (0.3, "above trend")])
def test_required_against_seen_growth(judge, rate, verdict):
    row = judge([_target(round(BASE_2010 * (1 + rate) ** 5, 3))], _series())
    assert row.consistency == verdict
    assert row.required_low_pct == pytest.approx(100 * rate, abs=0.01)
    assert row.past_window == "2005-2010"
    assert row.past_low_pct == pytest.approx(20, abs=0.001)
    assert row.ratio == pytest.approx(0.2 / rate, abs=0.001)
    assert row.acceleration_pp == pytest.approx(100 * (rate - 0.2), abs=0.01)
    assert "as known at 2012-03-27" in row.consistency_reason


def test_nothing_later_enters_the_consistency_verdict(judge):
    target = [_target(round(BASE_2010 * 1.3**5))]
    before = judge(target, _series())
    later = [make_point(1, str(year), vintage="2013", source=f"later-{year}") for year in range(2003, 2013)]
    after = judge(target, [*_series(), *later])
    same = (
        "consistency",
        "consistency_reason",
        "required_low_pct",
        "past_windows",
        "probability",
        "forecast",
        "base_low",
    )
    assert [getattr(before, name) for name in same] == [getattr(after, name) for name in same]


def test_a_plan_never_sees_its_own_outcome(judge):
    points = [*_series(years=range(2000, 2010)), *_series(years=range(2010, 2016), vintage="2016")]
    row = judge([_target(10_000)], points)
    assert row.base_period == "2009"
    assert "2000-2009" in row.forecast_data


@pytest.mark.parametrize(
    ("value", "outcome"),
    [(15_000, "met"), (16_000, "missed"), (15_406, "met"), (15_407, "undetermined"), (15_408, "missed")],
)
def test_a_target_is_met_or_missed_by_what_its_year_came_to(judge, value, outcome):
    row = judge([_target(value)], [*_series(), REACHED_2015])
    assert row.outcome == outcome
    assert row.outcome_margin_pct == pytest.approx(100 * (15407.0 / value - 1), abs=0.01)
    assert row.outcome_period == "2015"


def test_rounding_leaves_an_outcome_open(judge):
    coarse = make_point(15_000, "2015", place=1000, source="row-2015")
    row = judge([_target(15_200)], [*_series(), coarse])
    assert row.outcome == "undetermined"
    assert "within the rounding" in row.outcome_reason


def test_more_than_is_not_met_by_the_figure_itself(judge):
    exact = make_point(15_000, "2015", place="1E-9", source="row-2015")
    # a hair of rounding to both sides
    assert judge([_target(15_000)], [*_series(), exact]).outcome == "undetermined"
    assert judge([_target(14_999.999)], [*_series(), exact]).outcome == "met"


def test_a_changed_definition_leaves_it_undetermined_with_both_readings(judge):
    points = [*_series(years=range(2000, 2015)), REACHED_2015]
    row = judge([_target(15_000)], points, breaks=[{"known_from": "2016"}])
    assert row.outcome == "undetermined"
    assert "on the new definition" in row.outcome_reason
    assert ": met; on the old definition" in row.outcome_reason
    assert "would have needed" in row.outcome_reason
    assert row.pit is None  # no forecast error across a definition


def test_a_suspected_break_is_named_and_does_not_decide(judge):
    row = judge(
        [_target(15_000)], [*_series(), REACHED_2015], breaks=[{"kind": "suspected break", "cuts": "false"}]
    )
    assert row.outcome == "met"
    assert "survey" in row.outcome_reason


def test_an_outcome_is_worked_out_from_the_next_years_level_and_growth(judge):
    after = [
        make_point(20_000, "2016", place=1, source="level"),
        make_point(25, "2016", place=1, measure="growth", unit="%", source="growth"),
    ]
    row = judge([_target(15_000)], [*_series(), *after])
    assert row.outcome == "met"
    assert float(row.outcome_low) == pytest.approx(19999.5 / 1.255)
    assert "worked out" in row.outcome_reason
    assert (
        judge([_target(15_000)], [*_series(), *after], breaks=[{"period": "2016"}]).outcome == "undetermined"
    )


def test_reached_early_counts_where_the_year_itself_has_no_figure(judge):
    row = judge([_target(12_000)], [*_series(years=range(2000, 2015)), make_point(1, "2017", basis="cecrc")])
    assert row.outcome == "met"
    assert "2014 already" in row.outcome_reason


def test_a_year_ahead_is_open(judge):
    row = judge([_target(15_000)], _series(), as_of="2013")
    assert row.outcome == "open"


def test_no_figure_names_what_other_definitions_have(judge):
    rival = make_point(9000, "2015", basis="cecrc", source="private")
    row = judge([_target(1e9)], [*_series(), rival, make_point(1, "2020", concept="gdp")])
    assert row.outcome == "undetermined"
    assert "cecrc" in row.outcome_definitions


def test_a_multiple_is_judged_from_its_base(judge):
    target = _target(2, unit="x", measure="multiple", period="2010/2015", qualifier="exact")
    row = judge([target], [*_series(), REACHED_2015])
    assert float(row.asked_low) == pytest.approx(2 * BASE_2010, abs=0.01)
    assert row.required_low_pct == pytest.approx(100 * (2**0.2 - 1), abs=0.01)
    assert (row.consistency, row.outcome) == ("below trend", "met")


def test_yearly_growth_is_judged_as_the_level_it_leads_to(judge):
    target = _target(16, unit="%", measure="growth_per_year", period="2011/2015", qualifier="at_least")
    row = judge([target], [*_series(), REACHED_2015])
    assert (row.base_period, row.required_low_pct, row.outcome) == ("2010", 16.0, "met")
    assert float(row.asked_low) == pytest.approx(BASE_2010 * 1.16**5, rel=1e-4)


def test_growth_at_constant_prices_is_never_taken_from_levels(judge):
    target = _target(
        7,
        unit="%",
        measure="growth_per_year",
        period="2011/2012",
        qualifier="at_least",
        indicator="国内生产总值",
    )
    nominal = judge([target], [*_series(), REACHED_2015, make_point(99_999, "2012", source="row-2012")])
    assert nominal.outcome == "undetermined"
    assert "not the ratio of its levels" in nominal.outcome_reason
    rates = [
        make_point(rate, year, measure="growth", unit="%", place="0.1")
        for rate, year in ((9.5, "2011"), (7.9, "2012"))
    ]
    assert judge([target], [*_series(), *rates]).outcome == "met"


def test_a_yearly_growth_target_is_judged_by_the_growth_of_the_years_before(judge):
    target = _target(
        5, unit="%", measure="growth", period="2012", qualifier="approx", indicator="国内生产总值", place=1
    )
    growth = [
        make_statement(
            f"{rate}%",
            rate,
            unit="%",
            measure="growth",
            period=year,
            place="0.1",
            start=n,
            indicator="国内生产总值",
        )
        for n, (rate, year) in enumerate(((10.6, "2010"), (9.5, "2011")))
    ]
    points = [
        make_point(
            rate, year, measure="growth", unit="%", place="0.1", source=f"plan:{year}", vintage="2012-01"
        )
        for rate, year in ((10.6, "2010"), (9.5, "2011"), (7.9, "2012"))
    ]
    row = judge([*growth, target], points)
    assert row.consistency == "below trend"
    assert "published yearly rates" in row.past_windows


def test_growth_at_constant_prices_is_no_evidence_for_a_level(judge):
    level = _target(3e12, indicator="地区生产总值")
    points = [
        make_point("2.3E12", "2010", place="1E9", vintage="2011-02"),
        make_point(5, "2010", measure="growth", unit="%", place="0.1", vintage="2011-02"),
    ]
    row = judge([level], points)
    assert row.required_low_pct == pytest.approx(100 * ((3 / 2.3) ** 0.2 - 1), abs=0.05)
    assert row.past_windows == ""
    assert row.consistency == "not assessable"
    plain = judge([_target(3e12)], points)
    assert "published yearly rates" in plain.past_windows


@pytest.mark.parametrize(
    ("times", "said"),
    [(1, " 12.884% to 12.885% in 2015"), (10, " 12.884% in 2015"), (1000, " 12.884% in 2015")],
)
def test_a_share_is_worked_out_from_part_and_whole(judge, times, said):
    target = _target(9, unit="%", measure="share", of="retail_sales", qualifier="at_least")
    points = [
        make_point(3.3, "2010", measure="share", of="retail_sales", unit="%"),
        make_point(38_773 * times, "2015", place=1),
        make_point(300_930 * times, "2015", concept="retail_sales", basis="nbs", place=1),
    ]
    row = judge([target], points, definitions=[{}, {**NBS, "concept": "retail_sales"}])
    assert row.outcome == "met"
    assert float(row.outcome_low) == pytest.approx(12.88, abs=0.01)
    assert f",{said} (worked out" in row.outcome_reason  # equal ends are one number


def test_at_most_is_judged_the_other_way_round(judge):
    falling = _series(rate=-0.05)
    base = 1000 * 0.95**10
    target = _target(round(base * 0.9**5), qualifier="at_most")
    row = judge([target], [*falling, make_point(round(base * 0.95**5, 1), "2015", place="0.1")])
    assert (row.consistency, row.outcome) == ("above trend", "missed")
    easier = judge([_target(round(base), qualifier="at_most")], falling)
    assert easier.consistency == "below trend"


def test_the_base_as_known_now_must_agree(judge):
    target = _target(2, unit="x", measure="multiple", period="2010/2015", qualifier="exact")
    revised = make_point(9000, "2010", vintage="2014", source="revised", place=1, grade="A")
    row = judge([target], [*_series(), revised, REACHED_2015])
    assert row.outcome == "undetermined"
    assert "as known now" in row.outcome_reason


def test_probability_falls_as_the_target_rises_and_pit_fits(judge):
    points = [*_series(), REACHED_2015]
    rows = [judge([_target(value)], points) for value in (3000, 9000, 15_000, 60_000)]
    chances = [row.probability for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 0.9 > 0.1 > chances[-1]
    at_outcome = judge([_target(15_407.0)], points)
    assert at_outcome.pit == pytest.approx(1 - at_outcome.probability, abs=1e-3)


def test_one_value_gives_no_probability_and_says_so(judge):
    row = judge([_target(15_000)], _series(years=(2010,)))
    assert row.probability is None
    assert "one value only" in row.forecast_data
    assert row.consistency == "not assessable"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"concept": ""}, "no concept"),
        ({"period": ""}, "no year"),
        ({"measure": "threshold"}, "which things"),
        ({"unit": "USD"}, "in USD"),
        ({"period": "2011/2015"}, "a total"),
    ],
)
def test_what_cannot_be_judged_is_a_row_with_its_reason(judge, columns, reason):
    row = judge([_target(15_000, **columns)], _series(), as_of="2020")
    assert row.consistency == "not assessable"
    assert reason in row.consistency_reason
    assert row.outcome == "undetermined"
    check_row(TARGETS, {name: getattr(row, name) for name in row.__dataclass_fields__})


@pytest.mark.parametrize("value", [0, -5])
def test_a_base_of_zero_or_less_has_no_required_growth(judge, value):
    row = judge([_target(15_000)], [make_point(value, "2010", place=1)])
    assert row.required_low_pct is None
    assert row.consistency == "not assessable"


def test_no_points_at_all(judge):
    row = judge([_target(15_000)])
    assert (row.consistency, row.outcome) == ("not assessable", "undetermined")


def test_progress_since_the_base_is_eurostats(judge):
    row = judge([_target(round(BASE_2010 * 1.4**5))], [*_series(), REACHED_2015])
    assert row.progress_ratio == pytest.approx(0.2 / 0.4, abs=0.001)
    assert row.progress_status == "limited_progress"


def test_other_values_of_the_base_are_shown(judge):
    rival = make_point(7000, "2010", source="rival", basis="cecrc", vintage="2011-01", place=1)
    row = judge([_target(15_000)], [*_series(vintage="2011-01"), rival])
    assert "base 7000 (cecrc, rival)" in row.sensitivity


def test_an_approximate_target_shows_its_readings(judge):
    row = judge([_target(15_000, place=1000, qualifier="approx")], [*_series(), REACHED_2015])
    assert "narrow reading" in row.sensitivity
    assert "wide reading" in row.sensitivity
    assert "two-sided reading" in row.sensitivity


def test_sentences_carry_the_figures(judge):
    row = judge([_target(15_000)], [*_series(), REACHED_2015])
    assert "超过1.5万元" in row.text_zh
    assert "已达到" in row.text_zh
    assert "outcome met" in row.text_en


def test_rows_pass_the_table(judge):
    rows = [judge([_target(15_000)], [*_series(), REACHED_2015])]
    assert table_csv(TARGETS, rows).count("\n") == 2


def test_what_other_series_did_later_is_no_part_of_the_base_rate(judge):
    target = [_target(round(BASE_2010 * 1.1**5))]
    definitions = ({}, {"concept": "retail_sales", "default_from": "1990"})
    others = _series(concept="retail_sales", years=range(1990, 2011))
    before = judge(target, [*_series(), *others], definitions=definitions)
    assert 0 < before.base_rate < 1
    assert "technologies being adopted that grew 15 to 25% a year over 5 years" in before.base_rate_reason
    assert "known at 2012-03-27" in before.base_rate_reason
    assert before.base_rate_reason.endswith("1.00 of them did")
    collapse = [
        make_point(1, str(year), vintage="2021", concept="retail_sales", source=f"later-{year}")
        for year in range(2011, 2021)
    ]
    after = judge(target, [*_series(), *others, *collapse], definitions=definitions)
    assert (after.base_rate, after.base_rate_reason) == (before.base_rate, before.base_rate_reason)


@pytest.mark.parametrize(("concept", "calibrated"), [("ecommerce.turnover", "adoption"), ("gdp", "pooled")])
def test_the_probability_is_that_of_the_forecast_calibrated_on_series_of_the_kind(judge, concept, calibrated):
    points = _series(years=range(2005, 2011), concept=concept)
    row = judge([_target(round(BASE_2010 * 1.2**5), concept=concept)], points)
    answers = dict(part.split("=", 1) for part in row.probabilities.split(";"))
    assert float(answers[calibrated]) == pytest.approx(row.probability, abs=1e-4)
    assert ("adopted technologies" in row.forecast_data) == (calibrated == "adoption")
    assert float(answers["pooled"]) > 0

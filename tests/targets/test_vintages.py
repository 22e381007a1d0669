"""Refits at earlier dates use nothing later, span no cutting break and are compared with what came."""

import pytest

from plancheck.errors import UsageError
from plancheck.series.points import choose_points
from plancheck.targets.vintages import LongSeries, refit_at, refit_long_series
from series.support import make_point, write_folder


def _points(rate=0.1, years=range(2000, 2016), **columns):
    return choose_points(
        [
            make_point(round(1e6 * (1 + rate) ** (y - 2000)), str(y), place=1, source=f"row-{y}", **columns)
            for y in years
        ]
    )


def _refit(tmp_path, points, *, dates, breaks=(), **series):
    found = refit_at(
        points,
        LongSeries("ecommerce.turnover", **{"knowledge": "published", **series}),
        dates=dates,
        curves=("exponential", "logistic"),
        intervals=False,
        series_folder=write_folder(tmp_path, breaks=breaks),
    )
    return {(row.date, row.model): row for row in found}


def test_a_known_exponential_is_recovered_and_its_future_hit(tmp_path):
    rows = _refit(tmp_path, _points(), dates=("2010",))
    row = rows["2010", "exponential"]
    assert (row.first, row.last, row.year) == (2000, 2009, 2015)  # the value of 2010 is published in 2011
    assert row.forecast == pytest.approx(1e6 * 1.1**15, rel=1e-4)
    assert row.outcome == round(1e6 * 1.1**15)
    assert abs(row.error_pct) < 0.01


def test_a_date_without_values_is_a_row_with_its_reason(tmp_path):
    rows = _refit(tmp_path, _points(), dates=("1995",))
    assert all(row.forecast is None and "no value known" in row.reason for row in rows.values())


def test_an_outcome_on_another_definition_is_none(tmp_path):
    row = _refit(tmp_path, _points(), dates=("2010",), breaks=[{"period": "2013", "known_from": "2014"}])[
        "2010", "pooled"
    ]
    assert row.forecast is not None
    assert row.outcome is None
    assert "another definition (survey)" in row.reason


def test_a_fit_begins_after_the_break_known_then(tmp_path):
    row = _refit(tmp_path, _points(), dates=("2014",), breaks=[{"period": "2008", "known_from": "2009"}])[
        "2014", "pooled"
    ]
    assert (row.first, row.last, row.n) == (2008, 2013, 6)


def test_hindsight_takes_todays_values_of_the_years_up_to_then(tmp_path):
    points = _points(vintage="2020")
    assert _refit(tmp_path, points, dates=("2010",))["2010", "pooled"].n == 0
    row = _refit(tmp_path, points, dates=("2010",), knowledge="hindsight")["2010", "pooled"]
    assert (row.last, row.n, row.knowledge) == (2010, 11, "hindsight")


def test_a_share_never_forecasts_a_capacity_above_the_whole(tmp_path):
    points = choose_points(
        [
            make_point(v, str(2000 + i), place="0.1", measure="share", of="population", unit="%")
            for i, v in enumerate((2, 4, 8, 15, 27, 43, 60))
        ]
    )
    row = _refit(tmp_path, points, measure="share", of="population", dates=("2007",))["2007", "logistic"]
    capacity = float(row.parameters.split(";")[0].split("=")[1].split(" ")[0])
    assert capacity <= 100


def test_unknown_kind_of_knowledge():
    with pytest.raises(UsageError, match="published or hindsight"):
        LongSeries("ecommerce.turnover", knowledge="guess")


def test_the_long_series_come_from_the_actual_statistics_and_span_no_cutting_break():
    table = refit_long_series(
        series=(LongSeries("ecommerce.turnover"),),
        dates=("2010", "2020"),
        models=("pooled",),
        curves=("exponential",),
    )
    assert table["model"].tolist() == ["pooled", "exponential"] * 2
    first, last = table.iloc[0], table.iloc[-1]
    assert (first["first"], first["last"]) == (2008, 2010)
    assert "another definition" in first["reason"]  # 2015 is counted by the new survey
    assert last["first"] == 2015

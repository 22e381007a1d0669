import numpy as np
import pandas as pd
import pytest

from plancheck.errors import SeriesError, UsageError
from plancheck.growth.forecast import (
    ALL_MODELS,
    MODELS,
    forecast,
    level_columns,
    predict,
    probability_at_least,
)
from plancheck.growth.many import forecast_file, forecast_many
from plancheck.growth.observations import check_observations

NETIZENS = pd.Series(
    [0.34, 0.59, 0.80, 0.94, 1.11, 1.37, 2.10, 2.98, 3.84, 4.57], index=range(2001, 2011), name="网民规模"
)
INTERVALS = ["low_80", "high_80", "low_95", "high_95"]


def test_one_row_per_model_and_year_with_the_named_columns():
    table = forecast(NETIZENS, horizon=3, models=ALL_MODELS)
    assert list(table.columns) == ["model", "period", "value", *INTERVALS, "reason"]
    assert table["model"].drop_duplicates().tolist() == list(ALL_MODELS)
    assert table.groupby("model")["period"].apply(list).map(lambda p: p == [2011, 2012, 2013]).all()
    done = table[table["value"].notna()]
    assert (done["low_95"] <= done["low_80"]).all()
    assert (done["low_80"] < done["value"]).all()
    assert (done["high_80"] <= done["high_95"]).all()
    assert set(MODELS) <= set(done["model"])


def test_random_walk_has_the_textbook_interval():
    from scipy import stats

    table = forecast(NETIZENS, horizon=4, models=("random_walk_drift",)).set_index("period")
    changes = NETIZENS.diff().dropna()
    error = changes.std() * np.sqrt(4 + 16 / 9)
    assert table.loc[2014, "value"] == pytest.approx(4.57 + 4 * changes.mean())
    expected = table.loc[2014, "value"] + stats.t.ppf(0.975, 8) * error
    assert table.loc[2014, "high_95"] == pytest.approx(expected)


def test_theta_agrees_with_statsmodels_on_its_two_lines():
    from statsmodels.tsa.forecasting.theta import ThetaModel

    series = pd.Series(NETIZENS.to_numpy(), index=pd.period_range("2001", periods=10, freq="Y"))
    reference = ThetaModel(series, period=1, deseasonalize=False).fit().forecast(3)
    ours = forecast(NETIZENS, horizon=3, models=("theta",))["value"]
    # same slope and, for a growing series, the same smoothing constant near 1
    assert ours.to_numpy() == pytest.approx(reference.to_numpy(), rel=0.02)


@pytest.mark.parametrize("model", ["damped_trend", "local_linear_trend"])
def test_what_a_processor_rounds_otherwise_moves_no_forecast(model):
    last_digits = 1 + 1e-12 * np.array([1, -1, 2, 0, -2, 1, 0, 2, -1, 1])
    first, second = (
        forecast(values, horizon=5, models=(model,)) for values in (NETIZENS, NETIZENS * last_digits)
    )
    assert second[["value", *INTERVALS]].to_numpy() == pytest.approx(
        first[["value", *INTERVALS]].to_numpy(), rel=1e-8
    )


def test_too_short_is_a_row_with_a_reason_and_pooled_still_answers():
    table = forecast(NETIZENS.iloc[-2:], horizon=2).set_index("model")
    assert table.loc["random_walk_drift", "reason"].eq("needs 3 values, has 2").all()
    assert table.loc["damped_trend", "value"].isna().all()
    assert table.loc["pooled", INTERVALS].notna().all(axis=None)
    alone = forecast(NETIZENS.iloc[-1:], horizon=1, models=("pooled",))
    assert alone.loc[0, "reason"] == "needs 2 values, has 1"


@pytest.mark.parametrize(
    "values", [[7.0] * 6, [0.0] * 6, [1, 2, 3, 1e6, 5, 6], [-5, 3, -1, 2, 8, -4], [9, 0, 0, 0, 0, 0]]
)
def test_odd_series_never_raise_and_pooled_is_never_empty(values):
    table = forecast(pd.Series(values, index=range(2000, 2006)), horizon=3, models=ALL_MODELS)
    pooled = table[table["model"] == "pooled"]
    assert (pooled["high_95"] > pooled["low_95"]).all()
    assert (table["value"].notna() | (table["reason"] != "")).all()


def test_order_gaps_and_empty_years():
    shuffled = NETIZENS.sample(frac=1, random_state=4)
    assert forecast(shuffled, horizon=2, models=("pooled",)).equals(
        forecast(NETIZENS, horizon=2, models=("pooled",))
    )
    gap = forecast(NETIZENS.drop(2005), horizon=1).set_index("model")
    assert gap.loc["pooled", "reason"] == "1 missing year bridged"
    assert "needs every year" in gap.loc["theta", "reason"]
    blank = forecast(NETIZENS.where(NETIZENS.index != 2005), horizon=1, models=("pooled",))
    assert "no value for 2005" in blank.loc[0, "reason"]
    assert blank.loc[0, "value"] == gap.loc["pooled", "value"]


@pytest.mark.parametrize(
    ("index", "values", "message"),
    [
        ([2001, 2001, 2002], [1, 2, 3], r"row 2: expected each year once, met 2001 again"),
        ([2001, 2002], [1, "3,4"], r"row 2: expected a number, met '3,4'"),
        ([2001, 2002], [1, float("inf")], r"row 2: expected a finite value"),
        ([2001, "2002年"], [1, 2], r"row 2: expected a year"),
        ([2001.5, 2002], [1, 2], r"row 1: expected a year"),
        ([1, 2], [1, 2], r"row 1: expected a year from 1000"),
        ([], [], r"expected at least one value"),
        ([2001, 2002], [None, float("nan")], r"expected at least one value"),
        ([2001, 2002], [True, 2], r"row 1: expected a number"),
    ],
)
def test_bad_series_name_the_row(index, values, message):
    with pytest.raises(SeriesError, match=message):
        forecast(pd.Series(values, index=index, dtype=object, name="零售额"), horizon=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"horizon": 0},
        {"horizon": 1.5},
        {"horizon": 1000},
        {"horizon": 1, "levels": (95,)},
        {"horizon": 1, "levels": ()},
        {"horizon": 1, "models": ("arima",)},
        {"horizon": 1, "models": ()},
    ],
)
def test_wrong_use_raises(wrong):
    with pytest.raises(UsageError):
        forecast(NETIZENS, **wrong)


def test_probability_agrees_with_the_intervals():
    table = forecast(NETIZENS, horizon=5, models=("pooled",)).set_index("period")
    assert probability_at_least(NETIZENS, table.loc[2015, "value"], year=2015) == pytest.approx(0.5)
    assert probability_at_least(NETIZENS, table.loc[2015, "high_95"], year=2015) == pytest.approx(0.025)
    assert probability_at_least(NETIZENS, table.loc[2015, "low_80"], year=2015) == pytest.approx(0.9)
    assert np.isnan(probability_at_least(NETIZENS.iloc[-3:], 5.0, year=2012, model="damped_trend"))
    with pytest.raises(SeriesError, match="a year after 2010"):
        probability_at_least(NETIZENS, 5.0, year=2010)


def many_frame():
    rows = [("b", year, value) for year, value in NETIZENS.items()]
    rows += [("a", 2001, "5"), ("a", 2002, "6")]
    rows += [("bad", 2001, "x"), ("bad", 2002, "1"), ("one", 2001, "1")]
    return pd.DataFrame(rows, columns=["series_id", "period", "value"])


def test_one_bad_series_never_stops_a_batch():
    table = forecast_many(many_frame(), horizon=2)
    assert list(table.columns) == ["series_id", "model", "period", "value", *INTERVALS, "reason"]
    assert table["series_id"].tolist() == ["b", "b", "a", "a", "bad", "one"]
    failed = table.set_index("series_id")["reason"]
    assert failed["bad"].startswith("series bad, row 13: expected a number, met 'x'")
    assert "at least 2 years" in failed["one"]
    single = forecast(NETIZENS, horizon=2, models=("pooled",))
    assert table.loc[:1, "value"].tolist() == pytest.approx(single["value"].tolist())


def test_many_models_keep_their_order():
    table = forecast_many(many_frame(), horizon=1, models=("theta", "pooled"))
    assert table["model"].tolist() == ["theta", "pooled"] * 4
    assert forecast_many(many_frame().iloc[:0], horizon=1).empty


def test_file_in_file_out(tmp_path):
    source, out = tmp_path / "in.csv", tmp_path / "deep" / "out.csv"
    source.write_text(
        "\ufeffseries_id,period,value,note\n网民,2005,1.11,\n网民,2006,1.37,x\n\n坏,2005,1\n坏,2005,2\n",
        encoding="utf-8",
    )
    run = forecast_file(source, out=out, horizon=2)
    assert (run.series, run.exit_code) == (2, 1)
    assert run.failed[0].series_id == "坏"
    assert "row 6" in run.failed[0].reason
    assert "row 5" in run.failed[0].reason
    table = pd.read_csv(out)
    assert table["series_id"].tolist() == ["网民", "网民", "坏"]
    assert table["period"].tolist()[:2] == [2007, 2008]
    source.write_text("series_id,period,value\n网民,2005,1.11\n网民,2006,1.37\n", encoding="utf-8")
    assert forecast_file(source, out=out, horizon=1).exit_code == 0


def test_a_wrong_file_leaves_the_old_output(tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("old", encoding="utf-8")
    wrong = tmp_path / "wrong.csv"
    for content in (b"", b"id,year\n1,2\n", b"\xff\xfe\x00", b'series_id,period,value\n"a,1,2\n'):
        wrong.write_bytes(content)
        with pytest.raises(UsageError, match=r"wrong\.csv"):
            forecast_file(wrong, out=out, horizon=1)
    with pytest.raises(UsageError, match="no such file"):
        forecast_file(tmp_path / "none.csv", out=out, horizon=1)
    assert out.read_text(encoding="utf-8") == "old"


def test_level_columns_name_fractions():
    assert level_columns((0.5, 0.975)) == ["low_50", "high_50", "low_97.5", "high_97.5"]


SHARES = pd.Series([88.0, 91.5, 94.0, 96.0, 97.4], index=range(2015, 2020), name="互联网普及率（%）")


@pytest.mark.parametrize("model", ["pooled", "adoption", "random_walk_drift", "logistic", "linear"])
def test_a_share_does_not_pass_a_hundred_percent_where_that_is_said(model):
    free = forecast(SHARES, horizon=6, models=(model,))
    held = forecast(SHARES, horizon=6, models=(model,), ceiling=100)
    numbers = held[["value", "low_80", "high_80", "low_95", "high_95"]].to_numpy()
    assert np.nanmax(numbers) <= 100
    assert free["high_95"].max() > 100
    low = held["low_95"].to_numpy()
    assert np.all(low < 100)
    assert np.all(held["high_95"].to_numpy() > low)


def test_a_ceiling_moves_no_probability_below_it():
    ahead = predict(check_observations(list(SHARES.index), list(SHARES)), horizon=1).predictive
    held = ahead.below(100.0)
    assert held.probability_at_least(97.0) == pytest.approx(ahead.probability_at_least(97.0))
    assert held.probability_at_least(100.0) == pytest.approx(ahead.probability_at_least(100.0))
    assert np.all(held.probability_at_least(100.1) == 0)
    assert np.all(held.cdf(100.0) == 1)


def test_a_share_far_below_its_ceiling_is_forecast_as_without_one():
    young = SHARES / 20
    free, held = (forecast(young, horizon=2, models=("pooled",), ceiling=top) for top in (None, 100))
    assert held["value"].tolist() == pytest.approx(free["value"].tolist())
    assert held["low_95"].tolist() == pytest.approx(free["low_95"].tolist())


def test_a_share_that_has_reached_its_ceiling_may_still_fall():
    full = pd.Series([99.0, 100.0, 100.0], index=range(2018, 2021))
    held = forecast(full, horizon=3, models=("pooled",), ceiling=100)
    assert held["high_95"].max() <= 100
    assert (held["low_95"] < held["high_95"]).all()


def test_a_ceiling_below_a_value_is_refused_and_in_a_file_only_its_series_fails():
    with pytest.raises(UsageError, match="a ceiling no value lies above"):
        forecast(SHARES, horizon=2, ceiling=90)
    frame = pd.DataFrame(
        {
            "series_id": ["a"] * 3 + ["b"] * 3 + ["c"] * 3 + ["d"] * 3,
            "period": [2018, 2019, 2020] * 4,
            "value": [90.0, 95.0, 99.0] * 4,
            "ceiling": ["100"] * 3 + [""] * 3 + ["95"] * 3 + ["100", "zz", ""],
        }
    )
    table = forecast_many(frame, horizon=4).set_index("series_id")
    assert table.loc["a", "high_95"].max() == 100
    assert table.loc["b", "high_95"].max() > 100
    assert "a ceiling no value lies above" in table.loc["c", "reason"]
    assert "one number as the ceiling" in table.loc["d", "reason"]

"""The forecast of technologies being adopted: the same rule for another reference class."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plancheck.growth.forecast import ADOPTION, ALL_MODELS, MODELS, POOLED, forecast, predict
from plancheck.growth.many import forecast_many
from plancheck.growth.observations import check_observations
from plancheck.growth.pooled import adoption_calibration, shipped_calibration
from plancheck.growth.results import Refusal

SUBSCRIPTIONS = Path(__file__).parents[2] / "benchmarks" / "adoption" / "subscriptions.csv"


def observed(*values, first=2005):
    return check_observations(list(range(first, first + len(values))), list(values), name="网民规模")


def test_it_is_asked_by_name_only():
    assert ADOPTION in ALL_MODELS
    assert ADOPTION not in MODELS
    assert adoption_calibration() != shipped_calibration()


def test_fast_growth_is_believed_more_than_by_the_pooled_forecast():
    young = observed(1.0, 1.6, 2.5, 3.9)
    pooled, adoption = (predict(young, horizon=5, model=model) for model in (POOLED, ADOPTION))
    assert adoption.model == ADOPTION
    assert adoption.predictive.median[-1] > pooled.predictive.median[-1]
    assert (
        adoption.predictive.probability_at_least(10.0)[-1] > pooled.predictive.probability_at_least(10.0)[-1]
    )


@pytest.mark.parametrize(
    "values", [(1.0, 2.0), (3.0, 3.0, 3.0), (0.0, 0.0, 1.0), (5.0, 4.0, 2.0), (-1.0, 2.0)]
)
def test_every_series_of_two_values_gets_intervals_with_a_width(values):
    low, high = predict(observed(*values), horizon=4, model=ADOPTION).predictive.interval(0.95)
    assert np.isfinite([*low, *high]).all()
    assert np.all(high > low)


def test_one_value_is_refused_and_a_table_names_the_model():
    refused = predict(observed(1.0), horizon=2, model=ADOPTION)
    assert isinstance(refused, Refusal)
    assert refused.model == ADOPTION
    frame = pd.DataFrame({"series_id": "a", "period": [2019, 2020, 2021], "value": [1.0, 1.5, 2.4]})
    table = forecast_many(frame, horizon=2, models=(POOLED, ADOPTION))
    assert table["model"].tolist() == [POOLED, POOLED, ADOPTION, ADOPTION]
    alone = forecast(pd.Series([1.0, 1.5, 2.4], index=[2019, 2020, 2021]), horizon=2, models=(ADOPTION,))
    assert alone["value"].tolist() == pytest.approx(table["value"].tolist()[2:])


def test_intervals_hold_on_the_technologies_they_were_learned_from():
    groups: dict[tuple[str, str], list[float]] = {}
    with SUBSCRIPTIONS.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            groups.setdefault((row["technology"], row["country"]), []).append(float(row["per_100"]))
    inside = []
    for values in groups.values():
        for end in range(4, len(values) - 3, 3):
            ahead = predict(observed(*values[end - 4 : end]), horizon=3, model=ADOPTION).predictive
            low, high = ahead.interval(0.80)
            inside.append(low[-1] <= values[end + 2] <= high[-1])
    assert 0.70 < np.mean(inside) < 0.90

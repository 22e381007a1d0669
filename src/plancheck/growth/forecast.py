"""Forecasts as tables: one series with several models, or many series with the pooled forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from plancheck.errors import PlancheckError, SeriesError, UsageError
from plancheck.growth import models as time_series
from plancheck.growth.curves import CURVES
from plancheck.growth.distribution import Predictive
from plancheck.growth.observations import Observations, check_observations, observe_series
from plancheck.growth.pooled import (
    MINIMUM_N,
    adoption_calibration,
    forecast_pooled,
    shipped_calibration,
    stack_observations,
)
from plancheck.growth.results import ModelForecast, Refusal
from plancheck.tables import write_atomically

if TYPE_CHECKING:
    import pandas as pd

LEVELS = (0.80, 0.95)
POOLED, ADOPTION = "pooled", "adoption"
TIME_SERIES_MODELS = tuple(time_series.MODELS)
CURVE_MODELS = tuple(CURVES)
MODELS = (POOLED, *TIME_SERIES_MODELS)  # what `forecast` shows unasked
ALL_MODELS = (*MODELS, ADOPTION, *CURVE_MODELS)
LONGEST_HORIZON = 100
# one rule, two reference classes: published yearly series at large, and technologies while they are adopted
CALIBRATIONS = {POOLED: shipped_calibration, ADOPTION: adoption_calibration}


def _check_request(horizon: int, levels: Sequence[float], models: Sequence[str]) -> None:
    if isinstance(horizon, bool) or not isinstance(horizon, int | np.integer):
        raise UsageError("horizon as a whole number of years", met=repr(horizon))
    if not 1 <= horizon <= LONGEST_HORIZON:
        raise UsageError(f"horizon from 1 to {LONGEST_HORIZON} years", met=str(horizon))
    if not levels or any(not 0 < level < 1 for level in levels):
        raise UsageError("levels as fractions between 0 and 1, such as 0.95", met=repr(tuple(levels)))
    check_models(models)


def check_models(models: Sequence[str]) -> None:
    """See that models are named and that each is one of `ALL_MODELS`.

    Raises
    ------
    UsageError
        When one is unknown, or none is named.
    """
    if isinstance(models, str):
        raise UsageError("models as a sequence of names", met=repr(models))
    unknown = [model for model in models if model not in ALL_MODELS]
    if unknown or not models:
        raise UsageError(f"models among {', '.join(ALL_MODELS)}", met=", ".join(unknown) or "none")


def level_columns(levels: Sequence[float]) -> list[str]:
    """Return the interval columns: ``low_80, high_80, low_95, high_95``; 0.975 gives ``low_97.5``.

    Examples
    --------
    >>> level_columns((0.80, 0.975))
    ['low_80', 'high_80', 'low_97.5', 'high_97.5']
    """
    names = [f"{100 * level:.10g}" for level in levels]
    return [f"{side}_{name}" for name in names for side in ("low", "high")]


def predict(
    observations: Observations, *, horizon: int, model: str = POOLED, ceiling: float | None = None
) -> ModelForecast | Refusal:
    """Return one model's predictive distribution of the years after the last observation.

    Parameters
    ----------
    observations : Observations
    horizon : int
        Years after the last value.
    model : str
        One of `ALL_MODELS`.
    ceiling : float, optional
        Largest value there can be, 100 for a share in percent: no quantile lies above it, and an S-curve's capacity neither.

    Raises
    ------
    UsageError
        When a value lies above the ceiling.
    """
    if ceiling is None:
        return _predict(observations, horizon=horizon, model=model, ceiling=None)
    highest = float(observations.values.max())
    if not highest <= ceiling < np.inf:
        met = f"{ceiling:g}, with a value of {highest:g}"
        raise UsageError("a ceiling no value lies above", met=met, where=observations.name)
    answer = _predict(observations, horizon=horizon, model=model, ceiling=ceiling)
    if isinstance(answer, Refusal):
        return answer
    return replace(answer, predictive=answer.predictive.below(ceiling))


def _predict(
    observations: Observations, *, horizon: int, model: str, ceiling: float | None
) -> ModelForecast | Refusal:
    if model in CURVES:
        return _curve_forecast(observations, horizon=horizon, curve=model, capacity=ceiling)
    if model not in CALIBRATIONS:
        return time_series.MODELS[model](observations, horizon=horizon)
    if len(observations) < MINIMUM_N:
        return Refusal(model, f"needs {MINIMUM_N} values, has {len(observations)}")
    values, years = stack_observations([observations])
    ahead = forecast_pooled(values, horizon=horizon, years=years, calibration=CALIBRATIONS[model]())
    return ModelForecast(model, ahead[0], observations.notes)


def _curve_forecast(
    observations: Observations, *, horizon: int, curve: str, capacity: float | None
) -> ModelForecast | Refusal:
    # brings scipy's optimisers, which the pooled forecast does without
    from plancheck.growth.fit import fit_curve

    positive = capacity if capacity is not None and capacity > 0 else None
    fitted = fit_curve(observations, curve, capacity=positive, intervals=False)
    if isinstance(fitted, Refusal):
        return fitted
    if fitted.obstacle:
        return Refusal(curve, fitted.obstacle)
    predictive = fitted.predictive(int(observations.years[-1]) + np.arange(1, horizon + 1))
    if not np.all(np.isfinite(predictive.scale)) or not np.all(predictive.scale > 0):
        return Refusal(curve, "the parameters are not identified: no spread can be computed")
    return ModelForecast(curve, predictive, (*fitted.notes, *fitted.checks.notes))


def _quantile_table(predictive: Predictive, levels: Sequence[float]) -> dict[str, Any]:
    columns: dict[str, Any] = {"value": predictive.median}
    names = level_columns(levels)
    for place, level in enumerate(levels):
        columns[names[2 * place]], columns[names[2 * place + 1]] = predictive.interval(level)
    return columns


def _model_rows(
    outcome: ModelForecast | Refusal, *, last_year: int, horizon: int, levels: Sequence[float]
) -> dict[str, Any]:
    if isinstance(outcome, Refusal):
        numbers: dict[str, Any] = dict.fromkeys(("value", *level_columns(levels)), np.full(horizon, np.nan))
        reason = outcome.reason
    else:
        numbers, reason = _quantile_table(outcome.predictive, levels), "; ".join(outcome.notes)
    periods = last_year + np.arange(1, horizon + 1)
    return {"model": outcome.model, "period": periods, **numbers, "reason": reason}


def forecast(
    series: pd.Series[Any] | Observations,
    *,
    horizon: int,
    levels: Sequence[float] = LEVELS,
    models: Sequence[str] = MODELS,
    ceiling: float | None = None,
) -> pd.DataFrame:
    """Forecast one yearly series with the pooled forecast and, beside it, the time-series models.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year, in any order and unit; missing years are bridged and noted.
    horizon : int
        Years after the last value, 1 to 100.
    levels : sequence of float
        Probabilities of the central intervals.
    models : sequence of str
        Any of `ALL_MODELS`; their order is the order of the rows.
    ceiling : float, optional
        Largest value there can be, as 100 for a share in percent.

    Returns
    -------
    pandas.DataFrame
        Columns ``model, period, value, low_80, high_80, low_95, high_95, reason`` in the series' unit, one row per
        model and year. A model that does not apply has empty numbers and its reason; ``pooled`` has numbers
        for every series of two or more values.

    Raises
    ------
    SeriesError
        When the series itself cannot be used; names the row.
    UsageError
        On an unknown model, a horizon or level outside its range, or a ceiling below a value.

    Examples
    --------
    >>> import pandas as pd
    >>> netizens = pd.Series([1.11, 1.37, 2.10, 2.98, 3.84, 4.57], index=range(2005, 2011), name="网民规模（亿人）")
    >>> forecast(netizens, horizon=5, models=("pooled",)).columns.tolist()[:5]
    ['model', 'period', 'value', 'low_80', 'high_80']
    """
    import pandas as pd

    _check_request(horizon, levels, models)
    observations = observe_series(series)
    last_year = int(observations.years[-1])
    parts = [
        pd.DataFrame(
            _model_rows(
                predict(observations, horizon=horizon, model=model, ceiling=ceiling),
                last_year=last_year,
                horizon=horizon,
                levels=levels,
            )
        )
        for model in models
    ]
    return pd.concat(parts, ignore_index=True)


def probability_at_least(
    series: pd.Series[Any] | Observations, target: float, *, year: int, model: str = POOLED
) -> float:
    """Return the probability that the value of `year` reaches `target`, as known at the series' last year.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year, up to the vintage to judge from.
    target : float
        In the series' unit.
    year : int
        After the last year with a value.
    model : str
        One of `ALL_MODELS`.

    Returns
    -------
    float
        P(Y >= target); NaN when the model refuses the series.

    Raises
    ------
    SeriesError
        When the series cannot be used or `year` is not after its last year.

    Examples
    --------
    >>> import pandas as pd
    >>> netizens = pd.Series([1.11, 1.37, 2.10, 2.98, 3.84, 4.57], index=range(2005, 2011), name="网民规模（亿人）")
    >>> probability_at_least(netizens, 0.1, year=2011) > 0.99
    True
    """
    observations = observe_series(series)
    horizon = year - int(observations.years[-1])
    if horizon < 1:
        raise SeriesError(f"a year after {observations.years[-1]}", met=str(year), where=observations.name)
    _check_request(horizon, LEVELS, (model,))
    outcome = predict(observations, horizon=horizon, model=model)
    if isinstance(outcome, Refusal):
        return float("nan")
    return float(outcome.predictive[-1].probability_at_least(target))


@dataclass(frozen=True, slots=True)
class FailedSeries:
    """One series of a batch that could not be forecast, and why."""

    series_id: str
    reason: str


def _ceiling(cells: Sequence[Any], one: Observations, *, name: str) -> float:
    """Return the largest value a series can have, infinite where its rows name none."""
    stated = {str(cell).strip() for cell in cells if cell is not None and cell == cell} - {""}
    if not stated:
        return np.inf
    try:
        (ceiling,) = {float(cell) for cell in stated}
    except ValueError:
        raise SeriesError(
            "one number as the ceiling of a series", met=", ".join(sorted(stated)), where=name
        ) from None
    if not one.values.max() <= ceiling:
        met = f"{ceiling:g}, with a value of {one.values.max():g}"
        raise SeriesError("a ceiling no value lies above", met=met, where=name)
    return ceiling


def _observe_groups(
    frame: pd.DataFrame, rows: Sequence[int]
) -> tuple[list[Observations], list[float], list[FailedSeries]]:
    """Return the usable series in order of first appearance, their ceilings, and the others with their reasons."""
    ids = frame["series_id"].tolist()
    periods, values = frame["period"].tolist(), frame["value"].tolist()
    tops = frame["ceiling"].tolist() if "ceiling" in frame.columns else [None] * len(ids)
    ceilings: list[float] = []
    places: dict[str, list[int]] = {}
    for place, series_id in enumerate(ids):
        known = series_id is not None and series_id == series_id and str(series_id).strip() != ""
        places.setdefault(str(series_id) if known else "", []).append(place)
    good: list[Observations] = []
    failed: list[FailedSeries] = []
    for series_id, mine in places.items():
        name = f"series {series_id}"
        try:
            if not series_id:
                raise SeriesError("a series_id", met="an empty cell", where=f"row {rows[mine[0]]}")
            one = check_observations(
                [periods[i] for i in mine], [values[i] for i in mine], name=name, rows=[rows[i] for i in mine]
            )
            if len(one) < MINIMUM_N:
                met = f"{len(one)} ({one.years[-1]})"
                raise SeriesError(f"at least {MINIMUM_N} years with a value", met=met, where=name)
            ceilings.append(_ceiling([tops[i] for i in mine], one, name=name))
            good.append(Observations(series_id, one.years, one.values, one.notes))
        except PlancheckError as error:
            failed.append(FailedSeries(series_id, str(error)))
    return good, ceilings, failed


def _pooled_rows(
    many: list[Observations], ceilings: list[float], *, model: str, horizon: int, levels: Sequence[float]
) -> dict[str, Any]:
    values, years = stack_observations(many)
    predictive = forecast_pooled(values, horizon=horizon, years=years, calibration=CALIBRATIONS[model]())
    predictive = predictive.below(np.array(ceilings)[:, None])
    table = {name: column.ravel() for name, column in _quantile_table(predictive, levels).items()}
    periods = (years[:, -1:].astype(int) + np.arange(1, horizon + 1)).ravel()
    return {
        "series_id": np.repeat([one.name for one in many], horizon),
        "model": np.repeat(model, horizon * len(many)),
        "period": periods,
        **table,
        "reason": np.repeat(["; ".join(one.notes) for one in many], horizon),
    }


def forecast_many(
    frame: pd.DataFrame,
    *,
    horizon: int,
    levels: Sequence[float] = LEVELS,
    models: Sequence[str] = (POOLED,),
    rows: Sequence[int] | None = None,
) -> pd.DataFrame:
    """Forecast many series; the pooled forecast of all of them is one array calculation.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``series_id, period, value``, one row per series and year; where a column ``ceiling`` names the largest value a series can
        have (100 for shares in percent), no quantile lies above it. Other columns are left aside.
    horizon, levels, models
        As in `forecast`.
    rows : sequence of int, optional
        Line number of each row for messages; else the position from 1.

    Returns
    -------
    pandas.DataFrame
        Columns ``series_id, model, period, value, low_80, high_80, low_95, high_95, reason``; series in the
        order of their first row, then models, then years. A series that cannot be used has one row per model
        with its reason, an empty period and empty numbers.

    Raises
    ------
    UsageError
        When a column is missing, a model unknown, or horizon or level out of range.
    """
    import pandas as pd

    _check_request(horizon, levels, models)
    missing = [name for name in ("series_id", "period", "value") if name not in frame.columns]
    if missing:
        met = "no " + ", ".join(missing)
        raise UsageError("columns series_id, period, value", met=met, do="rename the columns")
    numbers = list(rows) if rows is not None else list(range(1, len(frame) + 1))
    good, ceilings, failed = _observe_groups(frame, numbers)
    parts: list[pd.DataFrame] = []
    for model in models:
        if not good:
            break
        if model in CALIBRATIONS:
            rows_of_all = _pooled_rows(good, ceilings, model=model, horizon=horizon, levels=levels)
            parts.append(pd.DataFrame(rows_of_all))
            continue
        for one, top in zip(good, ceilings, strict=True):
            outcome = predict(one, horizon=horizon, model=model, ceiling=top if top < np.inf else None)
            last_year = int(one.years[-1])
            columns = _model_rows(outcome, last_year=last_year, horizon=horizon, levels=levels)
            parts.append(pd.DataFrame({"series_id": one.name, **columns}))
    empty = dict.fromkeys(("period", "value", *level_columns(levels)), np.nan)
    parts += [
        pd.DataFrame([{"series_id": bad.series_id, "model": model, **empty, "reason": bad.reason}])
        for bad in failed
        for model in models
    ]
    names = ["series_id", "model", "period", "value", *level_columns(levels), "reason"]
    if not parts:
        return pd.DataFrame(columns=names)
    table = pd.concat(parts, ignore_index=True)[names]
    table["period"] = table["period"].astype("Int64")
    order = {str(name): place for place, name in enumerate(dict.fromkeys(map(str, frame["series_id"])))}
    rank = {model: place for place, model in enumerate(models)}
    table["_series"], table["_model"] = table["series_id"].map(order), table["model"].map(rank)
    return table.sort_values(["_series", "_model", "period"], kind="stable", ignore_index=True)[names]


@dataclass(frozen=True, slots=True)
class ForecastRun:
    """What `forecast_file` did.

    Parameters
    ----------
    out : Path
        The table written.
    series : int
        Series in the file.
    failed : tuple of FailedSeries
        Those without a forecast; they have their row and reason in the table too.
    """

    out: Path
    series: int
    failed: tuple[FailedSeries, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when every series has its forecast, 1 when some failed."""
        return 1 if self.failed else 0


def forecast_file(
    path: Path | str,
    *,
    out: Path | str,
    horizon: int,
    levels: Sequence[float] = LEVELS,
    models: Sequence[str] = (POOLED,),
) -> ForecastRun:
    """Forecast every series of a csv file and write the table atomically.

    Parameters
    ----------
    path : Path
        Csv (UTF-8) with columns ``series_id, period, value`` and, if wanted, ``ceiling`` as in `forecast_many`.
    out : Path
        Csv to write; stays as it was when anything raises.
    horizon, levels, models
        As in `forecast`.

    Returns
    -------
    ForecastRun
        Names the series that failed; one bad series never stops the others.

    Raises
    ------
    UsageError
        When the file is missing, empty, no csv, or lacks a column.
    """
    import pandas as pd

    path, out = Path(path), Path(out)
    _check_request(horizon, levels, models)
    if not path.is_file():
        met = "a folder" if path.is_dir() else "no such file"
        raise UsageError("a csv file", met=met, where=str(path), do="name the file of the series")
    try:
        frame = pd.read_csv(
            path, dtype=str, keep_default_na=False, encoding="utf-8-sig", skip_blank_lines=False
        )
    except pd.errors.EmptyDataError:
        raise UsageError("a header series_id,period,value", met="an empty file", where=str(path)) from None
    except (UnicodeDecodeError, pd.errors.ParserError) as error:
        raise UsageError("a csv file in UTF-8", met=str(error).strip(), where=str(path)) from None
    frame.columns = [str(name).strip() for name in frame.columns]
    missing = [name for name in ("series_id", "period", "value") if name not in frame.columns]
    if missing:
        met = f"{', '.join(map(str, frame.columns[:8]))} (no {', '.join(missing)})"
        raise UsageError(
            "columns series_id, period, value", met=met, where=str(path), do="rename the columns"
        )
    frame.index = pd.RangeIndex(2, len(frame) + 2)  # line numbers of a file without line breaks inside cells
    blank = (frame[["series_id", "period", "value"]] == "").all(axis=1)
    frame = frame[~blank]
    if frame.empty:
        raise UsageError("at least one row below the header", met="none", where=str(path))
    table = forecast_many(frame, horizon=horizon, levels=levels, models=models, rows=list(frame.index))
    write_atomically(out, lambda target: _write_csv(table, target))
    without = table[table["period"].isna()].drop_duplicates("series_id")
    failed = tuple(FailedSeries(*pair) for pair in zip(without["series_id"], without["reason"], strict=True))
    return ForecastRun(out, int(table["series_id"].nunique()), failed)


def _write_csv(table: pd.DataFrame, target: Path) -> None:
    table.to_csv(target, index=False, lineterminator="\n", encoding="utf-8")

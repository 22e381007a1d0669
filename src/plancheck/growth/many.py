"""Forecasts of many series: from a frame, the pooled one of all of them in one array calculation, and from a csv file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from plancheck.errors import PlancheckError, SeriesError, UsageError
from plancheck.growth.forecast import (
    CALIBRATIONS,
    POOLED,
    check_request,
    level_columns,
    model_rows,
    predict,
    quantile_table,
)
from plancheck.growth.levels import LEVELS
from plancheck.growth.observations import Observations, check_observations
from plancheck.growth.pooled import MINIMUM_N, forecast_pooled, stack_observations
from plancheck.tables import write_atomically

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("series_id", "period", "value")


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
    table = {name: column.ravel() for name, column in quantile_table(predictive, levels).items()}
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

    check_request(horizon, levels, models)
    missing = [name for name in COLUMNS if name not in frame.columns]
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
            columns = model_rows(outcome, last_year=last_year, horizon=horizon, levels=levels)
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
    path, out = Path(path), Path(out)
    check_request(horizon, levels, models)
    frame = _read_series(path)
    table = forecast_many(frame, horizon=horizon, levels=levels, models=models, rows=list(frame.index))
    write_atomically(out, lambda target: _write_csv(table, target))
    without = table[table["period"].isna()].drop_duplicates("series_id")
    failed = tuple(FailedSeries(*pair) for pair in zip(without["series_id"], without["reason"], strict=True))
    return ForecastRun(out, int(table["series_id"].nunique()), failed)


def _read_series(path: Path) -> pd.DataFrame:
    """Return the rows of a csv file as text, by their line numbers; rows with nothing in them are left out.

    Raises
    ------
    UsageError
        As `forecast_file` says.
    """
    import pandas as pd

    if not path.is_file():
        met = "a folder" if path.is_dir() else "no such file"
        raise UsageError("a csv file", met=met, where=str(path), do="name the file of the series")
    try:
        frame = pd.read_csv(
            path, dtype=str, keep_default_na=False, encoding="utf-8-sig", skip_blank_lines=False
        )
    except pd.errors.EmptyDataError:
        raise UsageError("a header series_id,period,value", met="an empty file", where=str(path)) from None
    except UnicodeDecodeError:
        raise UsageError(
            "a csv file in UTF-8", met="another encoding", where=str(path), do="save it as CSV UTF-8"
        ) from None
    except pd.errors.ParserError as error:
        raise UsageError(
            "a csv file", met=str(error).strip(), where=str(path), do="quote cells with commas"
        ) from None
    frame.columns = [str(name).strip() for name in frame.columns]
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        met = f"{', '.join(map(str, frame.columns[:8]))} (no {', '.join(missing)})"
        one = len(frame.columns) == 1 and any(mark in str(frame.columns[0]) for mark in ";\t")
        do = "part the cells by commas" if one else "rename the columns"
        raise UsageError("columns series_id, period, value", met=met, where=str(path), do=do)
    frame.index = pd.RangeIndex(2, len(frame) + 2)  # line numbers of a file without line breaks inside cells
    blank = (frame[list(COLUMNS)] == "").all(axis=1)
    frame = frame[~blank]
    if frame.empty:
        raise UsageError("at least one row below the header", met="none", where=str(path))
    return frame


def _write_csv(table: pd.DataFrame, target: Path) -> None:
    table.to_csv(target, index=False, lineterminator="\n", encoding="utf-8")

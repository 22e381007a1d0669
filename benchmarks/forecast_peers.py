"""Forecasts of statsforecast's models; run by benchmarks/forecast.py in the peers' environment.

Reads an .npz with `values` (series, time; right-aligned) and writes one with, per model, `point`, `low_80`, `high_80`, `low_95`,
`high_95` of shape (series, horizon), NaN where the model refused, and the seconds it took.
"""

from __future__ import annotations

import sys
import time
import warnings

import numpy as np
from statsforecast.models import AutoETS, AutoTheta, DynamicOptimizedTheta, RandomWalkWithDrift

MODELS = {
    "AutoETS": lambda: AutoETS(season_length=1),
    "AutoTheta": lambda: AutoTheta(season_length=1),
    "DOTM": lambda: DynamicOptimizedTheta(season_length=1),
    "RWD": RandomWalkWithDrift,
}


def main(source: str, target: str, horizon: int) -> None:
    """Forecast every series with every model."""
    values = np.load(source)["values"]
    results: dict[str, np.ndarray] = {}
    for name, make in MODELS.items():
        tables = {
            key: np.full((len(values), horizon), np.nan)
            for key in ("point", "low_80", "high_80", "low_95", "high_95")
        }
        # compile before the clock starts
        make().forecast(y=np.arange(12.0) ** 1.1, h=horizon, level=[80, 95])
        begun = time.perf_counter()
        for row, padded in enumerate(values):
            history = padded[~np.isnan(padded)]
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    found = make().forecast(y=history, h=horizon, level=[80, 95])
            except Exception:
                continue
            columns = ("mean", "lo-80", "hi-80", "lo-95", "hi-95")
            for key, column in zip(tables, columns, strict=True):
                tables[key][row] = np.asarray(found[column], dtype=float)
        results[f"{name}/seconds"] = np.array(time.perf_counter() - begun)
        results.update({f"{name}/{key}": table for key, table in tables.items()})
    np.savez(target, **results)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

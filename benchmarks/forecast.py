"""Pooled forecast on the yearly series of M1, M3 and Tourism, cut to short histories, beside statsforecast.

    .venv/bin/python benchmarks/forecast.py            # all 1344 series
    .venv/bin/python benchmarks/forecast.py --quick    # every 10th series
    .venv/bin/python benchmarks/forecast.py --no-peers # ours alone, in seconds

Each set is forecast with constants learned on the other two (``calibration_rotated.json``), never on itself.
A history is cut to its last n values (series shorter than n are left out) and the competition's own test part is
forecast: 6 years, Tourism 4. Errors are in units of the full history's mean absolute yearly change. Where a peer refuses,
its row counts the refusal and the last value stands in for its point forecast; intervals are scored where given.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from competition import HORIZON, SETS, Competition, Floats, load_competition, peer_python, right_aligned

from plancheck.growth.evaluate import (
    mean_scaled_error,
    mean_scaled_interval_score,
    symmetric_percentage_error,
)
from plancheck.growth.pooled import Calibration, forecast_pooled, shipped_calibration

HERE = Path(__file__).parent
LENGTHS = (2, 3, 4, 5, 6, 8, 10, None)
GOAL_OWA = {6: 0.95, 8: 0.90, 10: 0.88, None: 0.85}
GOAL_OWA_GROWING = {6: 0.73, 8: 0.69, 10: 0.67, None: 0.67}
GOAL_LENGTHS = (4, 5, 6, 8, 10, None)
GOAL_95, GOAL_80 = (0.93, 0.97), (0.77, 0.83)
GOAL_MSIS = {5: 30.0, 6: 30.0, 8: 30.0, 10: 30.0, None: 32.0}
GOAL_GROWING_COVERAGE, GOAL_GROWING_MSIS = 0.90, 40.0


@dataclass(frozen=True)
class Tables:
    """One method's forecasts of one cut: arrays of shape (series, horizon)."""

    point: Floats
    low_80: Floats
    high_80: Floats
    low_95: Floats
    high_95: Floats
    refused: int
    milliseconds: float


@dataclass(frozen=True)
class Score:
    """One method on one group of series."""

    method: str
    n: int | None
    series: int
    refused: int
    smape: float
    mase: float
    owa: float
    coverage_80: float
    coverage_95: float
    msis_95: float
    median_msis_95: float
    milliseconds: float


def forecast_ours(values: Floats, sets: np.ndarray, constants: dict[str, Calibration]) -> Tables:
    """Return the pooled forecasts, each set with its own constants."""
    parts = {
        key: np.full((len(values), HORIZON), np.nan)
        for key in ("point", "low_80", "high_80", "low_95", "high_95")
    }
    begun = time.perf_counter()
    for name in np.unique(sets):
        mine = sets == name
        predictive = forecast_pooled(values[mine], horizon=HORIZON, calibration=constants[str(name)])
        parts["point"][mine] = predictive.median
        for level in (80, 95):
            parts[f"low_{level}"][mine], parts[f"high_{level}"][mine] = predictive.interval(level / 100)
    elapsed = 1000 * (time.perf_counter() - begun) / len(values)
    return Tables(**parts, refused=0, milliseconds=elapsed)


def forecast_peers(values: Floats) -> dict[str, Tables]:
    """Return the peers' forecasts, made in their environment."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.npz"), Path(folder, "out.npz")
        np.savez(source, values=values)
        script = HERE / "forecast_peers.py"
        command = [str(peer_python()), "-W", "ignore", str(script), str(source), str(target), str(HORIZON)]
        subprocess.run(command, check=True)
        found = dict(np.load(target))
    tables = {}
    for name in dict.fromkeys(key.split("/")[0] for key in found):
        refused = np.isnan(found[f"{name}/point"]).any(axis=1)
        point = np.where(refused[:, None], values[:, -1:], found[f"{name}/point"])
        ends = {key: found[f"{name}/{key}"] for key in ("low_80", "high_80", "low_95", "high_95")}
        spent = 1000 * float(found[f"{name}/seconds"]) / len(values)
        tables[name] = Tables(point=point, **ends, refused=int(refused.sum()), milliseconds=spent)
    return tables


def score(
    method: str,
    n: int | None,
    tables: Tables,
    chosen: np.ndarray,
    *,
    outcome: Floats,
    last: Floats,
    scale: Floats,
) -> Score:
    """Return the measures of one method on the chosen series."""
    y, unit = outcome[chosen], scale[chosen]
    naive = np.repeat(last[chosen][:, None], y.shape[1], axis=1)
    point = tables.point[chosen]
    smape, mase = symmetric_percentage_error(y, point).mean(), mean_scaled_error(y, point, scale=unit).mean()
    relative_smape = smape / symmetric_percentage_error(y, naive).mean()
    relative_mase = mase / mean_scaled_error(y, naive, scale=unit).mean()
    given = ~np.isnan(tables.low_95[chosen]).any(axis=1)
    shares, scores = {}, np.array([np.nan])
    for level in (80, 95):
        low, high = (
            getattr(tables, f"low_{level}")[chosen][given],
            getattr(tables, f"high_{level}")[chosen][given],
        )
        inside = np.where(np.isnan(y[given]), np.nan, (low <= y[given]) & (y[given] <= high))
        shares[level] = float(np.nanmean(np.nanmean(inside, axis=1))) if given.any() else np.nan
        if level == 95 and given.any():
            scores = mean_scaled_interval_score(y[given], low, high, level=0.95, scale=unit[given])
    return Score(
        method, n, int(chosen.sum()), tables.refused, float(smape), float(mase),
        float((relative_smape + relative_mase) / 2), shares[80], shares[95],
        float(scores.mean()), float(np.median(scores)), tables.milliseconds,
    )  # fmt: skip


def run_lengths(
    competition: Competition, places: np.ndarray, *, peers: bool
) -> tuple[list[Score], list[Score]]:
    """Return all scores: on all series, and on the growth-like ones."""
    rotated = read_rotated()
    everything, growing = [], []
    for n in LENGTHS:
        kept = np.array([i for i in places if len(competition.histories[i]) >= (n or 0)])
        values = right_aligned([competition.histories[i][-(n or 0) :] for i in kept])
        sets = competition.sets[kept]
        methods = {"pooled": forecast_ours(values, sets, rotated)}
        if peers:
            methods.update(forecast_peers(values))
        shared = {
            "outcome": competition.outcome[kept],
            "last": values[:, -1],
            "scale": competition.scale[kept],
        }
        for method, tables in methods.items():
            everything.append(score(method, n, tables, np.ones(len(kept), dtype=bool), **shared))
            growing.append(score(method, n, tables, competition.growing[kept], **shared))
    return everything, growing


def print_scores(title: str, scores: list[Score]) -> None:
    """Print one table."""
    print(f"\n{title}")
    print(
        f"{'n':>4} {'method':10}{'series':>7}{'refused':>8}{'sMAPE':>8}{'MASE':>7}{'OWA':>7}"
        f"{'cov80':>7}{'cov95':>7}{'MSIS95':>10}{'median':>8}{'ms':>8}"
    )
    for s in scores:
        print(
            f"{s.n or 'all':>4} {s.method:10}{s.series:7d}{s.refused:8d}{s.smape:8.2f}{s.mase:7.2f}{s.owa:7.3f}"
            f"{s.coverage_80:7.3f}{s.coverage_95:7.3f}{s.msis_95:10.1f}{s.median_msis_95:8.1f}{s.milliseconds:8.3f}"
        )


def judge(everything: list[Score], growing: list[Score]) -> bool:
    """Print each goal with the figure; return whether all are met."""
    goals: list[tuple[str, float, str, bool]] = []

    def add(name: str, value: float, goal: str, met: bool) -> None:
        goals.append((name, value, goal, bool(met)))

    for s in everything:
        if s.method != "pooled" or s.n not in GOAL_LENGTHS:
            continue
        label = f"n = {s.n or 'all'}"
        add(
            f"{label}: coverage of the 95 % interval",
            s.coverage_95,
            "0.93-0.97",
            GOAL_95[0] <= s.coverage_95 <= GOAL_95[1],
        )
        add(
            f"{label}: coverage of the 80 % interval",
            s.coverage_80,
            "0.77-0.83",
            GOAL_80[0] <= s.coverage_80 <= GOAL_80[1],
        )
        if s.n in GOAL_MSIS:
            add(f"{label}: MSIS95", s.msis_95, f"<= {GOAL_MSIS[s.n]:g}", s.msis_95 <= GOAL_MSIS[s.n])
        if s.n in GOAL_OWA:
            add(f"{label}: OWA", s.owa, f"<= {GOAL_OWA[s.n]:g}", s.owa <= GOAL_OWA[s.n])
    for s in growing:
        if s.method != "pooled" or s.n not in GOAL_LENGTHS:
            continue
        label = f"growth-like, n = {s.n or 'all'}"
        add(
            f"{label}: coverage of the 95 % interval",
            s.coverage_95,
            ">= 0.90",
            s.coverage_95 >= GOAL_GROWING_COVERAGE,
        )
        add(f"{label}: MSIS95", s.msis_95, "<= 40", s.msis_95 <= GOAL_GROWING_MSIS)
        if s.n in GOAL_OWA_GROWING:
            goal = GOAL_OWA_GROWING[s.n]
            add(f"{label}: OWA", s.owa, f"<= {goal:g}", s.owa <= goal)
    print("\nGoals")
    for name, value, goal, met in goals:
        print(f"  {'met   ' if met else 'MISSED'} {name}: {value:.3f} (goal {goal})")
    print(f"  {sum(met for *_, met in goals)} of {len(goals)} met")
    return all(met for *_, met in goals)


GROWTH_EDGES = (-np.inf, -0.05, 0.0, 0.03, 0.06, 0.10, 0.15, 0.22, np.inf)
TAILS = (0.025, 0.10, 0.50, 0.80, 0.90, 0.975)
AHEAD = 5


def print_calibration_by_growth(
    competition: Competition, *, lengths: tuple[int, ...] = (3, 6, 9, 13)
) -> None:
    """Print where outcomes five years ahead fall in their forecast distribution, by the growth seen before.

    All origins of all positive series, every second year; an interval can cover well on average and fail those that grow fast.
    """
    rotated = read_rotated()
    print(
        f"\nCalibration by growth seen: share of outcomes {AHEAD} years ahead below quantiles of the forecast (all origins)"
    )
    print(f"{'n':>4} {'growth a year':>16}{'cases':>7}" + "".join(f"{tail:>8g}" for tail in TAILS))
    for n in lengths:
        windows, came, sets = [], [], []
        for name, history, future in zip(
            competition.sets, competition.histories, competition.futures, strict=True
        ):
            whole = np.concatenate([history, future])
            for end in range(len(whole) - AHEAD, n - 1, -2):
                if whole[end - n : end].min() > 0:
                    windows.append(whole[end - n : end])
                    came.append(whole[end + AHEAD - 1])
                    sets.append(str(name))
        values, outcome, names = np.array(windows), np.array(came), np.array(sets)
        place = np.empty(len(values))
        for name in SETS:
            mine = names == name
            ahead = forecast_pooled(values[mine], horizon=AHEAD, calibration=rotated[name])[:, -1]
            place[mine] = ahead.cdf(outcome[mine])
        growth = np.diff(values, axis=1).mean(axis=1) / values.mean(axis=1)
        for low, high in pairwise(GROWTH_EDGES):
            mine = (low <= growth) & (growth < high)
            shares = "".join(f"{np.mean(place[mine] < tail):8.3f}" for tail in TAILS)
            print(f"{n:4d} {low:7.0%} to {high:4.0%}{mine.sum():8d}{shares}")


def read_rotated() -> dict[str, Calibration]:
    """Return each set's constants, learned on the other two."""
    content = json.loads((HERE / "calibration_rotated.json").read_text(encoding="utf-8"))
    return {name: Calibration.from_mapping(content[name]["constants"]) for name in SETS}


def print_speed() -> None:
    """Print series per second of the pooled forecast and fits per second of each curve, on one core."""
    import pandas as pd

    from plancheck.growth.curves import CURVES
    from plancheck.growth.fit import fit_curve
    from plancheck.growth.many import forecast_many

    generator = np.random.default_rng(2005)
    walks = 100 * np.exp(np.cumsum(generator.normal(0.1, 0.05, (2000, 25)), axis=1))
    begun = time.process_time()
    predictive = forecast_pooled(walks, horizon=6, calibration=shipped_calibration())
    for level in (0.80, 0.95):
        predictive.interval(level)
    print(
        f"\nSpeed (processor seconds): {2000 / (time.process_time() - begun):,.0f} pooled forecasts a second as arrays"
    )
    frame = pd.DataFrame(
        {
            "series_id": np.repeat(np.arange(2000), 25),
            "period": np.tile(np.arange(1996, 2021), 2000),
            "value": walks.ravel(),
        }
    )
    begun = time.process_time()
    forecast_many(frame, horizon=6)
    print(
        f"  {2000 / (time.process_time() - begun):,.0f} series a second through forecast_many (checks and tables included)"
    )
    t = np.arange(20.0)
    for name in CURVES:
        shape = 100 / (1 + np.exp(-0.4 * (t - 9)))
        series = [
            pd.Series(shape * np.exp(generator.normal(0, 0.03, t.size)), index=range(1999, 2019))
            for _ in range(60)
        ]
        fit_curve(series[0], name, intervals=False)  # what is imported or cached once is no part of a fit
        begun = time.process_time()
        for one in series:
            fit_curve(one, name, intervals=False)
        print(f"  {60 / (time.process_time() - begun):,.0f} fits a second of the {name} curve")


def main() -> int:
    """Print the tables; 0 when all goals are met (not judged on a sample)."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", action="store_true", help="every 10th series; goals are shown but not judged"
    )
    parser.add_argument("--no-peers", action="store_true", help="leave statsforecast out")
    options = parser.parse_args()
    competition = load_competition()
    places = np.arange(len(competition.sets))[:: 10 if options.quick else 1]
    everything, growing = run_lengths(competition, places, peers=not options.no_peers)
    print_scores(f"All series ({len(places)})", everything)
    print_scores("Growth-like series", growing)
    met = judge(everything, growing)
    print_calibration_by_growth(competition)
    print_speed()
    return 0 if met or options.quick else 1


if __name__ == "__main__":
    raise SystemExit(main())

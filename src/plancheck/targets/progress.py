"""Progress towards a target as Eurostat and Statistics Canada measure it: actual pace over required pace.

Formulas, thresholds and scores are those of Statistics Canada's SDG data hub, which takes Eurostat's method;
`tests/reference/statcan_progress_cases.csv` holds the published values they reproduce.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

SUBSTANTIAL, MODERATE = 0.95, 0.60  # Eurostat's thresholds of the ratio of actual to required pace
ZERO_STAND_IN = 0.001  # the hub's replacement for a zero base or target, where a growth rate has no meaning
CEILING_POWER = 4.44  # the hub's exponent: how soon a natural limit slows what counts as progress

# without a target: yearly growth, in the wanted direction, from which progress counts as substantial or moderate
SUBSTANTIAL_PACE, MODERATE_PACE = 0.015, 0.005

STATUSES = (
    "target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration", "not_available",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """One indicator's progress.

    Parameters
    ----------
    pace : float
        Compound growth per year seen, fraction.
    required_pace : float or None
        Compound growth per year from the base to the target, fraction; None without a target.
    ratio : float or None
        Actual over required pace, or without a target the pace in the wanted direction.
    status : str
        One of `STATUSES`.
    score : float or None
        -5 to 5.
    note : str
        Why a figure is missing or fragile.
    """

    pace: float
    required_pace: float | None
    ratio: float | None
    status: str
    score: float | None
    note: str = ""


def compound_growth(first: float, last: float, *, years: float) -> float:
    r"""Return :math:`(y_t / y_0)^{1/(t - t_0)} - 1`, a fraction per year; the base year is not counted.

    Raises
    ------
    ValueError
        When the two values differ in sign, the first is zero or `years` is not positive. A fall to zero is -1.

    Examples
    --------
    >>> round(compound_growth(1623, 4253, years=5), 4)  # 上海电子商务交易额，2005年到2010年
    0.2125
    """
    if years <= 0 or first == 0 or first * last < 0:
        raise ValueError(
            f"expected two values of one sign, the first not zero, and years > 0, met {first}, {last} over {years} years"
        )
    return float((last / first) ** (1 / years) - 1)


def near_target(base: float, target: float, *, rounding: float) -> bool:
    """Return whether the base already rounds to the target: the required pace is then noise around zero.

    Parameters
    ----------
    base, target : float
    rounding : float
        Half a unit of the last digit of the coarser of the two figures, in their unit.

    Examples
    --------
    >>> near_target(100.1, 100, rounding=0.5), near_target(90.0, 100, rounding=0.5)
    (True, False)
    """
    return abs(target - base) <= rounding


def assess_progress(
    base: float,
    current: float,
    *,
    base_year: float,
    current_year: float,
    direction: int,
    target: float | None = None,
    target_year: float | None = None,
    limit: float | None = None,
    rounding: float = 0.0,
) -> Progress:
    r"""Return pace, ratio, status and score of one indicator.

    With a target, :math:`R = s\,d\,\mathrm{CAGR}_{o} / |\mathrm{CAGR}_{r}|` where the observed rate runs from the base to
    now, the required rate from the same base to the target year, :math:`d = 1` when growth is wanted and
    :math:`s = -1` when the values are negative. Score: :math:`\min(7.1429 R - 4.2857, 5)` from .60 on, else
    :math:`\max(4.1667 R - 2.5, -5)`; a target already reached has score 5.

    Without a target, :math:`v = s\,d\,\mathrm{CAGR}_o` against 1.5 % and 0.5 % a year, both lowered by
    :math:`C = 1 - (y_0/L)^{4.44}` where a natural limit :math:`L` is near.

    Parameters
    ----------
    base, current : float
        Values at the base year and now, in one unit.
    base_year, current_year : float
    direction : int
        1 when growth is wanted, -1 when decline is.
    target, target_year : float, optional
    limit : float, optional
        Natural limit of the values (100 for a percentage); used without a target only, as the hub does.
    rounding : float
        Half a unit of the coarser figure's last digit; a target inside it is “already near” and gets no ratio.
        0, the hub's own practice, never guards.

    Notes
    -----
    The required pace counts from the base year, so lost time does not show: give the forward requirement beside it.

    Raises
    ------
    ValueError
        When `direction` is neither 1 nor -1.

    Examples
    --------
    >>> assess_progress(14.5, 10.2, base_year=2015, current_year=2023, direction=-1, target=7.25, target_year=2030).ratio
    0.9525901792032172
    """
    if direction not in (1, -1):
        raise ValueError(f"expected direction 1 or -1, met {direction}")
    start = base or ZERO_STAND_IN
    note = "zero replaced by 0.001" if 0 in (base, target) else ""
    try:
        pace = compound_growth(start, current, years=current_year - base_year)
    except ValueError as error:
        return Progress(math.nan, None, None, "not_available", None, str(error))
    sign = -1.0 if start < 0 and current < 0 else 1.0
    if target is None or target_year is None:
        return _without_target(start, sign * direction * pace, pace=pace, limit=limit, note=note)
    aim = target or ZERO_STAND_IN
    try:
        required = compound_growth(start, aim, years=target_year - base_year)
    except ValueError as error:
        return Progress(pace, None, None, "not_available", None, str(error))
    reached = current >= target if direction > 0 else current <= target
    if required == 0 or (rounding > 0 and near_target(base, target, rounding=rounding)):
        words = f"already near the target: base {base:g}, target {target:g}, rounding {rounding:g}"
        status = "target_achieved" if reached else "not_available"
        return Progress(pace, required, None, status, None, words)
    ratio = sign * direction * pace / abs(required)
    if reached:
        return Progress(pace, required, ratio, "target_achieved", 5.0, note)
    score = min(7.1429 * ratio - 4.2857, 5.0) if ratio >= MODERATE else max(4.1667 * ratio - 2.5, -5.0)
    return Progress(pace, required, ratio, _ratio_status(ratio), score, note)


def _ratio_status(ratio: float) -> str:
    if ratio >= SUBSTANTIAL:
        return "substantial_progress"
    if ratio >= MODERATE:
        return "moderate_progress"
    return "limited_progress" if ratio >= 0 else "deterioration"


def limit_factor(base: float, limit: float | None) -> float:
    r"""Return :math:`C`, which lowers the pace asked for as the base comes near a natural limit.

    :math:`1 - (y_0/L)^{4.44}` up to the limit, :math:`1 - ((2L - y_0)/L)^{4.44}` from there to twice the limit, else 1.
    """
    if limit is None or base >= 2 * limit:
        return 1.0
    inner = base if base <= limit else 2 * limit - base
    return float(1 - (inner / limit) ** CEILING_POWER)


def _without_target(start: float, value: float, *, pace: float, limit: float | None, note: str) -> Progress:
    factor = limit_factor(start, limit)
    if value < 0:
        return Progress(pace, None, value, "deterioration", max(125 * value - 2.5, -5.0), note)
    if factor <= 0:
        return Progress(
            pace, None, value, "substantial_progress", 5.0, note or "the base is at its natural limit"
        )
    if value >= SUBSTANTIAL_PACE * factor:
        return Progress(pace, None, value, "substantial_progress", min(500 * value / factor - 5, 5.0), note)
    if value >= MODERATE_PACE * factor:
        return Progress(pace, None, value, "moderate_progress", 250 * value / factor - 1.25, note)
    return Progress(pace, None, value, "limited_progress", 500 * value / factor - 2.5, note)

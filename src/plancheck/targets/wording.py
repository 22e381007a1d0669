"""A judged target as one sentence, in Chinese and in English."""

from __future__ import annotations

from plancheck.intervals import Interval
from plancheck.series.points import SeriesPoint
from plancheck.targets.goal import Goal
from plancheck.targets.outcome import Outcome
from plancheck.targets.past import PastGrowth

_ZH = {
    "below trend": "低于趋势", "on trend": "符合趋势", "above trend": "高于趋势", "not assessable": "无法评估",
    "met": "已达到", "missed": "未达到", "undetermined": "无法判定", "open": "未到期",
    "more_than": "超过", "at_least": "不低于", "at_most": "不超过", "less_than": "低于", "approx": "约", "nearly": "接近", "exact": "",
}  # fmt: skip
_EN = {
    "more_than": "more than ", "at_least": "at least ", "at_most": "at most ", "less_than": "less than ",
    "approx": "about ", "nearly": "nearly ", "exact": "",
}  # fmt: skip


def percent_range(rate: Interval) -> str:
    """Return a rate, a fraction, as percent: one number where both ends round to it.

    Examples
    --------
    >>> from decimal import Decimal
    >>> percent_range(Interval(Decimal("0.3149"), Decimal("0.3247")))
    '31.5..32.5%'
    """
    ends = [float(end) * 100 for end in (rate.low, rate.high)]
    low, high = (f"{end:.1f}" for end in ends)
    return f"{low}%" if low == high else f"{low}..{high}%"


def _figure(text: str) -> str:
    return "".join(text.split())


def describe_zh(
    goal: Goal,
    *,
    base: SeriesPoint | None,
    required: Interval | None,
    main: PastGrowth | None,
    consistency: str,
    outcome: Outcome,
) -> str:
    """Return the finding as one Chinese sentence."""
    s = goal.statement
    when = f"{goal.year}年" if goal.year else ""
    parts = [f"{when}{s.region}{s.indicator or s.concept}目标{_ZH[s.qualifier]}{_figure(s.figure)}"]
    if required is not None:
        start = f"以{base.year}年{_figure(base.figure)}为基数，" if base else ""
        parts.append(f"{start}需年均增长{percent_range(required).replace('..', '至')}")
    if main is not None:
        parts.append(f"{main.first}至{main.last}年年均增长{percent_range(main.rate).replace('..', '至')}")
    parts.append(_ZH[consistency])
    result = f"结果{_ZH[outcome.verdict]}"
    if outcome.reached is not None:
        how = "推算" if outcome.reached.how.startswith("worked out") else "实际"
        figure = percent_figure(outcome) if how == "推算" else _figure(outcome.reached.figure)
        result += f"（{outcome.reached.year}年{how}{figure}）"
    parts.append(result)
    return "，".join(parts) + "。"


def percent_figure(outcome: Outcome) -> str:
    """Return the ends of a worked-out outcome, short."""
    if outcome.reached is None:
        return ""
    low, high = (float(end) for end in (outcome.reached.interval.low, outcome.reached.interval.high))
    return f"{low:.4g}" if f"{low:.4g}" == f"{high:.4g}" else f"{low:.4g}至{high:.4g}"


def describe_en(
    goal: Goal,
    *,
    base: SeriesPoint | None,
    required: Interval | None,
    main: PastGrowth | None,
    consistency: str,
    outcome: Outcome,
) -> str:
    """Return the finding as one English sentence."""
    s = goal.statement
    when = f" by {goal.year}" if goal.year else ""
    parts = [f"{s.indicator or s.concept} ({s.region}){when}: {_EN[s.qualifier]}{_figure(s.figure)}"]
    if required is not None:
        start = f" from {_figure(base.figure)} in {base.year}" if base else ""
        parts.append(f"asks {percent_range(required)} a year{start}")
    if main is not None:
        parts.append(f"{percent_range(main.rate)} a year were seen from {main.first} to {main.last}")
    parts.append(consistency)
    result = f"outcome {outcome.verdict}"
    if outcome.reached is not None:
        result += f" ({outcome.reached.figure} in {outcome.reached.year})"
    parts.append(result)
    return "; ".join(parts) + "."

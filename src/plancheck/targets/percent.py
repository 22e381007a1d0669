"""Rates of growth, fractions, as percentages in words."""

from __future__ import annotations

from plancheck.amounts import Lang, say_percent
from plancheck.intervals import Interval


def percent_range(rate: Interval, *, lang: Lang = "en") -> str:
    """Return a rate, a fraction, as percent: one number where both ends round to it.

    Examples
    --------
    >>> from decimal import Decimal
    >>> rate = Interval(Decimal("0.3149"), Decimal("0.3247"))
    >>> percent_range(rate), percent_range(rate, lang="zh")
    ('31.5% to 32.5%', '31.5%至32.5%')
    >>> percent_range(Interval.exactly(Decimal("-0.0312")))
    '−3.1%'
    """
    low, high = (say_percent(float(end) * 100) for end in (rate.low, rate.high))
    return low if low == high else f"{low}{'至' if lang == 'zh' else ' to '}{high}"

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


def say_pace(rate: Interval, *, lang: Lang) -> str:
    """Return a rate of growth as a sentence tells it: a fall is called one and has no sign.

    Examples
    --------
    >>> from decimal import Decimal
    >>> fall = Interval(Decimal("-0.0393"), Decimal("-0.0343"))
    >>> say_pace(fall, lang="zh"), say_pace(fall, lang="en")
    ('下降3.4%至3.9%', 'a fall of 3.4% to 3.9%')
    >>> say_pace(Interval.exactly(Decimal("0.075")), lang="zh"), say_pace(Interval.exactly(Decimal("0.075")), lang="en")
    ('增长7.5%', '7.5%')
    """
    if rate.high < 0:
        words = percent_range(-rate, lang=lang)
        return f"下降{words}" if lang == "zh" else f"a fall of {words}"
    words = percent_range(rate, lang=lang)
    return f"增长{words}" if lang == "zh" else words

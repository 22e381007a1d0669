"""Rates of growth: fractions of what is printed per hundred or per thousand, and the words for them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from plancheck.amounts import PER_MILLE, Lang, round_significant, say_percent
from plancheck.intervals import Interval

_HALF = Decimal("0.05")  # of the last digit shown
_KNOWN = 15  # significant digits: behind them a root is rounded outwards


def as_fraction(value: Decimal, unit: str) -> Decimal:
    """Return a printed rate of growth as a fraction: of a thousand where it is per mille, of a hundred else.

    Examples
    --------
    >>> as_fraction(Decimal(8), "%"), as_fraction(Decimal(8), "‰")
    (Decimal('0.08'), Decimal('0.008'))
    """
    return value.scaleb(-3 if unit == PER_MILLE else -2)


def rate_unit(unit: str) -> str:
    """Return what a rate of growth is said in: ‰ where it is printed so, percent else."""
    return PER_MILLE if unit == PER_MILLE else "%"


def percent_range(rate: Interval, *, lang: Lang = "en", unit: str = "%") -> str:
    """Return a rate, a fraction, as percent or, in the unit ‰, per mille: one number where both ends round to it.

    Ends that two digits after the point tell exactly are told so, others are rounded half up to one.

    Examples
    --------
    >>> from decimal import Decimal
    >>> rate = Interval(Decimal("0.31494"), Decimal("0.32471"))
    >>> percent_range(rate), percent_range(rate, lang="zh")
    ('31.5% to 32.5%', '31.5%至32.5%')
    >>> percent_range(Interval.exactly(Decimal("-0.03124")))
    '−3.1%'
    >>> percent_range(Interval(Decimal("0.0745"), Decimal("0.0755"))), percent_range(Interval.exactly(Decimal("0.0745")))
    ('7.5%', '7.45%')
    >>> percent_range(Interval.exactly(Decimal("0.0015")), unit="‰")
    '1.5‰'
    """
    if unit == PER_MILLE:
        tenfold = Interval(rate.low.scaleb(1), rate.high.scaleb(1))
        return percent_range(tenfold, lang=lang).replace("%", PER_MILLE)
    low, high = (round_significant(end.scaleb(2), _KNOWN) for end in (rate.low, rate.high))
    digits = 2 if max(_decimals(low), _decimals(high)) == 2 else 1
    if low.is_finite() and high.is_finite() and 0 < high - low <= 2 * _HALF:
        middle = ((low + high) / 2).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        if middle - _HALF <= low and high <= middle + _HALF:
            low, high, digits = middle, middle, 1
    least, most = say_percent(low, digits=digits), say_percent(high, digits=digits)
    return least if least == most else f"{least}{'至' if lang == 'zh' else ' to '}{most}"


def _decimals(end: Decimal) -> int:
    """How many digits after the point tell a percentage exactly."""
    exponent = end.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def say_pace(rate: Interval, *, lang: Lang, unit: str = "%") -> str:
    """Return a rate of growth as a sentence tells it: a fall is called one and has no sign.

    Examples
    --------
    >>> from decimal import Decimal
    >>> fall = Interval(Decimal("-0.03931"), Decimal("-0.03432"))
    >>> say_pace(fall, lang="zh"), say_pace(fall, lang="en")
    ('下降3.4%至3.9%', 'a fall of 3.4% to 3.9%')
    >>> say_pace(Interval.exactly(Decimal("0.075")), lang="zh"), say_pace(Interval.exactly(Decimal("0.075")), lang="en")
    ('增长7.5%', '7.5%')
    """
    if rate.high < 0:
        words = percent_range(-rate, lang=lang, unit=unit)
        return f"下降{words}" if lang == "zh" else f"a fall of {words}"
    words = percent_range(rate, lang=lang, unit=unit)
    return f"增长{words}" if lang == "zh" else words

"""Amounts as the reports write them: those of `plancheck.amounts`, intervals with one dash."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from plancheck.amounts import AMOUNT_PARTS, Lang, as_fine_as, format_amount, last_place_shown, round_to

_DIGITS = 4


def format_value(value: Decimal | float, unit: str, *, lang: Lang, digits: int | None = None) -> str:
    """Return a value in base units as text; see `plancheck.amounts.format_amount`.

    Examples
    --------
    >>> format_value(Decimal("4500000000000"), "CNY", lang="zh"), format_value(Decimal("4.5E12"), "CNY", lang="en")
    ('4.5万亿元', '4.5 trillion yuan')
    """
    return format_amount(value, unit, lang=lang, digits=digits)


def format_interval(
    low: Decimal | float, high: Decimal | float, unit: str, *, lang: Lang, digits: int | None = None
) -> str:
    """Return an interval as text, one-sided where an end is infinite.

    Parameters
    ----------
    low, high : Decimal or float
        In base units.
    unit : str
    lang : {"zh", "en"}
    digits : int, optional
        Significant digits of the end farther from zero, one number where both ends round to it. When not given: four, and
        as many more as a narrow interval needs. The other end has as many behind the point.

    Examples
    --------
    >>> format_interval(Decimal("9.346"), Decimal("9.558"), "%", lang="zh", digits=3)
    '9.35–9.56%'
    >>> format_interval(Decimal("12.884"), Decimal("12.8848"), "%", lang="en")
    '12.8840–12.8848%'
    >>> format_interval(Decimal("37.15E12"), Decimal("37.25E12"), "CNY", lang="en")
    '37.15–37.25 trillion yuan'
    >>> format_interval(Decimal("4E13"), Decimal("Infinity"), "CNY", lang="en")
    '≥ 40 trillion yuan'
    >>> format_interval(Decimal("28672.5"), Decimal("28673.5"), "CNY", lang="en")
    '28,672.5–28,673.5 yuan'
    """
    lower, upper = Decimal(str(low)), Decimal(str(high))
    if lower.is_nan() or upper.is_nan():
        return "–"
    if not upper.is_finite() and not lower.is_finite():
        return "任意值" if lang == "zh" else "any value"
    least = digits or _DIGITS
    if not upper.is_finite():
        return "≥ " + format_value(lower, unit, lang=lang, digits=least)
    if not lower.is_finite():
        return "≤ " + format_value(upper, unit, lang=lang, digits=least)
    last = last_place_shown(lower, upper, least=least, is_narrow=not digits)
    ends = [
        format_value(round_to(end, last, rounding=ROUND_HALF_EVEN), unit, lang=lang) for end in (lower, upper)
    ]
    if ends[0] == ends[1]:
        return format_value(lower, unit, lang=lang, digits=least)
    return _joined(*ends, lang=lang)


def printed_number(low: Decimal | float, high: Decimal | float) -> Decimal | None:
    """Return the number whose rounding an interval is and nothing else; None for any other.

    Examples
    --------
    >>> printed_number(39.35, 39.45), printed_number(39.3, 39.45)
    (Decimal('39.40'), None)
    """
    lower, upper = (Decimal(f"{float(end):.12g}") for end in (low, high))
    if not (lower.is_finite() and upper.is_finite() and lower < upper):
        return None
    step, middle = (upper - lower).normalize(), (upper + lower) / 2
    return middle if step.as_tuple().digits == (1,) and middle % step == 0 else None


def format_reading(low: Decimal | float, high: Decimal | float, unit: str, *, lang: Lang) -> str:
    """Return an interval as text; one that is nothing but the rounding of a printed number as that number.

    Examples
    --------
    >>> format_reading(4.6545e11, 4.6555e11, "CNY", lang="zh"), format_reading(39.35, 39.45, "%", lang="en")
    ('4655亿元', '39.4%')
    >>> format_reading(9.346, 9.558, "%", lang="zh"), format_reading(6.5, float("inf"), "%", lang="zh")
    ('9.346–9.558%', '≥ 6.5%')
    """
    printed = printed_number(low, high)
    return (
        format_interval(low, high, unit, lang=lang)
        if printed is None
        else format_value(printed, unit, lang=lang)
    )


def _joined(low: str, high: str, *, lang: Lang) -> str:
    """Return two amounts with one dash and as many digits behind the point; what stands before or behind both is said once.

    Examples
    --------
    >>> _joined("3.4亿元", "3.5亿元", lang="zh"), _joined("9000万元", "1.1亿元", lang="zh")
    ('3.4–3.5亿元', '9000万元–1.1亿元')
    >>> _joined("−2%", "3%", lang="en"), _joined("−2%", "3%", lang="zh")
    ('−2% to 3%', '−2%至3%')
    >>> _joined("14.8%", "15%", lang="en"), _joined("−2%", "0.5%", lang="en")
    ('14.8–15.0%', '−2.0% to 0.5%')
    """
    low, high = as_fine_as(low, high), as_fine_as(high, low)
    parts = [AMOUNT_PARTS.fullmatch(text) for text in (low, high)]
    if "−" in low + high:
        return f"{low}至{high}" if lang == "zh" else f"{low} to {high}"
    if parts[0] and parts[1] and parts[0].group(1, 3) == parts[1].group(1, 3):
        return f"{parts[0][1]}{parts[0][2]}–{parts[1][2]}{parts[0][3]}"
    return f"{low}–{high}"

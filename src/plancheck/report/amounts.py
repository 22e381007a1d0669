"""Numbers as readers write them: 亿 and 万亿 in Chinese, billion and trillion in English."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from plancheck.tables import format_decimal

Lang = Literal["zh", "en"]

_SCALES: dict[str, tuple[tuple[Decimal, str], ...]] = {
    "zh": ((Decimal("1E12"), "万亿"), (Decimal("1E8"), "亿"), (Decimal("1E4"), "万")),
    "en": ((Decimal("1E12"), " trillion"), (Decimal("1E9"), " billion"), (Decimal("1E6"), " million")),
}
_CURRENCIES = {
    "CNY": ("元", "CNY "),
    "USD": ("美元", "USD "),
    "EUR": ("欧元", "EUR "),
    "HKD": ("港元", "HKD "),
    "JPY": ("日元", "JPY "),
}
_UNITS = {"pp": ("个百分点", " percentage points"), "x": ("倍", " times"), "m2": ("平方米", " m²"), "t": ("吨", " t"), "km": ("公里", " km"), "h": ("小时", " h")}  # fmt: skip
_COUNTERS = {"人": "persons", "户": "accounts", "家": "firms", "件": "items", "张": "certificates", "个": "", "项": "items", "辆": "vehicles"}  # fmt: skip


def round_significant(value: Decimal, digits: int) -> Decimal:
    """Return `value` rounded half-even to `digits` significant digits.

    Examples
    --------
    >>> round_significant(Decimal("340885451028.48"), 4)
    Decimal('3.409E+11')
    """
    if not value.is_finite() or value == 0:
        return value
    place = value.adjusted() - digits + 1
    return (
        value.quantize(Decimal((0, (1,), place)))
        if place < 0
        else value.scaleb(-place).to_integral_value().scaleb(place)
    )


def format_value(value: Decimal | float, unit: str, *, lang: Lang, digits: int | None = None) -> str:
    """Return a value in base units as text.

    Parameters
    ----------
    value : Decimal or float
        In base units (currency units, persons, percent).
    unit : str
        Unit of the tables: ``CNY``, ``%``, ``pp``, ``x``, a counter.
    lang : {"zh", "en"}
    digits : int, optional
        Significant digits; exact when not given.

    Examples
    --------
    >>> format_value(Decimal("4500000000000"), "CNY", lang="zh"), format_value(Decimal("4.5E12"), "CNY", lang="en")
    ('4.5万亿元', 'CNY 4.5 trillion')
    >>> format_value(Decimal("0.485E9"), "人", lang="zh"), format_value(Decimal("9.36"), "%", lang="en")
    ('4.85亿人', '9.36%')
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if number.is_nan():
        return "–"
    if not number.is_finite():
        return "∞" if number > 0 else "−∞"
    if digits is not None:
        number = round_significant(number, digits)
    sign = "−" if number < 0 else ""
    number = abs(number)
    scale_word = ""
    if unit not in ("%", "pp", "x"):
        for factor, word in _SCALES[lang]:
            if number >= factor:
                number, scale_word = number / factor, word
                break
    text = format_decimal(number)
    if lang == "en" or not scale_word:
        whole, _, fraction = text.partition(".")
        text = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    return sign + _with_unit(text + scale_word, unit, lang)


def _with_unit(text: str, unit: str, lang: Lang) -> str:
    if unit == "%":
        return f"{text}%"
    if unit in _CURRENCIES:
        zh, en = _CURRENCIES[unit]
        return text + zh if lang == "zh" else en + text
    if unit in _UNITS:
        return text + _UNITS[unit][0 if lang == "zh" else 1]
    if lang == "zh" or not unit:
        return text + unit
    return f"{text} {_COUNTERS.get(unit, unit)}".rstrip()


def format_interval(
    low: Decimal | float, high: Decimal | float, unit: str, *, lang: Lang, digits: int = 4
) -> str:
    """Return an interval as text, one-sided where an end is infinite.

    Examples
    --------
    >>> format_interval(Decimal("9.346"), Decimal("9.558"), "%", lang="zh", digits=3)
    '9.35–9.56%'
    >>> format_interval(Decimal("37.15E12"), Decimal("37.25E12"), "CNY", lang="en")
    'CNY 37.15–37.25 trillion'
    >>> format_interval(Decimal("4E13"), Decimal("Infinity"), "CNY", lang="en")
    '≥ CNY 40 trillion'
    """
    lower, upper = Decimal(str(low)), Decimal(str(high))
    if lower.is_nan() or upper.is_nan():
        return "–"
    if not upper.is_finite() and not lower.is_finite():
        return "任意值" if lang == "zh" else "any value"
    if not upper.is_finite():
        return "≥ " + format_value(lower, unit, lang=lang, digits=digits)
    if not lower.is_finite():
        return "≤ " + format_value(upper, unit, lang=lang, digits=digits)
    ends = [format_value(end, unit, lang=lang, digits=digits) for end in (lower, upper)]
    return ends[0] if ends[0] == ends[1] else _joined(*ends)


def _joined(low: str, high: str) -> str:
    """Return two amounts with one dash; what stands before or behind both numbers is said once.

    Examples
    --------
    >>> _joined("3.4亿元", "3.5亿元"), _joined("9000万元", "1.1亿元"), _joined("−2%", "3%")
    ('3.4–3.5亿元', '9000万元–1.1亿元', '−2% to 3%')
    """
    parts = [re.fullmatch(r"(\D*?)([\d.,]+)(.*)", text) for text in (low, high)]
    if "−" in low + high:
        return f"{low} to {high}"
    if parts[0] and parts[1] and parts[0].group(1, 3) == parts[1].group(1, 3):
        return f"{parts[0][1]}{parts[0][2]}–{parts[1][2]}{parts[0][3]}"
    return f"{low}–{high}"

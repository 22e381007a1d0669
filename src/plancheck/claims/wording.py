"""Findings as sentences: figures as readers write them, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from plancheck.intervals import Interval

_ZH_SCALES = ((Decimal("1E12"), "万亿"), (Decimal("1E8"), "亿"), (Decimal("1E4"), "万"))
_EN_SCALES = ((Decimal("1E12"), "trillion"), (Decimal("1E9"), "billion"), (Decimal("1E6"), "million"))
_ZH_UNITS = {
    "CNY": "元",
    "USD": "美元",
    "EUR": "欧元",
    "HKD": "港元",
    "JPY": "日元",
    "%": "%",
    "pp": "个百分点",
    "x": "倍",
}
_EN_UNITS = {
    "CNY": "yuan", "USD": "US dollars", "EUR": "euros", "HKD": "Hong Kong dollars", "JPY": "yen", "%": "%",
    "pp": " percentage points", "x": " times",
}  # fmt: skip
DIGITS = 4  # significant digits shown; the exact end points stay in the table


def _rounded(value: Decimal, digits: int, rounding: str) -> Decimal:
    return Context(prec=max(digits, 1), rounding=rounding).create_decimal(value)


def format_number(
    value: Decimal, *, unit: str, lang: str, digits: int = DIGITS, rounding: str = ROUND_HALF_EVEN
) -> str:
    """Return a number with scale and unit, at most `digits` significant digits.

    Examples
    --------
    >>> format_number(Decimal("3408854510284.8"), unit="CNY", lang="zh"), format_number(Decimal("162300000000"), unit="CNY", lang="en")
    ('3.409万亿元', '162.3 billion yuan')
    >>> format_number(Decimal("91.56"), unit="%", lang="zh")
    '91.56%'
    """
    if value.is_infinite():
        return (
            ("无上限" if value > 0 else "无下限")
            if lang == "zh"
            else ("no upper limit" if value > 0 else "no lower limit")
        )
    value = _rounded(value, digits, rounding)
    scales = _ZH_SCALES if lang == "zh" else _EN_SCALES
    scale, word = next(((s, w) for s, w in scales if abs(value) >= s), (Decimal(1), ""))
    number = f"{(value / scale).normalize():f}"
    if lang == "zh":
        return f"{number}{word}{_ZH_UNITS.get(unit, unit)}"
    if unit in ("%", "pp", "x"):
        return f"{number}{_EN_UNITS[unit]}"
    return " ".join(part for part in (number, word, _EN_UNITS.get(unit, unit)) if part)


def format_interval(interval: Interval, *, unit: str, lang: str) -> str:
    """Return an interval in words: one number when both ends show the same, ends rounded outwards otherwise.

    Examples
    --------
    >>> format_interval(Interval(Decimal("91.5"), Decimal("91.62")), unit="%", lang="zh")
    '91.5%至91.62%'
    """
    low, high = interval.low, interval.high
    if low == high or (
        interval.bounded and _rounded(low, DIGITS, ROUND_HALF_EVEN) == _rounded(high, DIGITS, ROUND_HALF_EVEN)
    ):
        return format_number(low, unit=unit, lang=lang)
    if low.is_infinite() and high.is_infinite():
        return "任意值" if lang == "zh" else "any value"
    if high.is_infinite():
        text = format_number(low, unit=unit, lang=lang)
        return f"{text}以上" if lang == "zh" else f"{text} or more"
    if low.is_infinite():
        text = format_number(high, unit=unit, lang=lang)
        return f"{text}以下" if lang == "zh" else f"{text} or less"
    # as many digits as tell the two ends apart
    digits = DIGITS
    while digits < 12 and _rounded(low, digits, ROUND_FLOOR) == _rounded(high, digits, ROUND_CEILING):
        digits += 1
    a = format_number(low, unit=unit, lang=lang, digits=digits, rounding=ROUND_FLOOR)
    b = format_number(high, unit=unit, lang=lang, digits=digits, rounding=ROUND_CEILING)
    return f"{a}至{b}" if lang == "zh" else f"{a} to {b}"


_ZH_BOUNDS = {"approx": "约", "more_than": "超过", "nearly": "近", "less_than": "不足"}
_ZH_AFTER = {"at_least": "以上", "at_most": "以下"}
_EN_BOUNDS = {
    "approx": "about ", "more_than": "more than ", "nearly": "nearly ", "less_than": "less than ",
    "at_least": "at least ", "at_most": "at most ",
}  # fmt: skip


def printed_figure(figure: str, qualifier: str, lang: str) -> str:
    """Return a figure with its bound word, on one line.

    Examples
    --------
    >>> printed_figure("3400亿元", "more_than", "zh"), printed_figure("3400亿元", "more_than", "en")
    ('超过3400亿元', 'more than 3400亿元')
    """
    text = "".join(figure.split())
    if lang == "zh":
        return f"{_ZH_BOUNDS.get(qualifier, '')}{text}{_ZH_AFTER.get(qualifier, '')}"
    return f"{_EN_BOUNDS.get(qualifier, '')}{text}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading or convention in words."""

    zh: str
    en: str


READINGS = {
    "edge": Reading(
        "仅因各数本身取整才成立，处于边缘",
        "it holds only because the operands are rounded themselves: at the edge",
    ),
    "open_side": Reading(
        "须把“以上”“超过”的数取到界限之外", "the figures given as bounds must lie beyond them"
    ),
    "cut_off": Reading("须假定尾数是截去而非四舍五入", "a figure must have been cut off instead of rounded"),
    "whole_multiple": Reading(
        "“翻番”须理解为取整的倍数", "翻番 must be read as a multiple rounded to a whole number"
    ),
    "round_zeros": Reading("须把末尾的零视为概数", "trailing zeros must be read as round numbers"),
    "growth_multiple=X": Reading(
        "“增长X倍”须理解为达到X倍", "增长X倍 must be read as reaching X times the base"
    ),
    "last_part": Reading("须只把最后一项算作部分", "only the last of the amounts must be read as the part"),
    "floors": Reading("各目标均按其下限比较", "targets are compared at their floors"),
    "part_of_total": Reading("各部分之外可另有余项", "other parts may be left over"),
}


def reading_words(reading: str, lang: str) -> str:
    """Return a reading in words; parameters such as ``years=5`` are put into words as well."""
    if reading in READINGS:
        return READINGS[reading].zh if lang == "zh" else READINGS[reading].en
    name, _, value = reading.partition("=")
    if name == "years":
        return f"按{value}年计算" if lang == "zh" else f"{value} yearly steps"
    if name == "other_years":
        return f"须按{value}年计算" if lang == "zh" else f"{value} yearly steps must be counted instead"
    if name == "index":
        return f"上年={value}" if lang == "zh" else f"last year = {value}"
    if name == "days":
        return f"按{value}天计算" if lang == "zh" else f"{value} days"
    if name == "base":
        return f"以{value}年为基期" if lang == "zh" else f"counted from {value}"
    return reading

"""Findings as sentences: intervals and readings in words, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context

from plancheck.amounts import Lang, as_fine_as, last_place_shown, round_to, say_in_both
from plancheck.intervals import Interval

_DIGITS = 4  # significant digits shown; the exact end points stay in the table
_NEAREST = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)


def format_interval(interval: Interval, *, unit: str, lang: Lang) -> str:
    """Return an interval in words, its ends with the digits that the reports give them.

    Examples
    --------
    >>> from decimal import Decimal
    >>> format_interval(Interval(Decimal("91.5"), Decimal("91.62")), unit="%", lang="zh")
    '91.50%至91.62%'
    """
    return interval_words(interval, unit=unit)[0 if lang == "zh" else 1]


def interval_words(interval: Interval, *, unit: str) -> tuple[str, str]:
    """Return an interval in Chinese and in English: what is rounded and how far is the same in both.

    Both ends have as many digits behind the point: four significant ones of the greater end, and as many more as tell a narrow
    interval (`plancheck.amounts.last_place_shown`). They are rounded outwards; where both round to one number it is that.

    Examples
    --------
    >>> from decimal import Decimal
    >>> interval_words(Interval(Decimal("3.1E9"), Decimal("3.2E9")), unit="CNY")
    ('31亿元至32亿元', '3.1 billion yuan to 3.2 billion yuan')
    """
    low, high = interval.low, interval.high
    least = _NEAREST.create_decimal(low)
    if low == high:
        return say_in_both(least, unit)
    most = _NEAREST.create_decimal(high)
    if least == most and interval.bounded:
        return say_in_both(least, unit)
    if low.is_infinite() and high.is_infinite():
        return "任意值", "any value"
    if high.is_infinite():
        zh, en = say_in_both(least, unit)
        return f"{zh}以上", f"{en} or more"
    if low.is_infinite():
        zh, en = say_in_both(most, unit)
        return f"{zh}以下", f"{en} or less"
    last = last_place_shown(low, high, least=_DIGITS)
    low_zh, low_en = say_in_both(round_to(low, last, rounding=ROUND_FLOOR), unit)
    high_zh, high_en = say_in_both(round_to(high, last, rounding=ROUND_CEILING), unit)
    return (
        f"{as_fine_as(low_zh, high_zh)}至{as_fine_as(high_zh, low_zh)}",
        f"{as_fine_as(low_en, high_en)} to {as_fine_as(high_en, low_en)}",
    )


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
    "balanced": Reading(
        "须假定为使各比重合计为100%而调整了尾数",
        "the last digit must have been adjusted so that the shares make 100 %",
    ),
    "whole_multiple": Reading(
        "“翻番”须理解为取整的倍数", "翻番 must be read as a multiple rounded to a whole number"
    ),
    "round_zeros": Reading("须把末尾的零视为概数", "trailing zeros must be read as round numbers"),
    "growth_multiple=X": Reading(
        "“增长X倍”须理解为达到X倍", "增长X倍 must be read as reaching X times the base"
    ),
    "last_part": Reading("须只把最后一项算作部分", "only the last of the amounts must be read as the part"),
    "floors": Reading("各界限均按其本身计算", "bounds are taken at the bounds themselves"),
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

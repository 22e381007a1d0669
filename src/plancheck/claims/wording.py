"""Findings as sentences: intervals and readings in words, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR

from plancheck.amounts import Lang, round_significant, say_amount
from plancheck.intervals import Interval

DIGITS = 4  # significant digits shown; the exact end points stay in the table


def format_interval(interval: Interval, *, unit: str, lang: Lang) -> str:
    """Return an interval in words: one number when both ends show the same, ends rounded outwards otherwise.

    Examples
    --------
    >>> from decimal import Decimal
    >>> format_interval(Interval(Decimal("91.5"), Decimal("91.62")), unit="%", lang="zh")
    '91.5%至91.62%'
    """
    low, high = interval.low, interval.high
    if low == high or (
        interval.bounded and round_significant(low, DIGITS) == round_significant(high, DIGITS)
    ):
        return say_amount(low, unit, lang=lang, digits=DIGITS)
    if low.is_infinite() and high.is_infinite():
        return "任意值" if lang == "zh" else "any value"
    if high.is_infinite():
        text = say_amount(low, unit, lang=lang, digits=DIGITS)
        return f"{text}以上" if lang == "zh" else f"{text} or more"
    if low.is_infinite():
        text = say_amount(high, unit, lang=lang, digits=DIGITS)
        return f"{text}以下" if lang == "zh" else f"{text} or less"
    # as many digits as tell the two ends apart
    digits = DIGITS
    while digits < 12 and round_significant(low, digits, rounding=ROUND_FLOOR) == round_significant(
        high, digits, rounding=ROUND_CEILING
    ):
        digits += 1
    a = say_amount(low, unit, lang=lang, digits=digits, rounding=ROUND_FLOOR)
    b = say_amount(high, unit, lang=lang, digits=digits, rounding=ROUND_CEILING)
    return f"{a}至{b}" if lang == "zh" else f"{a} to {b}"


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

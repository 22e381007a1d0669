"""Dates and plan periods as the heads of official documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as calendar_date

_D = "0-9０-９"
_ZEROS = "〇○零Ｏ０0O"  # as typed: 二00六年, 二OO六年
_C = f"一二三四五六七八九{_ZEROS}"
_CJK_DIGITS = str.maketrans("〇○ＯO零一二三四五六七八九", "00000123456789")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

YEAR = rf"(?:[{_D}]\s?[{_D}]\s?[{_D}]\s?[{_D}]|[一二][{_C}]{{3}})"
DATE = re.compile(
    rf"(?P<year>(?:19|20|１９|２０|一九|二[{_ZEROS}])(?:[{_D}]{{2}}|[{_C}]{{2}}))\s*(?:年|[-./．－])\s*"
    rf"(?:(?P<month>1[0-2]|0?[1-9]|[１][０-２]|[１-９]|十[一二]?|[一二三四五六七八九])\s*(?:月|[-./．－](?=\s*[{_D}]))\s*"
    rf"(?:(?P<day>[12][0-9]|3[01]|0?[1-9]|[１２３]?[０-９]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])\s*日?)?)?"
)


def plan_years(number: int) -> tuple[int, int]:
    """Return the years of the n-th five-year plan; 1963 to 1965 lie between the second and the third.

    Examples
    --------
    >>> plan_years(12), plan_years(1)
    ((2011, 2015), (1953, 1957))
    """
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return first, first + 4


_ORDINALS = (
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七",
)  # fmt: skip
FIVE_YEAR_PLANS: dict[str, tuple[int, int]] = {
    ordinal: plan_years(number) for number, ordinal in enumerate(_ORDINALS, 1)
}
_QUOTED_PLAN = re.compile(
    r"[“\"＂「『〝]\s*(十\s?[一二三四五六七]?|[一二三四五六七八九])\s*五\s*[”\"＂」』〞]"
)
_NAMED_PLAN = re.compile("个五年(?:规划|计划)")
_NUMBER_OF_PLAN = re.compile("第?(十[一二三四五六七]?|[一二三四五六七八九])$")
# begins with a set of characters, so that only those are tried: a sixth of the time
_BARE_PLAN = re.compile(
    r"([十七八九](?:(?<=十)[一二三四五六七](?<![一二三四五六七八九十第“]..)|(?<![一二三四五六七八九十第“].)))"
    r"五(?=规划|计划|时期|期间|发展|末|专项|经济|国民|目标|[”\"』]|[\u4e00-\u9fff]{0,16}(?:规划|计划|纲要|方案))"
)
_SPAN = re.compile(
    rf"(?P<first>{YEAR})\s*年?\s*(?:[—―–\-－~～至到]|——)+\s*(?P<last>{YEAR}|[{_D}]{{2}}(?![{_D}]))\s*年?"
)


NAME_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")  # in the name of a file


@dataclass(frozen=True, slots=True)
class YearSpan:
    """Years from `first` to `last`, both counted, and where they were read."""

    first: int
    last: int
    start: int
    end: int


def plain_number(written: str) -> int | None:
    """Return a year, month or day written in Arabic, full-width or Chinese digits.

    Examples
    --------
    >>> plain_number("二○○七"), plain_number("十二"), plain_number("二十七"), plain_number("２０１６"), plain_number("二OO六")
    (2007, 12, 27, 2016, 2006)
    """
    if written.isascii() and written.isdigit():
        return int(written)  # as nearly all are written
    if written == "元":
        return 1  # 元月
    plain = re.sub(r"\s", "", written).translate(_FULL_WIDTH)
    if "十" in plain:
        tens, _, ones = plain.partition("十")
        tens_digit = tens.translate(_CJK_DIGITS) or "1"
        plain = tens_digit + (ones.translate(_CJK_DIGITS) or "0")
    plain = plain.translate(_CJK_DIGITS)
    return int(plain) if plain.isdigit() else None


def iso_date(match: re.Match[str]) -> str:
    """Return a match of `DATE` as ``2016-11-24``, ``2016-11`` or ``2016``.

    Examples
    --------
    >>> iso_date(DATE.search("二○○七年十二月二十七日"))
    '2007-12-27'
    """
    parts = [plain_number(match[name]) for name in ("year", "month", "day") if match[name]]
    written = [f"{part:02d}" for part in parts if part is not None]
    return "-".join(written)


def valid_date(written: str) -> str:
    """Return a date of ISO form if the calendar has it, its month where it lacks that day, else nothing.

    Examples
    --------
    >>> valid_date("2016-02-29"), valid_date("2015-02-29"), valid_date("2015-13")
    ('2016-02-29', '2015-02', '')
    """
    parts = [int(part) for part in written.split("-")]
    if not 1900 <= parts[0] <= 2100:
        return ""
    try:
        calendar_date(*([*parts, 1, 1])[:3])
    except ValueError:
        return "-".join(written.split("-")[:2]) if len(parts) == 3 else ""
    return written


def find_plan_periods(text: str) -> list[YearSpan]:
    """Return the five-year plan periods that a text names, in order.

    Examples
    --------
    >>> [(p.first, p.last) for p in find_plan_periods("“十一五”时期以来，第十四个五年规划")]
    [(2006, 2010), (2021, 2025)]
    """
    spans: list[YearSpan] = []
    for number, start, end in _numbered_plans(text):
        if any(span.start <= number.start(1) < span.end for span in spans):
            continue  # “十二五”规划 is found with its quotes already
        first, last = FIVE_YEAR_PLANS["".join(number.group(1).split())]
        spans.append(YearSpan(first, last, start, end))
    return sorted(spans, key=lambda span: span.start)


def _numbered_plans(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Each plan's number as the first group of a match, and its span: those in quotes, then 第十四个五年规划, then 十四五规划."""
    for found in _QUOTED_PLAN.finditer(text):
        yield found, found.start(), found.end()
    for noun in _NAMED_PLAN.finditer(text):  # the noun is rare, the characters of its number are not
        number = _NUMBER_OF_PLAN.search(text, max(0, noun.start() - 3), noun.start())
        if number is not None:
            yield number, number.start(), noun.end()
    for found in _BARE_PLAN.finditer(text):
        yield found, found.start(), found.end()


def find_year_spans(text: str) -> list[YearSpan]:
    """Return the spans of years that a text writes out, in order.

    Examples
    --------
    >>> [(s.first, s.last) for s in find_year_spans("（2021—2025年）和2006－2020年、二〇二一至二〇二五年")]
    [(2021, 2025), (2006, 2020), (2021, 2025)]
    """
    spans = []
    for match in _SPAN.finditer(text):
        first, last = plain_number(match["first"]), plain_number(match["last"])
        if first is None or last is None:
            continue
        if last < 100:
            last += first // 100 * 100
        if 1900 <= first < last <= 2100 and last - first <= 50:
            spans.append(YearSpan(first, last, match.start(), match.end()))
    return spans

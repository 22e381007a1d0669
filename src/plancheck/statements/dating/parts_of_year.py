"""Months and quarters listed before as many figures: 7、8、9三个月，失业率分别为5.1%、5.1%和4.9%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.documents.dates import plan_years
from plancheck.statements.context.reading import Reading
from plancheck.statements.times.reference import QUARTERS

_LONGEST_LEAD = 80  # characters of a sentence before a list of figures
_BETWEEN = re.compile("(?:左右|以上|以内|以下)?(?:、|和|与|及|，)约?")
_JOINS = "(?:、|和|与|及)"
_MONTH = "(?:1[0-2]|[1-9])"
_MONTHS = re.compile(
    f"(?<![0-9.年]){_MONTH}(?:月份?)?(?:{_JOINS}{_MONTH}(?:月份?)?){{1,3}}(?:月份?|(?<=月)|(?<=份)|[两三四]个月)"
)
_QUARTER = "第?[一二三四](?:季度)?"
_QUARTERS = re.compile(f"{_QUARTER}(?:{_JOINS}{_QUARTER}){{1,3}}(?<=季度)")
_PLAN = "“十[一二三四五六]?五”"
_PLANS = re.compile(f"{_PLAN}(?:{_JOINS}{_PLAN})(?:期间|时期)?")
_NUMBER = re.compile("[0-9]{1,2}")
_WORD = re.compile("[一二三四]")
_PLAN_NUMBER = re.compile("十([一二三四五六]?)五")


def read_parts_of_year(readings: Sequence[Reading], view: str) -> None:
    """Give the figures of a list the months, quarters or plans listed before them, one each.

    Parameters
    ----------
    readings : sequence of Reading
        Those of one sentence, named and dated.
    view : str
        The text.
    """
    if len(readings) < 2 or view.find("分别", readings[0].sentence[0], readings[-1].figure.start) < 0:
        return
    periods: list[str] = []
    at, behind = 0, readings[0].sentence[0]
    while at < len(readings):
        run = _run(readings, at, view)
        if len(run) > 1:
            first = run[0].figure.outer_start
            lead = view[max(behind, first - _LONGEST_LEAD) : first]
            periods = _listed(lead, run[0].period[:4]) or periods
            if "分别" in lead and len(periods) == len(run):
                for reading, period in zip(run, periods, strict=True):
                    reading.period = period
        at += len(run)
        if not run[-1].leftover:
            behind = run[-1].figure.outer_end


def _run(readings: Sequence[Reading], at: int, view: str) -> Sequence[Reading]:
    """Return the figures from one on that are of one thing, with nothing but 、 and 和 between them."""
    end = at + 1
    while end < len(readings):
        before, reading = readings[end - 1], readings[end]
        same = (before.indicator, before.measure, before.region) == (
            reading.indicator,
            reading.measure,
            reading.region,
        )
        if (
            not same
            or reading.leftover
            or _BETWEEN.fullmatch(view, before.figure.end, reading.figure.start) is None
        ):
            break
        end += 1
    return readings[at:end]


def _listed(lead: str, year: str) -> list[str]:
    """Return the periods that the words before a list name last; none where they name no list of them."""
    found = [
        (match.end(), kind, match[0])
        for kind, pattern in enumerate((_MONTHS, _QUARTERS, _PLANS))
        for match in pattern.finditer(lead)
    ]
    if not found or not year:
        return []
    _, kind, words = max(found)
    if kind == 0:
        words = re.sub("[两三四]个月$", "", words)
        return [f"{year}-{int(number):02d}" for number in _NUMBER.findall(words)]
    if kind == 1:
        return [
            "/".join(f"{year}-{month}" for month in QUARTERS[f"{word}季度"]) for word in _WORD.findall(words)
        ]
    return [
        "/".join(map(str, plan_years(10 + "零一二三四五六".index(word or "零"))))
        for word in _PLAN_NUMBER.findall(words)
    ]

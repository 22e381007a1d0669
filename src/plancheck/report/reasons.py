"""Reasons of verdicts in the reader's language: the tables write them in English, ``reasons.csv`` says them in Chinese.

A phrase without a row stays as it is, so that nothing is lost.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from plancheck.amounts import Lang
from plancheck.report.amounts import format_value
from plancheck.report.names import changes
from plancheck.report.packaged import packaged_rows
from plancheck.report.words import tight

_SCALES = {"trillion": Decimal("1E12"), "billion": Decimal("1E9"), "million": Decimal("1E6")}
_COUNTER = "<<counter>>"  # in a pattern: any of the counters as Chinese writes them
_UNIT_APART = re.compile(r"(?<=\d) +(?=[㐀-鿿])")  # 2986 亿元, as some pages print a figure


@cache
def _units() -> dict[str, str]:
    """The unit of the tables that each English counter counts; none where it stands for several."""
    return {row["word"]: row["unit"] for row in packaged_rows("counters")}


@cache
def _amounts() -> re.Pattern[str]:
    """An English amount: a number with a scale word, a counter or both."""
    counter = "|".join(_units())
    return re.compile(
        rf"(\d[\d,]*(?:\.\d+)?)(?: (trillion|billion|million)(?: ({counter})\b)?| ({counter})\b)"
    )


def _chinese_amount(match: re.Match[str]) -> str:
    unit = _units().get(match[3] or match[4] or "", "")
    return format_value(
        Decimal(match[1].replace(",", "")) * _SCALES.get(match[2] or "", Decimal(1)), unit, lang="zh"
    )


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    written = {format_value(Decimal(1), unit, lang="zh")[1:] for unit in _units().values() if unit}
    counter = "|".join(sorted(written, key=lambda text: (-len(text), text)))
    return tuple(
        (re.compile(row["pattern"].replace(_COUNTER, counter)), row["zh"]) for row in packaged_rows("reasons")
    )


@cache
def say_reason(reason: str, *, lang: Lang) -> str:
    """Return a reason of the tables in the reader's language.

    Examples
    --------
    >>> say_reason("no earlier value of the same series, as known at 2011", lang="zh")
    '同一序列没有更早的数字，按2011时已公布的数字'
    >>> say_reason("24万人 at 80% make 291,930 persons to 308,180 persons", lang="zh")
    '24万人占80%，则总体为29.193–30.818万人'
    >>> say_reason("2986 亿元 in 2025 (published) against more than 300 billion yuan", lang="zh")
    '2025年公布数2986亿元对照超过3000亿元'
    >>> say_reason("the whole is not stated", lang="en")
    'the whole is not stated'
    """
    if lang == "en":
        return reason
    for change, said in changes():
        reason = reason.replace(change, said)
    reason = _UNIT_APART.sub("", _amounts().sub(_chinese_amount, reason))
    for pattern, said in _phrases():
        reason = pattern.sub(said, reason)
    return tight(reason)

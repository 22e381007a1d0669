"""Reasons of verdicts in the reader's language: the tables write them in English, ``reasons.csv`` says them in Chinese.

A phrase without a row stays as it is, so that nothing is lost.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

from plancheck.amounts import Lang
from plancheck.report.amounts import format_value
from plancheck.report.names import changes
from plancheck.report.words import tight

# English words of one counter each; of the others (items: 件 or 项) only the number is said.
_COUNTED = {
    "yuan": "CNY", "persons": "人", "accounts": "户", "firms": "家", "vehicles": "辆", "person-times": "人次", "mu": "亩",
    "hectares": "公顷", "items": "", "sets": "", "head": "", "copies": "",
}  # fmt: skip
_NAMED = "|".join(_COUNTED)
_AMOUNT = re.compile(rf"(\d[\d,]*(?:\.\d+)?)(?: (trillion|billion|million)(?: ({_NAMED})\b)?| ({_NAMED})\b)")
_SCALES = {"trillion": Decimal("1E12"), "billion": Decimal("1E9"), "million": Decimal("1E6")}


def _chinese_amount(match: re.Match[str]) -> str:
    unit = _COUNTED.get(match[3] or match[4] or "", "")
    return format_value(
        Decimal(match[1].replace(",", "")) * _SCALES.get(match[2] or "", Decimal(1)), unit, lang="zh"
    )


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files("plancheck.report").joinpath("reasons.csv").read_text(encoding="utf-8")
    return tuple((re.compile(row["pattern"]), row["zh"]) for row in csv.DictReader(text.splitlines()))


@cache
def say_reason(reason: str, *, lang: Lang) -> str:
    """Return a reason of the tables in the reader's language.

    Examples
    --------
    >>> say_reason("no earlier value of the same series, as known at 2011", lang="zh")
    '同一序列没有更早的数字，按2011时已公布的数字'
    >>> say_reason("24万人 at 80% make 291,930 persons to 308,180 persons", lang="zh")
    '24万人占80%，则总体为29.193–30.818万人'
    >>> say_reason("the whole is not stated", lang="en")
    'the whole is not stated'
    """
    if lang == "en":
        return reason
    for change, said in changes():
        reason = reason.replace(change, said)
    reason = _AMOUNT.sub(_chinese_amount, reason)
    for pattern, said in _phrases():
        reason = pattern.sub(said, reason)
    return tight(reason)

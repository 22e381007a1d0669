"""Whether a text without a head is a plan, by what it says of itself, and the plan years it names.

A plan speaks of itself (本规划, 特编制…规划); news of a plan tells what it lays down (发布…规划。规划提出…); a budget
names its financial year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.dates import YEAR, find_plan_periods, plain_number
from plancheck.documents.origin.words import load_origin_words

Span = tuple[int | None, int | None]  # first and last year
NO_YEARS: Span = (None, None)
LEAD_CHARACTERS = 1500  # a plan says in its first paragraphs what it is


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What a plan says of itself, and what news of one say of it; of the words of the vocabulary."""

    itself: re.Pattern[str]
    issued: re.Pattern[str]
    tells: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = load_origin_words()
    plan = words.any_of("plan_itself")
    return _Patterns(
        re.compile(
            rf"(?<![基资成根文版])本{plan}(?!单位)|(?:特|现)(?:编制|制定|制订)|根据[^。；\n]{{0,160}}(?:编制|制定|制订)(?!了)"
        ),
        re.compile(
            rf"{words.any_of('issues_plan')}(?:了)?(?:实施)?[^。；\n]{{2,60}}?{plan}"
            rf"|{plan}(?:[（(][^（()）]{{2,12}}[)）])?》[^。；\n]{{0,16}}?{words.any_of('plan_made')}"
        ),
        re.compile(
            rf"(?:根据|按照)[^。；\n]{{0,50}}?{plan}[》”]?[，,]|{plan}[》”]?(?:还|同时|也|中)?(?:[^。，；\n]{{0,6}})?{words.any_of('plan_tells')}"
        ),
    )


_FISCAL = re.compile(
    rf"(?P<first>{YEAR})\s*年?\s*[-－/／至]\s*(?P<last>(?:[0-9０-９]{{2}}|[〇○零一二三四五六七八九]{{2}}){{1,2}})\s*(?:财政)?年度"
)


def is_plan(body: str) -> bool:
    r"""Return whether a text without a title reads as a plan or as news of one.

    Examples
    --------
    >>> is_plan("为加快发展，特编制本市“十一五”发展规划。"), is_plan("近日发布节水“十三五”规划。规划提出总体目标：")
    (True, True)
    >>> is_plan("全市认真编制“十三五”规划，工业增加值增长7%。")
    False
    """
    lead = body[:LEAD_CHARACTERS]
    says = _patterns()
    return bool(says.itself.search(lead) or (says.issued.search(lead) and says.tells.search(body)))


def named_plan_years(body: str) -> Span:
    r"""Return the years of the five-year plan that a plan's own words speak of; none where they name none.

    The lead says what the plan is for; where it names several plans (十二五 as what has been), the last of them is its own.

    Examples
    --------
    >>> named_plan_years("根据“十一五”规划纲要，特编制“十一五”交通发展规划。\n“十五”期间，公路增加2万公里。")
    (2006, 2010)
    >>> named_plan_years("本方案提出，到2020年普及率达到70%。")
    (None, None)
    """
    spans = find_plan_periods(body[:LEAD_CHARACTERS]) or find_plan_periods(body)
    return max(((span.first, span.last) for span in spans), default=NO_YEARS)


def fiscal_years(lines: tuple[str, ...]) -> Span:
    """Return the financial year that the head of a budget names: 2019/20年度 runs over 2019 and 2020.

    Examples
    --------
    >>> fiscal_years(("财政预算案演辞", "二零一九/二零年度财政预算"))
    (2019, 2020)
    >>> fiscal_years(("2019-20财政年度预算",)), fiscal_years(("2019年预算草案",))
    ((2019, 2020), (None, None))
    """
    for line in lines:
        found = _FISCAL.search(line)
        if found:
            first, last = plain_number(found["first"]), plain_number(found["last"])
            if first is not None and last is not None and last % 100 == (first + 1) % 100:
                return first, first + 1
    return NO_YEARS

"""Whether a text without a head is a plan, by what it says of itself, and the plan years it names.

A plan speaks of itself (本规划, 特编制…规划); news of a plan tells what it lays down (发布…规划。规划提出…); a budget
names its financial year.
"""

from __future__ import annotations

import re

from plancheck.documents.dates import YEAR, find_plan_periods, plain_number

Span = tuple[int | None, int | None]  # first and last year
NO_YEARS: Span = (None, None)
# What a plan calls itself. 意见 and 决定 say 本意见 as well; 办法 and 条例 are rules, their figures are no goals.
_NOUN = r"(?:规划纲要|规划|纲要|行动计划|实施方案|工作方案|方案|计划|战略|实施意见|指导意见|意见)"
LEAD_CHARACTERS = 1500  # a plan says in its first paragraphs what it is
_ITSELF = re.compile(
    rf"(?<![基资成根文版])本{_NOUN}(?!单位)|(?:特|现)(?:编制|制定|制订)|根据[^。；\n]{{0,160}}(?:编制|制定|制订)(?!了)"
)
_ISSUED = re.compile(
    rf"(?:印发|发布|公布|出台|下发|审议通过|批复|批准)(?:了)?(?:实施)?[^。；\n]{{2,60}}?{_NOUN}"
    rf"|{_NOUN}(?:[（(][^（()）]{{2,12}}[)）])?》[^。；\n]{{0,16}}?(?:草拟|起草|编制|制定|制订|拟定|印发|发布|公布|出台|通过|获批)"
)
_TELLS = re.compile(
    rf"(?:根据|按照)[^。；\n]{{0,50}}?{_NOUN}[》”]?[，,]|{_NOUN}[》”]?(?:还|同时|也|中)?(?:[^。，；\n]{{0,6}})?(?:提出|明确|规定|确定|要求|指出|设定|力争|预计)"
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
    return bool(_ITSELF.search(lead) or (_ISSUED.search(lead) and _TELLS.search(body)))


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

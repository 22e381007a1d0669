"""The years that a document covers: of its title, of the meeting that heard it, of the plan that it names."""

from __future__ import annotations

import re
from collections import Counter

from plancheck.documents.dates import (
    FIVE_YEAR_PLANS,
    NAME_YEAR,
    find_plan_periods,
    find_year_spans,
    plain_number,
)
from plancheck.documents.origin.body import heading_years
from plancheck.documents.origin.head import Head
from plancheck.documents.plan_body import NO_YEARS, Span, fiscal_years, named_plan_years
from plancheck.documents.year_evidence import facts_of_years, find_evidence, looks_back_on

_YEARLY = re.compile("年度报告|年报|蓝皮书|白皮书|绿皮书|发展报告")
_LAST_MONTHS = ("11", "12")
_LONGEST = 35  # years of a plan; a longer span in a title is of what it tells of
_PLAN_PERIOD = re.compile(r"规划期(?:限)?[\s　]*(?:为|：|:|是)?[\s　]*")
# （2012—2020年）, on a line of its own below the title
_YEARS_LINE = re.compile(r"^[ \t　]*(?:#{1,6} )?[（(][^（）()\n]{4,16}年?[)）][ \t　]*$", re.MULTILINE)
_TITLE_PAGE = 600  # characters
_OPENING = 800  # characters of a plan's text in which it says for what years it is
_SHORTEST = 2  # years from the first to the last of a plan
_IS_AIM_BEFORE = re.compile(r"(?:到|至|面向|远景|目标)[\s　]*$")  # 到2030年
_IS_AIM_BEHIND = re.compile(r"[\s　]*年?(?:底|末)?[\s　]*(?:之|以)?前")  # 2030年前
_YEAR_REPORT = re.compile(
    r"(?P<year>(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2}|[１２][０-９]{3})[\s　]*(?:年(?![0-9]{1,2}月[0-9]{1,2}日)(?:度)?|(?=(?:政府)?工作报告))"
)


def find_years(title: str, kind: str, date: str, head: Head, *, name: str) -> Span:
    """Return the first and last year that a document covers: a report's are the one it reviews and the one it plans.

    Parameters
    ----------
    title, kind, date : str
        As recognised; the date as ISO writes it, empty where none is known.
    head : Head
    name : str
        Of the file, without its ending.
    """
    year = int(date[:4]) if date else None
    if kind == "report":
        return _of_report(title, date, head, name=name)
    titled = _of_title(title, kind, year, head)
    if titled is not None:
        return titled
    if kind == "statistics":
        return NO_YEARS
    if kind == "plan" and (below := years_below_title(head.text)) != NO_YEARS:
        return below
    stated = _PLAN_PERIOD.search(head.body)
    near = find_year_spans(head.body[stated.end() : stated.end() + 20]) if stated else []
    if near:
        return near[0].first, near[0].last
    return _of_plan(year, head, name=name) if kind == "plan" else NO_YEARS


def years_below_title(text: str) -> Span:
    r"""Return the years that a line of its own on the first page gives in brackets; none where there is no such line.

    Examples
    --------
    >>> years_below_title("# 某省充电设施规划\n## （2021-2025 年）\n前言"), years_below_title("贯彻《规划》（2021-2025年），")
    ((2021, 2025), (None, None))
    """
    line = _YEARS_LINE.search(text[:_TITLE_PAGE])
    below = find_year_spans(line[0]) if line is not None else []
    return (below[0].first, below[0].last) if below else NO_YEARS


def _of_report(title: str, date: str, head: Head, *, name: str) -> Span:
    """Return the year that a report reviews and the year it plans: that of the meeting that heard it."""
    meeting = int(date[:4]) if date else None
    if meeting is not None and date[5:7] in _LAST_MONTHS and _planned_year(title) == meeting + 1:
        meeting += 1  # given in December: 2025年预算执行情况与2026年预算草案的报告
    if meeting is None and heading_years(title) != NO_YEARS:
        return heading_years(title)  # …要点之一：2022年工作回顾
    if meeting is None:
        # 2015年计划执行情况与2016年计划…: the last year is the one it plans
        named = [None, *_YEAR_REPORT.finditer(title)][-1] or _YEAR_REPORT.search(name)
        meeting = plain_number(named["year"]) if named else None
        if meeting is not None and looks_back_on(head.body, meeting):
            return meeting, meeting + 1  # 2018年某镇工作报告 that tells what 2018 has brought
    return (meeting - 1, meeting) if meeting else heading_years(head.body)


def _of_title(title: str, kind: str, issued: int | None, head: Head) -> Span | None:
    """Return the years that a title names: a span, a five-year plan, or one year."""
    spans = [span for span in find_year_spans(title) if span.last - span.first <= _LONGEST]
    if spans:
        return spans[0].first, spans[0].last
    plans = find_plan_periods(title)
    if plans:
        # …第十四个五年规划和二〇三五年远景目标纲要: the plan's years are the five.
        return plans[-1].first, plans[-1].last
    single = _YEAR_REPORT.search(title) or re.search(r"(?P<year>(?:19|20)\d\d)$", title)
    year = plain_number(single["year"]) if single and kind in ("statistics", "plan") else None
    if single is None or not year or _IS_AIM_BEHIND.match(title, single.end("year")):
        return None
    if _IS_AIM_BEFORE.search(title[: single.start()]):
        return None
    before = kind == "statistics" and _tells_of_year_before(title, year, issued, head)
    return (year - 1 if before else year), year


def _of_plan(issued: int | None, head: Head, *, name: str) -> Span:
    """Return the years of a plan whose title names none: the financial year, or the five-year plan that its text names most."""
    financial = fiscal_years(head.lines[:12])
    if financial[0] is not None:
        return financial
    periods = [(p.first, p.last) for p in find_plan_periods(head.body)]
    if issued is not None:
        fitting = [p for p in periods if p[0] - 2 <= issued <= p[1]]
        if fitting:
            return Counter(fitting).most_common(1)[0][0]
        opening = [
            span for span in find_year_spans(head.body[:_OPENING])
            if _SHORTEST <= span.last - span.first <= _LONGEST and abs(span.first - issued) <= 1
        ]  # fmt: skip
        if opening:
            return opening[0].first, opening[0].last  # 提出2003—2015年信息化的目标, in a paper of 2003
    elif periods:
        written = [int(number) for number in NAME_YEAR.findall(name)]
        fitting = [p for p in periods if any(p[0] - 2 <= number <= p[1] for number in written)]
        if written:
            return fitting[0] if fitting else NO_YEARS
        return _up_to_first_goal(named_plan_years(head.body), head.body)
    return next(((span.first, span.last) for span in find_year_spans(name)), NO_YEARS)


def _tells_of_year_before(title: str, number: int, issued: int | None, head: Head) -> bool:
    """Whether a yearly report issued in the year of its title tells mostly of the year before: 2024年度报告 of November 2024."""
    if issued != number or _YEARLY.search(title) is None:
        return False
    facts = Counter(found.year for found in facts_of_years(head.body))
    return facts[number - 1] > facts[number]


def _planned_year(title: str) -> int | None:
    """Return the last year that a report's title names: the one it plans."""
    named = [plain_number(match["year"]) for match in _YEAR_REPORT.finditer(title)]
    return named[-1] if named else None


def _up_to_first_goal(years: Span, body: str) -> Span:
    """Return a plan's years, those of the five-year plan of its earliest goal where they begin after it: none aims at the past."""
    goal = min((found.year for found in find_evidence(body) if found.role == "goal"), default=None)
    if years[0] is None or goal is None or goal >= years[0]:
        return years
    return next((span for span in FIVE_YEAR_PLANS.values() if span[0] <= goal <= span[1]), (goal, goal))

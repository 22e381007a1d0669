"""The terms that a plan gives years to and then calls by name: 近期为2025年，远期为2035年。近期新增床位200张，远期新增500张."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancheck.documents.characters import places_of
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.written import YEAR

_TERM = "近期|中期|远期"
_LEVEL = r"(?:的?规划)?(?:水平年|目标年|建设期|目标|展望|规划|末)?"
_YEARS = (
    rf"(?P<first>{YEAR.pattern})(?:\s?年?\s?(?:-{{1,2}}|—{{1,2}}|~|至|到)\s?(?P<last>{YEAR.pattern}))?\s?年"
)
# 近期（2011—2015年）, 远期规划水平年为2035年, 近期到2025年; 期 stands first, as it is looked for
_GIVEN = re.compile(
    rf"期(?<=[近中远]期){_LEVEL}[（(]?[为是到至：:]{{0,2}}\s?{_YEARS}(?!度?前|\s?[0-9]{{1,2}}\s?月)"
)
_GIVEN_AHEAD = re.compile(rf"{_YEARS}为(?:规划)?(?P<term>{_TERM})")  # 2025年为近期水平年
# 中期评估, 中期财政规划: no term of this plan
_CALLED = "期(?:规划)?末?(?!<<no_term>>)"
_AFTER_A_TERM = frozenset("短近初")  # 近中期, 短中期: two terms in one word


def named_terms(view: str, lexicon: Lexicon) -> Iterator[TimeExpression]:
    """Find where a text calls a term by its name that it gives years to.

    Parameters
    ----------
    view : str
        Without at least one term that is given years nothing is found: 近期 alone is now, 中期评估 an assessment.

    lexicon : Lexicon
        Tells what 中期 goes on with where it is no term.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> lexicon = lexicon_of(load_vocabulary())
    >>> view = "规划近期为2025年，远期为2035年。近期新增床位200张，到远期末新增500张。开展中期评估。"
    >>> [(view[time.start : time.end], time.period) for time in named_terms(view, lexicon)]
    [('近期', '2025'), ('远期', '2035'), ('近期', '2025'), ('远期末', '2035')]
    >>> list(named_terms("近期走访企业300家。", lexicon))
    []
    """
    years = years_of_terms(view)
    if not years:
        return
    for at in places_of(view, "期"):
        period = years.get(view[max(0, at - 1) : at + 1])
        called = lexicon.pattern(_CALLED).match(view, at) if period is not None else None
        if period is None or called is None or view[max(0, at - 2) : at - 1] in _AFTER_A_TERM:
            continue
        ends = view[called.end() - 1] == "末"
        long = "/" in period and not ends
        yield TimeExpression(
            at - 1, called.end(), period if long else period[-4:], "plan" if long else "point"
        )


def years_of_terms(view: str) -> dict[str, str]:
    """Return the years that a text gives to each term, a year or a span; not those of one that it gives two to.

    Examples
    --------
    >>> years_of_terms("规划近期为2021—2025年，远期到2035年。")
    {'近期': '2021/2025', '远期': '2035'}
    """
    given: dict[str, set[str]] = {}
    for at in places_of(view, "期"):
        if view[max(0, at - 1) : at] not in ("近", "中", "远"):
            continue
        found = _GIVEN.match(view, at)
        if found is not None:
            given.setdefault(view[at - 1 : at + 1], set()).add(_period(found))
    for at in places_of(view, "为"):
        if view[at - 1 : at] == "年" and view.find("期", at, at + 6) > 0:
            found = _GIVEN_AHEAD.search(view, max(0, at - 16), at + 6)
            if found is not None:
                given.setdefault(found["term"], set()).add(_period(found))
    return {term: _of_one(periods) for term, periods in given.items() if _of_one(periods)}


def _period(found: re.Match[str]) -> str:
    return found["first"] if found["last"] is None else f"{found['first']}/{found['last']}"


def _of_one(periods: set[str]) -> str:
    """The years of a term that are one span or its end (到2025年, 2021—2025年); empty where two are meant."""
    ends = {period[-4:] for period in periods}
    return max(periods, key=len) if len(ends) == 1 else ""

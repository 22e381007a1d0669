"""The last of the months told of: 1-9月出口60亿元。当月出口8亿元 is of September."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.words.dating_words import DatingWords

_REACH = 300  # characters from months that are told of to the one that points at them
_LAST_OF = {
    "year:上半年": 6,
    "year:一季度": 3,
    "year:二季度": 6,
    "year:三季度": 9,
    "year:前三季度": 9,
    "year:四季度": 12,
}
_MONTHS = re.compile("(?:year:01-|month:)([0-9]{2})")
_DATED_MONTHS = re.compile("[0-9]{4}-[0-9]{2}/([0-9]{4}-[0-9]{2})")


def last_months(view: str, *, times: list[TimeExpression], words: DatingWords) -> Iterator[TimeExpression]:
    """Find where the last month of those told of before is pointed at.

    Parameters
    ----------
    view : str
    times : sequence of TimeExpression
        Those named in the view, in their order.
    words : DatingWords
        Which words point at a month (当月), and beside which others they do not.

    Yields
    ------
    TimeExpression
        Of each word that points at a month told of: the month, dated where its year is told with it.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = DatingWords(load_vocabulary())
    >>> told = [TimeExpression(0, 4, "", "year:01-09"), TimeExpression(19, 28, "2021-01/2021-09", "span")]
    >>> view = "1-9月出口60亿元，当月出口8亿元。" + "2021年1-9月进口9亿元。当月1亿元。"
    >>> [(time.period, time.kind) for time in last_months(view, times=told, words=words)]
    [('', 'month:09'), ('2021-09', 'point')]
    """
    if all(_last_month_of(time) is None for time in times):
        return  # as in most texts
    if not any(word in view for word in words.last_month_words):
        return
    for match in words.last_month.finditer(view):
        at, end = match.span()
        for time in reversed([time for time in times if at - _REACH <= time.end <= at]):
            if time.end == at:
                break  # 9月当月 has told its month
            if (told := _last_month_of(time)) is not None:
                yield TimeExpression(at, end, told[0], told[1])
                break


def _last_month_of(time: TimeExpression) -> tuple[str, str] | None:
    """Return the period and the kind of the last of the months that a time tells of; None for any other time."""
    if (dated := _DATED_MONTHS.fullmatch(time.period)) is not None:
        return dated[1], "point"
    if time.kind in _LAST_OF:
        return "", f"month:{_LAST_OF[time.kind]:02d}"
    month = _MONTHS.fullmatch(time.kind)
    return ("", f"month:{month[1]}") if month is not None else None

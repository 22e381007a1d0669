"""A base that another document states under a like name, found by its value: two names that agree so closely are of one thing.

大气优良天数205天 of last year's report is what 优良天数 of this year's counts from. As with repeats, a pair under two names is
made only where it agrees, so that it confirms and never contradicts.
"""

from __future__ import annotations

from itertools import islice

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import Figure, is_percentage, operand_interval
from plancheck.claims.index import ENDING, MOST_TRIED, Index
from plancheck.claims.phrases import similarity
from plancheck.intervals import Interval, significant_digits

_LIKE = 0.6  # least similarity of the two names
_TELLING_DIGITS = 3  # figures that agree in so many do so by chance in less than 1 of 1000 pairs
_FINE = 100  # the value that the base would have to have is known to a hundredth of itself, as three digits tell it


def base_by_value(
    end: Figure, expected: Interval, year: int, index: Index, *, conventions: Conventions
) -> Figure | None:
    """Return the fact of another document that has the value a base must have, under a name like the end's.

    Parameters
    ----------
    end : Figure
    expected : Interval
        What end and rate, or end and change, say of the base.
    year : int
        Of the base.
    index : Index
    conventions : Conventions

    Returns
    -------
    Figure or None
        None where the value is told too coarsely, where nothing has it, or where two figures have.
    """
    if end.generic or len(end.phrase) < ENDING or not expected.bounded or expected.low <= 0:
        return None
    if (expected.high - expected.low) * _FINE > expected.low:
        return None
    s = end.statement
    key = (is_percentage(end), s.region, year, s.unit, end.phrase[-ENDING:])
    found: list[Figure] = []
    for figure in islice(index.by_ending.get(key, ()), MOST_TRIED):
        own = figure.statement.document == s.document
        if own or figure.assumed or end.assumed or figure.parts != end.parts:
            continue
        if figure.within != end.within or figure.coverage != end.coverage:
            continue
        if len(significant_digits(figure.statement.value)) < _TELLING_DIGITS:
            continue
        like = similarity(figure.phrase, end.phrase) >= _LIKE
        if like and operand_interval(figure, conventions).meets(expected):
            found.append(figure)
    if not found or any(f.statement.value != found[0].statement.value for f in found):
        return None
    return found[0]

"""Dates as the tables write them: a year or month alone counts from its last day, so that nothing is known too early."""

from __future__ import annotations

from plancheck.errors import UsageError
from plancheck.series import dates


def last_day(date: str) -> str:
    """Return the last day of an ISO date, month or year.

    Raises
    ------
    UsageError
        When `date` is none of the three.

    Examples
    --------
    >>> last_day("2015"), last_day("2016-02"), last_day("2011-06-30")
    ('2015-12-31', '2016-02-29', '2011-06-30')
    """
    try:
        last = date and dates.last_day(date)
    except ValueError:
        last = ""
    if not last:
        raise UsageError("a date like 2015, 2015-06 or 2015-06-30", met=repr(date))
    return last


def last_year(period: str) -> str:
    """Return the year a period ends in; empty for none.

    Examples
    --------
    >>> last_year("2006/2010"), last_year("2010-12"), last_year("2015-01/2015-06"), last_year("")
    ('2010', '2010', '2015', '')
    """
    return period.rpartition("/")[2][:4]

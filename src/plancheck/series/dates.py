"""Dates of publication: a day, a month or a year, and when a value counts as known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, tzinfo
from functools import lru_cache

from plancheck.errors import UsageError

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

ALWAYS = "9999-12-31"  # later than every date: everything published is known
TODAY = "today"  # what a user may write for the day of the run


@lru_cache(maxsize=4096)  # few dates, asked for again with every value
def last_day(date: str) -> str:
    """Return the last day a date can stand for, as ``YYYY-MM-DD``; the empty string stays empty.

    A value whose publication is dated only by its year counts as known from the end of that year, so that a judgement
    “as known then” never uses a figure too early.

    Raises
    ------
    ValueError
        When `date` is not ``2012``, ``2012-03`` or ``2012-03-27``, or there is no such month or day.

    Examples
    --------
    >>> last_day("2012"), last_day("2012-02"), last_day("2012-03-27")
    ('2012-12-31', '2012-02-29', '2012-03-27')
    """
    if not date:
        return ""
    match = _DATE.fullmatch(date)
    if not match:
        raise ValueError(f"expected a date like 2012, 2012-03 or 2012-03-27, met {date!r}")
    year, month, day = match.groups()
    month = month or "12"
    if not 1 <= int(month) <= 12:
        raise ValueError(f"expected a month from 01 to 12, met {date!r}")
    longest = monthrange(int(year), int(month))[1]
    if day and not 1 <= int(day) <= longest:
        raise ValueError(f"expected a day from 01 to {longest} of that month, met {date!r}")
    return f"{year}-{month}-{day or longest:02}"


def require_date(date: str, *, where: str) -> str:
    """Return the last day of a date that a user gave, as `last_day`; the empty string stays empty.

    Raises
    ------
    UsageError
        When it is no date; `where` names the option or parameter.
    """
    try:
        return last_day(date)
    except ValueError as error:
        raise UsageError("a date like 2012, 2012-03 or 2012-03-27", met=repr(date), where=where) from error


def day_meant(date: str, *, zone: tzinfo | None = None) -> str:
    """Return the date of the day where a user wrote the word `today`, and any other date as it stands.

    The one place where the calendar is asked: a run that names no day gives the same tables tomorrow.

    Parameters
    ----------
    date : str
    zone : tzinfo, optional
        Whose day it is; the machine's when None.

    Examples
    --------
    >>> day_meant("2022-06"), day_meant(""), len(day_meant("today"))
    ('2022-06', '', 10)
    """
    return datetime.now(zone).date().isoformat() if date == TODAY else date


def is_date(text: str) -> bool:
    """Return whether `text` is a year, a month or a day that `last_day` can read.

    Examples
    --------
    >>> is_date("2012-03"), is_date("2012年3月"), is_date("")
    (True, False, False)
    """
    try:
        return bool(last_day(text))
    except ValueError:
        return False


def known_by(vintage: str, *, date: str) -> bool:
    """Return whether a value published at `vintage` was known on the last day of `date`.

    Examples
    --------
    >>> known_by("2012", date="2012-03-27"), known_by("2011", date="2012-03-27"), known_by("2012-03", date="2012")
    (False, True, True)
    """
    return last_day(vintage) <= last_day(date)


def whole_year(period: str, *, stock: bool) -> str:
    """Return the year a period stands for in a yearly series, or the empty string.

    A flow needs the whole year. A stock is counted at a moment, and its December is the year's value.

    Examples
    --------
    >>> whole_year("2010", stock=False), whole_year("2010-12", stock=True), whole_year("2010-12", stock=False)
    ('2010', '2010', '')
    >>> whole_year("2011-06-30", stock=True), whole_year("2006/2010", stock=False)
    ('', '')
    """
    if re.fullmatch(r"\d{4}", period):
        return period
    if stock and re.fullmatch(r"\d{4}-12(-31)?", period):
        return period[:4]
    first, _, last = period.partition("/")
    if last and first[:4] == last[:4] and first[4:] in ("-01", "-01-01") and last[4:] in ("-12", "-12-31"):
        return first[:4]
    return ""

"""A time named in a text, and the ISO-like period it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.dates import plan_years
from plancheck.statements.times.reference import PARTS_OF_YEAR

LOOKS_BACK = ("review", "since", "so far")  # kinds of times that end when the text was written


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class TimeExpression:
    """A time named in the text.

    Parameters
    ----------
    start, end : int
        Span in the view.
    period : str
        ``2010``, ``2010-12``, ``2011-06-30`` or a span ``2006/2010``; empty while it depends on the context.
    kind : str
        ``point``, ``span``, ``plan`` (a plan's years), ``review`` (五年来), ``since`` (2020年以来), ``so far`` (“十四五”以来),
        ``now`` (目前); ``month:06`` and ``year:全年`` (of a year that is named elsewhere).
    relative : bool
        Whether it was counted from the document's own year.
    ahead : str
        The years that 五年内 or a bare 五年 means where the text looks ahead; empty for 近五年, 五年来.
    """

    start: int
    end: int
    period: str
    kind: str
    relative: bool = False
    ahead: str = ""

    @property
    def first_year(self) -> int | None:
        """The first year it names."""
        return int(self.period[:4]) if self.period else None

    @property
    def last_year(self) -> int | None:
        """The last year it names."""
        return last_of_years(self.period) if self.period else None

    @property
    def years(self) -> int:
        """How many years it spans; 0 where it is not dated."""
        return (self.last_year or 0) - (self.first_year or 0) + 1 if self.period else 0

    @property
    def coming(self) -> bool:
        """Whether it is 今后五年, 未来三年: years to come, counted from the document's own."""
        return self.kind == "span" and self.relative


@lru_cache(maxsize=1024)  # asked some twenty times of each time that a text names
def last_of_years(period: str) -> int:
    """Return the last year of a period.

    Examples
    --------
    >>> last_of_years("2006/2010"), last_of_years("2011-06-30")
    (2010, 2011)
    """
    return int(period.rpartition("/")[2][:4])


def span_of_years(period: str) -> tuple[int, int] | None:
    """Return the first and last year of a span of whole years; None for other periods.

    Examples
    --------
    >>> span_of_years("2006/2010"), span_of_years("2010"), span_of_years("2010-01/2010-09")
    ((2006, 2010), None, None)
    """
    first, _, last = period.partition("/")
    return (int(first), int(last)) if len(first) == len(last) == len("2010") else None


def months_of_year(period: str) -> tuple[int, str, str] | None:
    """Return the year, and the first and last month in two digits, of months of one year; None for other periods.

    Examples
    --------
    >>> months_of_year("2021-01/2021-09"), months_of_year("2020-11/2021-02"), months_of_year("2021")
    ((2021, '01', '09'), None, None)
    """
    first, _, last = period.partition("/")
    if not len(first) == len(last) == len("2021-01") or first[:4] != last[:4]:
        return None
    return int(first[:4]), first[5:], last[5:]


_REMARK = 40  # characters of a remark in brackets


def in_brackets(view: str, time: TimeExpression, edge: int) -> bool:
    """Whether a time stands in a remark that is closed before an offset: 支出（扣除2022年的资金外）增长3%.

    Examples
    --------
    >>> view = "支出（扣除2022年的资金外）增长3%"
    >>> in_brackets(view, TimeExpression(5, 10, "2022", "point"), len(view))
    True
    """
    opened = view.rfind("（", max(0, time.start - _REMARK), time.start)
    if opened < 0 or view.find("）", opened, time.start) >= 0:
        return False
    if view.endswith("阶段", 0, opened) and not view[opened + 1 : time.start].strip():
        return False  # 第一阶段（2021—2022年）：完成改造60公里
    return view.find("）", time.end, min(edge, time.end + _REMARK)) >= 0


def part_of_year(time: TimeExpression) -> tuple[str, str] | None:
    """Return the first and last month of 上半年, 前三季度, 1-9月; None for other times.

    Examples
    --------
    >>> part_of_year(TimeExpression(0, 4, "", "year:01-09")), part_of_year(TimeExpression(0, 2, "", "year:年底"))
    (('01', '09'), None)
    """
    name = time.kind.removeprefix("year:").removesuffix("末")
    if name[:2].isdigit() and len(name) == 5:
        return name[:2], name[3:]
    return PARTS_OF_YEAR.get(name)


def is_five_year_plan(first: int, last: int) -> bool:
    """Whether years are those of a numbered five-year plan.

    Examples
    --------
    >>> is_five_year_plan(1991, 1995), is_five_year_plan(1953, 1957), is_five_year_plan(2003, 2007)
    (True, True, False)
    """
    return any(plan_years(number) == (first, last) for number in (1, 2, max(3, 3 + (first - 1966) // 5)))


def after_base(period: str) -> str:
    """Return the years of the five-year plan that lead from a base to its last year: a rate told for each year is of them.

    Examples
    --------
    >>> after_base("1990/1995"), after_base("2002/2007"), after_base("1995")
    ('1991/1995', '2002/2007', '1995')
    """
    years = span_of_years(period)
    if years is None or not is_five_year_plan(years[0] + 1, years[1]):
        return period
    return f"{years[0] + 1}/{years[1]}"

"""The time that a head, a row or a title of a table names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancheck.documents.dates import plan_years
from plancheck.quantities.numerals import read_chinese

SPAN = re.compile(
    r"((?:19|20)[0-9]{2})(?:年|[./][01]?[0-9])?(?:[01]?[0-9]月)?(?:底|末)?(?:--?|~|至|到|/)((?:19|20)[0-9]{2}|[0-9]{2}(?![0-9]))"
)
_POINT = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])(?:年?[-./年]([01]?[0-9])(?![0-9年季])月?)?"  # 2013年4季度 is no month
)
# 21-23年任务; not 10-15年以上树龄
_SHORT_SPAN = re.compile(r"(?<![0-9.])([0-9]{2})年?(?:--?|~|至)([0-9]{2})年(?!以上|以下|及|左右|[限龄期生])")
_TEN_YEARS = 10
PART_OF_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})年?(?:([01]?[0-9])月?(?:-|~|至)([01]?[0-9])月"
    r"|(?P<part>[上下]半年|前三个?季度|第?(?P<first>[1-4一二三四])(?:(?:-|~|至)第?(?P<last>[2-4二三四]))?个?季度))"
)
PART_ALONE = (
    r"(?:第?[1-4一二三四](?:(?:--?|—+|~|至)第?[2-4二三四])?个?季度|[上下]半年|前三个?季度"
    r"|(?:0?[1-9]|1[0-2])月?(?:(?:--?|—+|~|至)(?:0?[1-9]|1[0-2])月)份?|(?:0?[1-9]|1[0-2])月份?(?:底|末)?)"
)
_PART_ALONE = re.compile(PART_ALONE)
_HALVES = {"上": (1, 6), "下": (7, 12), "前": (1, 9)}
_QUARTERS = "一二三四"
BASE = re.compile(r"(?:比|较|以|为(?=(?:19|20)[0-9]{2}年?的?%))((?:19|20)[0-9]{2})年?")
# 89年比88年, 1989年比88年
_SHORT_YEARS = re.compile(
    r"(?<![0-9])(?P<own>(?:19|20)?[0-9]{2})年?(?P<as>比|较|为)(?P<base>(?:19|20)?[0-9]{2})年(?![0-9])"
)
_THIS_CENTURY = 50
PLAN = re.compile(r"“?(二?十[一二三四五六七八]?)五”?")


@dataclass(frozen=True, slots=True)
class CellTime:
    """The time a head names: ``period`` as in the statements table, ``base`` a year it compares with."""

    period: str
    base: str = ""

    @property
    def last_year(self) -> int:
        """The last year it names."""
        return int(self.period.rpartition("/")[2][:4])


def with_whole_years(head: str) -> str:
    """Return a head that sets one year against another with the four digits of both.

    Examples
    --------
    >>> [with_whole_years(head) for head in ("89年比88年增减%", "1989年比88年±%", "2010年比2009年增长%", "10年比9年")]
    ['1989年比1988年增减%', '1989年比1988年±%', '2010年比2009年增长%', '10年比9年']
    """
    return _SHORT_YEARS.sub(
        lambda found: f"{_whole(found['own'])}年{found['as']}{_whole(found['base'])}年", head
    )


def _whole(year: str) -> str:
    """A year with all of its digits."""
    if len(year) > len("88"):
        return year
    return ("20" if int(year) < _THIS_CENTURY else "19") + year


def read_time(text: str) -> CellTime | None:
    """Return the time that a head, row or title names.

    Examples
    --------
    >>> [read_time(text).period for text in ("2020年（已整治）", "2021-2023", "2021—25年", "“十三五”规划目标", "“十四五”末", "2020年6月")]
    ['2020', '2021/2023', '2021/2025', '2016/2020', '2025', '2020-06']
    >>> [read_time(text).period for text in ("纳入21—23年任务", "2019年21—23日")]
    ['2021/2023', '2019']
    >>> [read_time(text).period for text in ("2019年三季度", "2019年1-3季度", "2019年下半年", "2019年1—4季度")]
    ['2019-07/2019-09', '2019-01/2019-09', '2019-07/2019-12', '2019']
    """
    text = text.replace("—", "-")
    part = PART_OF_YEAR.search(text)
    if part is not None:
        first, last = (int(part[2]), int(part[3])) if part[3] else _months_of(part)
        if (first, last) == (1, 12) and part[3] is None:
            return CellTime(part[1])  # 2014年1-4季度
        if 1 <= last <= 12:
            return CellTime(f"{part[1]}-{first:02d}/{part[1]}-{last:02d}")
    base = BASE.search(text)
    if base is not None:
        rest = read_time(text[: base.start()] + text[base.end() :])
        return CellTime(rest.period if rest else "", base[1]) if rest or base else None
    span = SPAN.search(text)
    if span is not None:
        first = int(span[1])
        last = int(span[2]) if len(span[2]) == 4 else first // 100 * 100 + int(span[2])
        if first < last <= first + 60:
            return CellTime(f"{first}/{last}")
    short = _SHORT_SPAN.search(text)
    if short is not None and 0 < int(short[2]) - int(short[1]) < _TEN_YEARS:
        return CellTime(f"20{short[1]}/20{short[2]}")
    point = _POINT.search(text)
    if point is not None:
        month = f"-{int(point[2]):02d}" if point[2] and 1 <= int(point[2]) <= 12 else ""
        return CellTime(point[1] + month)
    plan = PLAN.search(text)
    if plan is not None and ("“" in plan.group() or len(plan[1]) == 2):
        first, last = plan_years(int(read_chinese(plan[1]).value))
        if re.match("(?:规划)?(?:时?期)?末", text[plan.end() :]):
            return CellTime(str(last))
        return CellTime(f"{first}/{last}")
    return None


def read_part(text: str, year: str) -> CellTime | None:
    """Return the time of a row that names a part of a year alone, in the year that the rows above, the title or the document have.

    Parameters
    ----------
    text : str
        The row's name without blanks.
    year : str
        Four digits, or empty where none is known.

    Examples
    --------
    >>> [read_part(text, "2013").period for text in ("2季度", "第四季度", "上半年", "1-5月", "11月")]
    ['2013-04/2013-06', '2013-10/2013-12', '2013-01/2013-06', '2013-01/2013-05', '2013-11']
    >>> read_part("2季度产量", "2013") is None
    True
    """
    if not year or text[-1:] not in "度年月份底末" or _PART_ALONE.fullmatch(text) is None:
        return None
    return read_time(f"{year}年{text}")


def _months_of(part: re.Match[str]) -> tuple[int, int]:
    """The first and last month of a part of a year named in words: its halves and quarters."""
    if part["first"] is None:
        return _HALVES[part["part"][0]]
    first, last = (
        int(number) if number.isdecimal() else _QUARTERS.index(number) + 1
        for number in (part["first"], part["last"] or part["first"])
    )
    return 3 * first - 2, 3 * last

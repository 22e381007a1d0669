"""The time that a head, a row or a title of a table names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancheck.quantities.numerals import read_chinese
from plancheck.statements.periods import plan_years

SPAN = re.compile(
    r"((?:19|20)[0-9]{2})(?:年|[./][01]?[0-9])?(?:[01]?[0-9]月)?(?:底|末)?(?:--?|~|至|到|/)((?:19|20)[0-9]{2}|[0-9]{2}(?![0-9]))"
)
_POINT = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])(?:年?[-./年]([01]?[0-9])(?![0-9年季])月?)?"  # 2013年4季度 is no month
)
PART_OF_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})年?(?:([01]?[0-9])月?(?:-|~|至)([01]?[0-9])月|(上半年|前三季度|[一1]季度|前三个?季度))"
)
_MONTHS = {"上半年": 6, "前三季度": 9, "前三个季度": 9, "一季度": 3, "1季度": 3}
BASE = re.compile(r"(?:比|较|以)((?:19|20)[0-9]{2})年?")
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


def read_time(text: str) -> CellTime | None:
    """Return the time that a head, row or title names.

    Examples
    --------
    >>> [read_time(text).period for text in ("2020年（已整治）", "2021-2023", "2021—25年", "“十三五”规划目标", "“十四五”末", "2020年6月")]
    ['2020', '2021/2023', '2021/2025', '2016/2020', '2025', '2020-06']
    """
    text = text.replace("—", "-")
    part = PART_OF_YEAR.search(text)
    if part is not None:
        last = int(part[3]) if part[3] else _MONTHS[part[4]]
        if 1 <= last <= 12:
            first = 1 if part[3] is None or part[2] is None else int(part[2])
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

"""The years that a document counts from: its own, the last it reports on, those of its plan and its targets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancheck.documents.document import Origin
from plancheck.documents.years import TextYears

_WITHIN_YEAR = re.compile(r"上半年|前三季度|[一二三]季度|1\s?[-—－至到~]\s?[0-9]{1,2}\s?月")
_SO_FAR = "今年以来"  # in the title of a report: 关于今年以来预算执行情况的报告
EARLY = ("01", "02", "03", "04")  # months in which the year before is the last that is known
PARTS_OF_YEAR = {"上半年": ("01", "06"), "下半年": ("07", "12")}
QUARTERS = {
    "一季度": ("01", "03"),
    "二季度": ("04", "06"),
    "三季度": ("07", "09"),
    "四季度": ("10", "12"),
    "前三季度": ("01", "09"),
}
PARTS_OF_YEAR.update(QUARTERS)


@dataclass(frozen=True, slots=True)
class Reference:
    """The years a document counts from.

    Parameters
    ----------
    own : int or None
        The year it was issued in (今年).
    observed : int or None
        The last year it reports on.
    target : int or None
        The year its targets without a date are for.
    plan_first, plan_last : int or None
        The plan's own years.
    report : bool
        Whether its own year is the one after the last it reports on.
    dated : bool
        Whether its own year is named, not only that of its plan.
    why : tuple of str
        What told the years of a text without a head.
    part : (str, str) or None
        First and last month of the part of its own year that a report is on: ``("01", "06")`` of 上半年执行情况.
    day : str
        The day at which a census or survey counts what it tells of: ``2020-11-01``; empty for other texts.
    month : str
        The month it was issued in: ``2024-09``; empty where only its year is known.
    """

    own: int | None
    observed: int | None
    target: int | None
    plan_first: int | None
    plan_last: int | None
    report: bool = False
    dated: bool = True
    why: tuple[str, ...] = ()
    part: tuple[str, str] | None = None
    day: str = ""
    month: str = ""

    @property
    def now(self) -> int | None:
        """The year of what there is and what has been done so far: its own where that was under way and no plan was laid, else `observed`."""
        under_way = self.plan_first is None and self.month != "" and self.month[5:] not in EARLY
        return self.own if under_way and self.own else self.observed

    @classmethod
    def estimated(cls, years: TextYears, *, name: str = "", kind: str = "other") -> Reference:
        """Read the years off the evidence of a text whose origin gives none.

        A report that lays a plan before its meeting tells of the year before, and is no plan.
        """
        if kind == "report" and years.plan is not None and years.observed is not None:
            own = years.observed + 1
            return cls(own, years.observed, own, None, None, report=True, why=years.reasons)
        first, last = years.plan or (None, None)
        report = years.plan is None and years.own is not None and years.own == (years.observed or 0) + 1
        dated = years.plan is None or re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", name) is not None
        return cls(
            years.own, years.observed, years.target, first, last, report, dated=dated, why=years.reasons
        )

    @classmethod
    def of(cls, origin: Origin) -> Reference:
        """Read the years off a document's origin."""
        own = origin.year
        if origin.kind == "report" and origin.last_year:
            observed = origin.first_year if origin.first_year != origin.last_year else origin.last_year - 1
            target = origin.last_year
            within = _WITHIN_YEAR.search(origin.title)
            if within is not None:
                # on the first half of its own year
                return cls(own or target, target, target, None, None, True, part=months_of(within[0]))
            if _SO_FAR in origin.title and own == target:
                # laid before a meeting in the course of its year
                return cls(own, target, target, None, None, True)
            if own == target and origin.date[5:7] in ("11", "12") and observed == target - 1:
                observed, target = target, target + 1  # a report given in December looks back on its own year
            return cls(own or origin.last_year, observed, target, None, None, True)
        last = origin.last_year or own
        if origin.kind == "other" and own is not None and origin.date[5:7] in ("01", "02"):
            # news of the first weeks of a year tells what the year before has brought
            return cls(own, own - 1, last, None, None, True)
        if origin.kind == "statistics" and origin.first_year and origin.first_year + 1 == origin.last_year:
            # a yearly report of the year that it is issued in, on the year before
            return cls(origin.last_year, origin.first_year, origin.last_year, None, None, True)
        if origin.kind == "statistics" and own is not None and own < (origin.last_year or own):
            # what a plan has brought by the middle of its years: 五年规划实施中期评估报告
            return cls(own, own, origin.last_year, origin.first_year, origin.last_year)
        if origin.kind == "statistics" and origin.first_year:
            # a communiqué of one year's statistics is issued in the next; those of its first months are on these
            within = _WITHIN_YEAR.search(origin.title) if own == origin.last_year else None
            part = months_of(within[0]) if within is not None else None
            return cls(origin.last_year, origin.last_year, origin.last_year, None, None, part=part)
        if origin.kind == "plan" and own is None and origin.first_year:
            # a plan is made in the year before its first; a financial year's budget is laid before it begins, in its first
            financial = origin.last_year == origin.first_year + 1
            own = origin.first_year - (0 if financial else 1)
        yearly = not origin.date and origin.first_year == origin.last_year
        early = origin.kind == "plan" and own == origin.first_year and (yearly or origin.date[5:7] in EARLY)
        # a plan made public in the first months of its first year starts from the year before
        return cls(
            own,
            own - 1 if early and own else own,
            last,
            origin.first_year,
            origin.last_year,
            dated=bool(origin.date),
        )

    def part_of(self, year: int) -> str:
        """Return the months of a year that a report is on, the year where it is on all of one."""
        return f"{year}-{self.part[0]}/{year}-{self.part[1]}" if self.part is not None else str(year)

    @property
    def known(self) -> bool:
        """Whether the document's origin gave any year."""
        return self.own is not None or self.observed is not None or self.target is not None


def months_of(words: str) -> tuple[str, str] | None:
    """Return the first and last month of 上半年, 前三季度, 1-9月."""
    until = re.search(r"([0-9]{1,2})\s?月", words)
    return ("01", until[1].zfill(2)) if until is not None else PARTS_OF_YEAR.get(words)

"""What a document itself states of a thing that the vocabulary has no concept for: the base and the growth of its own targets.

Two figures are of one thing where document, place, measure, unit and words agree, the words as the checks compare them
(智慧停车泊位数量 and 智慧停车泊位). Words too general to tell what is counted (总额) name nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plancheck.claims.conventions import Conventions
from plancheck.claims.spelling import simplified
from plancheck.series.assemble import MONEY, document_point
from plancheck.series.dates import whole_year
from plancheck.series.points import SeriesPoint
from plancheck.series.segments import Segment
from plancheck.statements.statement import Statement
from plancheck.targets.goal import LEVEL_MEASURES, Goal
from plancheck.targets.past import PastGrowth, past_growth, stated_growth


class _Thing(NamedTuple):
    document: str
    region: str
    phrase: str


class OwnValues:
    """The observed figures of things without a concept, by document, place and words.

    Parameters
    ----------
    statements : iterable of Statement
    dates : mapping of str to str
        Date of each document.
    conventions : Conventions
    """

    def __init__(
        self, statements: Iterable[Statement], *, dates: Mapping[str, str], conventions: Conventions
    ) -> None:
        self._conventions = conventions
        self._dates = dates
        self._told: dict[_Thing, list[Statement]] = {}
        for s in statements:
            if s.status == "observed" and not s.concept and (thing := self._thing(s)) is not None:
                self._told.setdefault(thing, []).append(s)

    def base(self, goal: Goal) -> SeriesPoint | None:
        """Return the document's own value of the target's base year, else its latest before the target's year."""
        before = [point for point in self._values(goal) if (point.year or 0) < (goal.year or 0)]
        if goal.base_year is not None:
            before = [point for point in before if point.year == goal.base_year]
        return before[-1] if before else None

    def past(self, goal: Goal, base: SeriesPoint | None) -> list[PastGrowth]:
        """Return the growth up to the base year by the document's own values, and as it states it."""
        base_year = base.year if base is not None else goal.base_year
        if base_year is None:
            return []
        values = {point.year: point for point in self._values(goal)}  # the later statement of a year counts
        points = tuple(values[year] for year in sorted(values, key=lambda year: year or 0))
        segments = [Segment(points[-1].key, points)] if points else []
        s = goal.statement
        return past_growth(segments, base_year=base_year, base=base) + stated_growth(
            self._statements(goal), concept="", region=s.region, base_year=base_year
        )

    def _statements(self, goal: Goal) -> list[Statement]:
        thing = self._thing(goal.statement)
        return self._told.get(thing, []) if thing is not None else []

    def _values(self, goal: Goal) -> list[SeriesPoint]:
        """Return the firm values of the thing a target speaks of, by year."""
        aim, found = goal.statement, []
        for s in self._statements(goal):
            year = whole_year(s.period, stock=s.unit not in MONEY)
            alike = s.measure == goal.series_measure and s.of == (aim.of if s.measure == "share" else "")
            if aim.measure in LEVEL_MEASURES:
                alike = alike and s.unit == aim.unit
            if year and alike:
                point = document_point(s, date=self._dates.get(s.document, ""), year=year, unit=s.unit)
                found += [point] if point.firm else []
        return sorted(found, key=lambda point: point.year or 0)

    def _thing(self, s: Statement) -> _Thing | None:
        naming = self._conventions.naming(simplified(s.indicator), s.measure, s.region, "")
        return None if naming.generic else _Thing(s.document, s.region, naming.phrase)

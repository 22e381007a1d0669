"""What later documents tell of the very years that a target is set for, in the target's own measure.

A report tells what a plan's five years brought (五年累计下降18%), and what the year brought that the report before it had aims for
(新增高新技术企业400家). Of things that the vocabulary has a concept for, single years are the business of their series, except
what a year added. Of things that it has none for, words must agree as the checks compare them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from plancheck.claims.conventions import Conventions
from plancheck.claims.naming import Naming
from plancheck.claims.spelling import simplified
from plancheck.series.dates import last_day
from plancheck.statements.statement import Statement
from plancheck.targets.goal import BASE_MEASURES, LEVEL_MEASURES, Goal, counted_from

_Place = tuple[str, str, str]  # region, first and last year


class ToldLater:
    """The facts of all documents, by place and years.

    Parameters
    ----------
    statements : iterable of Statement
    dates : mapping of str to str
        Date of each document.
    conventions : Conventions
    as_of : str
        Date of knowledge; everything when empty.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        *,
        dates: Mapping[str, str],
        conventions: Conventions,
        as_of: str,
    ) -> None:
        self._conventions = conventions
        self._dates = dates
        self._added = tuple([row.applies_to for row in conventions.members("flow_word")])
        self._told: dict[_Place, list[Statement]] = {}
        for s in statements:
            known = last_day(dates.get(s.document, "")) <= (as_of or "9999")
            if s.status == "observed" and s.period and known:
                self._told.setdefault((s.region, *years_told(s)), []).append(s)

    def of(self, goal: Goal) -> Statement | None:
        """Return what the latest document tells that tells of the target's years and measure; None where two values are told."""
        aim = goal.statement
        found = [s for s in self._beside(aim) if s.measure == aim.measure and self._is_of_one(s, aim)]
        return self._latest(found)

    def level(self, goal: Goal) -> Statement | None:
        """Return the level of the target's year that a later document tells of a thing without a concept."""
        aim = goal.statement
        found = [
            s
            for s in self._beside(aim)
            if s.measure == "level" and not (s.concept or aim.concept) and self._alike(s, aim)
        ]
        return self._latest(found)

    def earlier(self, goal: Goal) -> list[Statement]:
        """Return what later documents tell of a thing without a concept in the years from the target's own day up to its year."""
        aim = goal.statement
        if aim.concept or aim.measure not in LEVEL_MEASURES or "/" in aim.period or goal.year is None:
            return []
        set_on = last_day(self._dates.get(aim.document, ""))[:4]
        years = range(int(set_on), goal.year) if set_on.isdigit() else ()
        told = [replace(aim, period=str(year)) for year in years]
        found = [self.of(replace(goal, statement=statement)) for statement in told]
        return [s for s in found if s is not None]

    def _beside(self, aim: Statement) -> list[Statement]:
        told = self._told.get((aim.region, *years_told(aim)), [])
        return [s for s in told if s.document != aim.document]

    def _is_of_one(self, s: Statement, aim: Statement) -> bool:
        """Return whether a fact is of the thing that a target is set for."""
        if s.unit != aim.unit or s.of != aim.of:
            return False
        if "/" in aim.period:
            return s.concept == aim.concept if s.concept or aim.concept else self._alike(s, aim)
        if not (s.concept or aim.concept):
            return self._alike(s, aim)
        # what a year added to a stock: its series knows the stock alone
        return s.measure == "change" and s.concept == aim.concept and self._adds_alike(s, aim)

    def _alike(self, s: Statement, aim: Statement) -> bool:
        """Return whether two things without a concept have one name, and are parts of one whole."""
        if s.certainty == "low" or aim.certainty == "low":
            return False
        if self._adds(aim):
            return False  # 新认定省级企业60家，市级企业200家: all there are is another figure
        if s.measure == aim.measure and s.measure in BASE_MEASURES and counted_from(s) != counted_from(aim):
            return False
        a, b = self._naming(s), self._naming(aim)
        return not a.generic and (a.phrase, a.whole, a.scope) == (b.phrase, b.whole, b.scope)

    def _adds_alike(self, s: Statement, aim: Statement) -> bool:
        """Return whether two additions are to one thing: 新认定 and 新增 say the same of it, 净增 does not."""
        a, b = (self._without_flow(self._naming(one).phrase) for one in (s, aim))
        return a == b

    def _adds(self, aim: Statement) -> bool:
        """Return whether a count is of what a year adds by the head of its list alone, not by its name."""
        ahead = "".join(aim.sentence.split()).partition("".join(aim.figure.split()))[0]
        named = any(word in aim.indicator for word in self._added)
        return (
            aim.measure == "level"
            and not named
            and any(word in ahead.rpartition("；")[2] for word in self._added)
        )

    def _without_flow(self, phrase: str) -> str:
        for word in self._added:
            if phrase.startswith(word):
                return phrase.removeprefix(word)
        return phrase

    def _naming(self, s: Statement) -> Naming:
        return self._conventions.naming(simplified(s.indicator), s.measure, s.region, s.concept)

    def _latest(self, found: list[Statement]) -> Statement | None:
        """Return the fact of the latest document that has one; None where that document tells of two."""
        if not found:
            return None
        latest = max(found, key=self._rank)
        same = [s for s in found if s.document == latest.document]
        return latest if len({(s.low, s.high) for s in same}) == 1 else None

    def _rank(self, s: Statement) -> tuple[str, str]:
        return last_day(self._dates.get(s.document, "")), s.document


def years_told(statement: Statement) -> tuple[str, str]:
    """Return the first and last year a statement runs through: from 2020 to 2025 are those from 2021 on."""
    first, _, last = statement.period.partition("/")
    counted = last and first.isdigit() and first == statement.base_period
    return (str(int(first) + 1) if counted else first, last or first)

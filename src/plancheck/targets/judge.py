"""What a judgement needs besides the target: what is known now, what was known at any date, and the conventions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from plancheck.claims.conventions import Conventions
from plancheck.series.assemble import UNKNOWN, ConceptKind, concept_kinds
from plancheck.series.dates import last_day
from plancheck.series.points import SeriesPoint
from plancheck.series.segments import Segment
from plancheck.statements.statement import Statement
from plancheck.targets.evidence import Evidence
from plancheck.targets.goal import Goal, period_years
from plancheck.targets.own_values import OwnValues
from plancheck.targets.past import PastGrowth, stated_growth
from plancheck.targets.told_later import ToldLater

if TYPE_CHECKING:
    from plancheck.growth.results import ModelForecast, Refusal


@dataclass(frozen=True, kw_only=True)
class Judge:
    """Everything a judgement needs besides the target: the evidence now, the way to the evidence then, conventions.

    Parameters
    ----------
    statements : tuple of Statement
        Of all documents; rates they state are evidence when they were published in time.
    points : tuple of SeriesPoint
    now : Evidence
        As known at `as_of`.
    dates : mapping of str to str
        Date of each document.
    conventions : Conventions
        For things whose growth is published at constant prices; names of indicators.
    as_of : str
        Date of knowledge of the outcomes; everything published when empty.
    models : tuple of str or None
        Growth models asked for a probability; all when None.
    asked : dict
        Answers of models, kept so that targets of one series ask once.
    """

    statements: tuple[Statement, ...]
    points: tuple[SeriesPoint, ...]
    now: Evidence
    dates: Mapping[str, str]
    conventions: Conventions
    as_of: str
    models: tuple[str, ...] | None
    asked: dict[object, ModelForecast | Refusal] = field(default_factory=dict)
    _then: dict[str, Evidence] = field(default_factory=dict, init=False)

    @cached_property
    def kinds(self) -> Mapping[str, ConceptKind]:
        """What the vocabulary says of each concept."""
        return concept_kinds(self.conventions.folder)

    def then(self, date: str) -> Evidence:
        """Return what was known at `date`."""
        if date not in self._then:
            self._then[date] = Evidence.at(
                date, self.points, breaks=self.now.breaks, definitions=self.now.definitions
            )
        return self._then[date]

    def stated(self, goal: Goal, *, base_year: int) -> list[PastGrowth]:
        """Return the growth that documents published by the target's own date state up to `base_year`."""
        concept, region = goal.statement.concept, goal.statement.region
        day = last_day(self.dates.get(goal.statement.document, ""))
        told = self._over_years.get((concept, region), ())
        in_time = (s for s in told if not day or last_day(self.dates.get(s.document, "")) <= day)
        return stated_growth(in_time, concept=concept, region=region, base_year=base_year)

    @cached_property
    def own(self) -> OwnValues:
        """What the documents state of things that the vocabulary has no concept for."""
        return OwnValues(self.statements, dates=self.dates, conventions=self.conventions)

    @cached_property
    def told(self) -> ToldLater:
        """What later documents tell of the years that targets are set for."""
        return ToldLater(self.statements, dates=self.dates, conventions=self.conventions, as_of=self.as_of)

    @cached_property
    def _over_years(self) -> dict[tuple[str, str], list[Statement]]:
        """What documents tell of spans of years, by concept and region: the only rows that can state growth over them."""
        found: dict[tuple[str, str], list[Statement]] = {}
        for s in self.statements:
            if s.status == "observed" and "/" in s.period:
                found.setdefault((s.concept, s.region), []).append(s)
        return found

    def constant_prices(self, statement: Statement) -> str:
        """Return why the growth published of a thing in a target's year is not the ratio of its levels; empty where it is."""
        name = self.kinds.get(statement.concept, UNKNOWN).name
        since = dict(self.conventions.comparable_indicators)
        last = period_years(statement.period)[1]
        for row in self.conventions.members("comparable_growth"):
            if last is not None and last < since.get(row.applies_to, 0):
                continue
            if row.applies_to in statement.indicator or row.applies_to in name:
                own = "".join(statement.indicator.split())
                # 单位GDP能耗 is no GDP, though its growth is at constant prices as well
                is_thing = not own or (name or own).endswith(row.applies_to)
                return f"growth of {row.applies_to if is_thing else own} is not the ratio of its levels: {row.reason}"
        return ""

    def wants_less(self, statement: Statement) -> bool:
        """Return whether less of the thing is better, so that a figure without a bound word is a ceiling."""
        kind = self.kinds.get(statement.concept, UNKNOWN)
        name = kind.name if statement.indicator in kind.names else statement.indicator
        return name.endswith(self.conventions.less_is_better)

    def is_of_composition(self, statement: Statement) -> bool:
        """Return whether a share is one of a composition (三次产业结构3:53:44), of which some parts are to grow and some to shrink."""
        words = self.conventions.members("whole_named")
        return statement.measure == "share" and any(row.applies_to in statement.indicator for row in words)

    def is_estimate(self, statement: Statement) -> bool:
        """Return whether a figure coded as a forecast is a first estimate of a year that its document knew to be over."""
        last, published = period_years(statement.period)[1], self.dates.get(statement.document, "")[:4]
        over = last is not None and published.isdigit() and last < int(published)
        return over and any(word in statement.sentence for word in self.conventions.estimate_words)

    def coverage(self, statement: Statement) -> str:
        """Return which of two totals of one concept a name is of (财政总收入: wide); empty where its name does not say."""
        rows = self.conventions.members("total_coverage")
        return next((row.value for row in rows if row.applies_to in statement.indicator), "")

    def family(self, known: Evidence) -> list[Segment]:
        """Return every official level series as known at a date."""
        return [
            segment
            for concept, region in known.levels
            for segment in known.segments(concept, region, "level", "")
        ]

"""Ratios known by convention: per head, per day, one level over another, and events per thousand of a population."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import Figure, Years, is_percentage, same_moment
from plancheck.claims.index import Index, Sentence
from plancheck.claims.phrases import bare_name, normalise_phrase
from plancheck.claims.relation import (
    Formula,
    Implied,
    Relation,
    Relations,
    Term,
    per_mean_of_ends,
    per_mean_with_change,
    per_mille,
    per_step,
    quotient,
    times_thousand,
)
from plancheck.intervals import Interval

_PEOPLE = ("人", "")
_CALCULATED = re.compile(r"^按[^，,。]*计算(?:的)?")  # 按常住人口计算人均生产总值


def find_ratios(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add ratios whose two levels are stated; rows ``ratio_of``, ``per_day``, ``quotient_of`` and ``vital_rate`` name them.

    An amount per head is never firm: the published value divides by the average population of the year, or by the
    households surveyed. The average is taken of both year ends where the earlier one, or the year's change, is stated.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    per_head = [(row.applies_to, row.value.split("|")) for row in conventions.members("ratio_of")]
    per_day = [row.applies_to for row in conventions.members("per_day")]
    for sentence in index.sentences:
        # spaces before a figure are asked for only where the first character of the word is there
        shown = [word for word in per_day if word[0] in sentence.text]
        for figure in sentence.figures:
            if figure.years is None:
                continue
            if figure.statement.unit == "‰":
                _vital_rate(figure, sentence, index, relations, conventions)
                continue
            if "quotient_of" in figure.conventions:
                _quotient(figure, index, relations, conventions)
            if figure.statement.measure != "level" or is_percentage(figure):
                continue
            if "ratio_of" in figure.conventions:
                for word, wholes in per_head:
                    if word in figure.statement.indicator:
                        _per_head(figure, word, wholes, index, relations, conventions)
            if shown or "per_day" in figure.conventions:
                led = sentence.before(figure) if shown else ""
                for word in per_day:
                    if word in figure.statement.indicator or led.endswith(word):
                        _per_day(figure, word, sentence, index, relations)


@dataclass(frozen=True, slots=True)
class _Population:
    """The people an amount is divided by: the terms that say how many, and the formula of (amount, *terms)."""

    terms: tuple[Term, ...]
    formula: Formula


def _populations(names: Sequence[str], figure: Figure, index: Index) -> list[_Population]:
    """Return the average of the year where it can be worked out, else the population at the year's end."""
    s, years = figure.statement, figure.years
    if years is None:
        return []
    found = index.find(
        "level",
        [f"p:{normalise_phrase(name)}" for name in names],
        s.region,
        years,
        near=figure,
        status=s.status,
    )
    found = [f for f in found if f.statement.unit in _PEOPLE and f.sound]
    if not found:
        return []
    end = found[0]
    whole = Term(end, "whole")
    if years.single and end.statement.document == s.document:
        before = Years(years.last - 1, years.last - 1)
        earlier = [
            f
            for f in index.find("level", end.things, s.region, before, near=end, unit=end.statement.unit)
            if f.phrase == end.phrase and f.statement.status == "observed"
        ]
        if earlier:
            return [_Population((whole, Term(earlier[0], "base")), per_mean_of_ends)]
        changes = [
            f
            for f in index.find("change", end.things, s.region, years, near=end, unit=end.statement.unit)
            if f.phrase == end.phrase and f.statement.document == s.document
        ]
        if changes:
            return [_Population((whole, Term(changes[0], "difference")), per_mean_with_change)]
    return [_Population((whole,), quotient)]


def _per_head(
    figure: Figure,
    word: str,
    wholes: list[str],
    index: Index,
    relations: Relations,
    conventions: Conventions,
) -> None:
    s, years = figure.statement, figure.years
    if years is None:
        return
    phrase = normalise_phrase(_CALCULATED.sub("", s.indicator).replace(word, ""), s.region)
    bare = _CALCULATED.sub("", s.indicator).replace(word, "")
    concept = conventions.text("whole_named", bare) or conventions.names.concept_named(phrase)
    things = [*([f"c:{concept}"] if concept else []), f"p:{phrase}"]
    amounts = index.find("level", things, s.region, years, near=figure, unit=s.unit, status=s.status)
    amounts = [f for f in amounts if f.statement.unit == s.unit and word not in f.statement.indicator]
    if not amounts:
        return
    for people in _populations(wholes, figure, index):
        terms = (Term(amounts[0], "part"), *people.terms, Term(figure, "share"))
        relations.add(Relation("ratio", terms, len(terms) - 1, people.formula, s.unit, firm=False))


def _days(years: Years) -> int:
    """Return the days of a year or month; 0 when the period is neither."""
    if not years.single:
        return 0
    if not years.part:
        return 366 if calendar.isleap(years.last) else 365
    month = re.fullmatch(r"-(\d{2})", years.part)
    return calendar.monthrange(years.last, int(month[1]))[1] if month else 0


def _per_day(daily: Figure, word: str, sentence: Sentence, index: Index, relations: Relations) -> None:
    """全年完成365亿件，日均1亿件: the total over the days of its year or month."""
    s, years = daily.statement, daily.years
    days = _days(years) if years is not None else 0
    if years is None or not days:
        return
    name = normalise_phrase(s.indicator.replace(word, ""), s.region)

    def fits(f: Figure) -> bool:
        t = f.statement
        return (
            f is not daily
            and t.measure == "level"
            and t.unit == s.unit
            and t.status == s.status
            and t.region == s.region
            and word not in t.indicator
            and f.years is not None
            and same_moment(f.years, years)
        )

    near = [f for f in sentence.figures if fits(f) and f.phrase == name]
    # 快递业务量365亿件，日均1亿件: the amount it follows directly, whatever the daily one was named after
    before = [f for f in sentence.figures if f.statement.start < s.start]
    if not near and before and fits(before[-1]):
        near = before[-1:]
    sure = bool(near)
    if not near:
        found = index.find("level", [f"p:{name}"], s.region, years, near=daily, unit=s.unit, status=s.status)
        near = [f for f in found if fits(f)]
    if not near:
        implied = Implied("part", s.indicator.replace(word, ""), "", s.region, s.period)
        relations.add(
            Relation("ratio", (Term(daily, "share"),), None, _over_days(days), s.unit, implied=implied,
                     parameters=(f"days={days}",))
        )  # fmt: skip
        return
    terms = (Term(near[0], "part"), Term(daily, "share"))
    certain = all(t.figure.statement.certainty != "low" for t in terms)
    relations.add(
        Relation(
            "ratio",
            terms,
            1,
            per_step(days),
            s.unit,
            firm=sure and certain and near[0].phrase == name,
            parameters=(f"days={days}",),
        )
    )


def _over_days(days: int) -> Formula:
    def formula(values: Sequence[Interval]) -> Interval:
        return values[0] * Interval.exactly(Decimal(days))

    return formula


def _quotient(figure: Figure, index: Index, relations: Relations, conventions: Conventions) -> None:
    """城乡居民收入比2.31:1 is urban over rural income, each stated in its own place."""
    s, years = figure.statement, figure.years
    if years is None or s.measure not in ("multiple", "level", "share"):
        return
    name = normalise_phrase(s.indicator, s.region)
    for row in conventions.members("quotient_of"):
        if not name.startswith(row.applies_to):
            continue
        above, _, below = row.value.partition("/")
        pair = []
        for thing in (above, below):
            found = index.find(
                "level",
                [f"c:{thing}"],
                s.region,
                Years(years.last, years.last, years.part),
                near=figure,
                status=s.status,
            )
            pair += [f for f in found if f.statement.document == s.document and not is_percentage(f)][:1]
        if len(pair) == 2 and pair[0].statement.unit == pair[1].statement.unit:
            terms = (Term(pair[0], "part"), Term(pair[1], "whole"), Term(figure, "share"))
            certain = all(t.figure.statement.certainty != "low" for t in terms)
            known = all(index.is_unique(f) for f in pair)
            relations.add(Relation("ratio", terms, 2, quotient, s.unit, firm=certain and known))
        return


def _vital_rate(
    rate: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """出生人口4292人，出生率8.78‰: events over the year's average population."""
    s, years = rate.statement, rate.years
    if years is None:
        return
    name = bare_name(s.indicator, s.region)
    row = next((r for r in conventions.members("vital_rate") if name == r.applies_to), None)
    if row is None:
        return

    def fits(f: Figure) -> bool:
        t = f.statement
        return (
            t.measure in ("level", "change")
            and t.unit in _PEOPLE
            and f.years is not None
            and same_moment(f.years, years)
            and (t.region, t.status) == (s.region, s.status)
            and bare_name(t.indicator, t.region) == row.value
        )

    events = [f for f in sentence.figures if fits(f)]
    for kind in ("level", "change"):
        keys = [f"{sign}:{word}" for word in (row.value, f"{row.value}人口") for sign in ("p", "g")]
        events = events or [
            f
            for f in index.find(kind, keys, s.region, years, near=rate)
            if f.statement.document == s.document and fits(f)
        ]
    if not events:
        return
    part = Term(min(events, key=lambda f: abs(f.statement.start - s.start)), "part")
    for people in _populations(conventions.text("ratio_of", "人均").split("|"), rate, index):
        terms = (part, *people.terms, Term(rate, "share"))
        relations.add(
            Relation("share", terms, len(terms) - 1, times_thousand(people.formula), s.unit, firm=False)
        )
        return
    implied = Implied("population", "人口", "population", s.region, s.period)
    relations.add(Relation("share", (part, Term(rate, "share")), None, per_mille, "人", implied=implied))

"""Growth and multiples: a base, a rate and an end; what follows where base or end is not stated."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import (
    Figure,
    Years,
    is_percentage,
    is_word_multiple,
    operand_interval,
    same_moment,
    same_name,
    same_unit,
)
from plancheck.claims.index import Index, Sentence, is_per_year, things_sought
from plancheck.claims.like_named import base_by_value
from plancheck.claims.naming import MULTIPLES, RATES
from plancheck.claims.phrases import similarity
from plancheck.claims.relation import (
    Alternative,
    Formula,
    Implied,
    Relation,
    Relations,
    Term,
    are_certain,
    base_before,
    base_of_increase,
    end_after,
    increase_from_base,
    increase_to_end,
    rate_after_increase,
    rate_between,
)
from plancheck.schema import GROWTH_MEASURES

_LIKE = 0.6  # least similarity of a rate's phrase to a neighbouring level's phrase (loose relation only)
_MOST_STEPS = 100  # more yearly steps than this is no plan span but a misread year

_OVER_SPAN = re.compile(r"累计|新增|总投资|五年")  # an amount over a plan's years, not by their end

NOMINAL = (
    "增速按可比口径（不变价、同口径）公布，与现价总量不能直接换算|"
    "growth is published on a comparable basis (constant prices, same coverage) and does not multiply nominal levels"
)
NO_SPAN = "年均增速的起止年份未说明|the years that the yearly rate spans are not stated"
MIXED_UNITS = "单位不同，不能换算|the figures have different units"
NOT_POSITIVE = "基数不是正数|the base is not positive"


def find_growths(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add every growth rate and multiple with its end and its base.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    for sentence in index.sentences:
        for rate in sentence.figures:
            if rate.statement.measure in RATES and rate.years is not None:
                _relate(rate, sentence, index, relations, conventions)
                _relate_increase(rate, sentence, index, relations, conventions)


@dataclass(frozen=True, slots=True)
class _Pace:
    """A rate counted from a base year over its yearly steps: the relation it stands in with what of its two ends is stated."""

    rate: Figure
    years: Years
    base_year: int
    conventions: Conventions
    blocked: str

    @property
    def steps(self) -> int:
        """Years that a yearly rate is compounded over; other rates are of the whole span at once."""
        return self.years.last - self.base_year if self._is_yearly else 1

    @property
    def _is_yearly(self) -> bool:
        return self.rate.statement.measure == "growth_per_year"

    @property
    def _parameters(self) -> tuple[str, ...]:
        base = f"base={self.base_year}"
        return (f"years={self.steps}", base) if self._is_yearly else (base,)

    def between(self, base: Figure, end: Figure, *, firm: bool) -> Relation:
        """Return the relation of the rate with both its ends: a target's end is what is checked, else the rate."""
        rate, blocked = self.rate, self.blocked
        if not same_unit(base.statement.unit, end.statement.unit):
            blocked = blocked or MIXED_UNITS
        elif base.sound and base.statement.value <= 0:
            blocked = blocked or NOT_POSITIVE
        terms = (Term(base, "base"), Term(rate, "rate"), Term(end, "end"))
        target = rate.statement.status == "target"
        build = end_after if target else rate_between
        return Relation(
            _kind(rate),
            terms,
            2 if target else 1,
            build(_measure(rate, self.conventions), self.steps),
            end.statement.unit if target else rate.statement.unit,
            alternatives=_alternatives(rate, self.years, self.base_year, self.steps, build, self.conventions),
            firm=firm and are_certain(terms),
            parameters=self._parameters,
            blocked=blocked,
        )

    def to_end(self, end: Figure) -> Relation:
        """Return the relation that asks for the base."""
        blocked = self.blocked or (NOT_POSITIVE if end.sound and end.statement.value <= 0 else "")
        formula = base_before(_measure(self.rate, self.conventions), self.steps)
        return _base_behind(
            self.rate,
            end,
            formula,
            base_year=str(self.base_year),
            parameters=self._parameters,
            blocked=blocked,
        )

    def from_base(self, base: Figure) -> Relation:
        """Return the relation that asks for the end."""
        s = base.statement
        implied = Implied("end", s.indicator, base.concept, s.region, str(self.years.last))
        pair = (Term(base, "base"), Term(self.rate, "rate"))
        formula = end_after(_measure(self.rate, self.conventions), self.steps)
        return Relation(
            _kind(self.rate), pair, None, formula, s.unit, parameters=self._parameters, implied=implied
        )


def _relate(
    rate: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """Add a rate with its end and its base; of what is not stated it says what it would have to be."""
    years = rate.years
    if years is None:
        return
    end, sure_end = _end(rate, sentence, index, years)
    blocked = NOMINAL if _is_comparable(rate, sentence, conventions) else ""
    candidates = _base_years(rate, years, conventions)
    said = rate.statement.measure
    if not candidates and end is not None:
        # a yearly rate without its span: the pair is kept, and said to be undecidable
        relations.add(_base_behind(rate, end, base_before(said, 1), blocked=NO_SPAN))
        return
    if end is not None and _spans_years(rate, end):
        # 五年累计12343亿元, 1.7 times what came before: which earlier years are meant is not known
        if said != "growth_per_year":
            relations.add(_base_behind(rate, end, base_before(said, 1), base_year="", blocked=blocked))
        return
    base, base_year = _base(rate, end, sentence, index, candidates)
    if base is None and end is None:
        return
    pace = _Pace(rate, years, base_year if base_year is not None else candidates[0], conventions, blocked)
    if not 1 <= pace.steps <= _MOST_STEPS:
        return
    if base is None and end is not None and not blocked and years.single and said != "growth_per_year":
        formula = base_before(_measure(rate, conventions), 1)
        expected = formula((operand_interval(rate, conventions), operand_interval(end, conventions)))
        base = base_by_value(end, expected, pace.base_year, index, conventions=conventions)
    if base is not None and end is not None:
        # levels of two documents are often a first count and a revised one
        own = base.statement.document == end.statement.document
        known = all(f in sentence.figures or index.is_unique(f) for f in (base, end))
        apart = base.sentence == end.sentence or not (_rounds(base, end) or _rounds(end, base))
        # 增长12% from what has passed 25000 already: the level was set before, and by another
        one_aim = end.sentence == rate.sentence or not _passed_already(rate, base, end)
        firm = sure_end and own and known and apart and one_aim and _surely_same(base, end)
        relations.add(pace.between(base, end, firm=firm))
    elif end is not None:
        relations.add(pace.to_end(end))
    elif base is not None and not blocked and _surely_same(base, rate):
        relations.add(pace.from_base(base))


def _passed_already(rate: Figure, base: Figure, end: Figure) -> bool:
    """Whether growth is aimed at from a base that lies beyond the level aimed at."""
    aimed = rate.statement.status == end.statement.status == "target"
    return aimed and rate.statement.value > 0 and end.statement.value < base.statement.value


def _kind(rate: Figure) -> str:
    return "growth" if rate.statement.measure in GROWTH_MEASURES else "multiple"


def _spans_years(rate: Figure, end: Figure) -> bool:
    """Whether the end is an amount over several years, not a target for the last of them."""
    if end.years is None or end.years.single:
        return False
    by_its_last_year = (
        rate.statement.measure == "growth_per_year"
        and end.statement.status == "target"
        and end.years == rate.years
        and _OVER_SPAN.search(end.statement.indicator) is None
    )
    return not by_its_last_year


def _base_behind(
    rate: Figure,
    end: Figure,
    formula: Formula,
    *,
    base_year: str | None = None,
    parameters: tuple[str, ...] = (),
    blocked: str = "",
) -> Relation:
    """Return the relation of a rate and its end, which ask for a base that is not stated; None: nor is its year asked."""
    s = end.statement
    implied = (
        Implied("base", s.indicator, end.concept, s.region, base_year) if base_year is not None else None
    )
    pair = (Term(rate, "rate"), Term(end, "end"))
    return Relation(
        _kind(rate), pair, None, formula, s.unit, parameters=parameters, blocked=blocked, implied=implied
    )


def _relate_increase(
    rate: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """增长26%，即增加127.6亿元: a rate and an increase of one thing, with its base or its end where one is stated."""
    s = rate.statement
    years = rate.years
    increases = _increases_of(rate, years, sentence, index) if years is not None else []
    if years is None or not increases:
        return
    increase = min(increases, key=lambda f: abs(f.statement.start - s.start))
    kind = _kind(rate)
    blocked = NOMINAL if _is_comparable(rate, sentence, conventions) else ""
    unit = increase.statement.unit
    end, sure = _end(rate, sentence, index, years)
    if s.measure == "growth_per_year":
        if end is not None and sure and same_unit(end.statement.unit, unit):
            _relate_yearly_increase(rate, end, increase, blocked, relations, conventions)
        return
    if end is not None and same_unit(end.statement.unit, unit):
        terms = (Term(rate, "rate"), Term(end, "end"), Term(increase, "difference"))
        firm = sure and are_certain(terms)
        relations.add(Relation(kind, terms, 2, increase_to_end(s.measure), unit, firm=firm, blocked=blocked))
        return
    candidates = _base_years(rate, years, conventions)
    base, year = _base(rate, increase, sentence, index, candidates) if candidates else (None, None)
    if base is not None and same_unit(base.statement.unit, unit):
        terms = (Term(base, "base"), Term(rate, "rate"), Term(increase, "difference"))
        firm = _surely_same(base, increase) and are_certain(terms)
        relations.add(
            Relation(
                kind,
                terms,
                2,
                increase_from_base(s.measure),
                unit,
                firm=firm,
                blocked=blocked,
                parameters=(f"base={year}",),
            )
        )
        return
    implied = Implied(
        "base",
        increase.statement.indicator,
        increase.concept,
        s.region,
        str(candidates[0]) if candidates else "",
    )
    pair = (Term(rate, "rate"), Term(increase, "difference"))
    relations.add(
        Relation(kind, pair, None, base_of_increase(s.measure), unit, blocked=blocked, implied=implied)
    )


def _increases_of(rate: Figure, years: Years, sentence: Sentence, index: Index) -> list[Figure]:
    """Return the increases that can be the one of a rate: in its sentence, else in its document for a growth of one year."""
    s = rate.statement
    beside = [
        f
        for f in sentence.figures
        if f.statement.measure == "change"
        and f.years == years
        and f.phrase == rate.phrase
        and f.statement.status == s.status
        and f.statement.region == s.region
        and not is_percentage(f)
        and (years.single or "年均" in s.indicator or not is_per_year(f, sentence))
    ]
    if beside or s.measure != "growth" or not years.single or rate.generic:
        return beside
    # the increase stands in the text, the rate in a table further down
    return [
        f
        for f in index.find("change", rate.things, s.region, years, near=rate, status=s.status)
        if f.statement.document == s.document
        and f.phrase == rate.phrase
        and not is_percentage(f)
        and (f.base_year is None or f.base_year == years.last - 1)
        and not is_per_year(f, index.sentence_of(f))
    ]


def _relate_yearly_increase(
    rate: Figure,
    end: Figure,
    increase: Figure,
    blocked: str,
    relations: Relations,
    conventions: Conventions,
) -> None:
    """达到32亿元、净增5.16亿元，年均增长6.8%: end and increase give the base, and with the years the rate."""
    years = rate.years
    candidates = _base_years(rate, years, conventions) if years is not None else []
    if years is None or not candidates or end.years is None or not end.years.single:
        return
    steps = years.last - candidates[0]
    if not 1 <= steps <= _MOST_STEPS:
        return
    measure = rate.statement.measure

    def build(measure: str, steps: int) -> Formula:
        return rate_after_increase(measure, steps)

    terms = (Term(end, "end"), Term(increase, "difference"), Term(rate, "rate"))
    relations.add(
        Relation(
            "growth",
            terms,
            2,
            build(measure, steps),
            "%",
            alternatives=_alternatives(rate, years, candidates[0], steps, build, conventions),
            firm=are_certain(terms) and _surely_same(end, increase),
            parameters=(f"years={steps}", f"base={candidates[0]}"),
            blocked=blocked,
        )
    )


def _measure(rate: Figure, conventions: Conventions) -> str:
    """Return the measure that the formula is chosen by: 增长X倍 is X + 1 times the base unless the convention says X times."""
    measure = rate.statement.measure
    loose = measure == "growth_multiple" and conventions.text("growth_multiple", "增长X倍") == "X"
    return "multiple" if loose else measure


def _surely_same(first: Figure, second: Figure) -> bool:
    """Return whether two figures surely measure the same thing."""
    if first.statement.region != second.statement.region:
        return False
    a, b = first.statement, second.statement
    if a.basis and b.basis and a.basis != b.basis:
        return False
    return same_name(first, second)


def _rounds(coarse: Figure, fine: Figure) -> bool:
    """Return whether one level is another in rounder figures: 近1.9万亿 of a headline beside 18903.64亿元 is no other year's."""
    s, t = coarse.statement, fine.statement
    return s.place > t.place and abs(s.value - t.value) <= s.place


def _shares_thing(first: Figure, second: Figure) -> bool:
    return first.phrase == second.phrase or bool(first.concept and first.concept == second.concept)


def _is_comparable(rate: Figure, sentence: Sentence, conventions: Conventions) -> bool:
    year = rate.years.last if rate.years is not None else 0
    if year >= rate.comparable_from:
        return True
    if any(
        f.phrase == rate.phrase and not f.coverage.isdisjoint(conventions.comparable_words)
        for f in sentence.figures
    ):
        return True  # 收入（同口径）3亿元，同比增长14%: so is its growth
    near = sentence.before(_first_of_list(rate, sentence))[-24:]
    if rate.at >= 0:
        after = rate.at + len(rate.statement.figure)
        words = sentence.text[after : after + 12]
        if any(
            after <= f.at <= after + 24 and f.statement.measure in GROWTH_MEASURES for f in sentence.figures
        ):
            # 增长8.7%，扣除价格因素，实际增长6.5%: said of the second rate
            words = re.split("[，,；;。]", words)[0]
        near += words
    return any(word in near for word in conventions.comparable_words)


_LISTED = re.compile(r"^(?:[、和与及]|以及)$")


def _first_of_list(rate: Figure, sentence: Sentence) -> Figure:
    """Return the first of the rates that are told together (年均实际增长分别为11.4%和8.5%): what leads them is said of all."""
    first = rate
    for figure in reversed(sentence.figures):
        if figure.statement.start >= first.statement.start:
            continue
        between = sentence.between(figure, first)
        listed = between is not None and _LISTED.match(between) is not None
        if not listed or figure.statement.measure != rate.statement.measure:
            break
        first = figure
    return first


def _end(rate: Figure, sentence: Sentence, index: Index, years: Years) -> tuple[Figure | None, bool]:
    """Return the level at the end of the rate's span, and whether it is surely the one meant."""
    s = rate.statement

    def fits_but_status(f: Figure) -> bool:
        return (
            f.statement.measure == "level"
            and not is_percentage(f)
            and f.statement.unit != "x"
            and f.years is not None
            and f.years.last == years.last
            and (f.years.single or f.years == years)
            and f.statement.region == s.region
        )

    def fits(f: Figure) -> bool:
        return fits_but_status(f) and f.statement.status == s.status

    levels = [f for f in sentence.figures if fits(f)]
    named = [f for f in levels if _shares_thing(f, rate)]
    if named:
        best = min(named, key=lambda f: (f.phrase != rate.phrase, abs(f.statement.start - s.start)))
        return best, _surely_same(best, rate)
    found = [
        f
        for f in index.find(
            "level",
            things_sought(rate),
            s.region,
            Years(years.last, years.last, years.part if years.single else ""),
            near=rate,
            status=s.status,
        )
        if fits(f)
        # the goal of one document says nothing of the rate that another aims at
        and (s.status == "observed" or f.statement.document == s.document)
    ]
    if found:
        return found[0], _surely_same(found[0], rate)
    # 达到5231亿元，增长30%: directly before the rate and of a like name
    before = [f for f in levels if f.statement.start < s.start]
    last = next((f for f in reversed(sentence.figures) if f.statement.start < s.start), None)
    if last is not None and fits_but_status(last) and sentence.runs_on(last, rate):
        return last, False
    if before and (rate.generic or similarity(before[-1].phrase, rate.phrase) >= _LIKE):
        return before[-1], False
    # 交易额翻两番，总量突破18万亿元: directly after it
    after = next((f for f in levels if f.statement.start > s.start), None)
    if after is not None:
        between = sentence.between(rate, after)
        close = between is not None and re.match(r"^[，,][^，,。；]{0,8}$", between) is not None
        if close and (after.generic or similarity(after.phrase, rate.phrase) >= _LIKE):
            return after, False
    return None, False


def _base_years(rate: Figure, years: Years, conventions: Conventions) -> list[int]:
    """Return the years the rate may be counted from, the likeliest first."""
    if rate.base_year is not None and rate.base_year < years.last:
        return [rate.base_year]
    measure = rate.statement.measure
    if years.single:
        return (
            [years.last - 1]
            if measure == "growth" or (measure in MULTIPLES and not is_word_multiple(rate.statement))
            else []
        )
    plan = years.first % 5 == 1 and years.last - years.first == 4
    before = conventions.text("base_year", "plan_period" if plan else "named_span") == "year_before"
    return [years.first - 1, years.first] if before else [years.first, years.first - 1]


def _base(
    rate: Figure, end: Figure | None, sentence: Sentence, index: Index, candidates: list[int]
) -> tuple[Figure | None, int | None]:
    # the end's own name first, then the rate's: 交易额翻两番，总量突破18万亿元
    anchors = [end, rate] if end is not None else [rate]
    for anchor in anchors:
        found = _base_of(anchor, rate, end, sentence, index, candidates)
        if found[0] is not None:
            return found
    return None, None


def _base_of(
    anchor: Figure, rate: Figure, end: Figure | None, sentence: Sentence, index: Index, candidates: list[int]
) -> tuple[Figure | None, int | None]:
    timed = end.years if end is not None else rate.years
    moment = timed.part if timed is not None and timed.single else ""

    def fits(f: Figure, year: int) -> bool:
        return (
            f is not end
            and f.statement.measure == "level"
            and f.years is not None
            and f.years.single
            and f.years.last == year
            and f.statement.region == rate.statement.region
            and not is_percentage(f)
            and same_moment(f.years, Years(year, year, moment))
        )

    near = [sentence]
    if end is not None:
        other = index.sentence_of(end)
        if other is not sentence:
            near.append(other)
    for group in near:
        # 从2080亿元提高到4253亿元: a base in the sentence decides which year is counted from
        for year in candidates:
            for f in group.figures:
                if fits(f, year) and _shares_thing(f, anchor):
                    return f, year
    elsewhere: tuple[Figure, int] | None = None
    for year in candidates:
        found: list[Figure] = []
        for status in ("observed", None):
            found = found or [
                f
                for f in index.find(
                    "level",
                    things_sought(anchor),
                    rate.statement.region,
                    Years(year, year, moment),
                    near=anchor,
                    status=status,
                )
                if fits(f, year)
                and (
                    f.statement.status != "target"
                    or f.estimate
                    or f.statement.document == anchor.statement.document
                )
            ]
        if found and found[0].statement.document == anchor.statement.document:
            return found[0], year
        if found and elsewhere is None:
            elsewhere = (found[0], year)
    return elsewhere or (None, None)


def _alternatives(
    rate: Figure,
    years: Years,
    year: int,
    steps: int,
    build: Callable[[str, int], Formula],
    conventions: Conventions,
) -> tuple[Alternative, ...]:
    """Return the other admissible ways to count: another base year, 增长X倍 as reaching X times.

    `build` makes the relation's formula for a measure and a number of yearly steps.
    """
    measure = rate.statement.measure
    if measure == "growth_multiple" and conventions.text("growth_multiple", "loose") == "X":
        return (Alternative("growth_multiple=X", build("multiple", steps)),)
    if measure != "growth_per_year" or years.single or rate.base_year is not None:
        return ()
    if conventions.text("base_year", "other") != "try_other":
        return ()
    other = steps - 1 if year < years.first else steps + 1
    return (Alternative(f"other_years={other}", build(measure, other)),) if other >= 1 else ()

"""Differences: an amount less another by definition (顺差, 自然增长), a change between two levels, a goal passed, a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import (
    Figure,
    Years,
    is_percentage,
    operand_interval,
    same_moment,
    same_scope,
    same_unit,
)
from plancheck.claims.index import Index, Sentence, is_per_year
from plancheck.claims.like_named import base_by_value
from plancheck.claims.phrases import bare_name, normalise_phrase, similarity
from plancheck.claims.relation import (
    Alternative,
    Implied,
    Relation,
    Relations,
    Term,
    above,
    are_certain,
    difference,
    per_step,
    total,
    yearly_difference,
)
from plancheck.intervals import Interval
from plancheck.schema import CHANGE_MEASURES, GROWTH_MEASURES

_LIKE = 0.6  # least similarity of a change's phrase to a level's phrase in the same sentence (loose relation only)
_MOST_STEPS = 100
_PER_HEAD = "人均"


def find_differences(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add surpluses and natural increase, changes between two figures, and what passes a goal or a budget by how much.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
        Rows ``difference_of`` say which amount is another less a third, rows ``flow_word`` which words open a year's
        additions to a stock.
    """
    for sentence in index.sentences:
        for figure in sentence.figures:
            if figure.years is None:
                continue
            measure = figure.statement.measure
            # 顺差37亿元，比上年增加8亿元: the increase is no surplus
            if "difference_of" in figure.conventions and measure not in CHANGE_MEASURES:
                _by_convention(figure, sentence, index, relations, conventions)
            if measure == "points_change" and _off_an_index(figure, sentence, relations, conventions):
                continue
            if measure in CHANGE_MEASURES and not _beyond_a_mark(figure, sentence, relations):
                _change(figure, sentence, index, relations, conventions)
            elif measure == "level" and "flow_word" in figure.conventions:
                _stock_after_additions(figure, sentence, index, relations, conventions)


def _by_convention(
    figure: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """顺差 is exports less imports, 自然增长率 the birth rate less the death rate."""
    name = bare_name(figure.statement.indicator, figure.statement.region)
    for row in conventions.members("difference_of"):
        if row.applies_to not in name:
            continue
        terms: list[Term] = []
        for role, word in zip(("minuend", "subtrahend"), row.value.split("-"), strict=True):
            wanted = name.replace(row.applies_to, word)
            found = _named(wanted, figure, sentence, index) or _named(
                _AROUND_TRADE.sub("", wanted), figure, sentence, index
            )
            if found is not None:
                terms.append(Term(found, role))
        if len(terms) == 2:
            terms.append(Term(figure, "difference"))
            relations.add(
                Relation(
                    "difference",
                    tuple(terms),
                    2,
                    difference,
                    figure.statement.unit,
                    firm=are_certain(terms),
                )
            )
            return


_AROUND_TRADE = re.compile(r"贸易|货物|进出口(?=出口|进口)|进出口相抵后?")


def _spellings(name: str) -> tuple[str, str]:
    return name, _AROUND_TRADE.sub("", name)


_KINDS_BY_NAME = ("level", "share", "rate", "change")


def _named(name: str, figure: Figure, sentence: Sentence, index: Index) -> Figure | None:
    """Return the figure of that very name beside `figure`: same unit, place, time and status, its own document."""
    s, years = figure.statement, figure.years
    if not name or years is None:
        return None

    def fits(f: Figure) -> bool:
        t = f.statement
        return (
            f is not figure
            and (t.unit == s.unit or (not t.unit and not is_percentage(figure)))
            and t.region == s.region
            and t.status == s.status
            and f.years is not None
            and same_moment(f.years, years)
            and name in _spellings(bare_name(t.indicator, t.region))
        )

    near = [f for f in sentence.figures if fits(f)]
    if near:
        return min(near, key=lambda f: abs(f.statement.start - s.start))
    for kind in _KINDS_BY_NAME:
        for key in (f"p:{name}", f"g:{name}", f"p:人口{name}"):
            found = index.find(kind, [key], s.region, years, near=figure, unit=s.unit, status=s.status)
            own = [f for f in found if f.statement.document == s.document and fits(f)]
            if own:
                return own[0]
    return None


def _off_an_index(points: Figure, sentence: Sentence, relations: Relations, conventions: Conventions) -> bool:
    """价格指数102.9%，上涨2.9个百分点: an index whose base is last year stands at 100 plus the change."""
    before = [f for f in sentence.figures if f.statement.start < points.statement.start]
    if not before:
        return False
    level = before[-1]
    base = next(
        (r for r in conventions.members("index_base") if r.applies_to in level.statement.indicator), None
    )
    comparable = level.statement.unit in ("%", "") and level.statement.measure in ("share", "level")
    if base is None or not comparable or level.years != points.years or not sentence.runs_on(level, points):
        return False
    if not abs(level.statement.value - Decimal(base.value)) <= _INDEX_REACH:
        return False
    terms = (Term(level, "end"), Term(points, "difference"))
    certain = are_certain(terms)
    relations.add(
        Relation("difference", terms, 1, above(Decimal(base.value)), "pp", firm=certain,
                 parameters=(f"index={base.value}",))
    )  # fmt: skip
    return True


_INDEX_REACH = Decimal(50)  # an index further from its base counts from an earlier year


# 比“十五”计划目标3000亿元超过1070亿元; 比预算数12亿元多2亿元
_BEYOND = re.compile(
    r"^(?:元|左右)?[，,]?(?:超额?(?:完成|收|支)?|超过|超出|超|高出|多(?:完成|收|支|出)?|增加|净增)了?$"
)
_SHORT_OF = re.compile(r"^(?:元|左右)?[，,]?(?:少(?:完成|收|支)?|短收|低|减少|差|还差|相差)了?$")
_AGAINST = re.compile(r"(?:比|较|与)[^，。；,;]*$")


def _beyond_a_mark(change: Figure, sentence: Sentence, relations: Relations) -> bool:
    """A goal, budget or earlier amount named directly before the change, and the amount that passed it before that.

    Returns whether the sentence compares so: then the change is no change over the year.
    """
    before = [f for f in sentence.figures if f.statement.start < change.statement.start]
    if len(before) < 2 or before[-1].statement.measure not in ("level", "share", "growth"):
        return False
    mark = before[-1]
    between = sentence.between(mark, change) or ""
    above, below = _BEYOND.match(between), _SHORT_OF.match(between)
    if not (above or below) or not _AGAINST.search(sentence.before(mark)):
        return False
    if is_percentage(mark) != (change.statement.measure == "points_change"):
        return False
    ends = [
        f
        for f in before[:-1]
        if f.statement.measure == mark.statement.measure
        and f.statement.unit == mark.statement.unit
        and f.statement.region == mark.statement.region
    ]
    if not ends:
        return False
    named = [f for f in ends if f.phrase and f.phrase in mark.phrase]
    end = (named or ends)[-1]
    pair = (end, mark) if above else (mark, end)
    terms = (Term(pair[0], "minuend"), Term(pair[1], "subtrahend"), Term(change, "difference"))
    firm = bool(named) and are_certain(terms)
    unit = change.statement.unit
    # 少3亿元 is -3 where a change is coded with its sign
    formula = difference if change.statement.value >= 0 else _reversed_difference
    relations.add(Relation("difference", terms, 2, formula, unit, firm=firm))
    return True


def _reversed_difference(values: Sequence[Interval]) -> Interval:
    return values[1] - values[0]


_REACHES = re.compile(r"累计|总数|总量|存量|共有|达到?|增至|增加到")


def _stock_after_additions(
    flow: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """新建基站1.2万个，累计建成5.6万个: the stock less what the year added is the stock of the year before."""
    s, years = flow.statement, flow.years
    name = normalise_phrase(s.indicator, s.region)
    word = next((r.applies_to for r in conventions.members("flow_word") if name.startswith(r.applies_to)), "")
    if not word or years is None or not years.single or is_percentage(flow):
        return
    thing = name.removeprefix(word)
    for stock in sentence.figures:
        t = stock.statement
        if t.start <= s.start or t.measure != "level" or t.unit != s.unit or t.region != s.region:
            continue
        led = sentence.before(stock)
        phrase = _STOCK_WORDS.sub("", stock.phrase)
        same = phrase == thing or (not phrase and _REACHES.search(led) is not None)
        cumulated = "累计" in led or "累计" in t.indicator or _REACHES.search(led) is not None
        if not same or not cumulated or t.status != s.status or t.value < s.value or stock.years != years:
            continue
        earlier = index.find(
            "level",
            stock.things,
            s.region,
            Years(years.last - 1, years.last - 1),
            near=stock,
            unit=t.unit,
        )
        if earlier:
            terms = (Term(stock, "end"), Term(earlier[0], "base"), Term(flow, "difference"))
            # what was closed or scrapped in the year is seldom said
            relations.add(Relation("difference", terms, 2, difference, s.unit, firm=False))
        else:
            implied = Implied("base", t.indicator, stock.concept, s.region, str(years.last - 1))
            pair = (Term(stock, "end"), Term(flow, "difference"))
            relations.add(Relation("difference", pair, None, difference, s.unit, implied=implied))
        return


_STOCK_WORDS = re.compile(r"^(?:累计|累积)?(?:建成|建设|开通|培育|拥有|达)?|(?:总数|总量|存量|累计)$")


def _change(
    change: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """From 39 to 91, 52 more: base + change = end. Percentage points are the change of a percentage."""
    s, years = change.statement, change.years
    if years is None:
        return
    yearly = is_per_year(change, sentence)
    if yearly:
        _yearly_part(change, sentence, relations)
    if s.measure == "points_change" and _compared_rate(change, sentence, index, relations):
        return  # a distance from another place, not from another year
    end = _end(change, sentence, years)
    if end is None:
        return
    bases, base_year, beside = _bases(change, end, sentence, index, years, conventions)
    if yearly:
        steps = years.last - base_year
        if bases and bases[0].years is not None and 1 <= steps <= _MOST_STEPS:
            terms = (Term(end, "end"), Term(bases[0], "base"), Term(change, "difference"))
            relations.add(
                Relation(
                    "difference",
                    terms,
                    2,
                    yearly_difference(steps),
                    s.unit,
                    firm=beside and end.phrase == bases[0].phrase and are_certain(terms),
                    parameters=(f"years={steps}", f"base={base_year}"),
                    alternatives=(Alternative(f"other_years={steps + 1}", yearly_difference(steps + 1)),),
                )
            )
    elif bases:
        terms = (Term(end, "end"), Term(bases[0], "base"), Term(change, "difference"))
        firm = beside and end.phrase == bases[0].phrase == change.phrase and are_certain(terms)
        relations.add(Relation("difference", terms, 2, difference, s.unit, firm=firm))
    elif (base := _like_named_base(change, end, years, base_year, index, conventions)) is not None:
        terms = (Term(end, "end"), Term(base, "base"), Term(change, "difference"))
        relations.add(Relation("difference", terms, 2, difference, s.unit, firm=False))
    else:
        period = _period_of_base(change, end, years, base_year, conventions)
        implied = Implied("base", end.statement.indicator, end.concept, s.region, period)
        pair = (Term(end, "end"), Term(change, "difference"))
        relations.add(Relation("difference", pair, None, difference, end.statement.unit, implied=implied))


def _is_level_of(f: Figure, change: Figure) -> bool:
    """Whether a figure is a level, or for points a percentage, of what a change speaks of."""
    s = change.statement
    points = s.measure == "points_change"
    return (
        (f.statement.measure in (("share", "growth") if points else ("level",)) or _is_addition(f, change))
        and f.statement.unit == ("%" if points else s.unit)
        and f.years is not None
        and (
            points or f.years.single
        )  # 新增就业15万人，年均3万人: what each of several years adds is no level reached
        and f.statement.region == s.region
        and (_PER_HEAD in f.statement.indicator)
        == (_PER_HEAD in s.indicator)  # 人均增收100元 is none of a total
        and (f.phrase == change.phrase or similarity(f.phrase, change.phrase) >= _LIKE or change.generic)
    )


def _is_addition(f: Figure, change: Figure) -> bool:
    """Whether a figure is what a year added (新增就业13.9万人) and the change tells how much more that was than another year's."""
    return (
        f.statement.measure == change.statement.measure == "change"
        and f is not change
        and f.phrase == change.phrase
        and f.base_year is None
        and change.base_year is not None
    )


def _end(change: Figure, sentence: Sentence, years: Years) -> Figure | None:
    """Return the level of the sentence that a change led to."""
    s = change.statement
    ends = [
        f
        for f in sentence.figures
        if _is_level_of(f, change)
        and f.statement.status == s.status
        and f.years is not None
        and f.years.last == years.last
    ]
    if ends:
        return min(
            ends,
            key=lambda f: (
                f.phrase != change.phrase,
                -similarity(f.phrase, change.phrase),
                abs(f.statement.start - s.start),
            ),
        )
    # 普及率达59.6%，较上年底提升3.8个百分点: whatever the change was named after
    last = next((f for f in reversed(sentence.figures) if f.statement.start < s.start), None)
    points = s.measure == "points_change"
    follows = (
        last is not None
        and last.statement.measure in (("share", "growth") if points else ("level",))
        and last.statement.unit == ("%" if points else s.unit)
        and last.statement.region == s.region
        and last.years is not None
        and last.years.last == years.last
        and sentence.runs_on(last, change)
    )
    return last if follows else None


def _bases(
    change: Figure, end: Figure, sentence: Sentence, index: Index, years: Years, conventions: Conventions
) -> tuple[list[Figure], int, bool]:
    """Return the levels a change may have begun from, the best first, their year, and whether the sentence has them."""
    s = change.statement
    base_year = change.base_year if change.base_year is not None else years.first - (1 if years.single else 0)
    allowed = (base_year,) if change.base_year is not None else (base_year, years.first - 1)
    bases = [
        f
        for f in sentence.figures
        if f is not end
        and _is_level_of(f, change)
        and f.statement.status in (s.status, "observed")
        and f.years is not None
        and f.years.single
        and f.years.last in allowed
    ]
    # 24.2:35.0:40.8调整到18.9:47.4:33.7: of several shares the one of the same part
    bases.sort(key=lambda f: f.phrase != end.phrase)
    if not bases:
        bases = _named_start(end, change, sentence)
        if bases and bases[0].years is not None:
            base_year = bases[0].years.last
    if bases:
        return bases, base_year, True
    kind = (
        "share"
        if s.measure == "points_change"
        else "change"
        if end.statement.measure == "change"
        else "level"
    )
    # 三年来增加35.9万人: whether the first of the years is the base is not told
    tells = years.single or change.base_year is not None or _is_plan(years)
    for year in _years_before(change, years, base_year, conventions):
        found = index.find(kind, end.things, s.region, Years(year, year), near=end, unit=end.statement.unit)
        fitting = [f for f in found if _may_begin(f, end) and (tells or f.statement.document == s.document)]
        if fitting:
            return fitting, year, False
    return [], base_year, False


def _years_before(change: Figure, years: Years, base_year: int, conventions: Conventions) -> tuple[int, ...]:
    """Return the years whose level a change may have begun from, the likeliest first: “十一五”提高8个百分点 counts from 2005."""
    plan = change.base_year is None and _is_plan(years)
    if plan and conventions.text("base_year", "plan_period") == "year_before":
        return (years.first - 1, base_year)
    return (base_year,)


def _is_plan(years: Years) -> bool:
    return years.first % 5 == 1 and years.last - years.first == 4


def _like_named_base(
    change: Figure, end: Figure, years: Years, base_year: int, index: Index, conventions: Conventions
) -> Figure | None:
    """Return the base that another document states under a like name, where its value is what end and change ask for."""
    expected = operand_interval(end, conventions) - operand_interval(change, conventions)
    year = _years_before(change, years, base_year, conventions)[0]
    return base_by_value(end, expected, year, index, conventions=conventions)


def _may_begin(base: Figure, end: Figure) -> bool:
    """Return whether a level stated elsewhere is the one that a change began from: of the same name, in another document a fact too.

    What last year's report says of last year is what this year's counts from.
    """
    if base.phrase != end.phrase:
        return False
    if base.statement.document == end.statement.document:
        return True
    told = base.statement.status == "observed" and not (base.assumed or end.assumed or base.generic)
    return told and base.within == end.within and same_scope(base, end)


def _period_of_base(
    change: Figure, end: Figure, years: Years, base_year: int, conventions: Conventions
) -> str:
    """Return the year of a base that is not stated; empty where it is not known."""
    if end.years is not None and not end.years.single:
        return ""  # more than in the years before
    if _is_plan(years) and conventions.text("base_year", "plan_period") == "year_before":
        return str(years.first - 1)
    named, span, _ = change.statement.period.partition("/")
    return named if span else str(base_year)


# 由2013年的34.3%提高到2018年的50.3%
_RISES_TO = re.compile(
    r"^[^，。；,;]{0,4}?(?:提高|提升|上升|增加|增长|扩大|发展|跃升|攀升|下降|降低|减少|缩小|回落|降|升|增|减)(?:到|至|为)[^，。；,;]{0,12}$"
)


def _named_start(end: Figure, change: Figure, sentence: Sentence) -> list[Figure]:
    """Return the figure from which the text says that the end was reached (由X提高到Y), whatever its year."""
    before = [f for f in sentence.figures if f.statement.start < end.statement.start]
    if not before or not _is_level_of(before[-1], change) or before[-1].years is None or end.years is None:
        return []
    earlier = before[-1].years.last < end.years.last
    between = sentence.between(before[-1], end)
    return [before[-1]] if earlier and between is not None and _RISES_TO.match(between) else []


def _yearly_part(change: Figure, sentence: Sentence, relations: Relations) -> None:
    """新增653万平方米，年均增加130.6万平方米: a yearly increase times the years of the span is the whole increase."""
    s, years = change.statement, change.years
    if years is None:
        return
    totals = [
        f
        for f in sentence.figures
        if f is not change
        and f.statement.start < s.start
        and f.statement.measure == s.measure
        and f.phrase == change.phrase
        and same_unit(f.statement.unit, s.unit)
        and f.statement.status == s.status
        and f.years is not None
        and not f.years.single
        and f.years.last == years.last
        and not is_per_year(f, sentence)
    ]
    if not totals or totals[-1].years is None:
        return
    whole = totals[-1]
    span = totals[-1].years
    # 2016/2020 counts both its ends, unless its first year is named as the one compared with (比2015年)
    based = whole.base_year is not None or (span.first % 5 == 0 and span.last - span.first == 5)
    steps = span.last - span.first + (0 if based else 1)
    other = steps + 1 if based else steps - 1
    if not 1 <= steps <= _MOST_STEPS:
        return
    terms = (Term(whole, "total"), Term(change, "difference"))
    alternatives = (Alternative(f"other_years={other}", per_step(other)),) if other >= 1 else ()
    firm = are_certain(terms)
    relations.add(
        Relation(
            "difference",
            terms,
            1,
            per_step(steps),
            s.unit,
            firm=firm,
            parameters=(f"years={steps}",),
            alternatives=alternatives,
        )
    )


_ABOVE = re.compile(r"(?:高于|高出|高过|快于|超出|领先|优于)(?P<other>[^，。；,;0-9]{0,20})$")
_BELOW = re.compile(r"(?:低于|慢于|落后)(?P<other>[^，。；,;0-9]{0,20})$")
_OTHER_PLACES = (("全国", "全国"), ("全球", "全球"), ("世界", "全球"))


def _compared_rate(points: Figure, sentence: Sentence, index: Index, relations: Relations) -> bool:
    """增长2.7%，高出全国平均水平9.1个百分点: two rates and their distance; the other rate stands elsewhere or is implied.

    Returns whether the sentence compares so.
    """
    before = [f for f in sentence.figures if f.statement.start < points.statement.start]
    if not before or not is_percentage(before[-1]) or before[-1].statement.measure not in _COMPARED:
        return False
    rate = before[-1]
    between = sentence.between(rate, points) or ""
    match = _ABOVE.search(between) or _BELOW.search(between)
    if match is None or rate.years is None or not rate.years.single:
        return False
    higher = _ABOVE.search(between) is not None
    region = next((place for word, place in _OTHER_PLACES if word in match["other"]), "")
    others = []
    if region and region != rate.statement.region:
        kind = "share" if rate.statement.measure == "share" else "rate"
        found = index.find(
            kind, rate.things, region, rate.years, near=rate, unit="%", status=rate.statement.status
        )
        others = [f for f in found if f.statement.measure == rate.statement.measure]
    if others:
        pair = (rate, others[0]) if higher else (others[0], rate)
        terms = (Term(pair[0], "minuend"), Term(pair[1], "subtrahend"), Term(points, "difference"))
        relations.add(Relation("difference", terms, 2, difference, "pp", firm=False))
        return True
    implied = Implied(
        "base", match["other"] or rate.statement.indicator, rate.concept, region, _year(rate.years)
    )
    terms2 = (Term(rate, "end"), Term(points, "difference"))
    formula = difference if higher else total
    relations.add(Relation("difference", terms2, None, formula, "%", implied=implied))
    return True


_COMPARED = (*GROWTH_MEASURES, "share")


def _year(years: Years) -> str:
    return f"{years.first}{years.part}"

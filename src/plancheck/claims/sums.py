"""Sums and differences: parts and their total, exports and imports, a change between two levels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import HUNDRED, OPEN_UP, Figure, Years, is_percentage, same_moment, same_unit
from plancheck.claims.index import Index, Sentence, things_of
from plancheck.claims.phrases import is_generic, normalise_phrase, similarity, split_share
from plancheck.claims.relation import (
    Alternative,
    Formula,
    Implied,
    Relation,
    Relations,
    Term,
    difference,
    total,
    yearly_difference,
)
from plancheck.intervals import Interval

_OF_WHICH = re.compile(r"其中|包括|分别")
_MOST_PARTS = 12
_HUNDRED_SHARES = 3  # two shares add to 100 % too easily; three or more do so only as a breakdown


def find_sums(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add totals with their parts, surpluses, and changes between two levels.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    for sentence in index.sentences:
        for figure in sentence.figures:
            if figure.years is None or figure.statement.measure not in ("level", "change", "points_change"):
                continue
            if figure.statement.measure == "level":
                _parts_by_convention(figure, sentence, index, relations, conventions)
                _surplus(figure, sentence, index, relations, conventions)
            else:
                _change(figure, sentence, index, relations)
        if sentence.opened is not None and sentence.opened.years is not None:
            _parts_by_convention(sentence.opened, sentence, index, relations, conventions)
        # after the sums known by convention: those say whether the parts are complete
        _parts_named_in_sentence(sentence, relations)
        _parts_of_opened_total(sentence, relations)
        _shares_of_hundred(sentence, relations)
        _complementary_shares(sentence, index, relations, conventions)


def _kin(first: Figure, second: Figure) -> bool:
    a, b = first.statement, second.statement
    return (
        same_unit(a.unit, b.unit)
        and a.measure == b.measure
        and a.status == b.status
        and (
            first.years == second.years
            or (
                first.years is not None
                and second.years is not None
                and same_moment(first.years, second.years)
            )
        )
    )


def _meets(parts: Sequence[Figure], whole: Figure) -> bool:
    """Return whether parts add to the whole within their printed precision."""
    low = sum(f.statement.value - f.statement.place / 2 for f in parts)
    high = sum(f.statement.value + f.statement.place / 2 for f in parts)
    s = whole.statement
    return low <= s.value + s.place / 2 and high >= s.value - s.place / 2


def _parts_named_in_sentence(sentence: Sentence, relations: Relations) -> None:
    """A figure, 其中, and figures of the same unit: a sum when they fill it; nothing is asserted when they leave something."""
    figures = sentence.figures
    if len(figures) < 3 or not _OF_WHICH.search(sentence.text):
        return
    for i, whole in enumerate(figures):
        if (
            whole.statement.measure not in ("level", "change")
            or is_percentage(whole)
            or i + 2 >= len(figures)
        ):
            continue
        between = sentence.between(whole, figures[i + 1])
        if between is None or not _OF_WHICH.search(between):
            # a growth rate may stand between the total and 其中
            if figures[i + 1].statement.measure not in ("growth", "share", "growth_per_year") or i + 3 >= len(
                figures
            ):
                continue
            between = sentence.between(figures[i + 1], figures[i + 2])
            if between is None or not _OF_WHICH.search(between):
                continue
        parts = [f for f in figures[i + 1 :] if f.sound and whole.sound and _kin(f, whole)][:_MOST_PARTS]
        for count in range(2, len(parts) + 1):
            if _meets(parts[:count], whole):
                terms = (*(Term(f, "part") for f in parts[:count]), Term(whole, "total"))
                relations.add(Relation("sum", terms, count, total, whole.statement.unit, firm=False))
                break


def _parts_of_opened_total(sentence: Sentence, relations: Relations) -> None:
    """A sentence that begins with 其中 takes apart the total of the sentence before it: a sum when its parts fill that."""
    whole = sentence.opened
    if whole is None or not whole.sound:
        return
    parts = [f for f in sentence.figures if f.sound and _kin(f, whole)][:_MOST_PARTS]
    for count in range(2, len(parts) + 1):
        if _meets(parts[:count], whole):
            terms = (*(Term(f, "part") for f in parts[:count]), Term(whole, "total"))
            relations.add(Relation("sum", terms, count, total, whole.statement.unit, firm=False))
            return


_LISTED = re.compile(r"^(?:[、,，:：∶/和与及]|以及)?$")
_RATIO_SIGN = re.compile(r"^[:：∶]$")


def _runs(sentence: Sentence) -> list[list[Figure]]:
    """Return the runs of shares that follow each other with nothing between them but list or ratio signs."""
    runs: list[list[Figure]] = []
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.statement.measure != "share" or not figure.sound:
            last = None
            continue
        between = sentence.between(last, figure) if last is not None else None
        if last is not None and between is not None and _LISTED.match(between) and last.years == figure.years:
            runs[-1].append(figure)
        else:
            runs.append([figure])
        last = figure
    return runs


def _shares_of_hundred(sentence: Sentence, relations: Relations) -> None:
    """Three or more shares that fill 100 %: listed one after the other, or all of one sentence and period.

    Shares in the form of a ratio (2.0:56.4:41.6) are a complete breakdown by that form, whether they fill 100 % or not.
    """
    groups = _runs(sentence)
    by_years: dict[Years | None, list[Figure]] = {}
    for f in sentence.figures:
        if f.statement.measure == "share" and f.sound:
            by_years.setdefault(f.years, []).append(f)
    for shares in (*groups, *by_years.values()):
        if not _HUNDRED_SHARES <= len(shares) <= _MOST_PARTS:
            continue
        if any(f.statement.qualifier != "exact" for f in shares):
            continue
        pairs = itertools.pairwise(shares)
        ratio = all(_RATIO_SIGN.match(sentence.between(a, b) or "") for a, b in pairs)
        fills = sum(f.statement.low for f in shares) <= HUNDRED <= sum(f.statement.high for f in shares)
        if ratio or fills:
            terms = tuple(Term(f, "share") for f in shares)
            relations.add(Relation("sum", terms, None, total, "%", firm=ratio, constant=HUNDRED))


def _complementary_shares(
    sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """Shares of one whole whose parts make it up by convention (农村网民, 城镇网民) add to 100 %."""
    for row in conventions.members("sum_of"):
        if conventions.text("sum_is_complete", row.applies_to) != "yes" or not row.applies_to.isascii():
            continue
        first, *others = row.value.split("+")
        for share in sentence.figures:
            if share.concept != first or not _is_plain_share(share) or share.years is None:
                continue
            whole = split_share(share.statement.indicator).whole
            found = [share]
            for name in others:
                near = index.find(
                    "share", [f"c:{name}"], share.statement.region, share.years, near=share, unit="%"
                )
                found += [
                    f
                    for f in near
                    if _is_plain_share(f) and split_share(f.statement.indicator).whole == whole
                ][:1]
            own = all(f.statement.document == share.statement.document and _kin(f, share) for f in found)
            if whole and own and len(found) == 1 + len(others):
                terms = tuple(Term(f, "share") for f in sorted(found, key=lambda f: f.statement.start))
                relations.add(Relation("sum", terms, None, total, "%", firm=False, constant=HUNDRED))


def _is_plain_share(figure: Figure) -> bool:
    s = figure.statement
    return s.measure == "share" and s.qualifier == "exact" and figure.sound


def _find(thing: str, figure: Figure, sentence: Sentence, index: Index, *, concept: bool) -> Figure | None:
    years = figure.years
    if years is None:
        return None
    for f in sentence.figures:
        same = f.concept == thing if concept else f.phrase == thing
        if same and _kin(f, figure) and f.statement.region == figure.statement.region:
            return f
    key = f"c:{thing}" if concept else f"p:{thing}"
    for f in index.find(
        "level", [key], figure.statement.region, years, near=figure, unit=figure.statement.unit
    ):
        if _kin(f, figure) and f.statement.document == figure.statement.document:
            return f
    return None


def _parts_by_convention(
    figure: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    for row in conventions.members("sum_of"):
        concept = row.applies_to.isascii()
        if concept:
            if figure.concept != row.applies_to:
                continue
            names = row.value.split("+")
        else:
            if row.applies_to not in figure.phrase:
                continue
            names = [figure.phrase.replace(row.applies_to, part) for part in row.value.split("+")]
        parts = [_find(name, figure, sentence, index, concept=concept) for name in names]
        if None in parts and not concept:
            parts = [_ending(part, figure, sentence) for part in row.value.split("+")]
        if None in parts:
            continue
        found = [p for p in parts if p is not None]
        complete = conventions.text("sum_is_complete", row.applies_to) == "yes"
        terms = (*(Term(p, "part") for p in found), Term(figure, "total"))
        floors = all(t.figure.statement.qualifier in OPEN_UP for t in terms)
        if figure.statement.qualifier in OPEN_UP and not floors:
            continue  # 突破3万亿元、达到3.6万亿元: the parts add to the figure, not to the mark it passed
        parameters = (*(("floors",) if floors else ()), *(() if complete else ("part_of_total",)))
        known = all(f in sentence.figures or index.is_unique(f) for f in found)
        firm = known and all(t.figure.statement.certainty != "low" for t in terms)
        relations.add(
            Relation(
                "sum",
                terms,
                len(found),
                total,
                figure.statement.unit,
                at_most=not complete,
                firm=firm,
                parameters=parameters,
            )
        )


def _ending(word: str, figure: Figure, sentence: Sentence) -> Figure | None:
    """Return a figure of the sentence whose own name is the bare part (出口, 进口) after the total."""
    for f in sentence.figures:
        if (
            f.statement.start > figure.statement.start
            and _kin(f, figure)
            and re.fullmatch(f"(?:其中)?{word}(?:额|总额|总值)?", f.phrase)
        ):
            return f
    return None


def _surplus(
    figure: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    for row in conventions.members("difference_of"):
        if row.applies_to not in figure.phrase:
            continue
        names = [figure.phrase.replace(row.applies_to, part) for part in row.value.split("-")]
        short = [
            normalise_phrase(re.sub("贸易|货物|进出口(?=出口|进口)|进出口相抵后?", "", name))
            for name in names
        ]
        pair = [
            _find(a, figure, sentence, index, concept=False)
            or _find(b, figure, sentence, index, concept=False)
            for a, b in zip(names, short, strict=True)
        ]
        if pair[0] is None or pair[1] is None:
            continue
        terms = (Term(pair[0], "minuend"), Term(pair[1], "subtrahend"), Term(figure, "difference"))
        firm = all(t.figure.statement.certainty != "low" for t in terms)
        relations.add(Relation("difference", terms, 2, difference, figure.statement.unit, firm=firm))


_LIKE = 0.6
_MOST_STEPS = 100
_PER_YEAR = re.compile(r"每年|年均|逐年|一年")


def _change(change: Figure, sentence: Sentence, index: Index, relations: Relations) -> None:
    """From 39 to 91, 52 more: base + change = end. Percentage points are the change of a percentage."""
    s = change.statement
    years = change.years
    if years is None:
        return
    points = s.measure == "points_change"
    wanted = ("share", "growth") if points else ("level",)

    def fits(f: Figure) -> bool:
        return (
            f.statement.measure in wanted
            and (f.statement.unit == "%" if points else f.statement.unit == s.unit)
            and f.years is not None
            and f.statement.region == s.region
            and (
                f.phrase == change.phrase
                or similarity(f.phrase, change.phrase) >= _LIKE
                or is_generic(change.phrase)
            )
        )

    ends = [
        f
        for f in sentence.figures
        if fits(f) and f.statement.status == s.status and f.years is not None and f.years.last == years.last
    ]
    if _PER_YEAR.search(s.indicator) or _PER_YEAR.search(sentence.before(change)[-8:]):
        _yearly_part(change, sentence, relations)
    if points and _compared_rate(change, sentence, index, relations):
        return  # a distance from another place, not from another year
    if not ends:
        # 普及率达59.6%，较上年底提升3.8个百分点: whatever the change was named after
        last = next((f for f in reversed(sentence.figures) if f.statement.start < s.start), None)
        alike = last is not None and last.statement.measure in wanted and last.years is not None
        if (
            last is None
            or not alike
            or last.statement.region != s.region
            or not sentence.runs_on(last, change)
        ):
            return
        unit = "%" if points else s.unit
        if last.statement.unit != unit or last.years is None or last.years.last != years.last:
            return
        ends = [last]
    end = min(ends, key=lambda f: (f.phrase != change.phrase, abs(f.statement.start - s.start)))
    base_year = change.base_year if change.base_year is not None else years.first - (1 if years.single else 0)
    bases = [
        f
        for f in sentence.figures
        if f is not end
        and fits(f)
        and f.statement.status in (s.status, "observed")
        and f.years is not None
        and f.years.single
        and f.years.last in ((base_year,) if change.base_year is not None else (base_year, years.first - 1))
    ]
    if not bases:
        bases = _named_start(end, sentence, fits)
        if bases and bases[0].years is not None:
            base_year = bases[0].years.last
    in_sentence = bool(bases)
    if not bases:
        kind = "share" if points else "level"
        bases = [
            f
            for f in index.find(
                kind, things_of(end), s.region, Years(base_year, base_year), near=end, unit=end.statement.unit
            )
            if f.phrase == end.phrase and f.statement.document == s.document
        ]
    steps = years.last - base_year
    if _PER_YEAR.search(s.indicator) or _PER_YEAR.search(sentence.before(change)[-8:]):
        if not bases or bases[0].years is None or not 1 <= steps <= _MOST_STEPS:
            return
        terms = (Term(end, "end"), Term(bases[0], "base"), Term(change, "difference"))
        firm = (
            in_sentence
            and end.phrase == bases[0].phrase
            and all(t.figure.statement.certainty != "low" for t in terms)
        )
        relations.add(
            Relation(
                "difference",
                terms,
                2,
                yearly_difference(steps),
                s.unit,
                firm=firm,
                parameters=(f"years={steps}", f"base={base_year}"),
                alternatives=(Alternative(f"other_years={steps + 1}", yearly_difference(steps + 1)),),
            )
        )
        return
    if bases:
        base = bases[0]
        terms = (Term(end, "end"), Term(base, "base"), Term(change, "difference"))
        firm = (
            in_sentence
            and end.phrase == base.phrase == change.phrase
            and all(t.figure.statement.certainty != "low" for t in terms)
        )
        relations.add(Relation("difference", terms, 2, difference, s.unit, firm=firm))
        return
    if end.years is not None and not end.years.single:
        base_period = ""  # more than in the years before: which years is not known
    else:
        base_period = s.period.partition("/")[0] if "/" in s.period else str(base_year)
    implied = Implied("base", end.statement.indicator, end.concept, s.region, base_period)
    terms2 = (Term(end, "end"), Term(change, "difference"))
    relations.add(Relation("difference", terms2, None, difference, end.statement.unit, implied=implied))


# 由2013年的34.3%提高到2018年的50.3%
_RISES_TO = re.compile(
    r"^[^，。；,;]{0,4}?(?:提高|提升|上升|增加|增长|扩大|发展|跃升|攀升|下降|降低|减少|缩小|回落|降|升|增|减)(?:到|至|为)[^，。；,;]{0,12}$"
)


def _named_start(end: Figure, sentence: Sentence, fits: Callable[[Figure], bool]) -> list[Figure]:
    """Return the figure from which the text says that the end was reached (由X提高到Y), whatever its year."""
    before = [f for f in sentence.figures if f.statement.start < end.statement.start]
    if not before or not fits(before[-1]) or before[-1].years is None or end.years is None:
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
        and not _PER_YEAR.search(sentence.before(f)[-8:])
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
    alternatives = (Alternative(f"other_years={other}", _per_step(other)),) if other >= 1 else ()
    firm = all(t.figure.statement.certainty != "low" for t in terms)
    relations.add(
        Relation(
            "difference",
            terms,
            1,
            _per_step(steps),
            s.unit,
            firm=firm,
            parameters=(f"years={steps}",),
            alternatives=alternatives,
        )
    )


def _per_step(steps: int) -> Formula:
    def formula(values: Sequence[Interval]) -> Interval:
        return values[0] / Interval.exactly(Decimal(steps))

    return formula


_ABOVE = re.compile(r"(?:高于|高出|高过|快于|超出|领先|优于)(?P<other>[^，。；,;0-9]{0,20})$")
_BELOW = re.compile(r"(?:低于|慢于|落后)(?P<other>[^，。；,;0-9]{0,20})$")
_OTHER_PLACES = (("全国", "全国"), ("全球", "全球"), ("世界", "全球"))


def _compared_rate(points: Figure, sentence: Sentence, index: Index, relations: Relations) -> bool:
    """增长2.7%，高出全国平均水平9.1个百分点: two rates and their distance; the other rate stands elsewhere or is implied.

    Returns whether the sentence compares so.
    """
    before = [f for f in sentence.figures if f.statement.start < points.statement.start]
    if not before or not is_percentage(before[-1]) or before[-1].statement.measure not in (*_RATES, "share"):
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
            kind, things_of(rate), region, rate.years, near=rate, unit="%", status=rate.statement.status
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


_RATES = ("growth", "growth_per_year")


def _year(years: Years) -> str:
    return f"{years.first}{years.part}"

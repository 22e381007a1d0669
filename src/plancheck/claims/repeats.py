"""Repeats: the same indicator, place, period and definition stated elsewhere, also under another name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import (
    OPEN,
    Figure,
    is_percentage,
    same_name,
    same_scope,
    same_unit,
    year_is_untold,
)
from plancheck.claims.index import Index
from plancheck.claims.phrases import similarity
from plancheck.claims.place_told import names_its_place
from plancheck.claims.relation import Relation, Relations, Term, itself
from plancheck.intervals import last_digit_place, significant_digits
from plancheck.schema import GROWTH_MEASURES, LOWER_BOUNDS

_MEASURES = {
    "level": "level", "share": "share", "growth": "growth", "growth_per_year": "growth_per_year", "multiple": "multiple",
    "growth_multiple": "multiple", "change": "change", "points_change": "points_change",
}  # fmt: skip
_COUNTED = "counted"  # one shelf for all counters: 156个 and 156项 may be the same projects
_FEW = 4  # a figure is compared with at most this many earlier ones of the same thing: near linear, and enough to see a conflict
# powers of ten between a figure and the same digits under a wrong unit (万 for 亿)
_UNIT_SLIPS = (1, 2, 3, 4, 8)
_MOST_VALUES = 2  # different values under one name in one document, above which the name is not of one thing
_BESIDE = 150  # characters within which a text does not say one thing twice
_LIKE = 0.6  # least similarity of two names that carry the very same value
_TELLING_WHOLE = 4  # a whole named in so many characters tells as much about a share as digits do
_ALIKE = 0.8  # the same for values of two digits, which agree by chance more often
# figures that agree in so many significant digits do so by chance in less than 1 of 1000 pairs
_TELLING_DIGITS = 3
_TELLING_SIZE = Decimal(10) ** (_TELLING_DIGITS - 1)


def find_repeats(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add every figure that is stated a second time.

    Two figures repeat each other when indicator, scope, region, period, measure, unit, status, whole (of a share) and
    definition are the same. A pair under two names counts only while its values agree; when they differ, nothing shows
    that the two names mean one thing.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
        ``repeat, far_apart`` says from which difference on two values are two things.
    """
    far_apart = conventions.number("repeat", "far_apart") or Decimal(0)
    # by what figures share that repeat each other
    shelves: dict[tuple[str, int, int, str, str, str], list[Figure]] = {}
    for sentence in index.sentences:
        for figure in sentence.figures:
            s = figure.statement
            measure = _MEASURES.get(s.measure)
            if measure is None or figure.years is None or not figure.sound or figure.glued:
                continue
            unit = s.unit if s.unit.isascii() and s.unit else _COUNTED
            first = figure.years.last if s.status == "target" else figure.years.first
            # what shall be done in a plan period (2016/2020) shall be done by its last year
            where = s.region if names_its_place(s.region) else f"{s.region} {s.document}"
            status = "estimate" if figure.estimate else s.status  # what came is no goal met
            place = (where, first, figure.years.last, measure, unit, status)
            shelves.setdefault(place, []).append(figure)
    for shelf in shelves.values():
        if len(shelf) > 1:
            _relate_alike(shelf, relations, far_apart=far_apart)


def _relate_alike(shelf: list[Figure], relations: Relations, *, far_apart: Decimal) -> None:
    """Compare the figures of one shelf that have a name or a concept in common, then those that have a value."""
    by_name: dict[str, list[Figure]] = {}
    by_value: dict[str, list[Figure]] = {}
    for figure in shelf:
        for thing in reversed(figure.things):
            if not thing.startswith("g:"):
                by_name.setdefault(thing, []).append(figure)
        value = figure.statement.value
        digits = significant_digits(value)
        if (
            len(digits) >= _TELLING_DIGITS
            or len(figure.whole) >= _TELLING_WHOLE
            or (len(digits) >= 2 and _scaled(figure, digits))
        ):
            by_value.setdefault(_leading_digits(value, digits), []).append(figure)
    for figures in _met_once(by_name.values()):
        plural = _plural_documents(figures)
        _relate(figures, relations, named=True, plural=plural, far_apart=far_apart)
    for figures in by_value.values():
        if len(figures) > 1:
            _relate(figures, relations, named=False, plural=frozenset(), far_apart=far_apart)


def _met_once(shelves: Iterable[list[Figure]]) -> list[list[Figure]]:
    """Return the shelves of more than one figure, of two with the same figures the first.

    What all its documents call by one name stands on the shelf of its concept as on that of its name; its pairs have been
    compared once then.
    """
    several = [figures for figures in shelves if len(figures) > 1]
    if len(several) < 2:
        return several
    found: dict[tuple[int, ...], list[Figure]] = {}
    for figures in several:
        found.setdefault(tuple([id(figure) for figure in figures]), figures)
    return list(found.values())


def _relate(
    figures: list[Figure],
    relations: Relations,
    *,
    named: bool,
    plural: frozenset[str],
    far_apart: Decimal,
) -> None:
    earlier: list[Figure] = []
    for figure in figures:
        _compare(figure, earlier, relations, named=named, plural=plural, far_apart=far_apart)
        _keep(figure, earlier)


def _plural_documents(figures: list[Figure]) -> frozenset[str]:
    """Return the documents in which one name stands for many things.

    A slip makes two values of one figure. Three and more values under one name, place and period are a list: rows of a
    table, projects, firms.
    """
    if len(figures) <= _MOST_VALUES:
        return frozenset()
    values: dict[str, set[tuple[Decimal, str]]] = {}
    for figure in figures:
        s = figure.statement
        found = values.setdefault(s.document, set())
        if len(found) <= _MOST_VALUES:
            found.add((s.value, s.qualifier))
    return frozenset([document for document, found in values.items() if len(found) > _MOST_VALUES])


def _keep(figure: Figure, earlier: list[Figure]) -> None:
    """Remember the first figure of each document, and the last ones."""
    earlier.append(figure)
    if len(earlier) > _FEW:
        del earlier[1]


def _digits(figure: Figure) -> int:
    return len(significant_digits(figure.statement.value))


def _scaled(figure: Figure, digits: str) -> bool:
    """Return whether a figure of two digits is a rounded large number (2.5万家), as two names for one thing usually are.

    `digits` are those of its value: the last of them is the last that was printed.
    """
    s = figure.statement
    if s.place < 100 and not is_percentage(figure):
        return False
    return s.place.adjusted() == s.value.adjusted() - len(digits) + 1 and significant_digits(s.place) == "1"


def _whole(figure: Figure) -> tuple[str, str]:
    return figure.statement.of.rpartition(":")[2], figure.whole


def _same_whole(first: Figure, second: Figure) -> bool | None:
    """Return whether two shares are of one whole; None when a text does not say."""
    a, b = _whole(first), _whole(second)
    if a[0] and b[0] and a[0] == b[0]:
        return True
    if a[1] and b[1]:
        return a[1] == b[1] or similarity(a[1], b[1]) >= 0.8
    if not any((*a, *b)):
        return True
    return None


def _compare(
    figure: Figure,
    earlier: list[Figure],
    relations: Relations,
    *,
    named: bool,
    plural: frozenset[str],
    far_apart: Decimal,
) -> None:
    b = figure.statement
    for other in earlier:
        a = other.statement
        # the cheap questions that part most pairs come first
        agree = a.value == b.value or (a.place != b.place and _rounds_to(other, figure))
        if not agree and (
            not named  # two names: only equal values make them one thing
            or (other.years is not figure.years and other.years != figure.years)
            or not same_unit(a.unit, b.unit)  # 156个 and 156项 are one; 156个 and 160项 are two things
            # two authors aim at different things; neither contradicts the other
            or (a.status == "target" and a.document != b.document)
            # the two ends of a range
            or (a.qualifier == "at_least" and b.qualifier == "at_most")
            or (a.qualifier == "at_most" and b.qualifier == "at_least")
            # 先后突破两百亿元、三百亿元: two marks passed, not one told twice
            or (a.qualifier in LOWER_BOUNDS and b.qualifier in LOWER_BOUNDS)
            or relations.has("repeat", (other.key, figure.key))
        ):
            continue
        if agree and relations.has("repeat", (other.key, figure.key)):
            continue  # under another of its names, or by its value
        if _are_apart(other, figure):
            continue
        same_whole = True if a.measure != "share" else _same_whole(other, figure)
        if same_whole is False:
            continue
        same_part = other.years is not None and (other.years is figure.years or other.years == figure.years)
        one_thing = not plural or (a.document not in plural and b.document not in plural)
        firm = named and one_thing and same_part and same_whole is True and _firm(other, figure)
        if not agree:
            overlap = _overlap(other, figure)
            if not firm and not overlap:
                continue  # loose and different: two things
            if not _looks_like_a_slip(other, figure, far_apart=far_apart):
                firm = False
                if not overlap or not _bound_reaches(other, figure):
                    continue  # 30%以上 and 95 %: within the bound, and yet another thing
        elif not (named and same_name(other, figure)) and not _names_fit(other, figure, one_concept=named):
            continue
        if not one_thing and _digits(figure) < _TELLING_DIGITS:
            continue  # small equal numbers in a list
        pair = (
            (other, figure)
            if other.statement.qualifier in OPEN and b.qualifier not in OPEN
            else (figure, other)
        )
        terms = (Term(pair[0], "stated"), Term(pair[1], "stated"))
        relations.add(Relation("repeat", terms, 0, itself, b.unit, firm=firm))


def _are_apart(first: Figure, second: Figure) -> bool:
    """Return whether where and how two figures stand says that they are of two things."""
    a, b = first.statement, second.statement
    return (
        first.sentence == second.sentence  # one sentence does not state a figure twice
        or bool(a.basis and b.basis and a.basis != b.basis)  # two publishers' definitions
        or first.coverage != second.coverage  # 同口径 beside 自然口径
        or bool(first.within and second.within and first.within != second.within)  # parts of two totals
        or bool(first.bound and second.bound and first.bound != second.bound)  # 千万元项目 beside 500万元项目
        or bool(
            first.method and second.method and first.method != second.method
        )  # two forecasts of one thing
        or bool(a.base_period and b.base_period and a.base_period != b.base_period)
    )


def _names_fit(first: Figure, second: Figure, *, one_concept: bool) -> bool:
    """Return whether two figures that agree, yet under two names, can be of one thing by those names.

    A word that names a part of the whole, in the one alone, says that they are not (中央财政收入, 农业产值 and 工业产值); nor does
    a like rate directly behind another (总产值增长7.5%，其中重工业7.5%).
    """
    if first.parts != second.parts:
        return False
    a, b = first.statement, second.statement
    beside = a.document == b.document and abs(a.start - b.start) < _BESIDE
    telling = _digits(second) >= _TELLING_DIGITS
    if beside and b.measure in GROWTH_MEASURES and not telling:
        return False
    if one_concept:
        return True
    if similarity(first.phrase, second.phrase) >= (_LIKE if telling else _ALIKE) or _shortened(first, second):
        return True
    return a.value == b.value and _named_within(first, second)


def _looks_like_a_slip(first: Figure, second: Figure, *, far_apart: Decimal) -> bool:
    """Return whether two different values can be one figure of which one was misprinted or revised.

    Near each other (within `far_apart`, with enough digits to tell), one digit changed, two digits swapped, or the same
    digits under another unit. Everything else under one name is two things: a part, another project, another period that
    the text leaves unsaid.
    """
    a, b = first.statement, second.statement
    if a.value == 0 or b.value == 0:
        return False
    if min(a.place, b.place) <= 0:
        return False
    known = bool(first.concept) and first.concept == second.concept
    least = _TELLING_DIGITS - 1 if known else _TELLING_DIGITS
    if min(_printed_digits(first), _printed_digits(second)) < least:
        return False
    larger, smaller = (a, b) if abs(a.value) > abs(b.value) else (b, a)
    powers_apart = larger.value.adjusted() - smaller.value.adjusted()
    for power in _UNIT_SLIPS:
        if abs(powers_apart - power) > 1:
            continue  # of figures of two digits and more, further apart than their last digits reach
        scaled = smaller.value.scaleb(power)
        if abs(larger.value - scaled) <= larger.place + smaller.place.scaleb(power):  # either may be cut off
            return True
    if abs(a.value - b.value) <= far_apart * max(abs(a.value), abs(b.value)):
        return True
    if powers_apart > 1:
        return False  # the one has more digits than the other
    place = max(a.place, b.place)
    # the coarser figure may have been rounded or cut off from the finer one
    pairs = itertools.product(_digit_strings(a.value / place), _digit_strings(b.value / place))
    return any(_one_slip(x, y) for x, y in pairs)


def _digit_strings(value: Decimal) -> set[str]:
    return {str(abs(int(value.to_integral_value(rounding)))) for rounding in (ROUND_HALF_EVEN, ROUND_DOWN)}


def _one_slip(x: str, y: str) -> bool:
    """Return whether one digit was changed or two neighbours were swapped."""
    differing = [i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d]
    if len(x) != len(y) or len(differing) > 2:
        return False
    if len(differing) < 2:
        return True
    i, j = differing
    return j == i + 1 and x[i] == y[j] and x[j] == y[i]


def _printed_digits(figure: Figure) -> int:
    s = figure.statement
    return len(str(abs(int((s.value / s.place).to_integral_value()))))


def _bound_reaches(first: Figure, second: Figure) -> bool:
    """Return whether a bound (超过1530万) and another figure are within one unit of the bound's last non-zero digit.

    True when neither figure is a bound: then there is nothing to ask.
    """
    pair = [(first.statement, second.statement), (second.statement, first.statement)]
    return all(
        abs(other.value - bound.value) <= last_digit_place(bound.value)
        for bound, other in pair
        if bound.qualifier in OPEN and other.qualifier not in OPEN
    )


def _length(figure: Figure) -> int:
    return len(figure.phrase)


def _shortened(first: Figure, second: Figure) -> bool:
    """Return whether one name is the general end of the other (交易总额 for 电子商务交易总额)."""
    short, long = sorted((first, second), key=_length)
    return (
        short.generic
        and long.phrase.endswith(short.phrase)
        and first.statement.document != second.statement.document
    )


def _named_within(first: Figure, second: Figure) -> bool:
    """Return whether one name stands within the other (劣Ⅴ类 in 地表水质量劣Ⅴ类水体) and the equal values tell enough."""
    short, long = sorted((first, second), key=_length)
    least = 3 if _digits(first) <= _TELLING_DIGITS else 2
    return len(short.phrase) >= least and short.phrase in long.phrase and not short.generic


def _leading_digits(value: Decimal, digits: str) -> str:
    """Return size and first digits of a value: figures that agree once the finer is rounded share them."""
    sign = "-" if value.is_signed() and digits != "0" else ""
    return f"{value.adjusted()} {sign}{digits[:_TELLING_DIGITS]}"


def _rounds_to(first: Figure, second: Figure) -> bool:
    """Return whether the coarser of two figures is the finer one rounded, with digits enough to tell.

    Of two with the same last place, neither is.
    """
    coarse, fine = first.statement, second.statement
    if coarse.place < fine.place:
        coarse, fine = fine, coarse
    if coarse.place == fine.place or fine.place <= 0:
        return False
    if abs(coarse.value - fine.value) > coarse.place / 2:
        return False
    return abs(coarse.value / coarse.place) >= _TELLING_SIZE


def _overlap(first: Figure, second: Figure) -> bool:
    a, b = first.statement, second.statement
    return max(a.low, b.low) <= min(a.high, b.high)


def _firm(first: Figure, second: Figure) -> bool:
    """Return whether two figures are surely of one thing."""
    a, b = first.statement, second.statement
    if "low" in (a.certainty, b.certainty) or not same_scope(first, second):
        return False
    if a.document != b.document and (first.assumed or second.assumed):
        return False
    if year_is_untold(a) != year_is_untold(b):
        return False  # 完成道路改造600公里 of a plan, 2026年道路改造100公里 of its list of works
    if (first.within, first.bound, first.method) != (second.within, second.bound, second.method):
        return False
    if first.phrase == second.phrase:
        return not first.generic
    if not (first.outright and second.outright):
        return False
    same = bool(first.concept) and first.concept == second.concept
    if a.document == b.document and not _contains(first.phrase, second.phrase):
        return False  # one author who uses two names (油料, 油菜籽) mostly means two things
    return same and similarity(first.phrase, second.phrase) >= _LIKE


def _contains(first: str, second: str) -> bool:
    """Return whether the shorter phrase is the longer one with characters left out."""
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    return all(character in rest for character in short)

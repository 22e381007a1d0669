"""Statements as the claims stage sees them: with years, a comparable phrase, and every value they can stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from plancheck.claims.conventions import Conventions
from plancheck.claims.naming import NEVER, Naming
from plancheck.intervals import Interval, last_digit_place
from plancheck.schema import LOWER_BOUNDS, UPPER_BOUNDS
from plancheck.statements.statement import Statement

LEVELS = ("level",)
OPEN = (*LOWER_BOUNDS, *UPPER_BOUNDS)

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CLAUSE_ENDS = re.compile("[，,；;。]")
_REMARK = re.compile("[（(][^（）()]{1,12}[）)]")
_SCALE_OR_POINT = re.compile(r"[.．点十百千万亿]")


@dataclass(frozen=True, slots=True)
class Years:
    """First and last year of a period; `part` is the month or day that narrows a single year."""

    first: int
    last: int
    part: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one year or a time within it."""
        return self.first == self.last


# a stock at the end of December is the year's: series give it as 2010 or as 2010-12
YEAR_ENDS = ("", "-12", "-12-31")


def same_moment(first: Years, second: Years) -> bool:
    """Return whether two periods are the same time; the end of December is the year's.

    Examples
    --------
    >>> same_moment(Years(2010, 2010), Years(2010, 2010, "-12")), same_moment(Years(2010, 2010), Years(2010, 2010, "-06"))
    (True, False)
    """
    if (first.first, first.last) != (second.first, second.last):
        return False
    return first.part == second.part or (first.part in YEAR_ENDS and second.part in YEAR_ENDS)


@lru_cache(maxsize=4096)
def parse_period(period: str) -> Years | None:
    """Return the years of a period, or None when it is empty or no date.

    Examples
    --------
    >>> parse_period("2006/2010"), parse_period("2011-06-30"), parse_period("2010-13"), parse_period("2010/2006")
    (Years(first=2006, last=2010, part=''), Years(first=2011, last=2011, part='-06-30'), None, None)
    """
    ends = []
    for half in period.split("/"):
        match = _PERIOD.fullmatch(half.strip())
        if not match or not 1 <= int(match[2] or 1) <= 12 or not 1 <= int(match[3] or 1) <= 31:
            return None
        ends.append((int(match[1]), half.strip()[4:]))
    if len(ends) > 2 or ends[0][0] > ends[-1][0]:
        return None
    if len(ends) == 1:
        return Years(ends[0][0], ends[0][0], ends[0][1])
    return Years(ends[0][0], ends[1][0], "" if ends[0][0] < ends[1][0] else f"{ends[0][1]}/{ends[1][1]}")


# by the thousand, and never changed: freezing them makes each ten times as dear
@dataclass(slots=True, eq=False)
class Figure:
    """A statement with what the search for relations needs.

    Parameters
    ----------
    statement : Statement
    key : tuple of (str, int)
        Its document and offset.
    phrase : str
        Normalised indicator: of what grows for growth, of the part for shares.
    concept : str
        The statement's, else the one whose name the phrase is; for a share the part's.
    years : Years or None
    base_year : int or None
        From ``base_period``.
    at : int
        Offset of the figure within ``statement.sentence``, -1 when it is not found there.
    sound : bool
        Whether its numbers can be computed with (`usable`).
    sentence : int
        Which sentence of its index it stands in.
    within : str
        Concept or phrase of the total that 其中 before the figure's sentence takes apart; empty otherwise.
    span : Interval or None
        The values between both numbers of a range (8%-10%), on each of its two figures.
    opened_by : Figure or None
        On the second number of a range, its first.
    generic : bool
        Whether its phrase is too general to tell what is measured (总额, 收入).
    scope : frozenset of str
        Words of the indicator that narrow what is counted (规模以上, 累计, 农村).
    coverage : frozenset of str
        Words beside the figure that say which coverage it is counted by (同口径, 自然口径).
    things, whole, endings, conventions, comparable_from, outright, parts
        As its `Naming` has them.
    bound : str
        An amount in front of what its name counts (千万元 of 千万元项目11个); empty for none.
    method : str
        The method, model or scenario that its sentence names before it; empty for none.
    assumed : bool
        Whether nothing in its document tells its year or its place: enough beside figures of the same document, which would be
        wrong together, but not beside those of another.
    glued : bool
        Whether it is a cell of columns run together, so that its year, and what it is of, are not told.
    estimate : bool
        Whether it is a first estimate of a year that was over (预计全年实现…), which is coded as forecasts are and no goal.
    balanced : bool
        Whether it is one of listed shares that make exactly 100 %, so that its last digit may have been adjusted.
    """

    statement: Statement
    key: tuple[str, int]
    phrase: str
    concept: str
    years: Years | None
    base_year: int | None
    at: int = -1
    sound: bool = True
    generic: bool = False
    scope: frozenset[str] = frozenset()
    coverage: frozenset[str] = frozenset()
    things: tuple[str, ...] = ()
    whole: str = ""
    endings: tuple[str, ...] = ()
    conventions: frozenset[str] = frozenset()
    comparable_from: int = NEVER
    outright: bool = False
    parts: frozenset[str] = frozenset()
    sentence: int = -1
    within: str = ""
    span: Interval | None = None
    opened_by: Figure | None = None
    bound: str = ""
    method: str = ""
    assumed: bool = False
    glued: bool = False
    balanced: bool = False
    estimate: bool = False
    _printed: Interval | None = field(default=None, init=False)  # asked for once for every relation

    def __repr__(self) -> str:
        s = self.statement
        return f"Figure({s.document}:{s.start} {s.figure} {s.indicator} {s.region} {s.period})"


def make_figure(statement: Statement, *, conventions: Conventions, at: int = -1) -> Figure:
    """Return a statement prepared for the search."""
    s = statement
    naming: Naming = conventions.naming(s.indicator, s.measure, s.region, s.concept)
    base = parse_period(s.base_period) if s.base_period else None
    return Figure(
        s,
        (s.document, s.start),
        naming.phrase,
        naming.concept,
        parse_period(s.period),
        base.last if base else None,
        at,
        usable(s),
        naming.generic,
        naming.scope,
        _coverage_beside(s, at, conventions),
        naming.things,
        naming.whole,
        naming.endings,
        naming.conventions,
        naming.comparable_from,
        naming.outright,
        naming.parts,
    )


_ASSUMED_YEAR = re.compile(r"period:no year known|disagree on the year of facts")


_UNTOLD_YEAR = re.compile("period:the (?:plan's last|document's own) year")


def year_is_untold(statement: Statement) -> bool:
    """Return whether nothing dates a figure, so that it has the year of its document or the last of its plan."""
    return _UNTOLD_YEAR.search(statement.reasons) is not None


def year_is_assumed(statement: Statement) -> bool:
    """Return whether the reading says that no year is known of a figure, or that its text's signs of the year disagree."""
    return _ASSUMED_YEAR.search(statement.reasons) is not None


def _coverage_beside(statement: Statement, at: int, conventions: Conventions) -> frozenset[str]:
    """Return the words of the figure's clause, and in brackets behind it, that say which coverage it is counted by."""
    text = statement.sentence
    if at < 0 or "口径" not in text:
        return frozenset()
    end = at + len(statement.figure)
    clause = _CLAUSE_ENDS.split(text[:at])[-1]
    remark = _REMARK.match(text, end)
    said = clause + (remark[0] if remark is not None else "")
    return frozenset([word for word in conventions.coverage_words if word in said])


def is_percentage(figure: Figure) -> bool:
    """Return whether the figure is counted in percent or percentage points."""
    return figure.statement.unit in ("%", "pp")


def same_unit(first: str, second: str) -> bool:
    """Return whether two units can be one; a figure without a unit (80亿) takes the other's."""
    return first == second or not first or not second


def is_word_multiple(statement: Statement) -> bool:
    """Return whether a multiple is given in words (翻番, 翻两番)."""
    return statement.unit == "x" and "番" in statement.figure


def is_exact_count(statement: Statement, conventions: Conventions) -> bool:
    """Return whether a figure counts whole things one by one and is written out in full (103个)."""
    return (
        statement.unit in conventions.counters
        and statement.measure in ("level", "change")
        and statement.qualifier == "exact"
        and statement.place == 1
        and not _SCALE_OR_POINT.search(statement.figure)
    )


def usable(statement: Statement) -> bool:
    """Return whether the figure's numbers can be computed with at all."""
    value, place, low, high = statement.value, statement.place, statement.low, statement.high
    if not (value.is_finite() and place.is_finite()) or low.is_nan() or high.is_nan():
        return False
    if place.is_signed() and place != 0:
        return False
    # of two ends of which the one lies below the other, neither is on the wrong side of all numbers
    return low < high or (low == high and low.is_finite())


def stated_interval(figure: Figure, conventions: Conventions) -> Interval:
    """Return the values a figure can stand for as printed: rounding and bound word, open sides left open."""
    printed = figure._printed
    if printed is None:
        figure._printed = printed = _printed_interval(figure, conventions)
    return printed


def _printed_interval(figure: Figure, conventions: Conventions) -> Interval:
    s = figure.statement
    if figure.span is not None:
        return figure.span
    if is_word_multiple(s) or is_exact_count(s, conventions):
        return Interval.exactly(s.value)
    return Interval(
        s.low,
        s.high,
        s.qualifier == "more_than" and s.low == s.value,
        s.qualifier == "less_than" and s.high == s.value,
    )


def operand_interval(figure: Figure, conventions: Conventions) -> Interval:
    """Return the values of a figure that goes into a computation: an open side is taken at its bound."""
    s = figure.statement
    stated = stated_interval(figure, conventions)
    return stated if stated.bounded else Interval.exactly(s.value)


READINGS = ("open_side", "cut_off", "balanced", "whole_multiple", "round_zeros")


def widened(
    figure: Figure, base: Interval, *, readings: frozenset[str], conventions: Conventions
) -> Interval:
    """Return `base` together with the values that further readings of the figure allow.

    Parameters
    ----------
    figure : Figure
    base : Interval
        From `stated_interval` or `operand_interval`.
    readings : frozenset of {"open_side", "cut_off", "balanced", "whole_multiple", "round_zeros"}
    conventions : Conventions
        A reading without its row is switched off.
    """
    s = figure.statement
    if figure.span is not None:
        return base  # its ends are bounds already
    low, high = base.low, base.high
    if not readings:
        return Interval(low, high) if base.low_open or base.high_open else base
    if is_word_multiple(s):
        half = conventions.whole_multiple
        if "whole_multiple" in readings and half is not None:
            low, high = min(low, s.value - half), max(high, s.value + half)
        return Interval(low, high)
    if is_exact_count(s, conventions) and "round_zeros" not in readings:
        return base
    if "open_side" in readings and conventions.open_side_units is not None and s.qualifier in OPEN:
        reach = last_digit_place(s.value) * conventions.open_side_units
        if s.qualifier in LOWER_BOUNDS:
            high = max(high, s.value + reach)
        elif s.qualifier in UPPER_BOUNDS:
            low = min(low, s.value - reach)
    if "cut_off" in readings and conventions.cut_off and not is_exact_count(s, conventions):
        if s.value >= 0:
            high = max(high, s.value + s.place)
        else:
            low = min(low, s.value - s.place)
    if "balanced" in readings and figure.balanced and conventions.balanced:
        low, high = min(low, s.value - s.place), max(high, s.value + s.place)
    zeros = conventions.zeros_of.get(s.measure)
    if "round_zeros" in readings and zeros and s.place > 0:
        step = last_digit_place(s.value)
        if step >= s.place.scaleb(zeros):
            if conventions.round_digits:
                step = min(step, Decimal(1).scaleb(s.value.adjusted() - conventions.round_digits + 1))
            low, high = min(low, s.value - step / 2), max(high, s.value + step / 2)
    unchanged = low == base.low and high == base.high and not (base.low_open or base.high_open)
    return base if unchanged else Interval(low, high)


def same_scope(first: Figure, second: Figure) -> bool:
    """Return whether two indicators carry the same narrowing words."""
    return first.scope == second.scope


def same_name(first: Figure, second: Figure) -> bool:
    """Return whether two figures are of one thing by name: the same words, or two names that one concept goes by."""
    if first.phrase == second.phrase:
        return not first.generic
    one = first.concept != "" and first.concept == second.concept
    return one and first.outright and second.outright and same_scope(first, second)


ONE = Decimal(1)
HUNDRED = Decimal(100)

"""What a target asks for: a level, share, growth or multiple turned into the least value that meets it, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from plancheck.amounts import signed_qualifier
from plancheck.intervals import INF, Interval, last_digit_place
from plancheck.schema import CHANGE_MEASURES, GROWTH_MEASURES, LOWER_BOUNDS, UPPER_BOUNDS
from plancheck.statements.statement import Statement
from plancheck.targets.percent import as_fraction

LEVEL_MEASURES = ("level", "share")
WHOLE_SPAN_MEASURES = ("multiple", "growth_multiple", *CHANGE_MEASURES)
BASE_MEASURES = (*GROWTH_MEASURES, *WHOLE_SPAN_MEASURES)

READINGS = {  # of a figure as a requirement
    "declared": "the least value that is printed as this figure; a multiple is taken as exactly itself",
    "narrow": "the figure itself",
    "wide": "all that the bound word lets pass: one unit of the last non-zero digit short of the figure, half a unit for multiples",
    "band": "both sides: not only reached but not overshot",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """What one target statement asks for.

    Parameters
    ----------
    statement : Statement
    direction : int
        1 when at least the figure is wanted, -1 when at most (“控制在…以内”, or a thing of which less is better).
    year : int or None
        The year by which; None when the statement has no period.
    base_year : int or None
        The year its growth, multiple or change is counted from; None when none is stated (levels and shares).
    refusal : str
        Why the target cannot be turned into a value; empty when it can.
    """

    statement: Statement
    direction: int
    year: int | None
    base_year: int | None
    refusal: str = ""

    @property
    def needs_base(self) -> bool:
        """Whether the figure means something only together with a base value."""
        return self.statement.measure in BASE_MEASURES

    @property
    def asks_for_a_total(self) -> bool:
        """Whether a level over several years is asked for, which no year's value can meet."""
        return self.statement.measure in LEVEL_MEASURES and "/" in self.statement.period

    @property
    def is_ceiling(self) -> bool:
        """Whether a level or share is to stay below the figure (失业率控制在4%以内), which no year before the last one settles."""
        return self.direction < 0 and self.statement.measure in LEVEL_MEASURES

    @property
    def series_measure(self) -> str:
        """The measure of the series the target is judged by: ``share`` for shares and points, else ``level``."""
        return "share" if self.statement.measure in ("share", "points_change") else "level"

    @property
    def qualifier(self) -> str:
        """What the bound word says of the signed value: 下降13.5%以上 is at most −13.5%."""
        return _signed_qualifier(self.statement)

    @property
    def is_strict(self) -> bool:
        """Whether the figure itself does not meet the target (超过)."""
        return self.qualifier in ("more_than", "less_than")

    def figure_bound(self, reading: str = "declared") -> Interval:
        """Return the figure as a requirement under one reading: the values that meet it.

        Parameters
        ----------
        reading : str
            One of `READINGS`, which say what each means. Bound words that already name a side (超过,
            以上, 以内) have one reading only, apart from ``band``, which they do not admit.

        Examples
        --------
        >>> read_goal(example_target("10万亿元", "1E13", qualifier="approx")).figure_bound("narrow")  # 达到10万亿元左右
        Interval(10000000000000 .. Infinity)
        >>> read_goal(example_target("13%", -13, unit="%", measure="growth", qualifier="at_least")).figure_bound()  # 下降13%以上
        Interval(-Infinity .. -13)
        """
        s, qualifier = self.statement, self.qualifier
        if qualifier in LOWER_BOUNDS:
            return Interval(s.value, INF, low_open=self.is_strict)
        if qualifier in UPPER_BOUNDS:
            return Interval(-INF, s.value, high_open=self.is_strict)
        unit = last_digit_place(s.value)
        # 10万亿元: its one non-zero digit is the whole figure and says nothing of its coarseness
        if unit >= abs(s.value):
            unit = s.place
        multiple = s.measure in ("multiple", "growth_multiple")
        # 翻一番 may be a multiple rounded to a whole number, 1.5 to 2.5, but not any growth at all
        if multiple:
            unit = s.place / 2
        half = Decimal(0) if multiple else s.place / 2
        low, high = s.value - half, s.value + half
        if reading == "narrow":
            low = high = s.value
        elif reading == "wide":
            low, high = min(low, s.value - unit), max(high, s.value + unit)
        elif reading == "band":
            return Interval(low, high)
        return Interval(low, INF) if self.direction > 0 else Interval(-INF, high)

    def threshold(self, base: Interval | None, *, reading: str = "declared") -> Interval | None:
        """Return where the least value that meets the target can lie, in the series' unit.

        A point for levels and shares; an interval for growth, multiples and changes, as wide as the rounding of their
        base. With ``direction`` -1 it is the greatest value that meets the target.

        Parameters
        ----------
        base : Interval or None
            Value of the base year; needed when `needs_base`.
        reading : str
            One of `READINGS`.
        """
        bound = self.figure_bound(reading)
        edge = bound.low if self.direction > 0 else bound.high
        if not edge.is_finite():
            return None
        if not self.needs_base:
            return Interval.exactly(edge)
        if base is None or self.year is None or self.base_year is None:
            return None
        return self._from_base(edge, base)

    def ceiling(self, base: Interval | None) -> Interval | None:
        """Return where the far edge of the two-sided reading lies; None for figures whose bound word names a side."""
        bound = self.figure_bound("band")
        edge = bound.high if self.direction > 0 else bound.low
        if not edge.is_finite():
            return None
        if not self.needs_base:
            return Interval.exactly(edge)
        return self._from_base(edge, base) if base is not None and self.year and self.base_year else None

    def yearly_growth(self) -> Interval | None:
        """Return the least growth a year that meets a growth target, a fraction; None where there is none.

        Growth over several years (五年累计下降13.5%) is spread evenly over them, growth of a year or a year is itself.

        Examples
        --------
        >>> total = example_target("13.5%", "-13.5", unit="%", measure="growth", period="2021/2025")
        >>> round(float(read_goal(total).yearly_growth().low), 4)
        -0.0285
        """
        bound = self.figure_bound()
        edge = bound.low if self.direction > 0 else bound.high
        if self.statement.measure not in GROWTH_MEASURES or not edge.is_finite():
            return None
        years = (self.year or 0) - (self.base_year or 0)
        if self.statement.measure == "growth_per_year" or years <= 1:
            return Interval.exactly(as_fraction(edge, self.statement.unit))
        factor = Interval.exactly(1 + as_fraction(edge, self.statement.unit))
        return factor.root(years) - Interval.exactly(Decimal(1)) if factor.low > 0 else None

    def _from_base(self, edge: Decimal, base: Interval) -> Interval:
        measure = self.statement.measure
        years = (self.year or 0) - (self.base_year or 0)
        one = Interval.exactly(Decimal(1))
        if measure == "multiple":
            return base * Interval.exactly(edge)
        if measure == "growth_multiple":
            return base * Interval.exactly(edge + 1)
        if measure in ("change", "points_change"):
            return base + Interval.exactly(edge)
        factor = one + Interval.exactly(as_fraction(edge, self.statement.unit))
        return base * factor ** (years if measure == "growth_per_year" else 1)


@lru_cache(maxsize=4096)
def period_years(period: str) -> tuple[int | None, int | None]:
    """Return the first and last year of a period; both the same for a single one.

    Examples
    --------
    >>> period_years("2006/2010"), period_years("2015"), period_years("2010-12"), period_years("")
    ((2006, 2010), (2015, 2015), (2010, 2010), (None, None))
    """
    first, _, last = period.partition("/")
    years = [int(part[:4]) if part[:4].isdigit() else None for part in (first, last or first)]
    return years[0], years[1]


def counted_from(statement: Statement) -> int | None:
    """Return the year that growth, a multiple or a change is counted from; None where its period tells none.

    The stated one (`base_period`), else the year before the span's first for yearly growth (“十一五”年均 counts its steps
    from 2005), the span's first for multiples and changes that name it (2010/2015), the year before where the span is a
    plan's own (“十四五”提高2个百分点), and the year before for growth in a single year.

    Examples
    --------
    >>> counted_from(example_target("翻一番", 2, unit="", measure="multiple", period="2016/2020"))
    2015
    """
    stated, _ = period_years(statement.base_period)
    first, last = period_years(statement.period)
    if stated is not None or first is None:
        return stated
    named = "/" in statement.period and not _is_plan_span(first, last)
    return first if named and statement.measure in WHOLE_SPAN_MEASURES else first - 1


def read_goal(statement: Statement, *, wants_less: bool = False) -> Goal:
    """Return what a target statement asks for.

    The base year of growth and multiples is that of `counted_from`.

    Parameters
    ----------
    statement : Statement
    wants_less : bool
        Whether less of the thing is better (PM2.5浓度, 失业率): a figure without a bound word is then a ceiling.

    Examples
    --------
    >>> read_goal(example_target("16%", 16, unit="%", measure="growth_per_year", period="2006/2010")).base_year
    2005
    """
    _, last = period_years(statement.period)
    spans = "/" in statement.period
    qualifier = _signed_qualifier(statement)
    falls = _is_fall(statement) and qualifier not in LOWER_BOUNDS
    ceiling = (wants_less or _is_held_at(statement)) and qualifier not in LOWER_BOUNDS
    direction = -1 if qualifier in UPPER_BOUNDS or falls or ceiling else 1
    base_year = counted_from(statement) if statement.measure in BASE_MEASURES else None
    refusal = ""
    if statement.status != "target":
        refusal = "not a target"
    elif statement.measure == "threshold":
        refusal = "the figure says which things are meant, not how many"
    elif last is None:
        refusal = "no year by which"
    elif statement.measure in LEVEL_MEASURES and spans:
        refusal = f"asks for a total over {statement.period}, not for the value of a year"
    elif base_year is not None and last is not None and base_year >= last:
        refusal = f"its base year {base_year} is not before {last}"
    return Goal(statement, direction, last, base_year, refusal)


def _is_plan_span(first: int, last: int | None) -> bool:
    """Return whether a span is that of a five-year plan, which counts from the end of the plan before."""
    return first % 5 == 1 and last == first + 4


def _is_fall(statement: Statement) -> bool:
    return statement.value < 0 and statement.measure in (*GROWTH_MEASURES, *CHANGE_MEASURES)


def _is_held_at(statement: Statement) -> bool:
    """Return whether the text holds the figure down: 涨幅控制在3%左右 is a ceiling though 左右 is none."""
    return f"控制在{''.join(statement.figure.split())}" in "".join(statement.sentence.split())


def _signed_qualifier(statement: Statement) -> str:
    if not _is_fall(statement):
        return statement.qualifier
    return signed_qualifier(statement.figure, statement.qualifier, value=statement.value)


def example_target(
    figure: str,
    value: float | str | Decimal,
    *,
    unit: str = "CNY",
    measure: str = "level",
    period: str = "2015",
    qualifier: str = "exact",
) -> Statement:
    """Return a target statement of one's own making, for what-if questions and examples.

    Parameters
    ----------
    figure : str
        As it would be printed.
    value : float, str or Decimal
        In base units.
    unit, measure, period, qualifier : str
        As in the statements table.
    """
    number = Decimal(str(value))
    place = last_digit_place(number)
    low, high = number - place / 2, number + place / 2
    if qualifier in ("more_than", "at_least"):
        low, high = number, INF
    elif qualifier in UPPER_BOUNDS:
        low, high = -INF, number
    return Statement(
        document="example", start=0, end=len(figure), section="", figure=figure, value=number, unit=unit,
        qualifier=qualifier, place=place, low=low, high=high, measure=measure, status="target", indicator="",
        concept="", region="全国", period=period, base_period="", of="", basis="", source="digest",
        certainty="high", reasons="", page=None, sentence=figure,
    )  # fmt: skip

"""Exact interval arithmetic on decimals: the set of values that a printed figure can stand for.

An interval is closed unless a side is marked open. Only the four operations, integer powers and roots are
needed; all are monotone in each operand, so end points are exact (roots and divisions round outward at
`PRECISION` digits). A division by an interval that contains zero gives the whole line, never an exception.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, InvalidOperation

PRECISION = 40  # significant digits of end points that do not come out exactly; far beyond any printed figure

INF = Decimal("Infinity")
_MINUS_INF = Decimal("-Infinity")
_ZERO = Decimal(0)
_ONE = Decimal(1)
_DOWN = Context(prec=PRECISION, rounding=ROUND_FLOOR)
_UP = Context(prec=PRECISION, rounding=ROUND_CEILING)


def _product(a: Decimal, b: Decimal, context: Context) -> Decimal:
    # 0 * inf is 0 here: an end point at infinity is a limit, and a factor of exactly 0 annihilates it.
    return Decimal(0) if a == 0 or b == 0 else context.multiply(a, b)


def _misses(a: Decimal, a_open: bool, b: Decimal, b_open: bool) -> bool:
    """Whether the product of two end points is itself left out: a zero that belongs to one factor is always reached."""
    if (a == 0 and not a_open) or (b == 0 and not b_open):
        return False
    return a_open or b_open


def _inverse(value: Decimal, context: Context, at_zero: Decimal) -> Decimal:
    if value == 0:
        return at_zero
    return _ZERO if value.is_infinite() else context.divide(_ONE, value)


def _power(value: Decimal, exponent: int, context: Context) -> Decimal:
    # Repeated multiplication of magnitudes, each rounded to the side that the signed result asks for;
    # Decimal's own power is only "almost always" rounded as asked.
    negative = value < 0 and exponent % 2 == 1
    inward = (_UP if context is _DOWN else _DOWN) if negative else context
    magnitude, result = value.copy_abs(), Decimal(1)
    while exponent:
        if exponent % 2:
            result = _product(result, magnitude, inward)
        exponent //= 2
        if exponent:
            magnitude = _product(magnitude, magnitude, inward)
    return result.copy_negate() if negative else result


# by the thousand, and never changed: freezing them makes each ten times as dear
@dataclass(slots=True, unsafe_hash=True)
class Interval:
    """All values from `low` to `high`.

    Parameters
    ----------
    low, high : Decimal
        End points, ``low <= high``; may be infinite.
    low_open, high_open : bool
        Whether the end point itself is excluded (超过3400亿 excludes 3400亿, 3400亿以上 includes it).

    Examples
    --------
    >>> Interval.exactly(Decimal(1623)) * Interval.exactly(Decimal("1.16")) ** 5
    Interval(3408.8545102848 .. 3408.8545102848)
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        try:
            # of two ends of which the one lies below the other, neither is on the wrong side of all numbers
            sound = self.low < self.high or (self.low == self.high and self.low.is_finite())
        except InvalidOperation:  # one of them is no number
            sound = False
        if not sound:
            raise ValueError(
                f"expected low <= high with a finite value between, met low={self.low}, high={self.high}"
            )

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """Return the interval that holds `value` alone."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, half_width: Decimal) -> Interval:
        """Return ``[value - half_width, value + half_width]``."""
        return cls(value - half_width, value + half_width)

    def __repr__(self) -> str:
        left, right = ("(" if self.low_open else ""), (")" if self.high_open else "")
        return f"Interval({left}{self.low:f} .. {self.high:f}{right})"

    def __neg__(self) -> Interval:
        # copy_negate: the minus sign alone would round to the caller's context
        return Interval(self.high.copy_negate(), self.low.copy_negate(), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _DOWN.add(self.low, other.low),
            _UP.add(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return Interval(
            _DOWN.subtract(self.low, other.high),
            _UP.subtract(self.high, other.low),
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        # most are so: the ends are the products of the ends
        if (
            self.low > 0
            and other.low > 0
            and not (self.low_open or self.high_open or other.low_open or other.high_open)
        ):
            return Interval(_DOWN.multiply(self.low, other.low), _UP.multiply(self.high, other.high))
        corners = [
            (_product(a, b, _DOWN), _product(a, b, _UP), _misses(a, ao, b, bo))
            for a, ao in ((self.low, self.low_open), (self.high, self.high_open))
            for b, bo in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low = min(corner[0] for corner in corners)
        high = max(corner[1] for corner in corners)
        return Interval(
            low,
            high,
            all(opened for value, _, opened in corners if value == low),
            all(opened for _, value, opened in corners if value == high),
        )

    def in_percent(self) -> Interval:
        """Return ``self * 100``: each end keeps its digits and its side, only the point moves."""
        if self.low == self.high:
            return self * HUNDRED
        low, high = _product(self.low, HUNDRED.low, _DOWN), _product(self.high, HUNDRED.low, _UP)
        return Interval(low, high, self.low_open, self.high_open)

    def reciprocal(self) -> Interval:
        """Return ``1 / self``; the whole line when zero lies inside or at both sides."""
        if self.low < 0 < self.high or self.low == self.high == 0:
            return Interval(-INF, INF)

        return Interval(
            _inverse(self.high, _DOWN, _MINUS_INF),
            _inverse(self.low, _UP, INF),
            self.high_open or self.high.is_infinite(),
            self.low_open or self.low.is_infinite(),
        )

    def __truediv__(self, other: Interval) -> Interval:
        # most are so: the ends are those of the product with the reciprocal
        if (
            self.low > 0
            and _ZERO < other.low < other.high < INF
            and not (self.low_open or self.high_open or other.low_open or other.high_open)
        ):
            least, most = _DOWN.divide(_ONE, other.high), _UP.divide(_ONE, other.low)
            return Interval(_DOWN.multiply(self.low, least), _UP.multiply(self.high, most))
        if self.low == self.high == 0 and not other.contains(_ZERO):
            return self
        if other.low == other.high and not other.low.is_infinite() and other.low != 0:
            # dividing end points directly keeps quotients like 103 / 256 exact where a reciprocal would round
            low, high, by = self.low, self.high, other.low
            if by > 0:
                return Interval(_DOWN.divide(low, by), _UP.divide(high, by), self.low_open, self.high_open)
            return Interval(_DOWN.divide(high, by), _UP.divide(low, by), self.high_open, self.low_open)
        return self * other.reciprocal()

    def __pow__(self, exponent: int) -> Interval:
        if exponent < 0:
            return (self ** (-exponent)).reciprocal()
        if exponent == 0:
            return Interval.exactly(Decimal(1))
        ends = [(_power(v, exponent, _DOWN), _power(v, exponent, _UP)) for v in (self.low, self.high)]
        if self.low >= 0 or exponent % 2:
            return Interval(ends[0][0], ends[1][1], self.low_open, self.high_open)
        if self.high <= 0:
            return Interval(ends[1][0], ends[0][1], self.high_open, self.low_open)
        return Interval(Decimal(0), max(ends[0][1], ends[1][1]))

    def root(self, degree: int) -> Interval:
        """Return the `degree`-th root of a non-negative interval (years of a compound growth rate).

        Raises
        ------
        ValueError
            When the interval reaches below zero or `degree` < 1.
        """
        if degree < 1 or self.low < 0:
            raise ValueError(f"expected a non-negative interval and degree >= 1, met {self!r}, {degree}")

        def end(value: Decimal, outward: Context) -> Decimal:
            if value == 0 or value.is_infinite():
                return value
            root = outward.power(value, _DOWN.divide(Decimal(1), Decimal(degree)))
            # the power of a fraction may be a few units off in the last digit: step until it surely lies outside
            if outward is _DOWN:
                while _power(root, degree, _UP) > value:
                    root = _DOWN.next_minus(root)
            else:
                while _power(root, degree, _DOWN) < value:
                    root = _UP.next_plus(root)
            return root

        return Interval(end(self.low, _DOWN), end(self.high, _UP), self.low_open, self.high_open)

    def contains(self, value: Decimal) -> bool:
        """Return whether `value` lies inside, open sides respected."""
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Return whether the two intervals share a value."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.contains(low) and other.contains(low))

    def gap(self, other: Interval) -> Decimal:
        """Return the distance between two intervals: positive when apart, else minus the overlap's width."""
        return max(self.low, other.low) - min(self.high, other.high)

    def intersection(self, other: Interval) -> Interval | None:
        """Return the values that both hold, or None when there are none."""
        if not self.meets(other):
            return None
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(
            low,
            high,
            not (self.contains(low) and other.contains(low)),
            not (self.contains(high) and other.contains(high)),
        )

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return not (self.low.is_infinite() or self.high.is_infinite())

    @property
    def width(self) -> Decimal:
        """``high - low``."""
        return self.high - self.low


WHOLE_LINE = Interval(_MINUS_INF, INF)
ONE = Interval.exactly(Decimal(1))
HUNDRED = Interval.exactly(Decimal(100))


def rounding_interval(value: Decimal, *, place: Decimal) -> Interval:
    """Return the values that round to `value` when the last kept digit counts `place`.

    Closed on both sides: whether a tie goes up (half-up) or to the even digit (GB/T 8170) is not known of a
    published figure, so a tie may have come from either side.

    Parameters
    ----------
    value : Decimal
        The figure in base units.
    place : Decimal
        Worth of one unit of its last digit, in the same units: 4.5万亿 has ``Decimal("1E11")``.

    Examples
    --------
    >>> rounding_interval(Decimal("4.5E12"), place=Decimal("1E11"))
    Interval(4450000000000 .. 4550000000000)
    """
    return Interval.around(value, place / 2)


def last_digit_place(value: Decimal) -> Decimal:
    """Return the place of the last non-zero digit of `value` (the wide reading of trailing zeros).

    Examples
    --------
    >>> last_digit_place(Decimal("340000000000"))
    Decimal('1E+10')
    """
    if value == 0:
        return _ONE
    text = str(value)
    if len(text) > _FULL_PRECISION:  # it may be rounded
        value = value.normalize()
        text = str(value)
    return _ONE.scaleb(value.adjusted() - len(_digits_of(text)) + 1)


_FULL_PRECISION = 28  # digits that `Decimal.normalize` keeps


def significant_digits(value: Decimal) -> str:
    """Return the digits of a finite value from its first to its last that is not zero; ``"0"`` for zero.

    Read off its text: a tenth of the time of `Decimal.as_tuple`, and less than remembering them, as a Decimal is slow to
    be told from others.

    Examples
    --------
    >>> significant_digits(Decimal("-340.50E9")), significant_digits(Decimal("0.0012")), significant_digits(Decimal("0.00"))
    ('3405', '12', '0')
    """
    text = str(value)
    return _digits_of(text if len(text) <= _FULL_PRECISION else str(value.normalize()))


def _digits_of(text: str) -> str:
    if text.isdigit():
        return text.rstrip("0") or "0"
    return text.partition("E")[0].replace(".", "").lstrip("-0").rstrip("0") or "0"

"""Interval arithmetic: every value that the operands can take lies in the result, open ends and infinities included."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.intervals import INF, WHOLE_LINE, Interval, last_digit_place, rounding_interval

NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=4)
FLAGS = st.booleans()


@st.composite
def intervals(draw: st.DrawFn, *, least: int | None = None) -> Interval:
    values = (
        NUMBERS
        if least is None
        else st.decimals(least, 10**15, allow_nan=False, allow_infinity=False, places=4)
    )
    low, high = sorted((draw(values), draw(values)))
    if low == high:
        return Interval(low, high)
    return Interval(low, high, draw(FLAGS), draw(FLAGS))


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Return a value strictly inside, or an end that belongs to it."""
    low, high = Fraction(interval.low), Fraction(interval.high)
    if low == high:
        return low
    share = draw(st.fractions(min_value=0, max_value=1))
    value = low + (high - low) * share
    if (value == low and interval.low_open) or (value == high and interval.high_open):
        return (low + high) / 2
    return value


def holds(interval: Interval, value: Fraction) -> bool:
    low = (
        interval.low == -INF
        or value > Fraction(interval.low)
        or (value == Fraction(interval.low) and not interval.low_open)
    )
    high = (
        interval.high == INF
        or value < Fraction(interval.high)
        or (value == Fraction(interval.high) and not interval.high_open)
    )
    return low and high


@given(st.data(), intervals(), intervals())
def test_a_sum_holds_every_sum(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(members(a)), data.draw(members(b))
    assert holds(a + b, x + y)
    assert holds(a - b, x - y)


@given(st.data(), intervals(), intervals())
def test_a_product_holds_every_product(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(members(a)), data.draw(members(b))
    assert holds(a * b, x * y)


@given(st.data(), intervals(), intervals())
def test_a_quotient_holds_every_quotient(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(members(a)), data.draw(members(b))
    if y != 0:
        assert holds(a / b, x / y)


@given(st.data(), intervals(), st.integers(min_value=0, max_value=9))
def test_a_power_holds_every_power(data: st.DataObject, a: Interval, exponent: int) -> None:
    x = data.draw(members(a))
    assert holds(a**exponent, x**exponent)


@given(st.data(), intervals(least=0), st.integers(min_value=1, max_value=12))
def test_a_root_raised_again_holds_the_value(data: st.DataObject, a: Interval, degree: int) -> None:
    root = a.root(degree)
    assert Fraction(root.low) ** degree <= Fraction(a.low)
    assert Fraction(root.high) ** degree >= Fraction(a.high)
    if a.low > 0:
        assert root.width < abs(a.high) + 1


@given(intervals(), intervals())
def test_two_intervals_meet_when_they_have_a_value_in_common(a: Interval, b: Interval) -> None:
    common = a.intersection(b)
    assert a.meets(b) == b.meets(a) == (common is not None)
    if common is not None:
        middle = (common.low + common.high) / 2
        if common.low < common.high:
            assert a.contains(middle)
            assert b.contains(middle)
        assert a.gap(b) <= 0
    else:
        assert a.gap(b) >= 0


@given(NUMBERS, st.integers(min_value=-3, max_value=9))
def test_a_rounded_value_lies_in_its_rounding_interval(value: Decimal, power: int) -> None:
    place = Decimal(1).scaleb(power)
    printed = (value / place).to_integral_value() * place
    assert rounding_interval(printed, place=place).contains(value)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # a closed zero is reached whatever the other factor leaves out
        (Interval(Decimal(0), Decimal(1)), Interval(Decimal(2), Decimal(3), True, True), Interval(Decimal(0), Decimal(3), False, True)),
        (Interval(Decimal(0), Decimal(1), True), Interval(Decimal(2), Decimal(3)), Interval(Decimal(0), Decimal(3), True)),
        # a floor times a share: no upper limit
        (Interval(Decimal(40), INF), Interval(Decimal(2), Decimal(3)), Interval(Decimal(80), INF)),
        (Interval(Decimal(0), Decimal(0)), WHOLE_LINE, Interval(Decimal(0), Decimal(0))),
    ],
)  # fmt: skip
def test_products_at_zero_and_infinity(a: Interval, b: Interval, expected: Interval) -> None:
    assert a * b == expected
    assert b * a == expected


def test_division_by_an_interval_around_zero_says_nothing() -> None:
    assert Interval.exactly(Decimal(1)) / Interval(Decimal(-1), Decimal(1)) == WHOLE_LINE
    assert Interval.exactly(Decimal(1)) / Interval.exactly(Decimal(0)) == WHOLE_LINE


def test_a_floor_divided_by_a_floor_is_any_positive_number() -> None:
    quotient = Interval(Decimal(3), INF) / Interval(Decimal(9), INF)
    assert (quotient.low, quotient.high, quotient.low_open) == (Decimal(0), INF, True)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (Decimal(2), Decimal(1)),
        (Decimal("NaN"), Decimal(1)),
        (Decimal(1), Decimal("NaN")),
        (INF, INF),
        (-INF, -INF),
    ],
)
def test_an_empty_interval_is_refused(low: Decimal, high: Decimal) -> None:
    with pytest.raises(ValueError, match="expected low <= high"):
        Interval(low, high)


def test_the_root_of_a_negative_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="non-negative"):
        Interval(Decimal(-1), Decimal(4)).root(2)


def test_open_ends_that_touch_do_not_meet() -> None:
    above = Interval(Decimal(18), INF, low_open=True)
    assert not above.meets(Interval.exactly(Decimal(18)))
    assert above.meets(Interval(Decimal(17), Decimal("18.1")))


@pytest.mark.parametrize(
    ("value", "place"), [("340000000000", "1E+10"), ("91.60", "0.1"), ("0", "1"), ("-1500", "1E+2")]
)
def test_place_of_the_last_digit_that_is_not_zero(value: str, place: str) -> None:
    assert last_digit_place(Decimal(value)) == Decimal(place)

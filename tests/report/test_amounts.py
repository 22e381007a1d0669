"""Intervals on the pages: what is printed holds what it is printed for."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.amounts import EXACT_DIGITS
from plancheck.report.amounts import format_interval


@given(
    st.decimals("0.01", "9999999", places=2).filter(lambda value: value > 0),
    st.sampled_from([Decimal("0.005"), Decimal("0.5"), Decimal(50)]),
    st.sampled_from([None, EXACT_DIGITS]),
)
def test_a_printed_range_holds_its_figure(value: Decimal, half: Decimal, digits: int | None) -> None:
    text = format_interval(value - half, value + half, "x", lang="zh", digits=digits)
    ends = [
        Decimal(end.replace(",", "").replace("−", "-"))
        for end in re.findall(r"−?[\d,.]+", text.removesuffix("倍"))
    ]
    low, high = ends
    assert low < value < high
    assert high - low <= 3 * half  # and is not much wider than what rounds to the figure


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (28672.5, 28673.5, "28,672.5–28,673.5 yuan"),
        (1443497377.5, 1443497378.5, "1.4434973775–1.4434973785 billion yuan"),
        (37.1512e12, 37.2498e12, "37.15–37.25 trillion yuan"),  # wide enough for four digits
        (4.5e12, 4.5e12, "4.5 trillion yuan"),
        (3.408e11, 3.41e11, "340.8–341.0 billion yuan"),  # both ends with the same digits behind the point
        (9.5e8, 1.1234e9, "950 million yuan–1.123 billion yuan"),
        (9.0e8, 9.4e8, "900–940 million yuan"),  # exact ends without a point stay as they are
    ],
)
def test_a_narrow_interval_has_the_digits_it_needs(low: float, high: float, said: str) -> None:
    assert format_interval(low, high, "CNY", lang="en") == said


def test_ends_nearer_than_any_print_tells_are_one_number() -> None:
    third = Decimal(100) / 3
    assert format_interval(third, third + Decimal("1E-20"), "%", lang="en") == "33.33%"


def test_ends_rounded_to_so_many_digits_are_one_number_where_they_meet() -> None:
    assert format_interval(42.356, 42.361, "%", lang="en", digits=3) == "42.4%"

"""Percentages in words are exact as computed, or rounded half up to the digits shown."""

from decimal import Decimal

import pytest

from plancheck.amounts import say_margin, say_percent
from plancheck.intervals import Interval
from plancheck.targets.percent import percent_range


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (Decimal("7.45"), 1, "7.5%"),
        (7.45, 1, "7.5%"),
        (-7.45, 1, "−7.5%"),
        (0.25, 1, "0.3%"),
        (2.5, 0, "3%"),
        (Decimal("1E+40"), 1, "1" + "0" * 40 + ".0%"),
        (1e-30, 1, "0.0%"),
        (float("nan"), 0, "–"),
        (float("inf"), 1, "∞"),
    ],
)
def test_a_percentage_is_rounded_half_up(value, digits, said):
    assert say_percent(value, digits=digits) == said


def test_a_margin_has_two_digits_rounded_half_up():
    assert say_margin(0.00125) == "+0.13%"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("0.0745", "0.0745", "7.45%"),  # exact as computed
        ("0.07455", "0.07455", "7.5%"),
        ("0.0745", "0.0755", "7.5%"),  # what a printed 7.5% stands for
        ("-0.0755", "-0.0745", "−7.5%"),
        ("0.0744", "0.0755", "7.44% to 7.55%"),
        ("0.07449999999999999999", "0.07450000000000000001", "7.45%"),  # a root rounded outwards
        ("0.07", "0.08", "7.0% to 8.0%"),
        ("-Infinity", "0.3", "−∞ to 30.0%"),
        ("-Infinity", "Infinity", "−∞ to ∞"),
    ],
)
def test_a_rate_is_told_exactly_or_rounded_half_up(low, high, said):
    assert percent_range(Interval(Decimal(low), Decimal(high))) == said

"""Verdicts, margins and the readings they rest on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.claims.check import check
from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.claims.judge import margin_between
from plancheck.intervals import INF, Interval


def share(level: str, whole: str, stated: str, *, conventions: Conventions | None = None, **given: object):
    text = f"软件业收入{whole}，其中云服务收入{level}，占软件业收入的{stated}"
    rows = [
        statement(text, whole, indicator="软件业收入"),
        statement(text, level, indicator="云服务收入"),
        statement(text, stated, indicator="云服务收入占软件业收入的比重", unit="%", measure="share", **given),  # type: ignore[arg-type]
    ]
    return only([c for c in check(rows, conventions=conventions) if c.kind == "share"])


@pytest.mark.parametrize(
    ("level", "whole", "stated", "reading"),
    [
        ("361亿元", "1201亿元", "30.1%", ""),  # 30.06 %
        ("362亿元", "1201亿元", "30.1%", ""),  # 30.14 %
        ("1.73亿元", "4.85亿元", "35.6%", "edge"),  # 35.67 % rounds to 35.7 %, 1.725 / 4.85 to 35.6 %
        ("3618亿元", "12011亿元", "30.1%", ""),
        ("36184亿元", "120112亿元", "30.1%", ""),
        ("36195亿元", "120112亿元", "30.1%", ""),  # 30.134 %
        ("36240亿元", "120112亿元", "30.1%", "cut_off"),  # 30.172 %, cut off
        ("3200亿元", "10000亿元", "31.4%", "round_zeros"),  # a round part of a round whole
    ],
)
def test_the_mildest_reading_under_which_a_claim_holds_is_named(
    level: str, whole: str, stated: str, reading: str
) -> None:
    claim = share(level, whole, stated)
    assert (claim.verdict, claim.reading) == ("consistent", reading)
    assert claim.margin > 0


def test_a_bound_on_the_stated_side_stays_open() -> None:
    assert share("1486亿元", "1623亿元", "90%", qualifier="at_least").verdict == "consistent"
    low = share("1286亿元", "1623亿元", "90%", qualifier="at_least")
    assert low.verdict == "inconsistent"
    assert low.changes_conclusion is True  # 79 % is not 90 % or more


def test_a_wrong_figure_on_the_right_side_of_a_bound_changes_nothing() -> None:
    claim = share("1286亿元", "1623亿元", "80%")
    assert claim.verdict == "inconsistent"
    assert claim.changes_conclusion is False


def test_growth_that_is_a_decline_changes_the_conclusion() -> None:
    text = "2009年保费收入1168亿元，2010年保费收入1013亿元，增长15.3%"
    rows = [
        statement(text, "1168亿元", indicator="保费收入", period="2009"),
        statement(text, "1013亿元", indicator="保费收入"),
        statement(text, "15.3%", indicator="保费收入", unit="%", measure="growth"),
    ]
    claim = only(claims_of(*rows, kind="growth"))
    assert (claim.verdict, claim.changes_conclusion) == ("inconsistent", True)
    assert "改变" in claim.text_zh


def without(*names: str) -> Conventions:
    rows = load_conventions().rows
    return Conventions({key: row for key, row in rows.items() if key[0] not in names})


def test_a_convention_taken_away_is_not_used() -> None:
    assert share("36240亿元", "120112亿元", "30.1%", conventions=without("cut_off")).verdict == "inconsistent"
    assert (
        share("3200亿元", "10000亿元", "31.4%", conventions=without("trailing_zeros")).verdict
        == "inconsistent"
    )


def test_whole_things_counted_in_full_carry_no_rounding() -> None:
    text = "示范县256个，其中贫困县103个，占比40.2%"
    rows = [
        statement(text, "256个", indicator="示范县数量", unit="个"),
        statement(text, "103个", indicator="贫困县数量", unit="个"),
        statement(text, "40.2%", indicator="贫困县占比", unit="%", measure="share"),
    ]
    claim = only(claims_of(*rows))
    assert claim.computed_high - claim.computed_low < Decimal("1E-20")


@pytest.mark.parametrize(
    ("computed", "stated", "margin"),
    [
        (("9.35", "9.56"), ("9.5", "10.5"), "0.006"),
        (("9.0", "9.2"), ("9.5", "10.5"), "-0.03"),
        (("0", "Infinity"), ("9.5", "10.5"), None),
    ],
)
def test_the_margin_is_the_shift_that_would_separate_or_join(
    computed: tuple[str, str], stated: tuple[str, str], margin: str | None
) -> None:
    a, b = (Interval(Decimal(low), Decimal(high)) for low, high in (computed, stated))
    found = margin_between(a, b, scale=Decimal(10))
    if margin is None:
        assert found == Decimal("1.05")  # only the lower side can separate them
    else:
        assert found == Decimal(margin)


def test_a_stated_value_of_zero_has_no_relative_margin() -> None:
    assert (
        margin_between(Interval(Decimal(0), Decimal(1)), Interval(Decimal(-1), Decimal(1)), scale=Decimal(0))
        is None
    )
    assert margin_between(Interval(-INF, INF), Interval(-INF, INF), scale=Decimal(1)) is None


def test_an_uncertain_reading_is_unverifiable_instead_of_wrong() -> None:
    claim = share("361亿元", "1201亿元", "35.1%", certainty="low")
    assert claim.verdict == "unverifiable"
    assert claim.margin < 0
    assert "same thing" in claim.reason


def test_a_round_number_is_good_for_two_digits() -> None:
    assert share("120亿元", "1000亿元", "12.5%").verdict == "consistent"
    assert share("120亿元", "1000亿元", "15%").verdict == "inconsistent"
    wide = without("round_number")
    assert share("120亿元", "1000亿元", "15%", conventions=wide).verdict == "consistent"


def test_every_reason_of_a_verdict_has_its_chinese_in_the_reports() -> None:
    import re

    from plancheck.claims import growths, judge
    from plancheck.report.reasons import say_reason

    said = [english for _, english in judge.REASONS]
    both = (growths.NOMINAL, growths.NO_SPAN, growths.MIXED_UNITS, growths.NOT_POSITIVE)
    for reason in (*said, *(text.partition("|")[2] for text in both)):
        assert not re.search(r"[a-z]{3}", say_reason(reason, lang="zh")), reason

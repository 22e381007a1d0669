"""Per head, per day, one level over another, events per thousand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.statements.statement import Statement


def town(per_head: str, *, change: str = "", earlier: str = "") -> list[Statement]:
    text = f"2022年末常住人口60.56万人，比上年末减少{change or '若干'}。生产总值468.92亿元，人均生产总值{per_head}"
    rows = [
        statement(text, "60.56万人", indicator="常住人口", unit="人", period="2022", concept="population"),
        statement(text, "468.92亿元", indicator="地区生产总值", period="2022", concept="gdp"),
        statement(text, per_head, indicator="人均地区生产总值", period="2022", value=Decimal(per_head[:-1])),
    ]
    if change:
        rows.append(
            statement(
                text, change, indicator="常住人口", unit="人", measure="change", period="2022", concept="population",
                value=-Decimal(change[:-2]) * 10000, base_period="2021",
                low=-Decimal(change[:-2]) * 10000 - 50, high=-Decimal(change[:-2]) * 10000 + 50,
            )
        )  # fmt: skip
    if earlier:
        before = f"2021年末常住人口{earlier}"
        rows.append(
            statement(before, earlier, indicator="常住人口", unit="人", period="2021", offset=500, concept="population")
        )  # fmt: skip
    return rows


@pytest.mark.parametrize(
    ("given", "per_head", "verdict"),
    [
        ({"change": "0.50万人"}, "77113元", "consistent"),  # over the average of both year ends
        ({"earlier": "61.06万人"}, "77113元", "consistent"),
        ({"change": "0.50万人"}, "78500元", "unverifiable"),  # another population may be meant
        ({}, "77431元", "consistent"),  # over the year's end, when nothing else is stated
        ({}, "77113元", "unverifiable"),
    ],
)
def test_an_amount_per_head_is_over_the_average_population(
    given: dict[str, str], per_head: str, verdict: str
) -> None:
    assert only(claims_of(*town(per_head, **given), kind="ratio")).verdict == verdict


def test_the_average_takes_the_change_with_its_sign() -> None:
    claim = only(claims_of(*town("77113元", change="0.50万人"), kind="ratio"))
    assert claim.computed_low is not None
    assert claim.computed_high is not None
    # 468.92亿 / (60.56万 + 0.25万)
    assert claim.computed_low < Decimal("77112.3") < claim.computed_high


def parcels(total: str, daily: str, *, word: str = "日均", period: str = "2023") -> list[Statement]:
    text = f"{period}年快递业务量{total}，{word}{daily}"
    return [
        statement(text, total, indicator="快递业务量", unit="件", period=period),
        statement(text, daily, indicator=f"{word}快递业务量", unit="件", period=period),
    ]


@pytest.mark.parametrize(
    ("total", "daily", "period", "verdict"),
    [
        ("1320.7亿件", "3.62亿件", "2023", "consistent"),
        ("1320.7亿件", "3.61亿件", "2024", "consistent"),  # 366 days
        ("1320.7亿件", "3.7亿件", "2023", "inconsistent"),
        ("1320.7亿件", "36.2亿件", "2023", "inconsistent"),
        ("109.5亿件", "3.53亿件", "2023-03", "consistent"),  # 31 days
    ],
)
def test_a_daily_average_is_the_total_over_its_days(
    total: str, daily: str, period: str, verdict: str
) -> None:
    claim = only(claims_of(*parcels(total, daily, period=period), kind="ratio"))
    assert claim.verdict == verdict
    assert claim.reading.startswith("days=")


def test_a_daily_average_without_its_total_implies_it() -> None:
    text = "2023年日均快递业务量3.62亿件"
    claim = only(claims_of(statement(text, "3.62亿件", indicator="日均快递业务量", unit="件", period="2023")))
    assert (claim.verdict, claim.stated) == ("unverifiable", "")
    assert claim.computed_low == Decimal("361500000") * 365


def test_the_days_of_a_plan_period_are_not_counted() -> None:
    assert claims_of(*parcels("1320.7亿件", "3.62亿件", period="2021/2025"), kind="ratio") == []


def incomes(ratio: str, urban: str = "51821元", rural: str = "21691元") -> list[Statement]:
    text = f"城镇居民收入{urban}。农村居民收入{rural}。城乡居民收入比{ratio}"
    return [
        statement(text, urban, indicator="城镇居民人均可支配收入", concept="income.urban", value=Decimal(urban[:-1])),
        statement(text, rural, indicator="农村居民人均可支配收入", concept="income.rural", value=Decimal(rural[:-1])),
        statement(
            text, ratio, indicator="城乡居民收入比", unit="x", measure="multiple", value=Decimal(ratio.split(":")[0])
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ratio", "verdict"), [("2.39:1", "consistent"), ("2.93:1", "inconsistent"), ("2.37:1", "inconsistent")]
)
def test_the_income_ratio_is_urban_over_rural(ratio: str, verdict: str) -> None:
    assert only(claims_of(*incomes(ratio), kind="ratio")).verdict == verdict


def births(rate: str, people: str = "", *, unit: str = "‰") -> list[Statement]:
    text = f"常住人口{people}。全年出生人口4292人，出生率{rate}"
    rows = [
        statement(text, "4292人", indicator="出生人口", unit="人"),
        statement(text, rate, indicator="出生率", unit=unit, measure="share", value=Decimal(rate[:-1])),
    ]
    if people:
        rows.append(statement(text, people, indicator="常住人口", unit="人", concept="population"))
    return rows


@pytest.mark.parametrize(
    ("rate", "people", "verdict"),
    [
        ("8.78‰", "48.9万人", "consistent"),
        ("8.78‰", "60.56万人", "unverifiable"),
        ("8.78‰", "", "unverifiable"),
    ],
)
def test_a_birth_rate_is_per_thousand_of_the_population(rate: str, people: str, verdict: str) -> None:
    claim = only(claims_of(*births(rate, people), kind="share"))
    assert claim.verdict == verdict
    if not people:
        assert claim.implied.startswith("population")
        assert claim.computed_low is not None
        assert 488_500 < claim.computed_low < 489_200

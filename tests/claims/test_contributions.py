"""Pulls and contributions: parts of the growth of a whole."""

from __future__ import annotations

import pytest
from build import claims_of, only, statement

from plancheck.statements.statement import Statement

YEAR = {"period": "2021"}


def economy(
    pulls: tuple[str, str, str], shares: tuple[str, str, str], growth: str = "9.0%"
) -> list[Statement]:
    first = f"地区生产总值增长{growth}"
    text = f"三次产业对经济增长的贡献率分别为{'、'.join(shares)}，分别拉动经济增长{'、'.join(pulls)}"
    rows = [
        statement(first, growth, indicator="地区生产总值", concept="gdp", measure="growth", unit="%", **YEAR)
    ]
    for name, share in zip(("第一产业", "第二产业", "第三产业"), shares, strict=True):
        rows.append(
            statement(text, share, indicator=f"{name}对经济增长的贡献率", measure="share", unit="%", offset=100, **YEAR)
        )  # fmt: skip
    for name, pull in zip(("第一产业", "第二产业", "第三产业"), pulls, strict=True):
        rows.append(
            statement(
                text, pull, indicator=f"{name}拉动经济增长", measure="points_change", unit="pp", offset=100, **YEAR
            )
        )  # fmt: skip
    return rows


GOOD = (("1.74个", "3.22个", "4.01个百分点"), ("19.4%", "36.0%", "44.6%"))


def test_contributions_are_pulls_over_growth_and_pulls_add_to_it() -> None:
    claims = claims_of(*economy(*GOOD))
    assert [c.verdict for c in claims if c.kind == "share"] == ["consistent"] * 3
    assert {c.verdict for c in claims if c.kind == "sum"} == {"consistent"}
    assert len([c for c in claims if c.kind == "sum"]) == 2  # pulls make up the growth, contributions 100 %


@pytest.mark.parametrize(
    ("pulls", "wrong"),
    [(("1.74个", "3.92个", "4.01个百分点"), 1), (("17.4个", "3.22个", "4.01个百分点"), 1)],
)
def test_a_wrong_pull_does_not_fit_its_contribution(pulls: tuple[str, str, str], wrong: int) -> None:
    claims = claims_of(*economy(pulls, GOOD[1]), kind="share")
    assert [c.verdict for c in claims].count("inconsistent") == wrong


def test_pulls_that_leave_something_over_assert_no_sum() -> None:
    text = "消费拉动经济增长2.0个百分点，投资拉动经济增长1.5个百分点"
    rows = [
        statement(
            "生产总值增长9.0%", "9.0%", indicator="生产总值", concept="gdp", measure="growth", unit="%"
        ),
        statement(
            text, "2.0个百分点", indicator="消费拉动经济增长", measure="points_change", unit="pp", offset=50
        ),
        statement(
            text, "1.5个百分点", indicator="投资拉动经济增长", measure="points_change", unit="pp", offset=50
        ),
    ]
    assert claims_of(*rows, kind="sum") == []


def test_a_pull_and_a_contribution_imply_the_growth() -> None:
    text = "工业拉动经济增长4.8个百分点，对经济增长的贡献率为60.0%"
    rows = [
        statement(text, "4.8个百分点", indicator="工业拉动经济增长", measure="points_change", unit="pp"),
        statement(text, "60.0%", indicator="工业对经济增长的贡献率", measure="share", unit="%"),
    ]
    claim = only([c for c in claims_of(*rows, kind="share") if "rate" in c.implied])
    assert claim.verdict == "unverifiable"
    assert claim.computed_low is not None
    assert claim.computed_high is not None
    assert claim.computed_low < 8 < claim.computed_high


def test_a_pull_is_no_change_of_the_growth_rate() -> None:
    # 8.1%, of which 4.8 points: not a rate that was 3.3% the year before
    text = "生产总值增长8.1%，其中工业拉动经济增长4.8个百分点"
    rows = [
        statement(text, "8.1%", indicator="生产总值", concept="gdp", measure="growth", unit="%"),
        statement(text, "4.8个百分点", indicator="工业拉动经济增长", measure="points_change", unit="pp"),
    ]
    assert claims_of(*rows, kind="difference") == []

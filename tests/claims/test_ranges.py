"""A range is one operand with two ends."""

from __future__ import annotations

import pytest
from build import claims_of, only, statement

from plancheck.statements.statement import Statement


def plan(low: str, high: str, end: str, *, sign: str = "—") -> list[Statement]:
    text = f"年均增长{low}{sign}{high}，到2015年达到{end}"
    span = {
        "indicator": "网络零售额",
        "measure": "growth_per_year",
        "unit": "%",
        "period": "2011/2015",
        "status": "target",
    }
    return [
        statement("2010年网络零售额500.0亿元", "500.0亿元", indicator="网络零售额", offset=-100),
        statement(text, low, qualifier="at_least", offset=10, **span),
        statement(text, high, qualifier="at_most", offset=10, **span),
        statement(text, end, indicator="网络零售额", status="target", period="2015", offset=10),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["—", "-", "～", "至"])
@pytest.mark.parametrize(
    ("end", "verdict"),
    [("770.0亿元", "consistent"), ("735.0亿元", "consistent"), ("904.0亿元", "inconsistent"), ("672.5亿元", "inconsistent")],
)  # fmt: skip
def test_an_end_may_lie_anywhere_between_both_rates(end: str, verdict: str, sign: str) -> None:
    claim = only(claims_of(*plan("8%", "10%", end, sign=sign), kind="growth"))
    assert claim.verdict == verdict
    assert "8%" in claim.operands


def test_two_bounds_that_are_no_range_stay_two() -> None:
    claims = claims_of(*plan("8%", "10%", "770.0亿元", sign="以上，最多"), kind="growth")
    assert len(claims) == 2

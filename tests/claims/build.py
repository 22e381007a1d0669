"""Statement rows for tests, built from a sentence of our own."""

from __future__ import annotations

from decimal import Decimal

from plancheck.claims.check import check
from plancheck.claims.claim import Claim
from plancheck.claims.coded import printed_bounds, printed_place
from plancheck.claims.conventions import load_conventions
from plancheck.statements.statement import Statement

_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


def base_value(figure: str) -> Decimal:
    """Return the value of an Arabic figure in base units: 4.5万亿元 -> 4500000000000."""
    number = "".join(c for c in figure if c.isdigit() or c in ".-")
    value = Decimal(number)
    for word, factor in _SCALES.items():
        if word in figure:
            return value * factor
    return value


def statement(
    sentence: str,
    figure: str,
    *,
    indicator: str,
    unit: str = "CNY",
    measure: str = "level",
    period: str = "2010",
    qualifier: str = "exact",
    status: str = "observed",
    document: str = "plan",
    offset: int = 0,
    value: Decimal | None = None,
    nth: int = 0,
    **given: object,
) -> Statement:
    """Return one row; its offset is that of the figure within the sentence plus `offset`."""
    at = -1
    for _ in range(nth + 1):
        at = sentence.index(figure, at + 1)
    number = base_value(figure) if value is None else value
    place = printed_place(figure, number)
    low, high = printed_bounds(number, place=place, qualifier=qualifier, conventions=load_conventions())
    row: dict[str, object] = {
        "section": "", "concept": "", "region": "全国", "base_period": "", "of": "", "basis": "", "source": "digest",
        "certainty": "high", "reasons": "", "page": None, "low": low, "high": high, "place": place,
    } | given  # fmt: skip
    return Statement(
        document=document,
        start=offset + at,
        end=offset + at + len(figure),
        figure=figure,
        value=number,
        unit=unit,
        qualifier=qualifier,
        measure=measure,
        status=status,
        indicator=indicator,
        period=period,
        sentence=sentence,
        **row,  # type: ignore[arg-type]
    )


def claims_of(*rows: Statement, kind: str = "") -> list[Claim]:
    """Return the claims over rows, of one kind where it is given."""
    return [claim for claim in check(rows) if not kind or claim.kind == kind]


def only(claims: list[Claim]) -> Claim:
    """Return the one claim there must be."""
    assert len(claims) == 1, [c.text_zh for c in claims]
    return claims[0]

"""What only words tell to fall is not told as growth, in neither language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, statement

from plancheck.claims.claim import Claim
from plancheck.claims.conventions import Convention, Conventions, load_conventions
from plancheck.claims.figures import make_figure
from plancheck.claims.findings import Wording

TEXT = "2009年水稻产量50万吨，2010年水稻产量45万吨，减少5万吨，下降10%以上"


def rows(rate: str = "10%", qualifier: str = "exact") -> list[Claim]:
    return list(
        claims_of(
            statement(TEXT, "50万吨", indicator="水稻产量", unit="t", period="2009"),
            statement(TEXT, "45万吨", indicator="水稻产量", unit="t"),
            statement(TEXT, "5万吨", indicator="水稻产量", unit="t", measure="change", value=Decimal(-50000)),
            statement(
                TEXT.replace("10%", rate), rate, indicator="水稻产量", unit="%", measure="growth", value=Decimal(-10),
                qualifier=qualifier,
            ),
        )
    )  # fmt: skip


def test_a_rate_that_falls_has_its_sign() -> None:
    said = next(claim for claim in rows() if "得−11" in claim.text_zh or "得−10" in claim.text_zh)
    assert "水稻产量增长率：文中−10%（" in said.text_zh
    assert "stated −10% (10%)" in said.text_en


def test_an_amount_that_something_changed_by_is_not_told_as_all_of_it() -> None:
    told = [claim.text_zh for claim in rows() if "5万吨" in claim.text_zh]
    assert told
    assert all(
        "水稻产量变化：文中−5万吨（" in text or "水稻产量变化−5万吨（" in text
        for text in told
        if "−5万吨" in text
    )
    assert any("−5万吨" in text for text in told)


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        ("at_least", "−10%以下", "at most −10%"),
        ("at_most", "−10%以上", "at least −10%"),
        ("more_than", "不足−10%", "less than −10%"),
    ],
)
def test_the_bound_of_a_fall_is_that_of_its_value(qualifier: str, zh: str, en: str) -> None:
    told = rows(qualifier=qualifier)
    assert any(zh in claim.text_zh for claim in told)
    assert any(en in claim.text_en for claim in told)


def test_a_printed_sign_stands_once() -> None:
    told = rows(rate="-10%")
    assert any("−10%（" in claim.text_zh for claim in told)
    assert not any("−-" in claim.text_zh or "--" in claim.text_zh for claim in told)


@pytest.mark.parametrize(("ending", "name"), [("", "水稻产量升速增长率"), ("升速", "水稻产量升速")])
def test_a_name_that_says_itself_that_it_is_a_rate_is_not_told_to_be_one_twice(
    ending: str, name: str
) -> None:
    row = Convention("rate_ending", ending or "无", "yes", "our papers speak so", "own judgement")
    rules = Conventions({**load_conventions().rows, (row.convention, row.applies_to): row})
    rate = statement(
        "2010年水稻产量升速10%",
        "10%",
        indicator="水稻产量升速",
        unit="%",
        measure="growth",
        value=Decimal(10),
    )
    chinese, _ = Wording(rules.names).of(make_figure(rate, conventions=rules))
    assert chinese.name == name

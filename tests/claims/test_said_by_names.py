"""What the words of an indicator say by themselves."""

from __future__ import annotations

import pytest

from plancheck.claims.conventions import load_conventions
from plancheck.claims.naming import thing_keys

REGION = "临湖市"


@pytest.mark.parametrize(
    ("indicator", "concept", "expected"),
    [
        ("新建码头", "", {"flow_word"}),
        ("临湖市新建码头", "", {"flow_word"}),
        ("翻新建筑", "", set()),
        ("货物贸易顺差", "", {"difference_of"}),
        ("人口自然增长率", "", {"difference_of"}),
        ("日均客流量", "", {"per_day"}),
        ("人均绿地面积", "", {"ratio_of"}),
        ("城乡居民收入比", "", {"quotient_of"}),
        ("外贸进出口总额", "", {"sum_of"}),
        ("生产总值", "gdp", {"sum_of"}),
        ("码头泊位", "", set()),
    ],
)
def test_only_what_a_row_speaks_of_is_asked_for(indicator: str, concept: str, expected: set[str]) -> None:
    found = load_conventions().naming(indicator, "level", REGION, concept)
    assert found.conventions == expected


def test_a_rate_is_named_after_what_grows_and_found_by_its_concept_first() -> None:
    found = load_conventions().naming("码头吞吐量年均增速", "growth_per_year", REGION, "port.cargo")
    assert found.things == ("c:port.cargo", f"p:{found.phrase}")
    assert found.phrase == "码头吞吐量"


def test_general_names_at_the_end_of_a_name_are_looked_up_as_such() -> None:
    found = load_conventions().naming("电子商务交易额", "level", REGION, "")
    assert all(key.startswith("g:") for key in found.endings)
    assert thing_keys("收入", "", generic=True) == ("g:收入",)

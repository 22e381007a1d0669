"""Claims hang on what statements say, not on the order in which they are given; naming hangs on a region only where it is named."""

import itertools

import pytest
from build import statement

from plancheck.claims.check import check
from plancheck.claims.conventions import load_conventions
from plancheck.claims.naming import may_name, read_naming

SENTENCE = "茶园面积由2015年的40万亩增加到2020年的52万亩，增长30%。"


def _rows():
    return [
        statement(SENTENCE, "40万亩", indicator="茶园面积", unit="亩", period="2015"),
        statement(SENTENCE, "52万亩", indicator="茶园面积", unit="亩", period="2020"),
        statement(
            SENTENCE,
            "30%",
            indicator="茶园面积",
            unit="%",
            measure="growth",
            period="2020",
            base_period="2015",
        ),
    ]


def _said(rows):
    return [(c.kind, c.operands, c.verdict, c.text_zh) for c in check(rows)]


def test_every_order_of_statements_gives_the_same_claims():
    expected = _said(_rows())
    assert expected
    for rows in itertools.permutations(_rows()):
        assert _said(rows) == expected


def test_a_statement_given_twice_counts_once():
    assert _said([*_rows(), *_rows()]) == _said(_rows())


@pytest.mark.parametrize(
    ("indicator", "region", "named"),
    [
        ("云溪市茶园面积", "云溪市", True),
        ("茶园面积", "云溪市", False),
        ("云杉林面积", "云溪市", True),  # the first character is enough to be asked
        ("ａ区人口", "云溪市", True),  # may be another once its characters are made plain
        ("茶园面积", "", True),
    ],
)
def test_which_indicators_may_name_a_region(indicator, region, named):
    assert may_name(indicator, region) is named


@pytest.mark.parametrize(
    "indicator", ["茶园面积", "全市茶园面积占耕地的比重", "人均茶叶产量", "茶叶产值年均增长"]
)
@pytest.mark.parametrize("measure", ["level", "share", "growth"])
def test_a_region_that_an_indicator_cannot_name_changes_nothing(indicator, measure):
    rules = load_conventions()
    assert not may_name(indicator, "云溪市")
    named = read_naming(indicator, measure, "云溪市", "", by=rules)
    assert named == read_naming(indicator, measure, "", "", by=rules)
    assert named == rules.naming(indicator, measure, "云溪市", "")

"""Base rates of the two reference classes: shares of past cases that grew on as a target asks."""

import itertools

import pytest

from plancheck.report.reasons import say_reason
from plancheck.targets.base_rates import GROWTH_EDGES, LONGEST, class_rate


@pytest.mark.parametrize("reference", ["pooled", "adoption"])
def test_more_asked_is_reached_less_often(reference):
    shares = [
        class_rate(reference, years=5, past=0.3, required=required).share
        for required in (-0.9, -0.1, 0.0, 0.1, 0.2, 0.4, 9.0)
    ]
    assert shares[0] == 1
    assert shares[-1] == 0
    assert all(later <= earlier for earlier, later in itertools.pairwise(shares))


def test_half_the_cases_reach_their_median_and_adopted_technologies_more_often():
    adopted = class_rate("adoption", years=5, past=0.5, required=0.2)
    at_large = class_rate("pooled", years=5, past=0.5, required=0.2)
    assert (adopted.low, adopted.high) == (at_large.low, at_large.high) == (0.4, 0.7)
    assert adopted.share > at_large.share
    assert adopted.cases >= 20
    assert class_rate("pooled", years=5, past=0.05, required=0.036).share == pytest.approx(0.5, abs=0.03)


def test_the_class_is_of_the_targets_length_and_growth():
    assert class_rate("pooled", years=40, past=0.05, required=0.05).years == LONGEST
    assert class_rate("adoption", years=1, past=0.05, required=0.05).years == 1
    assert class_rate("adoption", years=5, past=99.0, required=0.05) is None
    assert list(GROWTH_EDGES) == sorted(GROWTH_EDGES)


def test_its_words_are_said_in_chinese():
    words = (
        "169 cases of technologies being adopted that grew 40 to 70% a year over 5 years: "
        "share that grew at least 19.6% a year over the next 5"
    )
    assert say_reason(words, lang="zh") == (
        "推广中的技术中此前5年年均增长40%至70%的169例：此后5年年均增长不低于19.6%的比例"
    )
    assert say_reason("2008-2010, n=3, 5 years ahead; forecast as adopted technologies went", lang="zh") == (
        "2008—2010年，n=3，向前5年，按推广中的技术预测"
    )

"""A numeral in Chinese characters is tried alone only where it could be nothing else."""

from __future__ import annotations

import itertools

import pytest

from plancheck.quantities.candidates import CANDIDATE, HAN, NUMERAL, PART_WITHIN
from plancheck.quantities.find import find_quantities

MARKS = frozenset("分成半")
NUMERALS = ("一", "二", "三十", "百", "十万", "一千二百", "两", "五点六亿")
BEHIND = (
    "",
    "个",
    "分之二",
    "成",
    "\n    分之二",
    "  \n    分\n    之三",
    "半",
    "成半",
    "到五成",
    "\n    成五",
    "翻番",
)


@pytest.mark.parametrize(("numeral", "behind"), list(itertools.product(NUMERALS, BEHIND)))
def test_without_a_mark_near_both_patterns_match_alike(numeral: str, behind: str) -> None:
    text = f"其中{numeral}{behind}，其余"
    at = len("其中")
    alone, any_kind = NUMERAL.match(text, at), CANDIDATE.match(text, at)
    assert alone is not None
    assert any_kind is not None
    if MARKS.isdisjoint(text[at : at + PART_WITHIN]):
        assert any_kind["han"] is not None
        assert alone.span() == any_kind.span()


def test_a_mark_stands_within_reach_of_the_longest_part() -> None:
    for text in ("十万  \n    分之一", "二三四五\n    分之一", "三至四\n    成"):
        assert not MARKS.isdisjoint(text[:PART_WITHIN]), text
        assert text[0] in HAN


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("占比近六成", "六成"),
        ("三分之二以上的村", "三分之二"),
        ("占全市的一半", "一半"),
        ("百分之三十", "百分之三十"),
    ],
)
def test_parts_are_found_as_before(text: str, figure: str) -> None:
    assert [one.figure for one in find_quantities(text)] == [figure]

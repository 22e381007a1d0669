"""Clauses are parted where the pattern of their marks parts them, whether it was asked or not."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from plancheck.statements.context.sentences import _CLAUSE, clause_starts

TEXTS = st.lists(st.sampled_from([*"，；。！？：,:-甲为约3 ", "--", "1,200", "比例3:7"]), max_size=24).map(
    "".join
)


@given(TEXTS, st.integers(0, 4), st.integers(0, 4))
def test_clauses_begin_behind_the_marks_of_the_pattern(text: str, before: int, after: int) -> None:
    end = max(before, len(text) - after)
    found = [match.end() for match in re.compile(_CLAUSE).finditer(text, before, end)]
    assert clause_starts(text, before, end) == found


def test_marks_that_part_always_and_those_that_part_sometimes() -> None:
    assert clause_starts("产值8亿元，增长9%；其中：出口3亿元。", 0, 21) == [6, 11, 14, 20]
    assert clause_starts("收入1,200元,增长9%", 0, 13) == [9]
    assert clause_starts("产值（含税，不含费）8亿元，增长9%", 0, 18) == [14]

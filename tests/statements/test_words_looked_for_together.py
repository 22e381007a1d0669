"""What is looked for in one go is found as it was one by one, whatever overlaps or begins alike."""

import re

import pytest

from plancheck.documents import lines, years
from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_view
from plancheck.statements.context.standpoint import _years_told
from plancheck.statements.words.occurrences import Occurrences, occurrences_of
from plancheck.vocabulary import load_vocabulary


def test_words_of_several_groups_are_found_where_they_overlap() -> None:
    view = "预计划拨三批，计划预计都写明"
    forecasts, plans = occurrences_of(view, ("预计",), ("计划", "计"))
    for one, words in ((forecasts, ("预计",)), (plans, ("计划", "计"))):
        alone = Occurrences(view, words)
        for start in range(len(view)):
            for end in range(start, len(view) + 1):
                assert one.begin_within(start, end) is alone.begin_within(start, end)
                assert one.within(start, end) is any(word in view[start:end] for word in words)


def test_of_words_that_begin_alike_the_longest_is_taken() -> None:
    words = ["上年度", "上年", "上", "明年", "1+1"]
    pattern = re.compile(any_of(words))
    assert [found[0] for found in pattern.finditer("上年度、上年、上头和明年的1+1")] == [
        "上年度", "上年", "上", "明年", "1+1",
    ]  # fmt: skip
    assert re.compile(any_of([])).search("上年") is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1 9 8 7 年造林3 0 0 亩", "1987    年造林300   亩"),
        ("文号3.1 9 8 7 年造林3 0 0 亩", "文号3.1 9 8 7 年造林3 0 0 亩"),
        ("占百分之三·五，“五·四”", "占百分之三点五，“五·四”"),
    ],
)
def test_years_and_points_are_read_where_they_stand(text: str, read: str) -> None:
    assert make_view(text, vocabulary=load_vocabulary()) == read


def test_years_are_told_with_and_without_a_blank_and_not_with_a_month() -> None:
    assert _years_told("2031年、2032 年，2033年6月，12034年") == [2031, 2032, 2034]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("去年造林", True),
        ("一年来造林", True),
        ("过去的一年造林", True),
        ("五年造林", False),
        ("一年造林", False),
    ],
)
def test_words_for_the_last_year_are_told_from_other_years(text: str, holds: bool) -> None:
    assert years._said(text).speaks_of_both is holds


def test_a_number_inside_a_sentence_heads_nothing() -> None:
    assert lines._has_numbered("林道通车。 十二、管护")
    assert not lines._has_numbered("林道通车，其一、其二")
    assert not lines._has_numbered("林道通车。 甲、乙")

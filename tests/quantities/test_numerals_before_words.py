"""A digit in Chinese characters is a candidate before any unit, and none before a word that only begins like one."""

from __future__ import annotations

import pytest

from plancheck.quantities.candidates import HAN_DIGIT
from plancheck.quantities.find import find_quantities
from plancheck.quantities.grammar import grammar_of
from plancheck.vocabulary import load_vocabulary

GRAMMAR = grammar_of(load_vocabulary())
HEADS = GRAMMAR.heads
UNITS = [written for entries in GRAMMAR.units.values() for written, _ in entries]


def test_a_digit_before_any_unit_is_a_candidate() -> None:
    for written in UNITS:
        for text in (f"三{written}", f"建成三{written}，"):
            assert HEADS.search(text) is not None, text


def test_a_digit_before_a_unit_that_a_line_tears_is_a_candidate() -> None:
    for written in UNITS:
        if len(written) > 1:
            assert HEADS.search(f"三{written[0]}\n{written[1:]}") is not None, written


@pytest.mark.parametrize("text", ["面貌一新，", "河山一新的景象", "门店一新"])
def test_a_digit_before_a_word_that_begins_like_a_unit_is_none(text: str) -> None:
    assert HEADS.search(text) is None


@pytest.mark.parametrize("digit", HAN_DIGIT)
def test_ratios_go_on_with_the_word_for_to(digit: str) -> None:
    assert HEADS.search(f"{digit}比{digit}") is not None


def test_a_number_behind_such_a_word_is_found() -> None:
    assert [one.figure for one in find_quantities("村容焕然一新，新建水塔三座。")] == ["三座"]
    assert [one.figure for one in find_quantities("票价五新加坡元")] == ["五新加坡元"]

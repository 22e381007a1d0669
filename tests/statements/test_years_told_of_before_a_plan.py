"""How often a text names the year before a plan, and which words of relative times a pattern of pairs still finds."""

from __future__ import annotations

import re

import pytest

from plancheck.quantities.any_of import any_of, opening_pairs
from plancheck.quantities.view import make_view
from plancheck.statements.context.standpoint import _times_told
from plancheck.statements.times.counted import _relative_words
from plancheck.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "times"),
    [("2010年、2010 年和2010\n年", 3), ("2010", 0), ("12010年2010", 1), ("2010  年，2010个", 0), ("", 0)],
)
def test_a_year_is_counted_with_one_blank_at_most_before_its_mark(text: str, times: int) -> None:
    assert _times_told(text, "2010") == times == len(re.findall(r"2010\s?年", text))


def test_every_relative_time_of_the_vocabulary_is_found_as_its_branches_alone_find_it() -> None:
    words = load_vocabulary()
    written = [make_view(word, vocabulary=words) for word in words.period_words]
    text = "，".join(written) + "".join(written) + "上半，去度，今"
    alone = re.compile(f"(?:{any_of(written)})(?!(?<=今)年)")
    found = [match.span() for match in _relative_words(words).finditer(text)]
    assert found == [match.span() for match in alone.finditer(text)]
    assert len(found) >= len(written)


def test_no_words_open_with_nothing() -> None:
    assert re.search(opening_pairs([]), "去年") is None
    assert re.search(opening_pairs(["去年", "a-b"]), "x去年") is not None

"""Figures are looked for only where one can begin: nothing that reads as a number may begin elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.quantities.candidates import CANDIDATE
from plancheck.quantities.find import find_quantities
from plancheck.quantities.grammar import grammar_of
from plancheck.vocabulary import load_vocabulary

PIECES = [
    *"0159一二两三四五十百千万亿翻番半倍增成数过近超约了点分之余多几来年个元%，。；、）（ \n-~至到",
    *("翻两番", "翻了一番", "过半，", "半数", "一半", "实现翻倍", "实现倍增", "百分之", "三分之一", "六成半"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
_BY_ITSELF = ("翻", "半", "倍")  # of other numerals a lone one is a word, which the reader would drop as well


@given(TEXTS)
def test_a_figure_of_words_begins_only_where_it_is_looked_for(text: str) -> None:
    heads = grammar_of(load_vocabulary()).heads
    for at, character in enumerate(text):
        if character in _BY_ITSELF and CANDIDATE.match(text, at) is not None:
            assert heads.match(text, at) is not None, text[at : at + 8]


def test_the_last_characters_are_looked_at() -> None:
    assert [q.figure for q in find_quantities("参保率过半")] == ["半"]
    assert [q.figure for q in find_quantities("收入翻一番")] == ["翻一番"]

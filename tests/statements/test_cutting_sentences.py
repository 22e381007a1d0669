"""Sentences are cut where their marks say, and words stand where a plain search finds them, in every text of a few characters."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from plancheck.quantities.figure import Figure
from plancheck.statements.context.sentences import _SENTENCE, sentence_end, sentence_start
from plancheck.statements.words.occurrences import Occurrences


def figure(start: int, end: int) -> Figure:
    return Figure(start, end, Decimal(1), Decimal(1), 0, "个", "count", "arabic")


def test_a_sentence_begins_behind_the_last_mark_before_its_figure() -> None:
    for written in product("甲。！”. -", repeat=5):
        view = f"{''.join(written)}乙8"
        marks = [mark.end() for mark in _SENTENCE.finditer(view, 0, 6)]
        assert sentence_start(view, 0, figure(6, 7)) == (marks[-1] if marks else 0), view


def test_a_sentence_ends_behind_the_first_mark_after_its_figure() -> None:
    for written in product("甲。？”.- 3", repeat=5):
        view = f"8{''.join(written)}"
        mark = _SENTENCE.search(view, 1, len(view))
        assert sentence_end(view, figure(0, 1), len(view)) == (mark.end() if mark else len(view)), view


def test_words_that_overlap_or_open_alike_are_all_found() -> None:
    words = ("甲乙", "乙丙", "乙丙丁", "丁", "丙丁甲")
    for written in product("甲乙丙丁", repeat=6):
        view = "".join(written)
        spans = sorted((at, at + len(word)) for word in words for at in range(6) if view.startswith(word, at))
        found = Occurrences(view, words)
        for start in range(6):
            behind = [span for span in spans if span[0] >= start]
            for end in range(start, 7):
                assert found.within(start, end) is bool(behind and behind[0][1] <= end)
                assert found.begin_within(start, end) is bool(behind and behind[0][0] < end)


def test_no_words_stand_nowhere() -> None:
    assert not Occurrences("甲乙", ()).begin_within(0, 2)

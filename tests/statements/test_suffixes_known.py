"""What a phrase ends and starts with is kept: it is what the words say, however many phrases were asked for."""

from __future__ import annotations

import pytest

from plancheck.statements.words import lexicon
from plancheck.statements.words.lexicon import Suffixes


def test_a_phrase_asked_for_again_has_the_same_answer() -> None:
    heads = Suffixes([("产量", "head"), ("量", "head"), ("新建", "act")])
    for _ in range(3):
        assert heads.at_end("大米产量") == ("产量", "head")
        assert heads.at_end("大米") is None
        assert heads.at_start("新建库房") == ("新建", "act")
        assert heads.at_start("库房") is None
        assert heads.at_end("") is None
        assert heads.at_start("") is None


def test_what_a_phrase_ends_with_is_not_what_it_starts_with() -> None:
    heads = Suffixes([("量", "head")])
    assert heads.at_end("量") == heads.at_start("量") == ("量", "head")
    assert (heads.at_end("量子"), heads.at_start("量子")) == (None, ("量", "head"))


def test_no_more_phrases_are_kept_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "MOST_KNOWN", 8)
    heads = Suffixes([("产量", "head")])
    for number in range(50):
        assert heads.at_end(f"{number}产量") == ("产量", "head")
        assert heads.at_end(f"{number}号") is None
        assert heads.at_start(f"产量{number}") == ("产量", "head")
    assert 0 < len(heads._ends) <= 8
    assert 0 < len(heads._starts) <= 8

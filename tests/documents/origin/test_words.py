"""The words by which a head is read: a user's own rows are read like ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.origin.words import CLASSES, any_word, load_origin_words
from plancheck.errors import VocabularyError


def test_every_class_has_words() -> None:
    words = load_origin_words()
    assert [name for name in CLASSES if not words.of(name)] == []


def test_a_gap_in_a_word_and_the_longest_word_first() -> None:
    assert any_word(("公报", "统计公报", "情况…报告")) == "(?:情况.{0,30}?报告|统计公报|公报)"


def test_a_kind_of_document_of_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "origin_words.csv").write_text(
        "word,class,reason\n白描书,plan,what this office calls its plans\n", encoding="utf-8"
    )
    head = "某市水利事业白描书（2021—2025年）\n某市水利局\n2021年3月2日\n"
    assert recognise_origin(head, vocabulary=tmp_path).kind == "plan"
    assert recognise_origin(head).kind == "other"


def test_a_class_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "origin_words.csv").write_text("word,class,reason\n纲目,outline,x\n", encoding="utf-8")
    with pytest.raises(
        VocabularyError, match=r"origin_words\.csv:2: expected one of report, .* met 'outline'"
    ):
        load_origin_words(tmp_path)


def test_a_strategy_of_the_users_own_names_its_part_of_the_country(tmp_path: Path) -> None:
    head = "西部陆海通道建设“十四五”规划\n\n一、基础\n到2025年，铁路里程达到9万公里。"
    (tmp_path / "origin_words.csv").write_text(
        "word,class,reason\n西部陆海通道,strategy_west,a strategy of later years\n", encoding="utf-8"
    )
    assert recognise_origin(head, vocabulary=tmp_path).region == "西部地区"
    assert recognise_origin(head).region != "西部地区"


def test_a_verb_of_the_users_own_says_what_a_town_does_for_its_committee(tmp_path: Path) -> None:
    text = "今年柳河街道遵照区委部署，柳河投资增长，全区投资增长。"
    (tmp_path / "origin_words.csv").write_text(
        "word,class,reason\n遵照,carries_out,how our street offices say it\n", encoding="utf-8"
    )
    assert recognise_origin(text, vocabulary=tmp_path).region == "柳河街道"
    assert recognise_origin(text).region == "全区"

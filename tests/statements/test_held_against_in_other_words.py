"""What a figure is held against is named by several words, none of which is of the name before it."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def said(text: str) -> list[tuple[str, str]]:
    found = extract(Document("x", text, origin=Origin(date="2024-11", region="临江市"))).statements
    return [(s.indicator, s.period) for s in found]


@pytest.mark.parametrize("word", ["相较", "相较于", "相比", "相比于", "较", "比"])
def test_the_word_before_the_base_is_not_of_the_name(word: str) -> None:
    told = f"2023年全市人均茶叶产量{word}2020年下降3.15%。"
    assert said(told) == [("人均茶叶产量", "2020/2023")]
    listed = f"2023年全市人均能耗、人均用水量{word}2020年分别下降3%、4%。"
    assert said(listed) == [("人均能耗", "2020/2023"), ("人均用水量", "2020/2023")]


@pytest.mark.parametrize(
    ("told", "qualifier"),
    [
        ("茶叶、茶饼产量同比增长均超过6%。", "more_than"),
        ("茶叶、茶饼产量比上年增长都超过6%。", "more_than"),
        ("茶叶产量比上年增长超过6%。", "more_than"),
    ],
)
def test_a_bound_behind_a_verb_of_change_bounds_also_where_it_is_of_each(told: str, qualifier: str) -> None:
    document = Document("x", told, origin=Origin(date="2024-11", region="临江市"))
    assert [(s.figure, s.qualifier) for s in extract(document).statements] == [("6%", qualifier)]

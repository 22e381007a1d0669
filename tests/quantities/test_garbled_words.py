"""Words whose font a page does not tell come out as signs of other scripts: they name nothing."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.quantities.view import make_view
from plancheck.statements.extract import extract
from plancheck.vocabulary import load_vocabulary

GARBLED = "_'l\"JQ&ÑÁÑFF!›5I@¸@$nCz$ÆÑÊ$VF‰ ó> wÊ ,U¸b8_Jª#¾CoHN¿A×"


def view(text: str) -> str:
    return make_view(text, vocabulary=load_vocabulary())


def test_garbled_words_are_blanks_and_figures_beside_them_stay():
    text = f"茶叶出口保持增长。 {GARBLED} 200 亿元左右。"
    assert view(text) == text.replace(GARBLED, " " * len(GARBLED))
    found = extract(Document("d", text, origin=Origin(date="2016", kind="report")))
    assert [q.figure for q in found.quantities] == ["200 亿元"]
    assert not any("¸" in row.indicator for row in found.statements)


@pytest.mark.parametrize(
    "name",
    [
        "Société Générale Études Européennes",
        "Thé® Café™ 5°C±2",
        "«A»",
        "PM2.5/R&D (C++)",
        "¥300",
        "10µg/m³、20×30",
    ],
)
def test_names_in_other_tongues_and_signs_stay(name: str):
    assert view(f"引进{name}等3家").replace("（", "(").replace("）", ")") == f"引进{name}等3家"


def test_only_the_words_with_odd_signs_are_blanks():
    assert view("TEU 300 ÑÁ¸Æ¹Ê TEU 400") == "TEU 300        TEU 400"

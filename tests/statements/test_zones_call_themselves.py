"""A zone's text calls the zone by its class word alone: in words of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def named(text: str, region: str) -> list[tuple[str, str]]:
    origin = Origin(date="2020", region=region, kind="report")
    return [(row.region, row.indicator) for row in extract(Document("zone", text, origin=origin)).statements]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("2020年，园区实现技工贸总收入318亿元。", "无锡工业园区"),
        ("2020年， 高新区完成技工贸总收入318亿元。", "江州高新区"),
        ("2020年天气不好，但项目开工早，经开区实现技工贸总收入318亿元。", "江州经开区"),
    ],
)
def test_the_class_word_of_a_zone_is_the_zone_itself(text: str, region: str) -> None:
    ((place, indicator),) = named(text, region)
    assert (place, indicator) == (region, "技工贸总收入")


def test_the_class_word_in_the_text_of_a_city_is_not_the_city_itself() -> None:
    ((place, indicator),) = named("2020年，园区技工贸总收入318亿元。", "无锡市")
    assert place == "无锡市"
    assert indicator == "园区技工贸总收入"


def test_the_zone_of_another_city_is_not_the_own_one() -> None:
    ((_, indicator),) = named("2020年，成都高新区技工贸总收入318亿元。", "江州高新区")
    assert indicator == "成都高新区技工贸总收入"

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


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("2020年，高新区税收突破318亿元。", "税收"),
        ("2020年雨水较多， 高新区 规模以上工业产值达到318亿元。", "规模以上工业产值"),
        ("2020年，高新区实现税收318亿元。", "税收"),
        ("2020年，高新区居民可支配收入增长9%。", "居民可支配收入"),
        ("2020年，高新区税收占全市的42%。", "税收占全市的比重"),
        ("2020年，高新区面积达到31平方公里。", "高新区面积"),
        ("2020年，高新区内企业税收318亿元。", "高新区内企业税收"),
        ("2020年，高新区与高校合作收入318亿元。", "高新区与高校合作收入"),
        ("2020年，高新区建设投资318亿元。", "高新区建设投资"),
    ],
)
def test_the_class_word_does_not_stay_before_what_the_zone_has(text: str, indicator: str) -> None:
    ((place, name),) = named(text, "江州高新区")
    assert (place, name) == ("江州高新区", indicator)


def test_the_class_word_stays_in_the_text_of_a_city() -> None:
    ((_, indicator),) = named("2020年，高新区税收突破318亿元。", "江州市")
    assert indicator == "高新区税收"

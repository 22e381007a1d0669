"""Goods named alone before tonnes or pieces: their output, unless the text tells what else is done with them."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

PLAN = Origin(date="2016", kind="plan", first_year=2016, last_year=2020)


def names(text: str) -> list[str]:
    return [s.indicator for s in extract(Document("plan", text, origin=PLAN)).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2020年，原煤达到14亿吨，比2015年增加1亿吨。", ["原煤产量", "原煤产量"]),
        ("主要产品产量计划是：汽车270万辆，轿车120万辆。", ["汽车产量", "轿车产量"]),
        ("到2020年，原 煤 1 400 万吨。", ["原煤产量"]),
        ("到2020年，原煤１４００万吨。", ["原煤产量"]),
        ("2015年，城镇汽车270万辆。", ["城镇汽车"]),  # so many there are
        ("2015年，拖拉机3.62万台，收割机0.85万台。", ["拖拉机", "收割机"]),
        ("2015年，全县储备充足，其中稻谷5万吨。", ["稻谷"]),
        ("2015年，全县耕地8100公顷，其中水田3500公顷。", ["耕地面积", "水田面积"]),
        ("2015年，流转耕地8100公顷。", ["流转耕地"]),
        ("2015年，全县生产棉花9万吨，增长2%。", ["棉花产量", "棉花产量"]),
        ("2015年，全县劳力充足，生产了大豆 9 万吨，油料3万吨。", ["大豆产量", "油料产量"]),
        ("2015年，更新生产设备9吨。", ["更新生产设备"]),  # what it is made with
    ],
)
def test_goods_and_land_are_named_with_what_is_measured_of_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("spent", ["5至10年的努力", "５－10年的艰苦奋斗", "3到5年时间", "五 年的时间"])
def test_years_that_are_spent_are_no_statement(spent: str) -> None:
    assert names(f"通过{spent}，原煤达到13亿吨。") == ["原煤产量"]

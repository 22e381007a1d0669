"""Places that a sentence takes as its example: 以甲县为例，全县有水电站206座."""

from __future__ import annotations

import pytest
from invented_plans import CITY, COUNTY, read

from plancheck.documents.document import Origin

COUNTRY = Origin(
    title="全国节水规划（2026—2030年）",
    date="2026-04",
    first_year=2026,
    last_year=2030,
    region="全国",
    kind="plan",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以清溪县为例，全县共有水电站206座，装机42万千瓦。全市有泵站12座。", ["清溪县", "清溪县", "柳河市"]),
        ("以上海市为例，2025年网络零售额达到1.7万亿元，同比增长9%。", ["上海市", "上海市"]),
        ("以浙江为例，每百户家庭拥有汽车48辆。", ["浙江省"]),
        (
            "以白石镇为例，全镇有企业120家，其中规上企业12家；全市有企业3600家。",
            ["白石镇", "白石镇", "柳河市"],
        ),
        # another place is named behind
        ("以清溪县为例，水价为2元，比上海市低1元，北京市为4元。", ["清溪县", "清溪县", "北京市"]),
    ],
)
def test_what_follows_is_told_of_the_example(text: str, expected: list[str]) -> None:
    assert [row.region for row in read(text, CITY)] == expected


def test_the_whole_province_is_that_of_the_example() -> None:
    rows = read("以浙江省为例，2025年全省用水量达到220亿立方米。", COUNTRY)
    assert [row.region for row in rows] == ["浙江省"]


@pytest.mark.parametrize(
    "text",
    [
        "以苹果产业为例，种植面积达到56万亩。",
        "以示范园区为例，入驻企业120家。",
        "以某县为例，该县有农户8.2万户。",
        "以我市为例，企业达到120家。",
        "以城东市场为例，改造面积2万平方米。",
    ],
)
def test_what_is_no_place_moves_nothing(text: str) -> None:
    assert [row.region for row in read(text, CITY)] == ["柳河市"]


def test_an_example_is_what_there_is() -> None:
    (example,) = read("以清溪县为例，全县有水电站206座。", COUNTY)
    (aim,) = read("到2025年，全县有水电站206座。", COUNTY)
    assert (example.status, aim.status) == ("observed", "target")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏省出台新政，全年新建学校20所。", ["江苏省"]),
        ("2025年，江苏省出台新政，新建学校20所，全国新建3000所。", ["江苏省", "全国"]),
        ("江苏省一位专家认为，新建学校20所。", ["全国"]),
        ("江苏大学发布报告，新建学校20所。", ["全国"]),
        ("美国宣布加税，出口下降5%。", ["全国"]),
        ("江苏、浙江等地出台新政，经济加快发展，新建学校20所。", ["全国"]),
        ("江苏省出台新政，就业稳中向好，新建学校20所。", ["全国"]),
    ],
)
def test_what_follows_the_first_clause_is_told_of_its_place_in_a_text_on_the_country(
    text: str, expected: list[str]
) -> None:
    assert [row.region for row in read(text, COUNTRY)] == expected


def test_for_whom_something_is_done_stands_behind_who_does_it() -> None:
    (row,) = read("湖南株洲今年为每户困难家庭准备了1.8万元的住房补贴。", COUNTRY)
    assert row.region == "株洲市"
